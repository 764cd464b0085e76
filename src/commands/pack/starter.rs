//! `greenroom pack new`: writes a small pack to begin with, which passes every check.

use crate::commands::failure::Failure;
use crate::commands::out::print;
use crate::commands::pack::place::{folder_of, unwritable};
use crate::domain::id::Slug;
use crate::pack::{MINE, SHIPPED};
use crate::shell::paths::shown;
use crate::text::capital::capital;
use std::path::Path;

/// What a new pack says of itself; its name is filled in.
const HEAD: &str = include_str!("../../../assets/new-pack/pack.toml");

/// Its first questions.
const QUESTIONS: &str = include_str!("../../../assets/new-pack/questions.toml");

/// Writes a pack into a folder that is new or empty.
///
/// # Errors
/// The folder's name can be no pack's, something is in it, or it cannot be written.
pub(super) fn run(dir: &Path) -> Result<u8, Failure> {
    let folder = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let name = name_of(&folder)?;
    if occupied(&folder) {
        return Err(Failure::usage(format!(
            "{} is there already and is not empty. Name a new folder.",
            shown(dir)
        )));
    }
    let title: String = name.as_str().replace('-', " ");
    let head = HEAD
        .replace("@NAME@", name.as_str())
        .replace("@TITLE@", &capital(&title));
    folder_of(
        &folder,
        &[("pack.toml", &head), ("questions.toml", QUESTIONS)],
    )
    .map_err(|error| unwritable(dir, &error))?;
    print(&format!(
        "Wrote {place}/pack.toml and questions.toml. Change them, then:\n  greenroom pack check {place}\n  greenroom --pack {place}\n  greenroom pack add {place}\n",
        place = shown(dir)
    ))?;
    Ok(0)
}

/// The pack's name: what its folder is called.
fn name_of(folder: &Path) -> Result<Slug, Failure> {
    let last = folder.file_name().unwrap_or_default().to_string_lossy();
    let name = Slug::parse(&last).ok_or_else(|| {
        Failure::usage(format!(
            "`{}` can be no pack's name. Call the folder by lower-case letters, digits and hyphens.",
            shown(Path::new(last.as_ref()))
        ))
    })?;
    if name.as_str() == SHIPPED || name.as_str() == MINE {
        return Err(Failure::usage(format!(
            "The name `{name}` is reserved. Call the folder otherwise."
        )));
    }
    Ok(name)
}

fn occupied(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => folder.exists(),
    }
}

#[cfg(test)]
mod tests {
    use super::{HEAD, QUESTIONS};
    use crate::pack::{Source, Strictness, check};

    #[test]
    fn a_new_pack_passes_every_check() {
        let head = HEAD.replace("@NAME@", "bench").replace("@TITLE@", "Bench");
        let files = [("pack.toml", head.as_str()), ("questions.toml", QUESTIONS)];
        let checked = check(&Source::of_texts("bench", &files), Strictness::House);
        assert_eq!(checked.diagnostics, []);
        let pack = checked.pack.expect("a pack");
        assert_eq!(pack.questions.len(), 3);
        assert_eq!(pack.title, "Bench");
    }
}
