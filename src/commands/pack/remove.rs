//! `greenroom pack remove`: takes an installed pack out; moves it among the backups and deletes nothing.

use crate::commands::failure::Failure;
use crate::commands::out::print;
use crate::commands::pack::place::{installed, private_folder, unwritable};
use crate::pack::{MINE, SHIPPED};
use crate::shell::paths::shown;
use crate::startup::Base;
use crate::text::clean;
use std::io;
use std::path::{Path, PathBuf};

/// How many packs of one name the backups of one day may hold.
const MOST: u32 = 1000;

/// Moves an installed pack among the backups.
///
/// # Errors
/// No such pack is installed, or it cannot be moved.
pub(super) fn run(base: &Base, name: &str) -> Result<u8, Failure> {
    let Some(folder) = installed(base, name) else {
        return Err(Failure::nothing(refusal(base, name)));
    };
    let shelf = base.paths.backup.join("packs");
    private_folder(&shelf).map_err(|error| unwritable(&shelf, &error))?;
    let day = base.clock.now().day.date();
    let kept = keep(&folder, &shelf, &format!("{name}-{day}"))
        .map_err(|error| unwritable(&folder, &error))?;
    let back = if name == MINE {
        format!("move it back to {}", shown(&folder))
    } else {
        format!("say `greenroom pack add {}`", shown(&kept))
    };
    print(&format!(
        "Took out {name}; it is kept in {}. What you did with it stays, too; to have it back {back}.\n",
        shown(&kept)
    ))?;
    Ok(0)
}

fn refusal(base: &Base, name: &str) -> String {
    let shown_name = clean::line(name);
    if name == SHIPPED {
        return format!("The pack `{shown_name}` is part of greenroom and stays.");
    }
    let loaded = base.load();
    let named = loaded.iter().find(|loaded| {
        let pack = loaded.pack.as_ref();
        pack.is_some_and(|pack| pack.name.as_str() == name)
    });
    match named {
        Some(loaded) => format!(
            "The pack `{shown_name}` is not installed but named by --pack, in {}. Leave that option out.",
            loaded.place
        ),
        None => format!(
            "No pack `{shown_name}` is installed. `greenroom pack list` lists what there is."
        ),
    }
}

/// Moves a folder to the shelf under a name that is still free.
fn keep(folder: &Path, shelf: &Path, name: &str) -> io::Result<PathBuf> {
    for number in 1..MOST {
        let tail = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let path = shelf.join(format!("{name}{tail}"));
        if !path.exists() {
            return std::fs::rename(folder, &path).map(|()| path);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
