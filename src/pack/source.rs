//! Where packs come from: embedded by the build, or read from a folder within the limits; knows no TOML.

use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::fault::Lines;
use crate::pack::schema::limits::{FILE_MAX, FILES_MAX, PACK_MAX};
use crate::text::clean;
use crate::text::why::why;
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The embedded packs: the name of each and its files.
type Embedded = &'static [(&'static str, &'static [(&'static str, &'static str)])];

static BUILT_IN: Embedded = include!(concat!(env!("OUT_DIR"), "/built_in_packs.rs"));

/// Whose pack it is: decides which names it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Part of the program.
    BuiltIn,
    /// The questions of one's own.
    Mine,
    /// A folder that somebody added.
    Folder,
}

/// A pack as named texts, before anything of it was understood.
#[derive(Clone, Debug)]
pub struct Source {
    /// Whose pack it is.
    pub origin: Origin,
    /// What stands before the file names in diagnostics: the folder as it was given, cleaned.
    pub place: String,
    /// The files, `pack.toml` first, then by name.
    pub files: Vec<SourceFile>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file of a pack.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name, cleaned.
    pub name: Cow<'static, str>,
    /// The text.
    pub text: Cow<'static, str>,
}

impl Source {
    /// The packs that are part of the program.
    pub fn built_in() -> Vec<Self> {
        let each = |(name, files): &(&'static str, &'static [(&'static str, &'static str)])| {
            let files = files.iter().map(|(name, text)| SourceFile {
                name: Cow::Borrowed(*name),
                text: Cow::Borrowed(without_mark(text)),
            });
            Self::new(Origin::BuiltIn, (*name).to_owned(), files.collect())
        };
        BUILT_IN.iter().map(each).collect()
    }

    /// A pack of texts at hand.
    pub fn of_texts(place: &str, files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(name, text)| SourceFile {
            name: clean::line(name).into_owned().into(),
            text: without_mark(text).to_owned().into(),
        });
        let place = clean::line(place).into_owned();
        Self::new(Origin::Folder, place, files.collect())
    }

    /// Reads the `*.toml` files of a folder: regular ones within the limits, none outside of it.
    pub fn read(folder: &Path, origin: Origin) -> Self {
        let place = clean::line(&folder.to_string_lossy()).into_owned();
        let mut source = Self::new(origin, place, Vec::new());
        match paths(folder) {
            Ok(paths) if paths.len() > FILES_MAX => {
                let message = format!("The pack has more than {FILES_MAX} files.");
                source.refuse("", &message, "Put more questions into each file.");
            }
            Ok(paths) => source.read_all(folder, &paths),
            Err(fault) => {
                let message = format!("The folder cannot be read: {fault}.", fault = why(&fault));
                source.refuse("", &message, "Name the folder that holds pack.toml.");
            }
        }
        source
            .files
            .sort_by(|a, b| order(&a.name).cmp(&order(&b.name)));
        source
    }

    fn new(origin: Origin, place: String, mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| order(&a.name).cmp(&order(&b.name)));
        Self {
            origin,
            place,
            files,
            diagnostics: Vec::new(),
        }
    }

    /// What a file is called in diagnostics.
    pub fn file_name(&self, name: &str) -> String {
        let place = self.place.trim_end_matches('/');
        match (place.is_empty(), name.is_empty()) {
            (true, _) => name.to_owned(),
            (_, true) => place.to_owned(),
            (false, false) => format!("{place}/{name}"),
        }
    }

    /// Its size in bytes.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }

    fn refuse(&mut self, name: &str, message: &str, advice: &str) {
        self.refuse_at(name, (1, 1), message, advice);
    }

    fn refuse_at(&mut self, name: &str, at: (usize, usize), message: &str, advice: &str) {
        let file = self.file_name(name);
        let place = (file.as_str(), at.0, at.1);
        self.diagnostics
            .push(Diagnostic::new(Severity::Error, place, message, advice));
    }

    fn read_all(&mut self, folder: &Path, paths: &[PathBuf]) {
        let mut sum = 0_u64;
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = clean::line(&name).into_owned();
            match read_one(folder, path) {
                Ok(bytes) => {
                    sum += bytes.len() as u64;
                    if sum > PACK_MAX {
                        let message = format!("The pack is larger than {PACK_MAX} bytes.");
                        self.refuse(&name, &message, "Make two packs of it.");
                        self.files.clear();
                        return;
                    }
                    self.take(name, bytes);
                }
                Err(Unreadable::Fault(fault)) => {
                    let message = format!("The file cannot be read: {fault}.", fault = why(&fault));
                    self.refuse(&name, &message, "Check its permissions.");
                }
                Err(Unreadable::TooLarge(size)) => {
                    let message = format!("The file has {size} bytes, more than {FILE_MAX}.");
                    self.refuse(&name, &message, "Split it into several files.");
                }
                Err(Unreadable::Outside) => {
                    let message = "The file is a link that leads out of the pack's folder.";
                    self.refuse(&name, message, "Put the file itself into the folder.");
                }
                Err(Unreadable::NoFile) => {
                    let message = "This is no regular file.";
                    self.refuse(&name, message, "Take it out of the folder, or rename it.");
                }
            }
        }
    }

    fn take(&mut self, name: String, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = match text.strip_prefix('\u{feff}') {
                    Some(rest) => rest.to_owned(),
                    None => text,
                };
                self.files.push(SourceFile {
                    name: name.into(),
                    text: text.into(),
                });
            }
            Err(fault) => {
                let good = fault.utf8_error().valid_up_to();
                let head =
                    String::from_utf8_lossy(fault.as_bytes().get(..good).unwrap_or_default());
                let column = head
                    .rsplit('\n')
                    .next()
                    .map_or(0, |line| line.chars().count())
                    + 1;
                let at = (Lines::of(&head).line(head.len()), column);
                self.refuse_at(&name, at, "The file is no UTF-8 text.", "Save it as UTF-8.");
            }
        }
    }
}

/// `pack.toml` first, then by name.
fn order(name: &str) -> (bool, &str) {
    (name != "pack.toml", name)
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The `*.toml` entries of a folder that are not hidden; stops early when there are too many.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|end| end == "toml") {
            found.push(path);
        }
        if found.len() > FILES_MAX {
            break;
        }
    }
    found.sort();
    Ok(found)
}

enum Unreadable {
    Fault(io::Error),
    TooLarge(u64),
    Outside,
    NoFile,
}

impl From<io::Error> for Unreadable {
    fn from(fault: io::Error) -> Self {
        Self::Fault(fault)
    }
}

fn read_one(folder: &Path, path: &Path) -> Result<Vec<u8>, Unreadable> {
    if fs::symlink_metadata(path)?.is_symlink() {
        let inside = fs::canonicalize(path)?.starts_with(fs::canonicalize(folder)?);
        if !inside {
            return Err(Unreadable::Outside);
        }
    }
    // Looked at before it is opened: opening a pipe would wait for somebody to write.
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(Unreadable::NoFile);
    }
    if found.len() > FILE_MAX {
        return Err(Unreadable::TooLarge(found.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0));
    File::open(path)?
        .take(FILE_MAX + 1)
        .read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > FILE_MAX => Err(Unreadable::TooLarge(size)),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests;
