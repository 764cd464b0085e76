//! What a pack holds once it has been validated: topics, questions, presets, objectives, references; knows no TOML.

mod cue;
mod estimate;
mod question;
mod words;

pub use cue::{Cue, first_sentence, place};
pub use estimate::{Estimate, Formula, FormulaFault, Step};
pub use question::{Body, FollowUp, Pitfall, Point, PushBack, Question, Section, Trigger, Truth};
pub use words::{Dimension, Group, Kind, Level, Phase, ReferenceKind};

use crate::domain::id::{Key, Slug, TopicPath};

/// A pack, whole: what could not be used was left out and reported by whoever loaded it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// The name under which the journal knows it.
    pub name: Slug,
    /// What people call it.
    pub title: String,
    /// The author's version, such as `0.1.0`.
    pub version: String,
    /// The language of its texts, a BCP 47 tag such as `en`.
    pub language: String,
    /// The licence of its texts.
    pub license: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The closed list of its tags.
    pub tags: Vec<String>,
    /// The path for those who have no time for all, in teaching order.
    pub essentials: Vec<Key>,
    /// The topics in teaching order.
    pub topics: Vec<Topic>,
    /// What the dimensions look like in this pack's field.
    pub anchors: Vec<Anchor>,
    /// The rounds it offers.
    pub presets: Vec<Preset>,
    /// A term and what else it is called, lower case.
    pub synonyms: Vec<(String, Vec<String>)>,
    /// The "I can ..." statements.
    pub objectives: Vec<Objective>,
    /// The entries to look up and drill.
    pub references: Vec<Reference>,
    /// The questions, in the order of the files.
    pub questions: Vec<Question>,
}

/// A node of the topic tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Where it hangs.
    pub path: TopicPath,
    /// What people call it.
    pub title: String,
    /// One line that says what it is about; may be empty.
    pub about: String,
}

/// What a dimension looks like at each of the four bands, one sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Which of the eight.
    pub dimension: Dimension,
    /// Strong hire.
    pub strong: String,
    /// Hire.
    pub hire: String,
    /// Lean no.
    pub lean: String,
    /// No.
    pub no: String,
}

/// A kind of round that a pack offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its id, unique in the pack.
    pub id: Slug,
    /// What people call it.
    pub title: String,
    /// How long the round is, in minutes.
    pub minutes: u32,
    /// What the minutes are for.
    pub shape: PresetShape,
    /// The kinds of question it draws from; empty: any.
    pub kinds: Vec<Kind>,
    /// The levels it draws from; empty: any.
    pub levels: Vec<Level>,
}

/// A preset walks one design problem through phases, asks a number of questions, or drills references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetShape {
    /// Phases in order, each with its minutes; a single phase is a slice.
    Phases(Vec<(Phase, u32)>),
    /// How many questions.
    Questions(u32),
    /// How many references: which one would one reach for?
    References(u32),
}

/// An "I can ..." statement and the questions that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Its key, `pack:objective`.
    pub key: Key,
    /// The heading it stands under.
    pub group: String,
    /// The statement.
    pub text: String,
    /// The questions that prove it.
    pub proves: Vec<Key>,
}

/// An entry to look up and drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its key, `pack:reference`.
    pub key: Key,
    /// What it is.
    pub kind: ReferenceKind,
    /// What people call it.
    pub name: String,
    /// The heading it stands under.
    pub group: String,
    /// When to reach for it.
    pub when: String,
    /// What it is and what to know.
    pub note: String,
    /// Who made it; may be empty.
    pub by: String,
    /// For whom, where that is known.
    pub level: Option<Level>,
    /// A free alternative or "free"; may be empty.
    pub free: String,
    /// What to open: files of a codebase, chapters of a book.
    pub open: Vec<String>,
    /// The nearest alternatives.
    pub nearest: Vec<Key>,
}
