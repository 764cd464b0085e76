//! Writes the ids that were made from texts into the files, so that editing a text keeps its history; touches nothing else.

use crate::pack::fault::Faults;
use crate::pack::schema::file::{self, HEAD_FILE};
use crate::pack::source::{Origin, Source};
use crate::pack::validate::head::Head;
use crate::pack::validate::ids::Place;
use crate::pack::validate::question;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenIds {
    /// Which file.
    pub file: PathBuf,
    /// How many ids it got.
    pub ids: usize,
}

/// Writes every implicit id of a pack's folder into its files and tells which files changed.
///
/// Comments and layout stay. Questions with errors are left alone. A file is replaced as a whole or not at all;
/// run again, nothing changes.
///
/// # Errors
/// When the folder or a file can't be read or replaced; files before it stay written.
pub fn write_ids(folder: &Path) -> io::Result<Vec<WrittenIds>> {
    let mut written = Vec::new();
    let source = Source::read(folder, Origin::Folder);
    if let (true, Some(fault)) = (source.files.is_empty(), source.diagnostics.first()) {
        return Err(io::Error::other(fault.to_string()));
    }
    for file in source.files {
        let path = folder.join(file.name.as_ref());
        let (text, ids) = with_ids(&file.text, file.name == HEAD_FILE);
        if ids == 0 {
            continue;
        }
        let path = fs::canonicalize(path)?;
        let before = fs::read(&path)?;
        let mark = "\u{feff}".as_bytes();
        let marked = before.starts_with(mark);
        let start = if marked { mark.len() } else { 0 };
        if before.get(start..) != Some(file.text.as_bytes()) {
            let message = format!("{} was changed in the meantime", path.display());
            return Err(io::Error::other(message));
        }
        replace(&path, before.get(..start).unwrap_or_default(), &text)?;
        written.push(WrittenIds { file: path, ids });
    }
    Ok(written)
}

/// Replaces a file by a new one beside it, so that a crash leaves either the old or the new.
fn replace(path: &Path, mark: &[u8], text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    fresh.write_all(mark)?;
    fresh.write_all(text.as_bytes())?;
    fresh
        .as_file()
        .set_permissions(fs::metadata(path)?.permissions())?;
    fresh.as_file().sync_all()?;
    fresh.persist(path).map_err(|fault| fault.error)?;
    fs::File::open(folder)?.sync_all()
}

/// The text of a file with its implicit ids written out, and how many there were.
pub(crate) fn with_ids(text: &str, is_head: bool) -> (String, usize) {
    let mut edits = implicit(text, is_head);
    edits.sort_by_key(|(_, place)| place.at);
    let mut out = String::with_capacity(text.len() + edits.len() * 40);
    let mut done = 0;
    for (slug, place) in &edits {
        let (until, new, from) = edit(text, slug, *place);
        out.push_str(text.get(done..until).unwrap_or_default());
        out.push_str(&new);
        done = from;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (out, edits.len())
}

/// The ids that sound questions leave to be made from their texts.
fn implicit(text: &str, is_head: bool) -> Vec<(String, Place)> {
    let mut faults = Faults::new("", text);
    let Some(shape) = file::file(is_head, text, &mut faults) else {
        return Vec::new();
    };
    let Some(head) = Head::unknown() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for shape in shape.questions {
        if let Some(card) = question::question(shape, &head, &mut faults) {
            let ids = card.places.ids.implicit();
            found.extend(ids.map(|(slug, place)| (slug.to_string(), place)));
        }
    }
    found
}

/// One edit: the byte up to which the old text is kept, the new text, and the byte from which the old text goes on.
fn edit(text: &str, slug: &str, place: Place) -> (usize, String, usize) {
    let Place { at, end, .. } = place;
    let old = text.get(at..end).unwrap_or_default();
    if old.starts_with('{') {
        let spaced = old
            .get(1..)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let new = if spaced {
            format!(" id = \"{slug}\",")
        } else {
            format!("id = \"{slug}\", ")
        };
        return (at + 1, new, at + 1);
    }
    if old.starts_with('[') {
        let rest = text.get(end..).unwrap_or_default();
        let line_end = end + rest.find('\n').unwrap_or(rest.len());
        let next = text.get(line_end + 1..).unwrap_or_default();
        let new = format!("\n{}", line(slug, next));
        let kept = text.get(..line_end).unwrap_or_default();
        if kept.ends_with('\r') {
            return (line_end - 1, format!("\r{new}"), line_end - 1);
        }
        return (line_end, new, line_end);
    }
    (at, format!("{{ id = \"{slug}\", text = {old} }}"), end)
}

/// The line `id = "..."`, aligned with the first key of what follows.
fn line(slug: &str, next: &str) -> String {
    let first = next.lines().find(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('#')
    });
    let key = first
        .and_then(|line| line.split_once('='))
        .map(|(key, _)| key);
    let indent: String = key
        .unwrap_or_default()
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect();
    let width = key
        .map_or(3, str::len)
        .saturating_sub(indent.len() + 1)
        .max(2);
    format!("{indent}{:width$} = \"{slug}\"", "id")
}

#[cfg(test)]
mod tests;
