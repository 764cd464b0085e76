//! What comes in, made fit for the pack of one's own: checked whole, under ids that are free, nothing twice; writes no file.

mod compare;

use crate::domain::id::Slug;
use crate::domain::pack::Pack;
use crate::exchange::take_in::compare::{Names, altered, compare, free, id};
use crate::exchange::written::written;
use crate::exchange::{Entry, Incoming, Sort, fault};
use crate::pack::{Diagnostic, FILE_MAX, Loaded, Source, SourceFile, Strictness, check, load};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use toml::{Table, Value};

/// What the new file is called while it is checked.
const NAME: &str = "~new.toml";

/// The rest of a question that only stands for one.
const STAND_IN: &str = "topic = \"x\"\nkind = \"quickfire\"\nprompt = \"x\"\nanswer = \"x\"\n";

/// Keys whose lists name other things of the pack.
const LINKS: [&str; 3] = ["see_also", "proves", "nearest"];

/// What is to be written.
#[derive(Debug, Default)]
pub struct Taken {
    /// The texts of the new files, each within the limit of a pack's file; none when nothing is new.
    pub files: Vec<String>,
    /// How many questions, objectives and references are new.
    pub added: usize,
    /// How many were there already.
    pub there: usize,
    /// Sentences on what of the file did not come in, or not as it was.
    pub notes: Vec<String>,
}

/// Takes in questions that another format held. `file` is what faults call the file.
///
/// # Errors
/// Every fault, at its place in the file.
pub fn entries(mine: &Source, file: &str, incoming: Incoming) -> Result<Taken, Vec<Diagnostic>> {
    let mut entries = incoming.entries;
    mint(&mut entries);
    relink(&mut entries);
    let (text, places) = written(&entries);
    let place = |fault: &Diagnostic| {
        let at = places.partition_point(|(line, _)| *line <= fault.line);
        let found = at.checked_sub(1).and_then(|at| places.get(at));
        found.map_or((1, 1), |(_, place)| *place)
    };
    let mut taken = take(mine, file, entries, &text, place)?;
    taken.notes.extend(incoming.notes);
    Ok(taken)
}

/// Takes in a file of a pack; it is kept as it was written where all of it is new and no id is taken.
///
/// # Errors
/// Every fault, at its place in the file.
pub fn toml(mine: &Source, file: &str, text: &str) -> Result<Taken, Vec<Diagnostic>> {
    // What cannot be parsed has no entries; the check below says why.
    let entries = of_toml(text);
    let changed = entries.clone();
    let mut taken = take(mine, file, entries, text, |fault| {
        (fault.line, fault.column)
    })?;
    if taken.added == changed.len() && taken.files.concat() == text {
        return Ok(taken);
    }
    if taken.added > 0 && has_comments(text) {
        let note = "Comments of the file did not come in, since some of it was there already or an id was taken.";
        taken.notes.push(note.to_owned());
    }
    Ok(taken)
}

/// Whether a text that can be parsed holds comments.
fn has_comments(text: &str) -> bool {
    let source = toml_parser::Source::new(text);
    source
        .lex()
        .any(|token| token.kind() == toml_parser::lexer::TokenKind::Comment)
}

/// The tables of a pack's file.
fn of_toml(text: &str) -> Vec<Entry> {
    let table: Table = toml::from_str(text).unwrap_or_default();
    let list = |sort: Sort| {
        let list = table.get(sort.word()).and_then(Value::as_array);
        let tables = list.into_iter().flatten().filter_map(Value::as_table);
        tables.map(move |table| Entry {
            sort,
            ..Entry::question(1, table.clone())
        })
    };
    Sort::ALL.into_iter().flat_map(list).collect()
}

/// Gives every entry an id of its own.
fn mint(entries: &mut [Entry]) {
    let mut used: HashSet<String> = HashSet::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    for entry in entries {
        let text = |key: &str| {
            entry
                .table
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let own = Slug::parse(text("id"));
        let named = ["id", "title", "prompt"]
            .into_iter()
            .find_map(|key| Slug::of_sentence(text(key)));
        let wanted = own
            .or(named)
            .map_or("question".to_owned(), |slug| slug.to_string());
        let last = numbers.entry(wanted.clone()).or_default();
        let id = free(&wanted, last, |id| used.contains(id));
        used.insert(id.clone());
        entry.table.insert("id".to_owned(), Value::String(id));
    }
}

/// Links what came along under the ids that it has now; all else keeps its whole name.
fn relink(entries: &mut [Entry]) {
    let mut names: Names = HashMap::new();
    for entry in entries.iter().filter(|entry| !entry.key.is_empty()) {
        let name = names.entry(entry.key.clone());
        name.or_insert_with(|| id(entry).to_owned());
    }
    for entry in entries {
        let links = entry.table.get_mut("see_also");
        for link in links.and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(name) = link.as_str().and_then(|key| names.get(key)) {
                *link = Value::String(name.clone());
            }
        }
    }
}

/// Checks a text, leaves out what is there already and gives taken ids away anew.
fn take(
    mine: &Source,
    file: &str,
    entries: Vec<Entry>,
    text: &str,
    place: impl Fn(&Diagnostic) -> (usize, usize),
) -> Result<Taken, Vec<Diagnostic>> {
    let old = load(mine);
    let Some(own) = &old.pack else {
        return Err(old
            .diagnostics
            .into_iter()
            .filter(Diagnostic::is_error)
            .collect());
    };
    let arriving: HashSet<&str> = entries.iter().map(id).collect();
    let fresh = beside(mine, &known_ids(own), &arriving, text);
    let faults = faults(&fresh, mine, file, &place);
    if !faults.is_empty() {
        return Err(faults);
    }
    if entries.is_empty() {
        let message = "The file holds no question.";
        return Err(vec![fault(
            (file, 1, 1),
            message,
            "Write a `[[question]]`.",
        )]);
    }
    let Some(new) = &fresh.pack else {
        return Err(fresh.diagnostics);
    };
    let (there, renamed) = compare(mine, own, new, &entries);
    let (total, is_as_it_was) = (entries.len(), there.is_empty() && renamed.is_empty());
    let left = entries
        .into_iter()
        .filter(|entry| !there.contains_key(id(entry)));
    let (names, left): (Vec<(Sort, String, String)>, Vec<Entry>) = left
        .map(|entry| {
            let (sort, was) = (entry.sort, id(&entry).to_owned());
            let entry = under_new_names(entry, &there, &renamed);
            ((sort, was, id(&entry).to_owned()), entry)
        })
        .unzip();
    let files = match (is_as_it_was, text.len() as u64 <= FILE_MAX) {
        (true, true) => vec![text.to_owned()],
        _ => pieces(&left),
    };
    // Several files link to each other, so they are looked at as one.
    let whole = with(mine, &[(NAME, &files.concat())]);
    let whole = check(&whole, Strictness::Format);
    let faults = self::faults(&whole, mine, file, |_| (1, 1));
    if !faults.is_empty() {
        return Err(faults);
    }
    // What would come in otherwise than it stands there is refused rather than lost.
    let written = whole.pack.as_ref();
    if let Some(lost) = written.and_then(|written| altered(new, written, &names)) {
        let message = format!("`{lost}` cannot be written as it stands here.");
        let advice = "Give it an id that is not taken, and import a file of less than 1 MiB.";
        return Err(vec![fault((file, 1, 1), &message, advice)]);
    }
    Ok(Taken {
        added: left.len(),
        there: total - left.len(),
        files,
        notes: Vec::new(),
    })
}

/// A pack with more files.
fn with(mine: &Source, files: &[(&str, &str)]) -> Source {
    let mut source = mine.clone();
    source
        .files
        .extend(files.iter().map(|(name, text)| SourceFile {
            name: (*name).to_owned().into(),
            text: (*text).to_owned().into(),
        }));
    source
}

/// The text beside bare stand-ins for what the pack has, so that links lead somewhere and no id is taken yet.
fn beside(mine: &Source, known: &[String], arriving: &HashSet<&str>, text: &str) -> Loaded {
    let head = mine
        .files
        .iter()
        .filter(|file| file.name == "pack.toml")
        .cloned();
    let bare = Source {
        files: head.collect(),
        ..mine.clone()
    };
    let stand_ins = known.iter().filter(|id| !arriving.contains(id.as_str()));
    let stand_ins = stand_ins.fold(String::new(), |mut text, id| {
        let _ = write!(text, "[[question]]\nid = \"{id}\"\n{STAND_IN}");
        text
    });
    let whole = with(&bare, &[("~known.toml", &stand_ins), (NAME, text)]);
    check(&whole, Strictness::Format)
}

fn known_ids(pack: &Pack) -> Vec<String> {
    pack.questions
        .iter()
        .map(|question| question.key.id().to_owned())
        .collect()
}

/// The errors of the new file, at their places in the one it came from.
fn faults(
    loaded: &Loaded,
    mine: &Source,
    file: &str,
    place: impl Fn(&Diagnostic) -> (usize, usize),
) -> Vec<Diagnostic> {
    let name = mine.file_name(NAME);
    let own = loaded
        .diagnostics
        .iter()
        .filter(|fault| fault.is_error() && fault.file == name);
    let placed = own.map(|fault| {
        let (line, column) = place(fault);
        Diagnostic {
            file: file.to_owned(),
            line,
            column,
            ..fault.clone()
        }
    });
    let mut all: Vec<Diagnostic> = placed.collect();
    all.dedup();
    all
}

/// An entry under its new id, with links to what others are called now.
fn under_new_names(mut entry: Entry, there: &Names, renamed: &Names) -> Entry {
    if let Some(new) = renamed.get(id(&entry)) {
        entry
            .table
            .insert("id".to_owned(), Value::String(new.clone()));
    }
    for key in LINKS {
        let Some(Value::Array(links)) = entry.table.get_mut(key) else {
            continue;
        };
        for link in links {
            let name = link.as_str().unwrap_or_default();
            let now = renamed.get(name).or_else(|| there.get(name));
            if let Some(now) = now {
                *link = Value::String(now.clone());
            }
        }
    }
    entry
}

/// Entries as texts that are no larger than a file of a pack may be.
fn pieces(entries: &[Entry]) -> Vec<String> {
    if entries.is_empty() {
        return Vec::new();
    }
    let (text, _) = written(entries);
    if text.len() as u64 <= FILE_MAX || entries.len() == 1 {
        return vec![text];
    }
    let half: [Range<usize>; 2] = [0..entries.len() / 2, entries.len() / 2..entries.len()];
    let parts = half.into_iter().filter_map(|range| entries.get(range));
    parts.flat_map(pieces).collect()
}

#[cfg(test)]
mod tests;
