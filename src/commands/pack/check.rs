//! `greenroom pack check`: every fault of packs, one a line; silent when there is none.

use crate::commands::failure::Failure;
use crate::commands::out::{lines, print, print_json};
use crate::pack::{Diagnostic, Origin, Source, Strictness, check, load_all, write_ids};
use crate::shell::output;
use crate::shell::paths::shown;
use crate::startup::Base;
use crate::text::clean;
use crate::text::why::why;
use std::path::{Path, PathBuf};

/// How packs are checked.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    /// Whether the house style holds too.
    pub(super) strict: bool,
    /// Whether made ids are written into the files first.
    pub(super) write_ids: bool,
    /// Whether scripts read the outcome.
    pub(super) json: bool,
}

/// Prints the faults of the packs in these folders; without any, of all that are loaded.
///
/// # Errors
/// A path is no folder, a file cannot be written, or the output cannot be.
pub(super) fn run(base: &Base, paths: &[PathBuf], how: How) -> Result<u8, Failure> {
    if let Some(wrong) = paths.iter().find(|path| !path.is_dir()) {
        return Err(Failure::usage(format!(
            "{} is no folder. Name the folder that holds pack.toml.",
            shown(wrong)
        )));
    }
    if how.write_ids && paths.is_empty() {
        return Err(Failure::usage(
            "Say which packs' files to write: greenroom pack check --write-ids DIR.",
        ));
    }
    if how.write_ids {
        for path in paths {
            write(path)?;
        }
    }
    let mut found = if paths.is_empty() {
        all(base, how)
    } else {
        let sources = paths.iter().map(|path| Source::read(path, Origin::Folder));
        sources.flat_map(|source| faults(&source, how)).collect()
    };
    found.sort_by(|one, other| place(one).cmp(&place(other)));
    found.dedup();
    if how.json {
        print_json(&found)?;
    } else {
        print(&lines(&found))?;
    }
    Ok(u8::from(found.iter().any(Diagnostic::is_error)))
}

fn place(fault: &Diagnostic) -> (&str, usize, usize, &str) {
    (&fault.file, fault.line, fault.column, &fault.message)
}

fn faults(source: &Source, how: How) -> Vec<Diagnostic> {
    let strictness = if how.strict {
        Strictness::House
    } else {
        Strictness::Format
    };
    check(source, strictness).diagnostics
}

/// The faults of all packs that are loaded, those that only show side by side among them.
fn all(base: &Base, how: How) -> Vec<Diagnostic> {
    let sources = base.sources();
    let side_by_side = load_all(&sources)
        .into_iter()
        .flat_map(|loaded| loaded.diagnostics);
    if !how.strict {
        return side_by_side.collect();
    }
    let mut found: Vec<Diagnostic> = sources
        .iter()
        .flat_map(|source| faults(source, how))
        .collect();
    for fault in side_by_side {
        if !found.iter().any(|other| place(other) == place(&fault)) {
            found.push(fault);
        }
    }
    found
}

fn write(folder: &Path) -> Result<(), Failure> {
    let written = write_ids(folder).map_err(|error| {
        let error = clean::line(&why(&error)).into_owned();
        Failure::io(format!(
            "The ids of {} could not be written: {error}. What was written before stands; try again once that is mended.",
            shown(folder)
        ))
    })?;
    for file in written {
        let ids = if file.ids == 1 { "id" } else { "ids" };
        output::complain(&format!(
            "{}: {} {ids} written.",
            shown(&file.file),
            file.ids
        ));
    }
    Ok(())
}
