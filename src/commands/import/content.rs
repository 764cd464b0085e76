//! Questions from a file into the pack `mine`: checked whole before anything is written, in a new file beside the others.

use crate::commands::failure::Failure;
use crate::commands::new::{FILE, HEAD};
use crate::commands::out::{lines, print};
use crate::commands::pack::place::{private_folder, replace, unwritable};
use crate::domain::id::Slug;
use crate::exchange::take_in::{self, Taken};
use crate::exchange::{anki, json, rows};
use crate::pack::{Diagnostic, MINE, Origin, Severity, Source, SourceFile};
use crate::shell::new_file::create;
use crate::shell::output;
use crate::shell::paths::{foreign_home_warning, shown};
use crate::startup::Base;
use crate::text::clean;
use crate::text::count::counted;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// In which form questions come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Toml,
    Json,
    Csv,
    Anki,
}

/// Takes questions in.
///
/// # Errors
/// All faults of the file, nothing new in it, a form that is not known, or a file that cannot be written.
pub(super) fn run(base: &Base, file: &Path, bytes: Vec<u8>) -> Result<u8, Failure> {
    let name = shown(file);
    let Ok(text) = String::from_utf8(bytes) else {
        let message = "The file is no UTF-8 text.";
        return told(&[Diagnostic::new(
            Severity::Error,
            (&name, 1, 1),
            message,
            "Save it as UTF-8.",
        )]);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let form = form(file, text).ok_or_else(|| {
        Failure::usage(format!(
            "{name} holds no questions that can be read. Take a .toml, .json or .csv file, or Anki's text export; see `greenroom help exchange`."
        ))
    })?;
    let folder = base.paths.packs.join(MINE);
    let before = mine(&folder);
    let mut taken = match take(form, &before, &name, text) {
        Ok(taken) => taken,
        Err(faults) => return told(&faults),
    };
    if taken.added == 0 {
        return nothing_new(&name, &taken);
    }
    if let Some(warning) = foreign_home_warning(&base.environment) {
        output::complain(&warning);
    }
    private_folder(&folder).map_err(|error| unwritable(&folder, &error))?;
    // Another import may have given the same ids away meanwhile; then the questions are looked at anew.
    let _lock = locked(&folder);
    let after = mine(&folder);
    if !is_alike(&before, &after) {
        taken = match take(form, &after, &name, text) {
            Ok(taken) => taken,
            Err(faults) => return told(&faults),
        };
        if taken.added == 0 {
            return nothing_new(&name, &taken);
        }
    }
    tell(&taken.notes);
    let written = write(&folder, file, &taken)?;
    print(&summary(&taken, &written)).map(|_| 0)
}

/// Reads the file in its form and makes it fit for the pack.
fn take(form: Form, mine: &Source, name: &str, text: &str) -> Result<Taken, Vec<Diagnostic>> {
    let incoming = match form {
        Form::Toml => return take_in::toml(mine, name, text),
        Form::Json => json::read(name, text),
        Form::Csv => rows::read(name, text),
        Form::Anki => anki::read(name, text),
    };
    take_in::entries(mine, name, incoming?)
}

fn is_alike(one: &Source, other: &Source) -> bool {
    let facts = |file: &SourceFile| (file.name.clone(), file.text.clone());
    one.files
        .iter()
        .map(facts)
        .eq(other.files.iter().map(facts))
}

/// Holds a folder against other imports until it is dropped; where the system locks no folders there is no lock.
fn locked(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

fn nothing_new(name: &str, taken: &Taken) -> Result<u8, Failure> {
    tell(&taken.notes);
    Err(Failure::nothing(format!(
        "Everything in {name} is in your pack `{MINE}` already, so nothing was added."
    )))
}

fn tell(notes: &[String]) {
    for note in notes {
        output::complain(&clean::line(note));
    }
}

/// Prints faults, as the check of a pack does.
fn told(faults: &[Diagnostic]) -> Result<u8, Failure> {
    for fault in faults {
        output::complain(&fault.to_string());
    }
    Err(Failure::nothing(
        "Nothing was added. Mend what is named above and import again.",
    ))
}

/// By what the file is called, else by what it begins with.
fn form(file: &Path, text: &str) -> Option<Form> {
    let end = file
        .extension()
        .map(|end| end.to_string_lossy().to_lowercase());
    match end.as_deref() {
        Some("toml") => return Some(Form::Toml),
        Some("json") => return Some(Form::Json),
        _ if anki::looks_like(text) => return Some(Form::Anki),
        Some("csv") => return Some(Form::Csv),
        _ => {}
    }
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default();
    if text.contains("[[question]]") {
        Some(Form::Toml)
    } else if start.starts_with(['[', '{']) {
        Some(Form::Json)
    } else if first
        .to_lowercase()
        .split([',', ';', '\t'])
        .any(|name| name.trim() == "prompt")
    {
        Some(Form::Csv)
    } else if first.contains('\t') {
        Some(Form::Anki)
    } else {
        None
    }
}

/// The pack of one's own as it is, or as it will be once something is in it.
fn mine(folder: &Path) -> Source {
    let mut source = if folder.is_dir() {
        Source::read(folder, Origin::Mine)
    } else {
        Source {
            origin: Origin::Mine,
            place: shown(folder),
            files: Vec::new(),
            diagnostics: Vec::new(),
        }
    };
    if !folder.join("pack.toml").exists() {
        let head = SourceFile {
            name: "pack.toml".into(),
            text: HEAD.into(),
        };
        source.files.insert(0, head);
    }
    source
}

/// Writes the new files; gives their paths. Where one fails none of them stays.
fn write(folder: &Path, file: &Path, taken: &Taken) -> Result<Vec<PathBuf>, Failure> {
    let head = folder.join("pack.toml");
    if !head.exists() {
        replace(&head, HEAD).map_err(|error| unwritable(&head, &error))?;
    }
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.and_then(|stem| Slug::of_sentence(&stem.replace(['_', '.'], " ")));
    let stem = stem.map_or("imported".to_owned(), |stem| stem.to_string());
    let mut written: Vec<PathBuf> = Vec::new();
    let mut number = 1;
    for text in &taken.files {
        loop {
            let name = if number == 1 {
                format!("{stem}.toml")
            } else {
                format!("{stem}-{number}.toml")
            };
            number += 1;
            // The file of `greenroom new` stays its own.
            if name == FILE {
                continue;
            }
            let path = folder.join(&name);
            match create(&path, text.as_bytes()) {
                Ok(()) => {
                    written.push(path);
                    break;
                }
                // Somebody else's, even if it came a moment ago or leads nowhere.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    for path in &written {
                        let _ = std::fs::remove_file(path);
                    }
                    return Err(unwritable(&path, &error));
                }
            }
        }
    }
    Ok(written)
}

fn summary(taken: &Taken, written: &[PathBuf]) -> String {
    let place = match written {
        [first, .., last] => {
            let name = last
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            format!("{} files, {} to {name}", written.len(), shown(first))
        }
        _ => written.iter().map(|path| shown(path)).collect(),
    };
    let is_more = |text: &String| text.contains("[[objective]]") || text.contains("[[reference]]");
    let what = if taken.files.iter().any(is_more) {
        counted(taken.added, "entry", "entries")
    } else {
        counted(taken.added, "question", "questions")
    };
    let there = match taken.there {
        0 => String::new(),
        1 => " 1 was there already.".to_owned(),
        some => format!(" {some} were there already."),
    };
    let own = format!("Added {what} to your pack `{MINE}`, in {place}.{there}");
    lines([own])
}
