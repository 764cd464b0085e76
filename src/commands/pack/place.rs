//! Where installed packs are, and how files are put there: complete or not at all; knows no question.

use crate::commands::failure::Failure;
use crate::domain::id::Slug;
use crate::pack::{Origin, Source, load};
use crate::shell::new_file::create;
use crate::shell::paths::shown;
use crate::startup::Base;
use crate::text::why::why;
use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of an installed pack, by the pack's name, or by the folder's where the pack is broken.
pub(crate) fn installed(base: &Base, name: &str) -> Option<PathBuf> {
    Slug::parse(name)?;
    let packs = &base.paths.packs;
    let is_named = |folder: &PathBuf| {
        let pack = load(&Source::read(folder, Origin::Folder)).pack;
        match pack {
            Some(pack) => pack.name.as_str() == name,
            None => folder.file_name().is_some_and(|own| own == name),
        }
    };
    let direct = Some(packs.join(name)).filter(|folder| folder.is_dir());
    direct.or_else(|| {
        let entries = std::fs::read_dir(packs).ok()?;
        let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
        folders.filter(|path| path.is_dir()).find(is_named)
    })
}

/// Creates a folder that only its owner can enter, and those above it.
///
/// # Errors
/// The system's own.
pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Replaces a file whole, or makes it: on an error the old one stands.
///
/// # Errors
/// The system's own.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = above(path);
    let mut fresh = tempfile::Builder::new()
        .prefix(".writing-")
        .tempfile_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    if let Ok(old) = std::fs::metadata(path) {
        fresh.as_file().set_permissions(old.permissions())?;
    }
    fresh.as_file().sync_all()?;
    fresh.persist(path).map_err(|fault| fault.error)?;
    sync(folder)
}

/// Makes a folder of these files under a name that is free: complete or not there.
///
/// # Errors
/// The system's own; nothing is left behind.
pub(crate) fn folder_of(path: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    let above = above(path);
    std::fs::create_dir_all(above)?;
    let mut fresh = tempfile::Builder::new();
    fresh.prefix(".adding-");
    // As open as the user's other folders are; what is installed lies below a closed one.
    #[cfg(unix)]
    fresh.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let fresh = fresh.tempdir_in(above)?;
    for (name, text) in files {
        create(&fresh.path().join(name), text.as_bytes())?;
    }
    sync(fresh.path())?;
    // Only an empty folder gives its name away.
    std::fs::rename(fresh.path(), path)?;
    let _ = fresh.keep();
    sync(above)
}

/// The folder that a file lies in: a bare name lies where one is.
fn above(path: &Path) -> &Path {
    match path.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    }
}

/// Makes the names in a folder durable; file systems that cannot say so are believed.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

/// One sentence for what could not be written.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "its folder is not there".to_owned(),
        _ => why(error),
    };
    Failure::io(format!(
        "{} cannot be written: {why}. Nothing was changed; mend that and try again.",
        shown(path)
    ))
}
