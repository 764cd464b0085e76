//! Builds the word index from a library; knows which texts of a question belong to which field.

use crate::domain::pack::{Body, Point, Question};
use crate::library::Library;
use crate::library::search::fold::{Word, Words, words_of};
use crate::library::search::index::{Facts, Field, Index, Lists, Posting, Synonyms};
use crate::library::search::vocabulary::{Gathering, count};
use std::collections::HashMap;

/// How fast further occurrences of a word in one field stop counting.
const SATURATION: f32 = 1.2;
/// What a word counts that a field has so many times: less and less for each more.
const COUNTS: [f32; 256] = {
    let mut table = [0.0; 256];
    let (mut times, mut exact) = (1, 1.0_f32);
    while times < 256 {
        table[times] = exact * (1.0 + SATURATION) / (exact + SATURATION);
        exact += 1.0;
        times += 1;
    }
    table
};
/// How much a field's length weighs.
const LENGTH: f32 = 0.25;

/// Builds the index of all questions of a library.
pub(crate) fn build(library: &Library) -> Index {
    let mut builder = Builder::new(library.len());
    for (number, question) in library.questions().enumerate() {
        builder.facts.push(Facts {
            level: question.level,
            kind: question.kind,
            essential: library.is_essential(&question.key),
        });
        builder.place(library, question);
        each_text(question, &mut |field, text| builder.take(field, text));
        let topics = std::mem::take(&mut builder.topic_titles);
        for title in &topics {
            builder.take(Field::Topic, title);
        }
        builder.end_question(count(number));
    }
    let mut index = builder.finish();
    index.synonyms = synonyms(library);
    index
}

fn synonyms(library: &Library) -> Vec<Synonyms> {
    let packs = library.packs().iter();
    packs
        .flat_map(|pack| &pack.synonyms)
        .map(|(term, others)| {
            let names = std::iter::once(term).chain(others);
            let mut names: Synonyms = names.map(|name| words_of(name)).collect();
            names.retain(|words| !words.is_empty());
            names
        })
        .collect()
}

/// Gives every text of a question with its field; what shows before the reveal comes first.
fn each_text(question: &Question, take: &mut dyn FnMut(Field, &str)) {
    take(Field::Title, &question.title);
    take(Field::Prompt, &question.prompt);
    if let Body::Myth { claim, .. } = &question.body {
        take(Field::Prompt, claim);
    }
    for tag in &question.tags {
        take(Field::Tag, tag);
    }
    each_point(&question.points, Field::Points, take);
    for pitfall in &question.pitfalls {
        take(Field::Points, &pitfall.text);
        take(
            Field::Points,
            pitfall.because.as_deref().unwrap_or_default(),
        );
    }
    for text in [
        &question.answer,
        &question.why,
        &question.weak,
        &question.strong,
        &question.story,
    ] {
        take(Field::Body, text);
    }
    for (_, signal) in &question.signals {
        take(Field::Body, signal);
    }
    for deeper in &question.follow_ups {
        take(Field::Body, &deeper.prompt);
        take(Field::Body, &deeper.answer);
        each_point(&deeper.points, Field::Body, take);
    }
    for said in &question.push_backs {
        take(Field::Body, &said.say);
        each_point(&said.points, Field::Body, take);
    }
    for section in &question.sections {
        take(Field::Body, &section.title);
        take(Field::Body, &section.body);
    }
    match &question.body {
        Body::Myth {
            holds_when, hears, ..
        } => {
            take(Field::Body, holds_when);
            take(Field::Body, hears);
        }
        Body::Story {
            scaffold,
            listens_for,
        } => {
            for text in scaffold.iter().chain(listens_for) {
                take(Field::Body, text);
            }
        }
        Body::Plain | Body::Estimate(_) => {}
    }
}

fn each_point(points: &[Point], field: Field, take: &mut dyn FnMut(Field, &str)) {
    for point in points {
        take(field, &point.text);
        for text in [&point.ask, &point.because, &point.reply] {
            take(field, text.as_deref().unwrap_or_default());
        }
        for part in &point.parts {
            take(field, part);
        }
    }
}

/// How often each field of the question at hand has a word.
struct Entry {
    word: u32,
    times: [u8; Field::COUNT],
}

struct Builder {
    gathering: Gathering,
    /// For each word the question that had it last, and its place among that question's entries.
    last: Vec<(u32, u32)>,
    entries: Vec<Entry>,
    lengths: [u32; Field::COUNT],
    number: u32,
    postings: Vec<(u32, Posting)>,
    streams: Lists,
    facts: Vec<Facts>,
    topics: Lists,
    topic_titles: Vec<String>,
    tags: Lists,
    tag_names: Vec<String>,
    tag_places: HashMap<String, u32>,
    word: Word,
}

impl Builder {
    fn new(questions: usize) -> Self {
        Self {
            gathering: Gathering::new(),
            last: Vec::new(),
            entries: Vec::new(),
            lengths: [0; Field::COUNT],
            number: 0,
            postings: Vec::new(),
            streams: Lists::default(),
            facts: Vec::with_capacity(questions),
            topics: Lists::default(),
            topic_titles: Vec::new(),
            tags: Lists::default(),
            tag_names: Vec::new(),
            tag_places: HashMap::new(),
            word: Word::new(),
        }
    }

    /// Notes where a question stands: its topics with all above them, its tags.
    fn place(&mut self, library: &Library, question: &Question) {
        let tree = library.tree();
        for path in std::iter::once(&question.topic).chain(&question.also) {
            let mut at = tree.id(path);
            while let Some(id) = at {
                let node = tree.node(id);
                self.topics.all.push(id.place());
                self.topic_titles.push(node.title.clone());
                at = node.parent;
            }
        }
        self.topics.ends.push(count(self.topics.all.len()));
        for tag in &question.tags {
            let next = count(self.tag_names.len());
            let place = *self.tag_places.entry(tag.clone()).or_insert(next);
            if place == next {
                self.tag_names.push(tag.clone());
            }
            self.tags.all.push(place);
        }
        self.tags.ends.push(count(self.tags.all.len()));
    }

    fn take(&mut self, field: Field, text: &str) {
        let mut words = Words::new(text);
        let mut seen = 0;
        while words.next_into(&mut self.word).is_some() {
            let number = self.gathering.number(&self.word);
            let at = number as usize;
            if at == self.last.len() {
                self.last.push((u32::MAX, 0));
            }
            let (question, place) = &mut self.last[at];
            if *question != self.number {
                (*question, *place) = (self.number, count(self.entries.len()));
                self.entries.push(Entry {
                    word: number,
                    times: [0; Field::COUNT],
                });
            }
            let times = &mut self.entries[*place as usize].times[field as usize];
            *times = times.saturating_add(1);
            self.streams.all.push(number);
            seen += 1;
        }
        if seen > 0 {
            self.streams.all.push(Index::GAP);
            self.lengths[field as usize] += seen;
        }
    }

    fn end_question(&mut self, number: u32) {
        let mut scale = [0.0; Field::COUNT];
        for ((scale, length), (boost, usual)) in
            scale.iter_mut().zip(self.lengths).zip(Field::BOOST)
        {
            let length = f32::from(u16::try_from(length).unwrap_or(u16::MAX));
            *scale = boost / (1.0 - LENGTH + LENGTH * length / usual).max(0.9);
        }
        for entry in self.entries.drain(..) {
            let (mut weight, mut fields) = (0.0, 0_u8);
            for (field, (times, scale)) in entry.times.into_iter().zip(scale).enumerate() {
                weight += scale * COUNTS[usize::from(times)];
                fields |= u8::from(times > 0) << field;
            }
            let posting = Posting {
                question: number,
                weight: quantized(weight),
                fields,
            };
            self.postings.push((entry.word, posting));
        }
        self.lengths = [0; Field::COUNT];
        self.streams.ends.push(count(self.streams.all.len()));
        self.number = number + 1;
    }

    /// Sorts the words and lays each word's list after the other.
    fn finish(self) -> Index {
        let words = self.gathering.len();
        let (vocabulary, moved) = self.gathering.finish();
        let mut ends = vec![0_u32; words];
        for (word, _) in &self.postings {
            ends[moved[*word as usize] as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            // For now where the list starts; filling it moves that to its end.
            sum += std::mem::replace(end, sum);
        }
        let none = Posting {
            question: 0,
            weight: 0,
            fields: 0,
        };
        let mut postings = vec![none; self.postings.len()];
        for (word, posting) in self.postings {
            let place = &mut ends[moved[word as usize] as usize];
            postings[*place as usize] = posting;
            *place += 1;
        }
        let mut streams = self.streams;
        for word in &mut streams.all {
            if *word != Index::GAP {
                *word = moved[*word as usize];
            }
        }
        Index {
            vocabulary,
            postings,
            ends,
            streams,
            facts: self.facts,
            topics: self.topics,
            tags: self.tags,
            tag_names: self.tag_names,
            synonyms: Vec::new(),
        }
    }
}

fn quantized(weight: f32) -> u16 {
    let units = (weight * Posting::UNIT).clamp(1.0, f32::from(u16::MAX));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of u16 on the line above"
    )]
    let whole = units as u16;
    whole
}
