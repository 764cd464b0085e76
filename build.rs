//! Build script: embeds the packs under `content/` as a list of names and texts; knows nothing of what they say.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads cargo's variables and writes where cargo says"
)]

use std::path::{Path, PathBuf};
use std::{env, fmt::Write as _, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(required("CARGO_MANIFEST_DIR")?);
    let mut code = String::from("&[\n");
    for pack in entries(&root.join("content"))? {
        if !pack.join("pack.toml").is_file() {
            continue;
        }
        println!("cargo::rerun-if-changed={}", pack.display());
        let files: Vec<PathBuf> = entries(&pack)?
            .into_iter()
            .filter(|path| path.extension().is_some_and(|end| end == "toml") && path.is_file())
            .collect();
        let _ = writeln!(code, "    ({:?}, &[", name_of(&pack));
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
            let _ = writeln!(
                code,
                "        ({:?}, include_str!({:?})),",
                name_of(&file),
                file.to_string_lossy()
            );
        }
        code.push_str("    ]),\n");
    }
    code.push_str("]\n");
    fs::write(
        PathBuf::from(required("OUT_DIR")?).join("built_in_packs.rs"),
        code,
    )
}

fn required(name: &str) -> io::Result<String> {
    env::var(name).map_err(|fault| io::Error::other(format!("{name}: {fault}")))
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The entries of a folder by name; none when there is no such folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    found.retain(|path| !name_of(path).starts_with('.'));
    found.sort();
    Ok(found)
}
