//! From matched words to ranked questions: all words must be there, what is rare counts more, order does not matter.

use crate::library::search::find::Place;
use crate::library::search::index::{Field, Index, Posting};
use crate::library::search::matching::Term;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What a synonym of several words counts.
const JOINT: f32 = 0.75;

/// A question that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) question: u32,
    pub(crate) relevance: f32,
    pub(crate) place: Place,
}

/// The questions that have all of the terms, in pack order.
pub(crate) fn questions_with_all(index: &Index, terms: &mut [Term]) -> Vec<Ranked> {
    // The order is the same however the query was typed, so the sums are the same to the last bit.
    terms.sort_by(|a, b| a.reach.cmp(&b.reach).then_with(|| a.typed.cmp(&b.typed)));
    if terms.iter().any(Term::is_unknown) {
        return Vec::new();
    }
    let mut found: Option<Vec<Ranked>> = None;
    let mut best = vec![0.0_f32; index.len()];
    let mut fields = vec![0_u8; index.len()];
    for term in terms.iter() {
        if found.is_some() {
            best.fill(0.0);
            fields.fill(0);
        }
        let worth = rarity(index.len(), term.reach) / Posting::UNIT;
        for (word, quality) in &term.words {
            let list = index.postings_of(*word);
            take(list, quality * worth, &mut best, &mut fields);
        }
        take(&term.joint, JOINT * worth, &mut best, &mut fields);
        found = Some(match found {
            None => first(&best, &fields),
            Some(before) => both(before, &best, &fields),
        });
    }
    found.unwrap_or_default()
}

/// Goes through one word's list: the best form of a word counts, and every field that has any of them.
fn take(list: &[Posting], factor: f32, best: &mut [f32], fields: &mut [u8]) {
    for posting in list {
        let at = posting.question as usize;
        if let (Some(best), Some(fields)) = (best.get_mut(at), fields.get_mut(at)) {
            let score = factor * f32::from(posting.weight);
            *best = if score > *best { score } else { *best };
            *fields |= posting.fields;
        }
    }
}

/// The questions that have the first term.
fn first(best: &[f32], fields: &[u8]) -> Vec<Ranked> {
    (0..)
        .zip(best.iter().zip(fields))
        .filter(|(_, (_, fields))| **fields != 0)
        .map(|(question, (best, fields))| Ranked {
            question,
            relevance: *best,
            place: place(*fields),
        })
        .collect()
}

/// Those that have one more term.
fn both(mut before: Vec<Ranked>, best: &[f32], fields: &[u8]) -> Vec<Ranked> {
    before.retain_mut(|hit| {
        let at = hit.question as usize;
        let (Some(best), Some(fields)) = (best.get(at), fields.get(at)) else {
            return false;
        };
        hit.relevance += best;
        hit.place = hit.place.max(place(*fields));
        *fields != 0
    });
    before
}

/// The most telling place of a set of fields, a bit each.
fn place(fields: u8) -> Place {
    const PLACES: [Place; Field::COUNT] = [
        Place::Title,
        Place::Prompt,
        Place::Tag,
        Place::Topic,
        Place::Answer,
        Place::Answer,
    ];
    let lowest = fields.trailing_zeros() as usize;
    PLACES.get(lowest).copied().unwrap_or(Place::Answer)
}

/// How much a word counts for being rare.
fn rarity(questions: usize, with: usize) -> f32 {
    let size = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let (all, with) = (size(questions), size(with.min(questions)));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm of a count fits f32"
    )]
    let worth = ((all - with + 0.5) / (with + 0.5)).ln_1p() as f32;
    worth.max(0.05)
}

/// Sorts what goes first to the greater side: more relevant, else earlier in pack order.
fn order(a: &Ranked, b: &Ranked) -> Ordering {
    a.relevance
        .total_cmp(&b.relevance)
        .then(b.question.cmp(&a.question))
}

/// A hit that a heap holds with the worst on top.
#[derive(PartialEq)]
struct Kept(Ranked);

impl Eq for Kept {}

impl Ord for Kept {
    fn cmp(&self, other: &Self) -> Ordering {
        order(&other.0, &self.0)
    }
}

impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best `limit` of hits in pack order: by relevance, then in pack order.
pub(crate) fn best(ranked: &[Ranked], limit: usize) -> Vec<Ranked> {
    let mut kept: BinaryHeap<Kept> = BinaryHeap::with_capacity(limit.min(ranked.len()));
    let mut least = f32::NEG_INFINITY;
    for hit in ranked {
        if kept.len() < limit {
            kept.push(Kept(*hit));
        } else if hit.relevance > least
            && let Some(mut worst) = kept.peek_mut()
        {
            // What comes later with the same relevance never goes before what is kept.
            *worst = Kept(*hit);
        }
        if kept.len() == limit {
            least = kept.peek().map_or(f32::INFINITY, |worst| worst.0.relevance);
        }
    }
    kept.into_sorted_vec()
        .into_iter()
        .map(|Kept(hit)| hit)
        .collect()
}
