//! What comes in beside what is there: what is the same, and which ids are taken; knows no file.

use crate::domain::id::SLUG_MAX;
use crate::domain::pack::{Pack, Question, Reference};
use crate::exchange::{Entry, Sort};
use crate::pack::Source;
use std::collections::{HashMap, HashSet};
use toml::Value;

/// Ids, and what they become.
pub(crate) type Names = HashMap<String, String>;

/// By id: what is there already, and under which id; and what has to be called otherwise.
pub(crate) fn compare(mine: &Source, own: &Pack, new: &Pack, entries: &[Entry]) -> (Names, Names) {
    let mut by_hash: HashMap<u32, Vec<&Question>> = HashMap::new();
    for question in &own.questions {
        by_hash.entry(question.hash).or_default().push(question);
    }
    // Questions with faults are not loaded, but their ids are taken all the same; so are earlier ids.
    let quoted: HashSet<&str> = mine
        .files
        .iter()
        .flat_map(|file| file.text.split(['"', '\'']))
        .collect();
    let arriving: HashSet<&str> = entries.iter().map(id).collect();
    let (mut there, mut renamed) = (HashMap::new(), HashMap::new());
    for entry in entries {
        let id = id(entry);
        if let Some(same) = same(entry.sort, id, own, new, &by_hash) {
            there.insert(id.to_owned(), same);
        } else if quoted.contains(id) {
            let used = |id: &str| {
                quoted.contains(id)
                    || arriving.contains(id)
                    || renamed.values().any(|other| other == id)
            };
            let free = free(id, used);
            renamed.insert(id.to_owned(), free);
        }
    }
    (there, renamed)
}

/// The id under which the same is there already; ids and links do not count.
fn same(
    sort: Sort,
    id: &str,
    own: &Pack,
    new: &Pack,
    by_hash: &HashMap<u32, Vec<&Question>>,
) -> Option<String> {
    let found = match sort {
        Sort::Question => {
            let one = new
                .questions
                .iter()
                .find(|question| question.key.id() == id)?;
            let mut alike = by_hash.get(&one.hash)?.iter();
            &alike.find(|other| is_same(one, other))?.key
        }
        Sort::Objective => {
            let one = new
                .objectives
                .iter()
                .find(|objective| objective.key.id() == id)?;
            let mut all = own.objectives.iter();
            &all.find(|other| (&other.group, &other.text) == (&one.group, &one.text))?
                .key
        }
        Sort::Reference => {
            let one = new
                .references
                .iter()
                .find(|reference| reference.key.id() == id)?;
            let facts = |r: &Reference| (r.kind, r.name.clone(), r.when.clone(), r.note.clone());
            &own.references
                .iter()
                .find(|other| facts(other) == facts(one))?
                .key
        }
    };
    Some(found.id().to_owned())
}

fn is_same(one: &Question, other: &Question) -> bool {
    let alike = Question {
        key: other.key.clone(),
        aliases: other.aliases.clone(),
        see_also: other.see_also.clone(),
        ..one.clone()
    };
    alike == *other
}

/// The id that was wished for, or the first with a number behind it that nothing is called by.
pub(crate) fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = |number: u32| {
        let tail = format!("-{number}");
        let head: String = wanted.chars().take(SLUG_MAX - tail.len()).collect();
        format!("{head}{tail}")
    };
    let mut candidates = std::iter::once(wanted.to_owned()).chain((2..).map(numbered));
    candidates
        .find(|id| !taken(id))
        .unwrap_or_else(|| wanted.to_owned())
}

/// The id of an entry; empty where it has none.
pub(crate) fn id(entry: &Entry) -> &str {
    entry
        .table
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
}
