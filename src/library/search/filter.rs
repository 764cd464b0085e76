//! The conditions of a query, held against what the index, the library and one's progress know of a question.

use crate::domain::progress::{Due, Figure, Standing};
use crate::domain::time::Day;
use crate::library::Library;
use crate::library::search::find::Scope;
use crate::library::search::index::Index;
use crate::library::search::query::{Filter, Is, Query, Test};

/// The conditions of one query, made ready for many questions.
pub(crate) struct Sieve<'a> {
    index: &'a Index,
    library: &'a Library,
    scope: &'a Scope<'a>,
    /// What the packs know, cheap to ask.
    facts: Vec<(bool, Fact<'a>)>,
    /// What progress knows, asked last and once a question.
    standings: Vec<(bool, &'a Test)>,
    without: Vec<Vec<u32>>,
}

/// A condition on what packs know.
enum Fact<'a> {
    Plain(&'a Test),
    /// The places of topics in the tree that are meant.
    Topics(Vec<bool>),
    /// The numbers of tags that are meant.
    Tags(Vec<bool>),
    /// Essential, yes or no: all that `is:` asked for.
    Essential,
}

impl<'a> Sieve<'a> {
    pub(crate) fn new(
        library: &'a Library,
        index: &'a Index,
        query: &'a Query,
        scope: &'a Scope<'a>,
    ) -> Self {
        let mut sieve = Self {
            index,
            library,
            scope,
            facts: Vec::new(),
            standings: Vec::new(),
            without: Vec::new(),
        };
        for Filter { negated, test } in &query.filters {
            let fact = match test {
                Test::Topic(names) => Fact::Topics(topics(library, names)),
                Test::Tag(names) => Fact::Tags(
                    index
                        .tag_names
                        .iter()
                        .map(|tag| {
                            names
                                .iter()
                                .any(|name| tag.to_lowercase().starts_with(name))
                        })
                        .collect(),
                ),
                Test::Level(_) | Test::Kind(_) => Fact::Plain(test),
                Test::Is(wanted) if wanted.as_slice() == [Is::Essential] => Fact::Essential,
                Test::Is(_) | Test::Seen(_) => {
                    sieve.standings.push((*negated, test));
                    continue;
                }
            };
            sieve.facts.push((*negated, fact));
        }
        for words in &query.without {
            let numbers: Option<Vec<u32>> = words
                .iter()
                .map(|word| index.vocabulary.find(word))
                .collect();
            sieve.without.extend(numbers);
        }
        sieve
    }

    /// Whether everything passes.
    pub(crate) fn is_open(&self) -> bool {
        self.facts.is_empty() && self.standings.is_empty() && self.without.is_empty()
    }

    /// Whether a question passes.
    pub(crate) fn passes(&self, question: u32) -> bool {
        self.facts
            .iter()
            .all(|(negated, fact)| self.holds(question, fact) != *negated)
            && !self.without.iter().any(|words| self.has(question, words))
            && self.stands(question)
    }

    fn has(&self, question: u32, words: &[u32]) -> bool {
        let in_list = |word: &u32| {
            let list = self.index.postings_of(*word);
            list.binary_search_by_key(&question, |posting| posting.question)
                .is_ok()
        };
        words.iter().all(in_list) && (words.len() == 1 || self.index.has_phrase(question, words))
    }

    fn holds(&self, question: u32, fact: &Fact<'_>) -> bool {
        let index = self.index;
        let any = |list: &[u32], meant: &[bool]| {
            list.iter()
                .any(|place| meant.get(*place as usize).copied().unwrap_or(false))
        };
        let Some(known) = index.facts.get(question as usize) else {
            return false;
        };
        match fact {
            Fact::Topics(meant) => any(index.topics.of(question), meant),
            Fact::Tags(meant) => any(index.tags.of(question), meant),
            Fact::Essential => known.essential,
            Fact::Plain(Test::Level(levels)) => levels.contains(&known.level),
            Fact::Plain(Test::Kind(kinds)) => kinds.contains(&known.kind),
            Fact::Plain(Test::Topic(_) | Test::Tag(_) | Test::Is(_) | Test::Seen(_)) => true,
        }
    }

    fn stands(&self, question: u32) -> bool {
        if self.standings.is_empty() {
            return true;
        }
        let Some(known) = self.library.at(question as usize) else {
            return false;
        };
        let standing = self.scope.standings.standing(&known.key);
        let essential = self.library.is_essential(&known.key);
        self.standings.iter().all(|(negated, test)| {
            let holds = match test {
                Test::Is(wanted) => wanted.iter().any(|is| is_so(*is, &standing, essential)),
                Test::Seen(days) => seen_within(standing.last_seen, self.scope.today, *days),
                Test::Topic(_) | Test::Level(_) | Test::Kind(_) | Test::Tag(_) => true,
            };
            holds != *negated
        })
    }
}

fn is_so(is: Is, standing: &Standing, essential: bool) -> bool {
    match is {
        Is::Due => standing.due == Due::Now,
        Is::New => standing.figure == Figure::New,
        Is::Weak => matches!(standing.figure, Figure::Weak(_)),
        Is::Strong => matches!(standing.figure, Figure::Strong(_)),
        Is::Bookmarked => standing.bookmarked,
        Is::Suspended => standing.suspended,
        Is::Leech => standing.leeches > 0,
        Is::Essential => essential,
    }
}

fn seen_within(last: Option<Day>, today: Day, days: u32) -> bool {
    last.is_some_and(|day| today.since(day) <= days)
}

/// The topics of the tree that names mean: a path, or the beginning of any of its slugs; with all that is below.
fn topics(library: &Library, names: &[String]) -> Vec<bool> {
    let mut meant: Vec<bool> = Vec::with_capacity(library.tree().len());
    for (_, node) in library.tree().nodes() {
        let path = node.path.as_str();
        let own = names.iter().any(|name| {
            path == name
                || path.split('/').any(|slug| slug.starts_with(name.as_str()))
                || (name.contains('/') && path.starts_with(name.as_str()))
        });
        let above = node.parent.map(|id| id.place() as usize);
        meant.push(own || above.is_some_and(|above| meant.get(above) == Some(&true)));
    }
    meant
}

#[cfg(test)]
mod tests;
