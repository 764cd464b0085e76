//! A round: a clock, steps, an interviewer who replies and objects, then grading and the debrief.

pub mod desk;

mod ending;
mod keeping;
mod picking;
mod quick;
mod reading;
mod resuming;
mod running;
mod starting;
mod talking;

pub use picking::Pick;
pub use starting::Wish;
pub(crate) use starting::{OWN, asked, cards, dice, drawn};

use crate::app::keymap::Context;
use crate::app::line_field::LineField;
use crate::app::round::desk::Own;
use crate::app::study::Study;
use crate::app::study::card::{Card, KEEP_AFTER};
use crate::app::writing::Writing;
use crate::domain::id::RecordId;
use crate::domain::pack::{Question, Trigger};
use crate::domain::record::RoundStart;
use crate::domain::round::{Planned, Step};
use crate::domain::time::Moment;
use crate::domain::work::RoundPush;
use crate::library::Library;

/// What is happening in a round.
#[derive(Debug)]
pub enum Stage {
    /// The clock runs, one answers.
    Running,
    /// Typing notes or the draft.
    Writing,
    /// Ticking what one asked; the place of the cursor.
    Replies(usize),
    /// The interviewer objects: the place of the push-back among its question's.
    Push(Planned),
    /// The answer of a quick question stands there and waits for its mark.
    Reveal,
    /// What was missed in a quick round is asked once more: the places left, and whether the answer stands there.
    Again(Vec<usize>, bool),
    /// It was left, and waits for what to do about the time since then.
    Back(Away),
    /// Before grading: what will the checklist say?
    Predict(LineField),
    /// Grading question by question.
    Grade(Box<Study>),
    /// What it amounts to; the first visible line, and the line to oneself while it is typed.
    Debrief(usize, Option<LineField>),
}

/// What a debrief shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The figures and what is worth most.
    Figures,
    /// Every point with its mark.
    Points,
}

/// How a round was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// Ms since then.
    pub ms: u64,
    /// When, wall ms.
    left_at: i64,
    /// Whether its questions were being graded.
    grading: bool,
}

/// What a step's clock says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stopwatch {
    /// Ms that it ran.
    pub active: u64,
    /// Ms that it was paused.
    pub paused: u64,
}

/// A round.
#[derive(Debug)]
pub struct Round {
    /// What is happening.
    pub stage: Stage,
    /// Its id: that of its first record.
    pub id: RecordId,
    /// How it began.
    pub start: RoundStart,
    /// When it began, wall ms.
    pub began: i64,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its questions, each with its draft, replies and marks.
    pub cards: Vec<Card>,
    /// Its references, where it is a round of references.
    pub picks: Vec<Pick>,
    /// The place of the step it has come to.
    pub at: usize,
    /// The steps' clocks.
    pub clocks: Vec<Stopwatch>,
    /// What one writes in each step.
    pub drafts: Vec<Writing>,
    /// Whether the clock stands still.
    pub paused: bool,
    /// The push-backs that are still to be said.
    pub planned: Vec<Planned>,
    /// The push-backs that were met.
    pub met: Vec<RoundPush>,
    /// The changed requirement, by its place among the first question's push-backs.
    pub change: Option<usize>,
    /// Whether the changed requirement was said.
    pub changed: bool,
    /// The rung reached on the ladder of follow-ups, step by step.
    pub rungs: Vec<u32>,
    /// The score one said one would get.
    pub said: Option<u8>,
    /// The place of the question being graded.
    pub grading: usize,
    /// Whether the last step is over: what comes is grading.
    pub over: bool,
    /// The first line in sight of what is asked.
    pub scroll: usize,
    /// What the debrief shows.
    pub page: Page,
    /// What was set where rounds begin, of a round of one's own begun since the start.
    pub own: Option<Own>,
    last_ms: u64,
    changed_at: Option<u64>,
}

/// How a clock stands to its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressure {
    /// Time enough.
    Calm,
    /// Less than a fifth is left.
    Warning,
    /// Over the budget.
    Late,
}

impl Pressure {
    /// The pressure of seconds gone in a budget.
    pub fn of(gone: u64, budget: u64) -> Self {
        match gone {
            gone if gone >= budget => Self::Late,
            gone if (budget - gone) * 5 <= budget => Self::Warning,
            _ => Self::Calm,
        }
    }
}

impl Round {
    /// The step it has come to.
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at)
    }

    /// The card of the step it has come to.
    pub fn card(&self) -> Option<&Card> {
        self.cards.get(self.step()?.question)
    }

    /// Seconds that the clock of a step ran.
    pub fn seconds(&self, step: usize) -> u64 {
        self.clocks.get(step).map_or(0, |clock| clock.active / 1000)
    }

    /// Seconds that all clocks ran, and the budget of all steps.
    pub fn whole(&self) -> (u64, u64) {
        let active: u64 = self.clocks.iter().map(|clock| clock.active).sum();
        let budget: u64 = self.steps.iter().map(|step| u64::from(step.seconds)).sum();
        (active / 1000, budget)
    }

    /// Whether its clock runs now.
    pub fn is_running(&self) -> bool {
        let answering = matches!(
            self.stage,
            Stage::Running | Stage::Writing | Stage::Replies(_) | Stage::Push(_) | Stage::Reveal
        );
        answering && !self.paused
    }

    /// When the app wants to be woken: at the next whole second of a running clock, or to keep what was written.
    pub fn deadline(&self) -> Option<u64> {
        // A running clock keeps what has changed with its own tick: one wake-up a second does for both.
        if self.is_running() {
            let active = self.clocks.get(self.at).map_or(0, |clock| clock.active);
            return Some(self.last_ms + 1000 - active % 1000);
        }
        let keep = self.changed_at.map(|at| at + KEEP_AFTER);
        let grade = if let Stage::Grade(study) = &self.stage {
            study.deadline()
        } else {
            None
        };
        [keep, grade].into_iter().flatten().min()
    }

    /// Where keys go.
    pub fn context(&self, library: &Library) -> Context {
        let picking = !self.picks.is_empty();
        match &self.stage {
            Stage::Running | Stage::Again(_, false) if picking => Context::RoundPick,
            Stage::Reveal | Stage::Again(..) if picking => Context::RoundPicked,
            Stage::Running | Stage::Again(_, false) if self.is_quick(library) => {
                Context::RoundQuick
            }
            Stage::Reveal | Stage::Again(..) => Context::RoundMark,
            Stage::Running => Context::RoundRun,
            Stage::Writing => Context::Writing,
            Stage::Replies(_) => Context::Replies,
            Stage::Push(_) => Context::RoundPush,
            Stage::Back(_) => Context::RoundBack,
            Stage::Predict(_) | Stage::Debrief(_, Some(_)) => Context::OneLine,
            Stage::Grade(study) => match study.context() {
                Context::Grade => Context::RoundGrade,
                other => other,
            },
            Stage::Debrief(_, None) => Context::Debrief,
        }
    }

    /// What the interviewer says for a push-back.
    pub fn said_by<'a>(&self, push: &Planned, library: &'a Library) -> Option<&'a str> {
        let question = self.question(push.question, library)?;
        question
            .push_backs
            .get(push.push)
            .map(|back| back.say.as_str())
    }

    /// Whether a push-back is a changed requirement.
    pub fn is_change(&self, push: &Planned, library: &Library) -> bool {
        let question = self.question(push.question, library);
        let back = question.and_then(|question| question.push_backs.get(push.push));
        back.is_some_and(|back| back.trigger == Trigger::Change)
    }

    /// A question of the round.
    pub fn question<'a>(&self, at: usize, library: &'a Library) -> Option<&'a Question> {
        library.question(&self.cards.get(at)?.subject.key)
    }

    /// Counts the time since the last event: on the clock, or as a pause.
    pub fn pass_time(&mut self, now: Moment) {
        let gone = now.boot_ms.saturating_sub(self.last_ms);
        self.last_ms = now.boot_ms;
        let running = self.is_running();
        let waiting = self.paused
            && matches!(
                self.stage,
                Stage::Running | Stage::Push(_) | Stage::Writing | Stage::Replies(_)
            );
        if let Some(clock) = self.clocks.get_mut(self.at) {
            if running {
                let ticks = clock.active / 1000 != (clock.active + gone) / 1000;
                clock.active += gone;
                if ticks {
                    // Every new second is kept at once, so that a clock is honest after a crash.
                    self.changed_at = Some(now.boot_ms.saturating_sub(KEEP_AFTER));
                }
            } else if waiting {
                clock.paused += gone;
            }
        }
        if let Stage::Grade(study) = &mut self.stage
            && let Some(card) = &mut study.card
        {
            card.pass_time(now);
        }
    }

    /// Notes that there is something new to keep.
    pub(crate) fn touch(&mut self, now: Moment) {
        self.changed_at.get_or_insert(now.boot_ms);
    }
}
