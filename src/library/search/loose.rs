//! The last resort where words find nothing: scattered letters in titles and prompts, slice by slice.

use crate::library::Library;
use crate::library::search::filter::Sieve;
use crate::library::search::find::{Hit, Place, Scope};
use crate::library::search::fold::fold_into;
use crate::library::search::highlight::Marks;
use crate::library::search::query::Query;
use crate::library::search::skim;

/// The least that each typed letter has to score, so that letters strewn over a whole prompt are no match.
const LEAST_A_LETTER: i64 = 11;
/// What a match in the prompt counts against one in the title.
const IN_PROMPT: f32 = 0.5;
/// Hits that are kept; the rest could only be noise.
const MOST: usize = 50;

/// A loose search under way.
#[derive(Clone, Debug)]
pub struct Loose {
    query: Query,
    next: usize,
    found: Vec<(f32, usize, Place)>,
}

impl Loose {
    pub(crate) fn new(query: &Query) -> Self {
        Self {
            query: query.clone(),
            next: 0,
            found: Vec::new(),
        }
    }

    /// Looks at the next `budget` questions; `true` once all have been looked at.
    ///
    /// Conditions and phrases hold here too; a query of conditions alone is done at once. 400 questions of 100
    /// letters take a few milliseconds.
    pub fn step(&mut self, library: &Library, scope: &Scope<'_>, budget: usize) -> bool {
        let terms = &self.query.terms;
        let letters = terms.iter().map(|term| term.chars().count());
        if letters.max().is_none_or(|longest| longest < 2)
            || !self.query.phrases.is_empty()
            || self.query.in_drafts
        {
            self.next = library.len();
        }
        let end = self.next.saturating_add(budget).min(library.len());
        let sieve = Sieve::new(library, library.index(), &self.query, scope);
        let (mut title, mut prompt) = (String::new(), String::new());
        for number in self.next..end {
            // Conditions cost next to nothing; scoring letters is what takes time.
            let passes = u32::try_from(number).is_ok_and(|number| sieve.passes(number));
            let Some(question) = library.at(number).filter(|_| passes) else {
                continue;
            };
            title.clear();
            fold_into(&question.title, &mut title);
            prompt.clear();
            fold_into(&question.prompt, &mut prompt);
            if let Some((worth, place)) = fit(terms, &title, &prompt) {
                self.found.push((worth, number, place));
            }
        }
        self.next = end;
        self.found
            .sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then(one.cmp(other)));
        self.found.truncate(MOST);
        self.next >= library.len()
    }

    /// The share of questions that have been looked at, in percent.
    pub fn progress(&self, library: &Library) -> usize {
        (self.next * 100).checked_div(library.len()).unwrap_or(100)
    }

    /// The best hits so far, all of them loose, best first.
    pub fn hits(&self, library: &Library) -> Vec<Hit> {
        self.found
            .iter()
            .filter_map(|(worth, number, place)| {
                Some(Hit {
                    key: library.at(*number)?.key.clone(),
                    relevance: *worth,
                    place: *place,
                    loose: true,
                })
            })
            .collect()
    }

    /// What to highlight in the titles and prompts of its hits.
    pub fn marks(&self) -> Marks {
        Marks::loose(&self.query.terms)
    }
}

/// How well all words fit a title and prompt, each word where it fits better.
fn fit(terms: &[String], title: &str, prompt: &str) -> Option<(f32, Place)> {
    let (mut sum, mut place) = (0.0, Place::Title);
    for term in terms {
        let letters = i64::try_from(term.chars().count()).unwrap_or(i64::MAX);
        let worth = |text: &str| {
            let (score, _) = skim::score(text, term)?;
            (score >= letters.saturating_mul(LEAST_A_LETTER))
                .then(|| f32::from(i16::try_from(score).unwrap_or(i16::MAX)))
        };
        if let Some(worth) = worth(title) {
            sum += worth;
        } else {
            sum += worth(prompt)? * IN_PROMPT;
            place = Place::Prompt;
        }
    }
    Some((sum, place))
}
