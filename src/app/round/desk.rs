//! Where rounds begin: the pack's presets, last used first, one's own wish, rounds that wait and rounds that were.

use crate::app::round::{OWN, Wish};
use crate::domain::id::{Key, RecordId, TopicPath};
use crate::domain::pack::{Kind, Level, PresetShape};
use crate::domain::progress::Progress;
use crate::domain::record::{RoundEnding, RoundStart};
use crate::domain::work::Work;
use crate::library::Library;
use crate::text::count::counted;

/// How many past rounds are listed.
const PAST: usize = 8;

/// The start of rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// The place of the chosen entry.
    pub chosen: usize,
    /// One's own wish, while it is being put together.
    pub own: Option<Own>,
}

/// Something that can be begun, gone on with or looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A round that was left and waits.
    Waiting(RecordId, String),
    /// A round of this kind.
    Preset(Wish),
    /// A round that was: its debrief.
    Past(RecordId),
}

/// A round put together by oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The line the cursor is on.
    pub line: usize,
    /// How long, in minutes.
    pub minutes: u32,
    /// How many questions.
    pub questions: u32,
    /// The place of the topic among the top topics, 0 is any.
    pub topic: usize,
    /// The place of the kind, 0 is any.
    pub kind: usize,
    /// The place of the level of the questions, 0 is any.
    pub level: usize,
    /// The place of the level aimed at among mid, senior, staff.
    pub aim: usize,
    /// Whether one types.
    pub typed: bool,
    /// The hits of a search that it draws from, instead of a topic; empty: all questions.
    pub among: Vec<Key>,
}

impl Default for Own {
    fn default() -> Self {
        Self {
            line: 0,
            minutes: 30,
            questions: 3,
            topic: 0,
            kind: 0,
            level: 0,
            aim: 1,
            typed: false,
            among: Vec::new(),
        }
    }
}

impl Own {
    /// A round over the hits of a search.
    pub fn of_hits(hits: Vec<Key>) -> Self {
        let default = Self::default();
        let count = u32::try_from(hits.len()).unwrap_or(u32::MAX);
        Self {
            questions: default.questions.min(count.max(1)),
            among: hits,
            ..default
        }
    }

    /// What the start of such a round still tells of it; `None` where it was none, or not of questions.
    pub fn of_start(start: &RoundStart) -> Option<Self> {
        let questions = u32::try_from(start.questions.len()).ok()?;
        let in_phases = start.phases.iter().any(|(phase, _)| phase.is_some());
        let own = start.preset == OWN && !in_phases && questions > 0;
        let seconds: u32 = start.phases.iter().map(|(_, seconds)| *seconds).sum();
        let default = Self::default();
        own.then(|| Self {
            minutes: (seconds + 30) / 60,
            questions,
            aim: Level::BARS
                .iter()
                .position(|level| *level == start.aim)
                .unwrap_or(default.aim),
            typed: start.typed,
            ..default
        })
    }

    /// How many lines there are to set.
    pub const LINES: usize = 7;

    /// Moves the value of the line under the cursor one step down or up.
    pub fn turn(&mut self, up: bool, library: &Library) {
        let step = |value: u32, by: u32, least: u32, most: u32| {
            let next = if up {
                value + by
            } else {
                value.saturating_sub(by)
            };
            next.clamp(least, most)
        };
        let around = |at: usize, count: usize| (at + if up { 1 } else { count - 1 }) % count;
        match self.line {
            0 => self.minutes = step(self.minutes, 5, 5, 120),
            1 => self.questions = step(self.questions, 1, 1, 30),
            // From the search to the topics: the hits are let go.
            2 if !self.among.is_empty() => self.among.clear(),
            2 => self.topic = around(self.topic, library.tree().roots().len() + 1),
            3 => self.kind = around(self.kind, Kind::ALL.len() + 1),
            4 => self.level = around(self.level, Level::ALL.len() + 1),
            5 => self.aim = around(self.aim, Level::BARS.len()),
            _ => self.typed = !self.typed,
        }
    }

    /// The lines as they are shown: what is set, and to what.
    pub fn lines(&self, library: &Library) -> Vec<(&'static str, String)> {
        let any = |text: Option<String>| text.unwrap_or_else(|| "any".to_owned());
        let kind = self.kind.checked_sub(1).and_then(|at| Kind::ALL.get(at));
        let level = self.level.checked_sub(1).and_then(|at| Level::ALL.get(at));
        let topic = self
            .topic(library)
            .and_then(|path| library.topic(&path))
            .map(|node| node.title.clone());
        vec![
            ("minutes", self.minutes.to_string()),
            ("questions", self.questions.to_string()),
            match self.among.len() {
                0 => ("topic", any(topic)),
                some => ("from your search", counted(some, "question", "questions")),
            },
            ("kind", any(kind.map(ToString::to_string))),
            (
                "level of the questions",
                any(level.map(ToString::to_string)),
            ),
            ("level aimed at", self.aim().to_string()),
            (
                "answer",
                if self.typed {
                    "typed".to_owned()
                } else {
                    "aloud".to_owned()
                },
            ),
        ]
    }

    fn topic(&self, library: &Library) -> Option<TopicPath> {
        let root = library.tree().roots().get(self.topic.checked_sub(1)?)?;
        Some(library.tree().node(*root).path.clone())
    }

    fn aim(&self) -> Level {
        Level::BARS.get(self.aim).copied().unwrap_or(Level::Senior)
    }

    /// The wish that it amounts to.
    pub fn wish(&self, library: &Library) -> Wish {
        let kind = self
            .kind
            .checked_sub(1)
            .and_then(|at| Kind::ALL.get(at))
            .copied();
        let level = self
            .level
            .checked_sub(1)
            .and_then(|at| Level::ALL.get(at))
            .copied();
        Wish {
            kinds: kind.into_iter().collect(),
            levels: level.into_iter().collect(),
            topic: self.topic(library),
            among: self.among.clone(),
            aim: Some(self.aim()),
            typed: self.typed,
            ..Wish::of(self.minutes, PresetShape::Questions(self.questions))
        }
    }
}

/// The wish of each preset of the packs.
pub fn presets(library: &Library) -> impl Iterator<Item = Wish> {
    library.presets().map(|(_, preset)| Wish {
        preset: preset.id.to_string(),
        title: preset.title.clone(),
        kinds: preset.kinds.clone(),
        levels: preset.levels.clone(),
        ..Wish::of(preset.minutes, preset.shape.clone())
    })
}

/// Everything on the desk: rounds that wait, presets with the last used first, rounds that were.
pub fn entries(library: &Library, progress: &Progress, offered: &[Work]) -> Vec<Entry> {
    let waiting = offered.iter().filter_map(|work| {
        let round = progress.round(work.round.as_ref()?.round)?;
        let open = round.end.is_none();
        open.then(|| Entry::Waiting(work.id, title(&round.start.preset, library)))
    });
    let last = progress
        .rounds()
        .next_back()
        .map(|round| round.start.preset.as_str());
    let mut wishes: Vec<Wish> = presets(library).collect();
    wishes.sort_by_key(|wish| Some(wish.preset.as_str()) != last);
    let past = progress.rounds().rev().filter(|round| {
        matches!(
            round.end,
            Some((RoundEnding::Done | RoundEnding::Early, ..))
        )
    });
    waiting
        .chain(wishes.into_iter().map(Entry::Preset))
        .chain(past.take(PAST).map(|round| Entry::Past(round.id)))
        .collect()
}

/// What people call a preset; its id where no pack has it any more.
pub fn title(preset: &str, library: &Library) -> String {
    let known = library
        .preset(preset)
        .map(|(_, preset)| preset.title.clone());
    known.unwrap_or_else(|| {
        if preset == OWN {
            "Your own".to_owned()
        } else {
            preset.to_owned()
        }
    })
}
