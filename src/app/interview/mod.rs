//! The interviewer's screen: what to read aloud, to reply and to object, and the marks of the one who answers.
//!
//! It belongs to a friend: nothing of it enters a journal. What comes of it is one small file.

mod ending;
mod marking;
mod script;

pub use script::Line;

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::keymap::Context;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::round::{Stopwatch, Wish, asked, cards, dice, drawn};
use crate::app::study::Turn;
use crate::app::study::card::{Card, Stage as CardStage};
use crate::domain::id::Slug;
use crate::domain::pack::Question;
use crate::domain::record::{Record, RoundStart, What};
use crate::domain::round::{Step, steps};
use crate::domain::time::Moment;
use crate::library::Library;
use crate::text::count::counted;

/// Which pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// What to say.
    Script,
    /// What was said.
    Checklist,
}

/// Something the interviewer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thrown {
    /// The place of the question.
    pub question: usize,
    /// The place of the step in which it was said.
    pub step: usize,
    /// Which push-back.
    pub id: Slug,
}

/// The interviewer's screen.
#[derive(Debug)]
pub struct Interview {
    /// The first record of the round.
    pub begun: Record,
    /// How it began.
    pub start: RoundStart,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its questions with their marks.
    pub cards: Vec<Card>,
    /// The place of the step it has come to.
    pub at: usize,
    /// The steps' clocks.
    pub clocks: Vec<Stopwatch>,
    /// Whether the clock stands still.
    pub paused: bool,
    /// Which pane has the focus.
    pub focus: Focus,
    /// The place of the cursor among the lines that can be said.
    pub cursor: usize,
    /// What was thrown in, in order.
    pub thrown: Vec<Thrown>,
    /// The rung reached on the ladder, question by question.
    pub rungs: Vec<u32>,
    /// The first visible line of the debrief, once it is there.
    pub debrief: Option<usize>,
    /// Where the file is, or one sentence that says why it is not there.
    pub file: Option<Result<String, String>>,
    last_ms: u64,
}

impl Interview {
    /// Begins; `None` where no question fits the wish.
    pub fn begin(wish: &Wish, cx: &mut Cx<'_>) -> Option<Self> {
        *cx.fresh = cx.fresh.wrapping_add(1);
        let fresh = u64::try_from(*cx.fresh & 0xffff_ffff).unwrap_or_default() % 100_000;
        let seed = wish.seed.unwrap_or(fresh);
        let questions = drawn(wish, seed, cx);
        let lengths: Vec<u32> = questions.iter().map(|question| question.minutes).collect();
        let steps = steps(&wish.shape, wish.minutes, &lengths);
        let mut cards = cards(&questions, &steps, &dice(&questions, seed), cx);
        if cards.is_empty() {
            return None;
        }
        for card in &mut cards {
            card.stage = CardStage::Grade;
            card.grading.begin();
        }
        let start = RoundStart {
            preset: wish.preset.clone(),
            phases: steps
                .iter()
                .map(|step| (step.phase, step.seconds))
                .collect(),
            questions: asked(&questions, &cards),
            aim: wish.aim.unwrap_or_else(|| cx.progress.plan().level),
            typed: false,
            seed,
        };
        *cx.fresh = cx.fresh.wrapping_add(1);
        let begun = Record::new(cx.now, *cx.fresh, What::RoundStart(Box::new(start.clone())));
        Some(Self {
            begun,
            start,
            at: 0,
            clocks: vec![Stopwatch::default(); steps.len()],
            rungs: vec![0; cards.len()],
            steps,
            cards,
            paused: false,
            focus: Focus::Script,
            cursor: 0,
            thrown: Vec::new(),
            debrief: None,
            file: None,
            last_ms: cx.now.boot_ms,
        })
    }

    /// The place of the question at hand.
    pub fn question_at(&self) -> usize {
        self.steps.get(self.at).map_or(0, |step| step.question)
    }

    /// The card of the question at hand.
    pub fn card(&self) -> Option<&Card> {
        self.cards.get(self.question_at())
    }

    fn card_mut(&mut self) -> Option<&mut Card> {
        let at = self.question_at();
        self.cards.get_mut(at)
    }

    /// The question at hand.
    pub fn question<'a>(&self, library: &'a Library) -> Option<&'a Question> {
        library.question(&self.card()?.subject.key)
    }

    /// Seconds that the clock of a step ran.
    pub fn seconds(&self, step: usize) -> u64 {
        self.clocks.get(step).map_or(0, |clock| clock.active / 1000)
    }

    /// Seconds that all clocks ran, and the budget of all steps.
    pub fn whole(&self) -> (u64, u64) {
        let active: u64 = self.clocks.iter().map(|clock| clock.active).sum();
        let budget = self.steps.iter().map(|step| u64::from(step.seconds));
        (active / 1000, budget.sum())
    }

    /// Whether its clock runs now.
    pub fn is_running(&self) -> bool {
        self.debrief.is_none() && !self.paused
    }

    /// Whether something would be lost if one left.
    pub fn is_begun(&self) -> bool {
        let marked = |card: &Card| card.grading.count().0 > 0 || !card.grading.is_untouched();
        self.debrief.is_none() && self.cards.iter().any(marked)
    }

    /// When the app wants to be woken: at the next whole second of a running clock.
    pub fn deadline(&self) -> Option<u64> {
        let active = self.clocks.get(self.at).map_or(0, |clock| clock.active);
        self.is_running()
            .then(|| self.last_ms + 1000 - active % 1000)
    }

    /// Counts the time since the last event: on the clock, or as a pause.
    pub fn pass_time(&mut self, now: Moment) {
        let gone = now.boot_ms.saturating_sub(self.last_ms);
        self.last_ms = now.boot_ms;
        let (running, waits) = (self.is_running(), self.debrief.is_none());
        if let Some(clock) = self.clocks.get_mut(self.at) {
            if running {
                clock.active += gone;
            } else if waits {
                clock.paused += gone;
            }
        }
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        match (self.debrief, self.focus) {
            (Some(_), _) => Context::InterviewDone,
            (None, Focus::Script) => Context::Interview,
            (None, Focus::Checklist) => Context::InterviewGrade,
        }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        if self.debrief.is_some() && action == Action::WriteFile {
            self.write_file(cx);
        }
        if let Some(scroll) = &mut self.debrief {
            *scroll = match action {
                Action::Up => scroll.saturating_sub(1),
                Action::Down => scroll.saturating_add(1),
                Action::PageUp => scroll.saturating_sub(10),
                Action::PageDown => scroll.saturating_add(10),
                Action::First => 0,
                _ => *scroll,
            };
            return Turn::Stay;
        }
        match action {
            Action::NextPhase => return self.next_step(cx),
            Action::Pause => self.paused = !self.paused,
            Action::EndRound => return self.ask_to_end(),
            Action::NextPane | Action::PreviousPane => {
                self.focus = match self.focus {
                    Focus::Script => Focus::Checklist,
                    Focus::Checklist => Focus::Script,
                };
            }
            _ if self.focus == Focus::Checklist => self.mark(action, cx),
            _ => self.say(action, cx),
        }
        Turn::Stay
    }

    /// The next step begins; after the last it ends, at once where every point has its mark.
    fn next_step(&mut self, cx: &mut Cx<'_>) -> Turn {
        if self.at + 1 >= self.steps.len() {
            if self.unmarked() > 0 {
                return self.ask_to_end();
            }
            self.end(cx);
            return Turn::Stay;
        }
        self.paused = false;
        let before = self.question_at();
        self.at += 1;
        if self.question_at() != before {
            self.cursor = 0;
            self.focus = Focus::Script;
        }
        Turn::Stay
    }

    /// How many points of the questions asked have no mark.
    fn unmarked(&self) -> usize {
        let asked = self.cards.iter().take(self.question_at() + 1);
        let counts = asked.map(|card| card.grading.count());
        counts.map(|(marked, all)| all - marked).sum()
    }

    fn ask_to_end(&self) -> Turn {
        let open = match self.unmarked() {
            0 => String::new(),
            some => counted(
                some,
                "point is unmarked and counts as missed. ",
                "points are unmarked and count as missed. ",
            ),
        };
        Turn::Open(Overlay::Confirm(Confirm {
            question: format!("{open}End the interview and write the file?"),
            then: Then::EndRound,
        }))
    }
}
