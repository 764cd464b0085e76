//! Search in one's own drafts and notes: few and changing, so they are read, not indexed.

use crate::domain::id::Key;
use crate::library::Library;
use crate::library::search::find::Place;
use crate::library::search::fold::words_of;
use crate::library::search::query::Query;
use crate::library::search::rank::Ranked;
use std::collections::BTreeMap;

/// The questions with a draft that has all words (as beginnings) and phrases, in pack order.
///
/// A question whose drafts have more of the words, relative to their length, counts more.
pub(crate) fn search(library: &Library, query: &Query, drafts: &[(Key, String)]) -> Vec<Ranked> {
    let mut found: BTreeMap<u32, f32> = BTreeMap::new();
    for (key, text) in drafts {
        let Some(number) = library
            .current_key(key)
            .and_then(|now| library.number(&now))
        else {
            continue;
        };
        let Ok(number) = u32::try_from(number) else {
            continue;
        };
        if let Some(worth) = worth(&words_of(text), query) {
            let best = found.entry(number).or_insert(0.0);
            *best = best.max(worth);
        }
    }
    found
        .into_iter()
        .map(|(question, relevance)| Ranked {
            question,
            relevance,
            place: Place::Draft,
        })
        .collect()
}

fn worth(words: &[String], query: &Query) -> Option<f32> {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    let mut times = 0;
    for term in &query.terms {
        let here = words.iter().filter(|word| word.starts_with(term)).count();
        if here == 0 {
            return None;
        }
        times += here;
    }
    for phrase in &query.phrases {
        let here = words
            .windows(phrase.len())
            .filter(|window| window == phrase);
        match here.count() {
            0 => return None,
            here => times += here,
        }
    }
    let nothing_left_out = query
        .without
        .iter()
        .all(|phrase| !words.windows(phrase.len()).any(|window| window == phrase));
    nothing_left_out.then(|| small(times) / (20.0 + small(words.len())).sqrt())
}
