//! From matched words to ranked questions: all words must be there, what is rare counts more, order does not matter.

use crate::library::search::find::Place;
use crate::library::search::index::{Index, Posting};
use crate::library::search::matching::Term;

/// A question that has all words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) question: u32,
    pub(crate) relevance: f32,
    pub(crate) place: Place,
}

/// What is known of a question while the words are gone through one after the other.
#[derive(Clone, Copy)]
struct Slot {
    /// What the words before the current one count.
    sum: f32,
    /// What the current word counts at best.
    best: f32,
    /// How many words it has, the current one included.
    words: u8,
    /// The least telling place of the words before.
    place: Place,
    /// The most telling place of the current word.
    best_place: Place,
}

/// The questions that have all of the terms, in pack order.
pub(crate) fn questions_with_all(index: &Index, terms: &mut [Term]) -> Vec<Ranked> {
    // Rare words first, since only what they leave is looked at again. The order is the same however the query was
    // typed, so the sums are the same to the last bit.
    terms.sort_by(|a, b| a.reach.cmp(&b.reach).then_with(|| a.typed.cmp(&b.typed)));
    let empty = Slot {
        sum: 0.0,
        best: 0.0,
        words: 0,
        place: Place::Title,
        best_place: Place::Title,
    };
    let mut slots = vec![empty; index.len()];
    let mut candidates: Vec<u32> = Vec::new();
    for (before, term) in (0_u8..).zip(terms.iter()) {
        if term.is_unknown() {
            return Vec::new();
        }
        let worth = rarity(index.len(), term.reach);
        for (word, quality) in &term.words {
            let factor = quality * worth / Posting::UNIT;
            take(
                index.postings_of(*word),
                factor,
                before,
                &mut slots,
                &mut candidates,
            );
        }
        let factor = 0.75 * worth / Posting::UNIT;
        take(&term.joint, factor, before, &mut slots, &mut candidates);
    }
    let wanted = u8::try_from(terms.len()).unwrap_or(u8::MAX);
    candidates.retain(|question| slots[*question as usize].words == wanted);
    candidates.sort_unstable();
    candidates
        .into_iter()
        .map(|question| {
            let slot = slots[question as usize];
            Ranked {
                question,
                relevance: slot.sum + slot.best,
                place: slot.place.max(slot.best_place),
            }
        })
        .collect()
}

/// Goes through one word's list.
fn take(list: &[Posting], factor: f32, before: u8, slots: &mut [Slot], candidates: &mut Vec<u32>) {
    for posting in list {
        let Some(slot) = slots.get_mut(posting.question as usize) else {
            continue;
        };
        let score = factor * f32::from(posting.weight);
        let place = Place::of_fields(posting.fields);
        if slot.words == before + 1 {
            slot.best = slot.best.max(score);
            slot.best_place = slot.best_place.min(place);
        } else if slot.words == before {
            if before == 0 {
                candidates.push(posting.question);
            } else {
                slot.sum += slot.best;
                slot.place = slot.place.max(slot.best_place);
            }
            slot.best = score;
            slot.best_place = place;
            slot.words = before + 1;
        }
    }
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

/// Puts the best `limit` first: by relevance, then in pack order.
pub(crate) fn best(ranked: &mut Vec<Ranked>, limit: usize) {
    let order = |a: &Ranked, b: &Ranked| {
        b.relevance
            .total_cmp(&a.relevance)
            .then(a.question.cmp(&b.question))
    };
    if limit < ranked.len() {
        if limit > 0 {
            ranked.select_nth_unstable_by(limit - 1, order);
        }
        ranked.truncate(limit);
    }
    ranked.sort_unstable_by(order);
}
