//! Links between the things of a pack: who has which id, which earlier id leads where, and what leads nowhere.

use crate::domain::id::{Key, Slug};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use std::collections::HashMap;
use std::collections::hash_map;

/// What an id of a pack names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Question,
    Objective,
    Reference,
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Self::Question => "a question",
            Self::Objective => "an objective",
            Self::Reference => "a reference",
        }
    }
}

/// Where an id was first used.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) sort: Sort,
    /// The file, by its place in the pack.
    pub(crate) file: usize,
    /// The byte offset in that file.
    pub(crate) at: usize,
}

/// All ids of a pack.
pub(crate) struct Catalogue {
    pack: Slug,
    entries: HashMap<Slug, Entry>,
    aliases: HashMap<Slug, Slug>,
}

impl Catalogue {
    /// A catalogue without entries.
    pub(crate) fn new(pack: Slug) -> Self {
        Self {
            pack,
            entries: HashMap::new(),
            aliases: HashMap::new(),
        }
    }

    /// Enters an id; gives back who has it when it is taken.
    pub(crate) fn enter(&mut self, id: &str, entry: Entry) -> Option<Entry> {
        match self.entries.entry(Slug::parse(id)?) {
            hash_map::Entry::Vacant(free) => {
                free.insert(entry);
                None
            }
            hash_map::Entry::Occupied(taken) => Some(*taken.get()),
        }
    }

    /// Enters the earlier ids of a question and gives those that lead to it.
    pub(crate) fn enter_aliases(
        &mut self,
        id: &str,
        aliases: &[Text<'_>],
        faults: &mut Faults<'_>,
    ) -> Vec<Slug> {
        let mut kept = Vec::new();
        let Some(present) = Slug::parse(id) else {
            return kept;
        };
        for text in aliases {
            let at = text.span().start;
            let Some(alias) = Slug::parse(text.get_ref()) else {
                let message = format!(
                    "The alias {} is no id and is ignored.",
                    quote(text.get_ref())
                );
                faults.content(at, message, "Write an id that the question had before.");
                continue;
            };
            let taken = self.aliases.get(&alias).filter(|other| **other != present);
            let message = if alias == present {
                format!(
                    "The alias {} is the question's own id.",
                    quote(alias.as_str())
                )
            } else if let Some(entry) = self.entries.get(&alias) {
                let name = entry.sort.name();
                format!(
                    "The alias {} is the id of {name} now.",
                    quote(alias.as_str())
                )
            } else if let Some(other) = taken {
                let (alias, other) = (quote(alias.as_str()), quote(other.as_str()));
                format!("The alias {alias} leads to {other} already.")
            } else {
                self.aliases.insert(alias.clone(), present.clone());
                kept.push(alias);
                continue;
            };
            faults.warn(at, message, "It is ignored: take it out.");
        }
        kept
    }

    /// Resolves links to things of one sort; what leads nowhere is reported and dropped.
    pub(crate) fn resolve(
        &self,
        links: &[Text<'_>],
        wanted: Sort,
        from: Option<&Key>,
        faults: &mut Faults<'_>,
    ) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::with_capacity(links.len());
        for text in links {
            let Some(key) = self.key(text, wanted, faults) else {
                continue;
            };
            let fault = if from == Some(&key) {
                "links to itself"
            } else if keys.contains(&key) {
                "is linked twice"
            } else {
                keys.push(key);
                continue;
            };
            let message = format!("{} {fault}.", quote(text.get_ref()));
            faults.warn(text.span().start, message, "Take it out.");
        }
        keys
    }

    fn key(&self, text: &Text<'_>, wanted: Sort, faults: &mut Faults<'_>) -> Option<Key> {
        let link = text.get_ref().as_ref();
        let at = text.span().start;
        let own = match link.split_once(':') {
            Some((pack, id)) if pack == self.pack.as_str() => id,
            Some(_) => {
                let key = Key::parse(link);
                if key.is_none() {
                    let message = format!("{} is no id.", quote(link));
                    faults.content(at, message, "Write an id, or `pack:id` for another pack.");
                }
                return key;
            }
            None => link,
        };
        let slug = Slug::parse(own);
        let present = slug
            .as_ref()
            .map(|slug| self.aliases.get(slug).unwrap_or(slug));
        let entry = present.and_then(|slug| self.entries.get(slug));
        match (present, entry) {
            (Some(slug), Some(entry)) if entry.sort == wanted => Some(Key::new(&self.pack, slug)),
            (_, Some(entry)) => {
                let (found, name) = (entry.sort.name(), wanted.name());
                let message = format!("{} is {found}, not {name}.", quote(link));
                faults.content(at, message, &format!("Name {name} here."));
                None
            }
            (_, None) => {
                let message = format!("{} leads nowhere and is dropped.", quote(link));
                let known = self
                    .entries
                    .iter()
                    .filter(|(_, entry)| entry.sort == wanted);
                let known = known.map(|(slug, _)| slug.as_str());
                let otherwise = format!("Name {} of this pack.", wanted.name());
                let advice = faults.advice(own, known, &otherwise);
                faults.content(at, message, &advice);
                None
            }
        }
    }
}
