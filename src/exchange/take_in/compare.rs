//! What comes in beside what is there: what is the same, and which ids are taken; knows no file.

use crate::domain::id::SLUG_MAX;
use crate::domain::pack::{Body, Objective, Pack, Question, Reference};
use crate::exchange::{Entry, Sort};
use crate::pack::Source;
use std::collections::{HashMap, HashSet};
use toml::Value;

/// Ids, and what they become.
pub(crate) type Names = HashMap<String, String>;

/// What a pack holds, by id.
struct ById<'a> {
    questions: HashMap<&'a str, &'a Question>,
    objectives: HashMap<&'a str, &'a Objective>,
    references: HashMap<&'a str, &'a Reference>,
}

impl<'a> ById<'a> {
    fn of(pack: &'a Pack) -> Self {
        let (questions, objectives) = (pack.questions.iter(), pack.objectives.iter());
        let references = pack.references.iter();
        Self {
            questions: questions.map(|one| (one.key.id(), one)).collect(),
            objectives: objectives.map(|one| (one.key.id(), one)).collect(),
            references: references.map(|one| (one.key.id(), one)).collect(),
        }
    }
}

/// Questions that are in the pack, or will be: by hash, with their ids there.
type Known<'a> = HashMap<u32, Vec<(&'a Question, String)>>;

/// By id: what is there already, and under which id; and what has to be called otherwise.
pub(crate) fn compare(mine: &Source, own: &Pack, new: &Pack, entries: &[Entry]) -> (Names, Names) {
    let mut known: Known<'_> = HashMap::new();
    for question in &own.questions {
        let id = question.key.id().to_owned();
        known.entry(question.hash).or_default().push((question, id));
    }
    // Questions with faults are not loaded, but their ids are taken all the same; so are earlier ids.
    let quoted: HashSet<&str> = mine
        .files
        .iter()
        .flat_map(|file| file.text.split(['"', '\'']))
        .collect();
    let by_id = ById::of(new);
    let arriving: HashSet<&str> = entries.iter().map(id).collect();
    let mut given: HashSet<String> = HashSet::new();
    let (mut there, mut renamed) = (HashMap::new(), HashMap::new());
    for entry in entries {
        let id = id(entry);
        if let Some(same) = same(entry.sort, id, own, &by_id, &known) {
            there.insert(id.to_owned(), same);
            continue;
        }
        let mut name = id.to_owned();
        if quoted.contains(id) {
            let used =
                |id: &str| quoted.contains(id) || arriving.contains(id) || given.contains(id);
            name = free(id, &mut 0, used);
            given.insert(name.clone());
            renamed.insert(id.to_owned(), name.clone());
        }
        // The same question may stand in the file once more.
        if let (Sort::Question, Some(one)) = (entry.sort, by_id.questions.get(id)) {
            known.entry(one.hash).or_default().push((one, name));
        }
    }
    (there, renamed)
}

/// The id under which the same is there already; ids and links do not count.
fn same(sort: Sort, id: &str, own: &Pack, new: &ById<'_>, known: &Known<'_>) -> Option<String> {
    let found = match sort {
        Sort::Question => {
            let one = new.questions.get(id)?;
            let mut alike = known.get(&one.hash)?.iter();
            let (_, name) = alike.find(|(other, _)| is_same(one, other))?;
            return Some(name.clone());
        }
        Sort::Objective => {
            let one = new.objectives.get(id)?;
            let mut all = own.objectives.iter();
            &all.find(|other| (&other.group, &other.text) == (&one.group, &one.text))?
                .key
        }
        Sort::Reference => {
            let one = new.references.get(id)?;
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
        ..in_order(one)
    };
    alike == in_order(other)
}

/// A question whose varying names stand by the alphabet: their order in a file says nothing.
fn in_order(question: &Question) -> Question {
    let mut question = question.clone();
    if let Body::Estimate(estimate) = &mut question.body {
        estimate.vary.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    question
}

/// The first entry that the pack would not hold as it was read: but for ids and links the two have to be the same.
///
/// `names` are the ids under which entries were read, and those under which they are written.
pub(crate) fn altered<'n>(
    read: &Pack,
    written: &Pack,
    names: &'n [(Sort, String, String)],
) -> Option<&'n str> {
    let (read, written) = (ById::of(read), ById::of(written));
    let is_kept = |sort: Sort, was: &str, is: &str| match sort {
        Sort::Question => {
            let pair = read.questions.get(was).zip(written.questions.get(is));
            pair.is_some_and(|(one, other)| one.aliases == other.aliases && is_same(one, other))
        }
        Sort::Objective => {
            let pair = read.objectives.get(was).zip(written.objectives.get(is));
            pair.is_some_and(|(one, other)| (&one.group, &one.text) == (&other.group, &other.text))
        }
        Sort::Reference => {
            let pair = read.references.get(was).zip(written.references.get(is));
            pair.is_some_and(|(one, other)| {
                let alike = Reference {
                    key: other.key.clone(),
                    nearest: other.nearest.clone(),
                    ..(*one).clone()
                };
                alike == **other
            })
        }
    };
    let lost = names
        .iter()
        .find(|(sort, was, is)| !is_kept(*sort, was, is))?;
    Some(&lost.1)
}

/// The id that was wished for, or the first with a number behind it that nothing is called by.
///
/// `last` is the number that was tried last, 0 for none: who asks for the same once more goes on from there.
pub(crate) fn free(wanted: &str, last: &mut u32, taken: impl Fn(&str) -> bool) -> String {
    loop {
        *last = last.saturating_add(1);
        let id = if *last == 1 {
            wanted.to_owned()
        } else {
            let tail = format!("-{last}");
            let head: String = wanted.chars().take(SLUG_MAX - tail.len()).collect();
            format!("{head}{tail}")
        };
        if !taken(&id) || *last == u32::MAX {
            return id;
        }
    }
}

/// The id of an entry; empty where it has none.
pub(crate) fn id(entry: &Entry) -> &str {
    entry
        .table
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
}
