//! One word of a query against the vocabulary: exact, then beginnings, then fuzzy, then one slip; and synonyms.

use crate::library::search::index::{Index, Posting};
use crate::library::search::skim;
use crate::library::search::vocabulary::letters;
use crate::text::near::within_one_slip;
use std::collections::HashMap;

const EXACT: f32 = 1.0;
const INFLECTED: f32 = 0.95;
const SYNONYM: f32 = 0.75;
/// A beginning counts between these, more the less is missing.
const PREFIX: (f32, f32) = (0.5, 0.9);
/// A fuzzy match counts between these, more the tighter its letters stand.
const FUZZY: (f32, f32) = (0.35, 0.45);
const SLIP: f32 = 0.3;
const SLIP_IN_PREFIX: f32 = 0.22;
/// The most words that a fuzzy match or a slip may bring in.
const NEAR_MAX: usize = 24;

/// How much may stand between what was typed and what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The next looser way only where the stricter ones find no word at all.
    Strict,
    /// All ways at once: a word was found, but no question has all of them.
    Wide,
}

/// How a word that was found differs from what was typed, for those that highlight it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Near {
    /// Its letters stand inside.
    Letters,
    /// It is another form or name, or has a slip.
    Whole,
}

/// One word of a query with all that it stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Term {
    /// What was typed, folded.
    pub(crate) typed: String,
    /// The words of the vocabulary and what each counts, 0 to 1.
    pub(crate) words: Vec<(u32, f32)>,
    /// The questions that have a synonym of several words.
    pub(crate) joint: Vec<Posting>,
    /// Words beside the typed one and its continuations.
    pub(crate) near: HashMap<String, Near>,
    /// How many entries of lists it leads to.
    pub(crate) reach: usize,
}

impl Term {
    /// Whether no question has anything like it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.words.is_empty() && self.joint.is_empty()
    }
}

/// Matches a word of a query, one of `all`, against the vocabulary.
pub(crate) fn match_term(index: &Index, typed: &str, all: &[String], reach: Reach) -> Term {
    let mut term = Term {
        typed: typed.to_owned(),
        ..Term::default()
    };
    add_exact(index, &mut term);
    add_prefixed(index, &mut term);
    add_synonyms(index, all, &mut term);
    let wide = reach == Reach::Wide;
    if wide || term.is_unknown() {
        add_fuzzy(index, &mut term);
    }
    if wide || term.is_unknown() {
        add_slips(index, &mut term);
    }
    term.reach = term.joint.len();
    for (word, _) in &term.words {
        term.reach += index.postings_of(*word).len();
    }
    term
}

/// Forms that differ by a plural: `caches` also stands for `cache`.
fn singulars(word: &str) -> impl Iterator<Item = String> {
    let ies = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let es = word.strip_suffix("es").map(str::to_owned);
    let s = word.strip_suffix('s').map(str::to_owned);
    [ies, es, s]
        .into_iter()
        .flatten()
        .filter(|stem| stem.len() > 2 && !stem.ends_with('s'))
}

fn add_exact(index: &Index, term: &mut Term) {
    if let Some(word) = index.vocabulary.find(&term.typed) {
        term.words.push((word, EXACT));
    }
    for stem in singulars(&term.typed.clone()) {
        add(index, term, &stem, INFLECTED);
    }
}

/// Adds a word of the vocabulary, once.
fn add(index: &Index, term: &mut Term, word: &str, quality: f32) {
    if let Some(number) = index.vocabulary.find(word)
        && !term.words.iter().any(|(known, _)| *known == number)
    {
        term.words.push((number, quality));
        term.near.insert(word.to_owned(), Near::Whole);
    }
}

fn add_prefixed(index: &Index, term: &mut Term) {
    let typed = size(&term.typed);
    for number in index.vocabulary.starting_with(&term.typed) {
        let whole = size(index.vocabulary.word(number));
        if whole > typed {
            let quality = PREFIX.0 + (PREFIX.1 - PREFIX.0) * typed / whole;
            term.words.push((number, quality));
        }
    }
}

fn size(word: &str) -> f32 {
    f32::from(u16::try_from(word.len()).unwrap_or(u16::MAX))
}

/// Adds what packs call the same: for a name of one word, or where the query has all words of a longer name.
fn add_synonyms(index: &Index, all: &[String], term: &mut Term) {
    for group in &index.synonyms {
        let asked = |name: &Vec<String>| {
            name.contains(&term.typed) && name.iter().all(|word| all.contains(word))
        };
        let Some(own) = group.iter().position(asked) else {
            continue;
        };
        for (_, name) in group.iter().enumerate().filter(|(at, _)| *at != own) {
            if let [word] = name.as_slice() {
                add(index, term, word, SYNONYM);
            } else {
                let numbers: Option<Vec<u32>> = name
                    .iter()
                    .map(|word| index.vocabulary.find(word))
                    .collect();
                let Some(numbers) = numbers else { continue };
                term.joint.extend(joint(index, &numbers));
                for word in name {
                    term.near.entry(word.clone()).or_insert(Near::Whole);
                }
            }
        }
    }
}

/// The questions that have all words side by side; each counts as its least telling word.
fn joint(index: &Index, words: &[u32]) -> Vec<Posting> {
    let rarest = words
        .iter()
        .map(|word| index.postings_of(*word))
        .min_by_key(|list| list.len());
    let mut found = Vec::new();
    for posting in rarest.unwrap_or_default() {
        let question = posting.question;
        if !index.has_phrase(question, words) {
            continue;
        }
        let mut least = *posting;
        for word in words {
            let list = index.postings_of(*word);
            if let Ok(at) = list.binary_search_by_key(&question, |other| other.question) {
                let other = list[at];
                if other.fields.trailing_zeros() > least.fields.trailing_zeros() {
                    least.fields = other.fields;
                }
                least.weight = least.weight.min(other.weight);
            }
        }
        found.push(least);
    }
    found
}

/// Adds words that begin with the same letter and have all letters in order, close together.
fn add_fuzzy(index: &Index, term: &mut Term) {
    let length = term.typed.chars().count();
    let Some(first) = term.typed.chars().next().filter(|_| length >= 3) else {
        return;
    };
    let wanted = letters(&term.typed);
    let best = match skim::score(&term.typed, &term.typed) {
        Some((score, _)) if score > 0 => score,
        _ => return,
    };
    let mut found: Vec<(i64, u32)> = Vec::new();
    for number in index
        .vocabulary
        .starting_with(first.encode_utf8(&mut [0; 4]))
    {
        let has = index.vocabulary.letters().get(number as usize).copied();
        if has.is_none_or(|has| wanted & !has != 0) {
            continue;
        }
        let word = index.vocabulary.word(number);
        let Some((score, places)) = skim::score(word, &term.typed) else {
            continue;
        };
        let spread = match (places.first(), places.last()) {
            (Some(0), Some(last)) => last + 1,
            _ => usize::MAX,
        };
        if spread <= length * 2 && !word.starts_with(&term.typed) {
            found.push((score, number));
        }
    }
    found.sort_by_key(|(score, number)| (-score, *number));
    for (score, number) in found.into_iter().take(NEAR_MAX) {
        if term.words.iter().any(|(known, _)| *known == number) {
            continue;
        }
        let share = ratio(score.clamp(0, best), best);
        let quality = FUZZY.0 + (FUZZY.1 - FUZZY.0) * share;
        term.words.push((number, quality));
        term.near
            .insert(index.vocabulary.word(number).to_owned(), Near::Letters);
    }
}

fn ratio(part: i64, whole: i64) -> f32 {
    let small = |score: i64| f32::from(i16::try_from(score).unwrap_or(i16::MAX));
    small(part) / small(whole).max(1.0)
}

/// Adds words that differ by one slip, whole or as far as the word has been typed.
fn add_slips(index: &Index, term: &mut Term) {
    let typed = term.typed.as_bytes();
    if typed.len() < 4 || typed.iter().any(u8::is_ascii_digit) {
        return;
    }
    let wanted = letters(&term.typed);
    let mut found: Vec<(u32, f32)> = Vec::new();
    for (number, has) in (0..).zip(index.vocabulary.letters()) {
        if (wanted & !has).count_ones() > 1 {
            continue;
        }
        let word = index.vocabulary.word(number).as_bytes();
        if word.len() + 1 < typed.len() || (word.starts_with(typed) && word != typed) {
            continue;
        }
        if word.len() <= typed.len() + 1 {
            if within_one_slip(typed, word) {
                found.push((number, SLIP));
            }
        } else if typed.len() >= 5 {
            let near = |length: usize| within_one_slip(typed, &word[..length]);
            if near(typed.len()) || near(typed.len() - 1) || near(typed.len() + 1) {
                found.push((number, SLIP_IN_PREFIX));
            }
        }
    }
    found.sort_by(|(a, one), (b, other)| other.total_cmp(one).then(a.cmp(b)));
    for (number, quality) in found.into_iter().take(NEAR_MAX) {
        if !term.words.iter().any(|(known, _)| *known == number) {
            term.words.push((number, quality));
            term.near
                .insert(index.vocabulary.word(number).to_owned(), Near::Whole);
        }
    }
}
