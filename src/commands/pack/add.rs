//! `greenroom pack add`: installs a pack by copying it; what was checked is what is copied.

use crate::commands::failure::Failure;
use crate::commands::out::print;
use crate::commands::pack::place::{folder_of, installed, private_folder, unwritable};
use crate::pack::{MINE, Origin, SHIPPED, Source, load};
use crate::shell::output;
use crate::shell::paths::{foreign_home_warning, shown};
use crate::startup::Base;
use crate::text::count::counted;
use std::path::Path;

/// Copies a pack into the data directory.
///
/// # Errors
/// The folder is no pack that loads, its name is taken, or the copy cannot be written.
pub(super) fn run(base: &Base, folder: &Path) -> Result<u8, Failure> {
    if !folder.is_dir() {
        return Err(Failure::usage(format!(
            "{} is no folder. Name the folder that holds pack.toml.",
            shown(folder)
        )));
    }
    let source = Source::read(folder, Origin::Folder);
    let loaded = load(&source);
    let errors = loaded.errors();
    let Some(pack) = loaded.pack else {
        let fault = loaded.diagnostics.iter().find(|fault| fault.is_error());
        let fault = fault.map(ToString::to_string).unwrap_or_default();
        return Err(Failure::nothing(format!(
            "The pack was not added, since it does not load. {fault}"
        )));
    };
    let name = pack.name.as_str();
    let target = base.paths.packs.join(name);
    refuse_taken(base, name, &target)?;
    if let Some(warning) = foreign_home_warning(&base.environment) {
        output::complain(&warning);
    }
    let files: Vec<(&str, &str)> = source
        .files
        .iter()
        .map(|file| (file.name.as_ref(), file.text.as_ref()))
        .collect();
    private_folder(&base.paths.packs)
        .and_then(|()| folder_of(&target, &files))
        .map_err(|error| unwritable(&target, &error))?;
    let questions = counted(pack.questions.len(), "question", "questions");
    print(&format!(
        "Added {name} with {questions} to {}.\n",
        shown(&target)
    ))?;
    if errors > 0 {
        output::complain(&format!(
            "What has faults is left out: `greenroom pack check {}` lists {}.",
            shown(&target),
            counted(errors, "fault", "faults")
        ));
    }
    Ok(0)
}

fn refuse_taken(base: &Base, name: &str, target: &Path) -> Result<(), Failure> {
    if name == SHIPPED || name == MINE {
        return Err(Failure::nothing(format!(
            "The pack was not added: the name `{name}` is reserved. Give it another `name` in pack.toml."
        )));
    }
    if target.exists() || installed(base, name).is_some() {
        return Err(Failure::nothing(format!(
            "The pack was not added: there is a pack `{name}` already. Take it out with `greenroom pack remove {name}`, or give this one another `name`."
        )));
    }
    Ok(())
}
