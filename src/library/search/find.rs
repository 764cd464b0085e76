//! A query put to the index: hits, best first, with the place where each matched and never with hidden text.

use crate::domain::id::Key;
use crate::domain::time::Day;
use crate::library::Library;
use crate::library::search::drafts;
use crate::library::search::filter::Sieve;
use crate::library::search::highlight::Marks;
use crate::library::search::index::Index;
use crate::library::search::loose::Loose;
use crate::library::search::matching::{Reach, Term, match_term};
use crate::library::search::query::Query;
use crate::library::search::rank::{Ranked, best, questions_with_all};
use crate::library::standing::Standings;

/// The least telling place that is needed to explain a hit, from the most telling on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// All words are in the title.
    Title,
    /// Some only in the prompt.
    Prompt,
    /// Some only in a tag.
    Tag,
    /// Some only in the title of a topic.
    Topic,
    /// Some only in what is shown after the reveal: say so, and never show it.
    Answer,
    /// In one's own drafts.
    Draft,
}

/// A question that a query found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which question.
    pub key: Key,
    /// How well it fits; of use only beside others of the same search. 0 where only conditions were asked for.
    pub relevance: f32,
    /// Where it matched.
    pub place: Place,
    /// Whether only scattered letters matched.
    pub loose: bool,
}

/// What a search needs to know beside the packs.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// How one stands with questions.
    pub standings: &'a dyn Standings,
    /// The study day, for `seen:`.
    pub today: Day,
    /// One's drafts and notes, for `in:drafts`; a question may occur several times.
    pub drafts: &'a [(Key, String)],
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The hits, best first, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// What to highlight in titles and prompts.
    pub marks: Marks,
}

impl Library {
    /// Puts a query to all packs; at most `limit` hits come back, best first, ties in pack order.
    ///
    /// An empty query finds nothing. Where words find nothing, ask [`Library::search_loosely`].
    pub fn search(&self, query: &Query, scope: &Scope<'_>, limit: usize) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        if query.in_drafts {
            return self.search_drafts(query, scope, limit);
        }
        let index = self.index();
        let sieve = Sieve::new(self, index, query, scope);
        let mut terms = match_all(index, query, Reach::Strict);
        let mut ranked = questions_for(index, query, &sieve, &mut terms);
        if ranked.is_empty() && !query.terms.is_empty() && ended_strictly(&terms) {
            let mut wider = match_all(index, query, Reach::Wide);
            ranked = questions_for(index, query, &sieve, &mut wider);
            terms = wider;
        }
        let marks = Marks::new(&terms, &query.phrases);
        self.found(&ranked, limit, marks)
    }

    /// Begins the loose search for a query that found nothing: letters in titles and prompts, slice by slice.
    pub fn search_loosely(&self, query: &Query) -> Loose {
        Loose::new(query)
    }

    fn search_drafts(&self, query: &Query, scope: &Scope<'_>, limit: usize) -> Found {
        let sieve = Sieve::new(self, self.index(), query, scope);
        let terms = query.terms.iter().map(|typed| Term {
            typed: typed.clone(),
            ..Term::default()
        });
        let marks = Marks::new(&terms.collect::<Vec<_>>(), &query.phrases);
        let mut ranked = drafts::search(self, query, scope.drafts);
        ranked.retain(|hit| sieve.passes(hit.question));
        self.found(&ranked, limit, marks)
    }

    fn found(&self, ranked: &[Ranked], limit: usize, marks: Marks) -> Found {
        let total = ranked.len();
        let hits = best(ranked, limit)
            .into_iter()
            .filter_map(|hit| {
                Some(Hit {
                    key: self.at(hit.question as usize)?.key.clone(),
                    relevance: hit.relevance,
                    place: hit.place,
                    loose: false,
                })
            })
            .collect();
        Found { hits, total, marks }
    }
}

/// Matches all words of a query, those of phrases as they stand.
fn match_all(index: &Index, query: &Query, reach: Reach) -> Vec<Term> {
    let mut terms: Vec<Term> = query
        .terms
        .iter()
        .map(|typed| match_term(index, typed, &query.terms, reach))
        .collect();
    for word in query.phrases.iter().flatten() {
        let number = index.vocabulary.find(word);
        terms.push(Term {
            typed: word.clone(),
            words: number.map(|number| (number, 1.0)).into_iter().collect(),
            reach: number.map_or(0, |number| index.postings_of(number).len()),
            ..Term::default()
        });
    }
    terms
}

/// Whether a looser way is left: some word was found as it was typed.
fn ended_strictly(terms: &[Term]) -> bool {
    terms.iter().any(|term| !term.is_unknown())
}

/// The questions that have all words and meet all conditions, in pack order.
fn questions_for(
    index: &Index,
    query: &Query,
    sieve: &Sieve<'_>,
    terms: &mut [Term],
) -> Vec<Ranked> {
    let mut ranked = if terms.is_empty() {
        let all = 0..u32::try_from(index.len()).unwrap_or(u32::MAX);
        all.map(|question| Ranked {
            question,
            relevance: 0.0,
            place: Place::Title,
        })
        .collect()
    } else {
        questions_with_all(index, terms)
    };
    // A word alone was found as it stands already.
    for phrase in query.phrases.iter().filter(|phrase| phrase.len() > 1) {
        let numbers: Option<Vec<u32>> = phrase
            .iter()
            .map(|word| index.vocabulary.find(word))
            .collect();
        let numbers = numbers.unwrap_or_default();
        ranked.retain(|hit| !numbers.is_empty() && index.has_phrase(hit.question, &numbers));
    }
    if !sieve.is_open() {
        ranked.retain(|hit| sieve.passes(hit.question));
    }
    ranked
}
