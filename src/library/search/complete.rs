//! Completion of the filter being typed; knows filters and the library's names.

use crate::domain::pack::{Kind, Level};
use crate::library::Library;
use crate::library::search::query::{FILTERS, Is};
use std::collections::BTreeSet;

/// What the piece being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte of the query at which the new text starts.
    pub from: usize,
    /// The new text, up to the end of the query.
    pub text: String,
}

/// What the last piece of a query may become: a filter's name, or a filter's value; best first.
///
/// Nothing where the query ends inside a plain word that begins no filter.
pub fn complete(query: &str, library: &Library) -> Vec<Completion> {
    let from = query
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let piece = query.get(from..).unwrap_or_default();
    let (minus, piece) = match piece.strip_prefix('-') {
        Some(after) => ("-", after),
        None => ("", piece),
    };
    let typed = piece.to_lowercase();
    let offer = |text: String| Completion {
        from,
        text: format!("{minus}{text}"),
    };
    let Some((name, values)) = typed.split_once(':') else {
        return FILTERS
            .iter()
            .filter(|name| name.starts_with(&typed))
            .map(|name| offer(format!("{name}:")))
            .collect();
    };
    let (kept, last) = match values.rsplit_once(',') {
        Some((kept, last)) => (format!("{kept},"), last),
        None => (String::new(), values),
    };
    let mut found: Vec<String> = values_of(name, library)
        .into_iter()
        .filter(|value| begins(value, last))
        .collect();
    // What begins with the text itself goes before what has it further down the path.
    found.sort_by_key(|value| !value.starts_with(last));
    found
        .into_iter()
        .map(|value| offer(format!("{name}:{kept}{value}")))
        .collect()
}

fn begins(value: &str, typed: &str) -> bool {
    value.starts_with(typed) || value.split('/').any(|slug| slug.starts_with(typed))
}

fn values_of(name: &str, library: &Library) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match name {
        "topic" => library
            .tree()
            .nodes()
            .map(|(_, node)| node.path.to_string())
            .collect(),
        "tag" => {
            let tags = library.packs().iter().flat_map(|pack| &pack.tags);
            let tags: BTreeSet<&String> = tags.collect();
            tags.into_iter().cloned().collect()
        }
        "level" => Level::ALL
            .iter()
            .map(|level| level.word().to_owned())
            .collect(),
        "kind" => Kind::ALL
            .iter()
            .map(|kind| kind.word().to_owned())
            .collect(),
        "is" => words(&Is::ALL.map(|(word, _)| word)),
        "seen" => words(&["1d", "7d", "30d"]),
        "in" => words(&["drafts"]),
        _ => Vec::new(),
    }
}
