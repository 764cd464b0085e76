//! Progress: ten pages of figures, some with entries to work on; how they are drawn is none of its business.

pub mod figures;
pub mod forecast;
pub mod history;
pub mod objectives;
pub mod topics;

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::keymap::Context;
use crate::app::page::progress::{View, areas, view};
use crate::app::progress::figures::Figures;
use crate::app::progress::topics::Part;
use crate::app::round::desk::title;
use crate::app::scroll;
use crate::app::state::{LastSave, Size};
use crate::domain::id::{Key, RecordId};
use crate::domain::progress::{Progress, Says};
use crate::domain::queue::Queue;
use crate::domain::record::{Plan, What};
use crate::domain::time::Day;
use crate::library::Library;
use std::collections::HashMap;

/// One page of Progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Ready for which level, the weakest three, better than last week?
    Ready,
    /// The days of study.
    Calendar,
    /// The scores week by week.
    Trend,
    /// Mastery by topic.
    Topics,
    /// Dimension by topic.
    Dimensions,
    /// What one said beside what was scored.
    Calibration,
    /// Minutes by phase.
    Minutes,
    /// What comes back on each of thirty days.
    Forecast,
    /// "I can ..." beside the evidence.
    Objectives,
    /// The rounds that were.
    Rounds,
}

impl Page {
    /// All pages, in the order in which `tab` turns them.
    pub const ALL: [Self; 10] = [
        Self::Ready,
        Self::Calendar,
        Self::Trend,
        Self::Topics,
        Self::Dimensions,
        Self::Calibration,
        Self::Minutes,
        Self::Forecast,
        Self::Objectives,
        Self::Rounds,
    ];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Calendar => "days",
            Self::Trend => "trend",
            Self::Topics => "topics",
            Self::Dimensions => "dimensions",
            Self::Calibration => "calibration",
            Self::Minutes => "minutes",
            Self::Forecast => "forecast",
            Self::Objectives => "objectives",
            Self::Rounds => "rounds",
        }
    }

    /// Its place, from 0.
    pub fn place(self) -> usize {
        Self::ALL
            .iter()
            .position(|page| *page == self)
            .unwrap_or_default()
    }
}

/// The screen of Progress.
#[derive(Debug)]
pub struct Pages {
    /// The page in sight.
    pub page: Page,
    /// The chosen entry of each page, where it has entries.
    chosen: [usize; 10],
    /// The first row in sight.
    pub scroll: usize,
    /// Whether one reads on past the last entry, so that the cursor may be out of sight.
    pub reading_on: bool,
    /// The figures, worked out when the screen opens and when the journal changes.
    pub figures: Figures,
    /// What one has set out to do.
    pub plan: Plan,
    /// What people call the rounds: preset and problem.
    names: HashMap<RecordId, String>,
}

/// What the rest of the app has to do after a key on Progress.
#[derive(Debug, PartialEq)]
pub enum Wish {
    /// Nothing.
    Stay,
    /// Go back to the screen beneath.
    Back,
    /// Study this.
    Study(Queue),
    /// Open the debrief of a round.
    Debrief(RecordId),
}

impl Pages {
    /// The first page, as of a day.
    pub fn new(library: &Library, progress: &Progress, today: Day) -> Self {
        let mut pages = Self {
            page: Page::Ready,
            chosen: [0; 10],
            scroll: 0,
            reading_on: false,
            figures: Figures::of(library, progress, today),
            plan: progress.plan(),
            names: HashMap::new(),
        };
        pages.name_rounds(library);
        pages
    }

    fn name_rounds(&mut self, library: &Library) {
        for round in &self.figures.rounds {
            let problem = round.problem.as_ref();
            let problem = problem.and_then(|problem| library.question(problem));
            let preset = title(&round.preset, library);
            let name = match problem {
                // The problem tells rounds apart, so that it is cut last; the preset's minutes are left out.
                Some(problem) => {
                    let short = preset.split(',').next().unwrap_or(&preset);
                    format!("{} · {short}", problem.title)
                }
                None => preset,
            };
            self.names.insert(round.id, name);
        }
    }

    /// What people call a round: its preset, and its problem where it was about one.
    pub(crate) fn name_of(&self, round: RecordId) -> &str {
        self.names.get(&round).map_or("", String::as_str)
    }

    /// Works the figures out anew where the journal or the day has changed.
    pub fn refresh(&mut self, library: &Library, progress: &Progress, today: Day) {
        if (self.figures.records, self.figures.day) != (progress.records(), today) {
            self.figures = Figures::of(library, progress, today);
            self.plan = progress.plan();
            self.name_rounds(library);
        }
    }

    /// The chosen entry of the page in sight.
    pub fn chosen(&self) -> usize {
        let chosen = self.chosen.get(self.page.place()).copied();
        chosen
            .unwrap_or_default()
            .min(self.entries().saturating_sub(1))
    }

    /// How many entries the page in sight has.
    pub fn entries(&self) -> usize {
        match self.page {
            Page::Ready => self.figures.weakest.len(),
            Page::Topics => self.parts().count(),
            Page::Objectives => self.figures.objectives.len(),
            Page::Rounds => self.figures.rounds.len(),
            Page::Calendar
            | Page::Trend
            | Page::Dimensions
            | Page::Calibration
            | Page::Minutes
            | Page::Forecast => 0,
        }
    }

    /// The topics that the page of topics lists: all at the top, and the leaves that were begun.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.figures.topics.iter().flat_map(|topic| {
            let begun = topic.leaves.iter().filter(|leaf| leaf.attempted > 0);
            std::iter::once(&topic.part).chain(begun)
        })
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        match self.page {
            Page::Objectives if self.entries() > 0 => Context::Objectives,
            _ => Context::Progress,
        }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Wish {
        match action {
            Action::Back => return Wish::Back,
            Action::NextPane | Action::Right => self.turn(1),
            Action::PreviousPane | Action::Left => self.turn(-1),
            Action::GoOn => return self.go_on(cx),
            Action::MarkFull => self.claim(Says::Yes, cx),
            Action::MarkHalf => self.claim(Says::Shaky, cx),
            Action::MarkMissed => self.claim(Says::No, cx),
            action => self.walk(action, cx.size),
        }
        Wish::Stay
    }

    fn turn(&mut self, by: isize) {
        let pages = Page::ALL.iter().cycle();
        let step = if by < 0 { Page::ALL.len() - 1 } else { 1 };
        let next = pages.skip(self.page.place() + step).copied().next();
        self.page = next.unwrap_or(Page::Ready);
        self.scroll = 0;
        self.reading_on = false;
    }

    /// Moves the cursor among entries; a page without any is scrolled.
    fn walk(&mut self, action: Action, size: Size) {
        let (_, inside) = areas(size);
        let height = inside.rows();
        let Some(by) = scroll::lines_of(action, height) else {
            return;
        };
        let entries = self.entries();
        let past = by > 0 && self.chosen() + 1 == entries;
        if entries == 0 || past || self.reading_on {
            let View { rows, offset, .. } = view(self, size);
            self.scroll = scroll::moved(offset, by, rows.len(), height);
            // Whoever has come back to the cursor moves it again.
            self.reading_on = false;
            self.reading_on = view(self, size).offset != self.scroll;
            return;
        }
        let next = self.chosen().saturating_add_signed(by).min(entries - 1);
        self.choose(next, size);
    }

    /// Puts the cursor on an entry and keeps it in sight.
    pub fn choose(&mut self, entry: usize, size: Size) {
        if let Some(chosen) = self.chosen.get_mut(self.page.place()) {
            *chosen = entry;
        }
        self.reading_on = false;
        self.scroll = view(self, size).offset;
    }

    fn go_on(&self, cx: &Cx<'_>) -> Wish {
        let chosen = self.chosen();
        let today = cx.now.day;
        let study = |queue: Option<Queue>| queue.map_or(Wish::Stay, Wish::Study);
        let part = |part: Option<&Part>| {
            study(part.and_then(|part| topics::queue(part, cx.library, cx.progress, today)))
        };
        match self.page {
            Page::Ready => part(self.figures.weakest.get(chosen)),
            Page::Topics => part(self.parts().nth(chosen)),
            Page::Objectives => {
                let objective = self.figures.objectives.get(chosen);
                let known = |key: &&Key| cx.library.number(key).is_some();
                study(objective.and_then(|objective| {
                    let keys: Vec<Key> = objective.proves.iter().filter(known).cloned().collect();
                    topics::work_on("objective", &keys, cx.progress, today)
                }))
            }
            Page::Rounds => {
                let round = self.figures.rounds.get(chosen);
                round.map_or(Wish::Stay, |round| Wish::Debrief(round.id))
            }
            Page::Calendar
            | Page::Trend
            | Page::Dimensions
            | Page::Calibration
            | Page::Minutes
            | Page::Forecast => Wish::Stay,
        }
    }

    /// Says of the chosen objective how one sees it oneself.
    fn claim(&mut self, says: Says, cx: &mut Cx<'_>) {
        if self.page != Page::Objectives {
            return;
        }
        let Some(chosen) = self.figures.objectives.get(self.chosen()) else {
            return;
        };
        let said = match says {
            Says::Yes if chosen.strong < chosen.answered => {
                "Noted: you can. The evidence does not say so yet: enter answers it."
            }
            Says::Yes if chosen.answered == 0 => {
                "Noted: you can. Nothing shows it yet: enter answers what would."
            }
            Says::Yes => "Noted: you can.",
            Says::Shaky => "Noted: shaky.",
            Says::No => "Noted: not yet. Enter works on it.",
        };
        let what = What::Claim {
            objective: chosen.key.clone(),
            says: says.word().into(),
        };
        let ids = cx.record(vec![what], None, said.to_owned());
        // Nothing else follows from it: the other figures stand.
        self.figures.objectives = objectives::evidence(cx.library, cx.progress);
        self.figures.records = cx.progress.records();
        *cx.last_save = Some(LastSave {
            ids,
            said: "Took back what you said of that objective.".to_owned(),
        });
    }
}
