//! What somebody typed, understood: words, phrases, words to leave out, filters; knows no library.

use crate::domain::pack::{Kind, Level};
use crate::library::search::fold::{fold_into, words_of};
use crate::library::search::token::Token;
use crate::text::list::listed;
use crate::text::{cells, clean};

/// The most words, phrases and filters that a query counts.
const MOST: usize = 16;
/// The longest query, in bytes.
const LONGEST: usize = 1024;

/// The filters and what people write after them.
pub(crate) const FILTERS: [&str; 7] = ["topic", "level", "kind", "tag", "is", "seen", "in"];

/// Words so common that they only count where nothing else was asked for.
const COMMON: [&str; 26] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "from", "how", "in",
    "is", "it", "of", "on", "or", "the", "to", "what", "when", "which", "why", "with",
];

/// What `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Should come back today.
    Due,
    /// Never attempted.
    New,
    /// The latest attempt scored below 70.
    Weak,
    /// The latest attempt scored 70 or more.
    Strong,
    /// Carries a bookmark.
    Bookmarked,
    /// On the path of the essentials.
    Essential,
    /// Out of the schedule.
    Suspended,
    /// Has a point that is missed again and again.
    Leech,
}

impl Is {
    /// All of them with their words.
    pub const ALL: [(&'static str, Self); 8] = [
        ("due", Self::Due),
        ("new", Self::New),
        ("weak", Self::Weak),
        ("strong", Self::Strong),
        ("bookmarked", Self::Bookmarked),
        ("essential", Self::Essential),
        ("suspended", Self::Suspended),
        ("leech", Self::Leech),
    ];
}

/// A condition beside the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Hangs on or below one of these: whole paths, or the beginnings of slugs.
    Topic(Vec<String>),
    /// Is of one of these levels.
    Level(Vec<Level>),
    /// Is of one of these kinds.
    Kind(Vec<Kind>),
    /// Has one of these tags, or a tag that begins so.
    Tag(Vec<String>),
    /// Stands so.
    Is(Vec<Is>),
    /// Was seen within so many days.
    Seen(u32),
}

/// A condition, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whether it was written with a minus.
    pub negated: bool,
    /// The condition.
    pub test: Test,
}

/// What somebody typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must be there, folded, sorted, each once.
    pub(crate) terms: Vec<String>,
    /// Words that must be there side by side.
    pub(crate) phrases: Vec<Vec<String>>,
    /// Words or phrases that must not be there.
    pub(crate) without: Vec<Vec<String>>,
    pub(crate) filters: Vec<Filter>,
    pub(crate) in_drafts: bool,
    notes: Vec<String>,
}

impl Query {
    /// Understands a query; whatever cannot be understood counts as words and leaves a note.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let cut = (0..=text.len().min(LONGEST))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let mut rest = text.get(..cut).unwrap_or_default();
        let mut common = Vec::new();
        while let Some(token) = Token::next(&mut rest) {
            query.take(&token, &mut common);
        }
        if query.terms.is_empty() && query.phrases.is_empty() {
            query.terms = common;
        }
        query.terms.sort();
        query.terms.dedup();
        if cut < text.len() || query.terms.len() + query.phrases.len() > MOST {
            query.note(format!("Only the first {MOST} words count."));
        }
        query.terms.truncate(MOST);
        query.phrases.truncate(MOST - query.terms.len());
        query.without.truncate(MOST);
        query.filters.truncate(MOST);
        query
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.phrases.is_empty()
            && self.without.is_empty()
            && self.filters.is_empty()
            && !self.in_drafts
    }

    /// Whether it asks for words, not only for conditions.
    pub fn has_words(&self) -> bool {
        !self.terms.is_empty() || !self.phrases.is_empty()
    }

    /// Whether it looks into one's own drafts instead of the packs.
    pub fn looks_into_drafts(&self) -> bool {
        self.in_drafts
    }

    /// The conditions beside the words.
    pub fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// What could not be understood, a sentence each.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn take(&mut self, token: &Token<'_>, common: &mut Vec<String>) {
        if let Some(name) = token.name
            && self.take_filter(name, token)
        {
            return;
        }
        let mut words = words_of(token.name.unwrap_or_default());
        words.extend(words_of(token.value));
        if words.is_empty() {
            return;
        }
        if token.negated {
            self.without.push(words);
        } else if token.quoted {
            words.truncate(MOST);
            self.phrases.push(words);
        } else {
            for word in words {
                let into = if COMMON.contains(&word.as_str()) {
                    &mut *common
                } else {
                    &mut self.terms
                };
                into.push(word);
            }
        }
    }

    /// Takes `name:value` as a condition; `false` where it has to count as words.
    fn take_filter(&mut self, name: &str, token: &Token<'_>) -> bool {
        let name = folded(name);
        if !FILTERS.contains(&name.as_str()) {
            if token.value.is_empty() || !name.chars().all(|c| c.is_ascii_alphabetic()) {
                return false;
            }
            self.note(format!(
                "There is no filter `{}:`, so it counts as words. There are {}.",
                shown(&name),
                listed(&FILTERS.map(|name| format!("{name}:")), "and")
            ));
            return false;
        }
        let values: Vec<String> = token
            .value
            .split(',')
            .map(|value| folded(value.trim()))
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() {
            // A filter being typed asks for nothing yet.
            return true;
        }
        let test = match name.as_str() {
            "topic" => Some(Test::Topic(values)),
            "tag" => Some(Test::Tag(values)),
            "level" => self
                .choose("level", &values, Level::ALL, Level::word)
                .map(Test::Level),
            "kind" => self
                .choose("kind", &values, Kind::ALL, Kind::word)
                .map(Test::Kind),
            "is" => self
                .choose("is", &values, &Is::ALL, |(word, _)| word)
                .map(|chosen| Test::Is(chosen.into_iter().map(|(_, is)| is).collect())),
            "seen" => self.days(&values).map(Test::Seen),
            _ => {
                let drafts = self.choose("in", &values, &["drafts"], |word| word);
                self.in_drafts |= drafts.is_some();
                return drafts.is_some();
            }
        };
        let Some(test) = test else {
            return false;
        };
        let negated = token.negated;
        self.filters.push(Filter { negated, test });
        true
    }

    /// The entries of a closed list whose words begin with one of the values, so that typing narrows step by step.
    fn choose<T: Copy>(
        &mut self,
        name: &str,
        values: &[String],
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<Vec<T>> {
        let chosen: Vec<T> = all
            .iter()
            .copied()
            .filter(|entry| {
                let own = word(*entry);
                values.iter().any(|value| {
                    let exact = all.iter().any(|other| word(*other) == value);
                    if exact {
                        own == value
                    } else {
                        own.starts_with(value)
                    }
                })
            })
            .collect();
        if !chosen.is_empty() {
            return Some(chosen);
        }
        let words: Vec<&str> = all.iter().map(|entry| word(*entry)).collect();
        self.note(format!(
            "`{name}:` does not know `{}`, so it counts as words. It knows {}.",
            shown(&values.join(",")),
            listed(&words, "and")
        ));
        None
    }

    fn days(&mut self, values: &[String]) -> Option<u32> {
        let value = values.first()?;
        let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
        let unit = value.get(digits.len()..).unwrap_or_default();
        let factor = match unit {
            "" | "d" => Some(1),
            "w" => Some(7),
            "m" => Some(30),
            _ => None,
        };
        let number: Option<u32> = digits.parse().ok();
        let days = number
            .zip(factor)
            .map(|(n, factor)| n.saturating_mul(factor));
        if days.is_none() {
            self.note(format!(
                "`seen:` does not know `{}`, so it counts as words. It takes days, as in `seen:7d`.",
                shown(value)
            ));
        }
        days
    }
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

fn shown(text: &str) -> String {
    cells::truncate(&clean::line(text), 40).into_owned()
}

#[cfg(test)]
mod tests;
