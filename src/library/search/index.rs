//! The word index: which question has which word in which field, and the few facts that filters ask for.

use crate::domain::pack::{Kind, Level};
use crate::library::Library;
use crate::library::search::build;
use crate::library::search::vocabulary::Vocabulary;

/// Part of a question's texts, from the most telling to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Title,
    Prompt,
    Tag,
    Topic,
    Points,
    Body,
}

impl Field {
    pub(crate) const COUNT: usize = 6;

    /// How much a word counts in each field, and how many words the field usually has.
    pub(crate) const BOOST: [(f32, f32); Self::COUNT] = [
        (6.0, 8.0),
        (3.0, 30.0),
        (3.0, 4.0),
        (1.8, 6.0),
        (1.0, 150.0),
        (0.5, 600.0),
    ];
}

/// One question of a word's list; lists are in pack order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Posting {
    /// The question's number.
    pub(crate) question: u32,
    /// What the word counts there, times [`Posting::UNIT`].
    pub(crate) weight: u16,
    /// A bit for each [`Field`] that has it.
    pub(crate) fields: u8,
}

impl Posting {
    pub(crate) const UNIT: f32 = 1000.0;
}

/// What filters ask of a question beside its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub(crate) level: Level,
    pub(crate) kind: Kind,
    pub(crate) essential: bool,
}

/// Lists of numbers, one a question.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) all: Vec<u32>,
    pub(crate) ends: Vec<u32>,
}

impl Lists {
    /// The list of a question.
    pub(crate) fn of(&self, question: u32) -> &[u32] {
        let at = question as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        let start = start.map_or(0, |start| *start as usize);
        self.all.get(start..end).unwrap_or_default()
    }
}

/// Several names of one thing, each as its words.
pub(crate) type Synonyms = Vec<Vec<String>>;

/// The word index over a library's questions.
#[derive(Debug, Default)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) postings: Vec<Posting>,
    /// Where each word's list ends, by the word's number.
    pub(crate) ends: Vec<u32>,
    /// The words of each question in order, texts parted by [`Index::GAP`].
    pub(crate) streams: Lists,
    pub(crate) facts: Vec<Facts>,
    /// The topics of each question, by their place in the tree.
    pub(crate) topics: Lists,
    pub(crate) tags: Lists,
    pub(crate) tag_names: Vec<String>,
    pub(crate) synonyms: Vec<Synonyms>,
}

impl Index {
    /// Stands between two texts in a stream of words.
    pub(crate) const GAP: u32 = u32::MAX;

    /// Builds the index of all questions; about 20 ms of processor time for 400 questions of 8 kB.
    pub fn build(library: &Library) -> Self {
        build::build(library)
    }

    /// How many questions are in it.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether it holds no question.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The questions that have a word.
    pub(crate) fn postings_of(&self, word: u32) -> &[Posting] {
        let at = word as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        let start = start.map_or(0, |start| *start as usize);
        self.postings.get(start..end).unwrap_or_default()
    }

    /// Whether a question has these words side by side.
    pub(crate) fn has_phrase(&self, question: u32, words: &[u32]) -> bool {
        let stream = self.streams.of(question);
        match words {
            [] => true,
            [first, second] => has_pair(stream, *first, *second),
            [first, second, ..] => {
                has_pair(stream, *first, *second)
                    && stream.windows(words.len()).any(|window| window == words)
            }
            [only] => stream.contains(only),
        }
    }
}

/// Whether two words stand side by side; looks at several places at once.
fn has_pair(stream: &[u32], first: u32, second: u32) -> bool {
    let after = stream.get(1..).unwrap_or_default();
    let mut pairs = stream.chunks(32).zip(after.chunks(32));
    pairs.any(|(one, other)| {
        let both = one.iter().zip(other);
        let hits = both.map(|(a, b)| u32::from(*a == first && *b == second));
        hits.sum::<u32>() > 0
    })
}
