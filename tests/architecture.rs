//! Holds the house's one-way stairs: who may import whom, how long files and functions are, and what no file may do.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each wing and those it may import from; a wing may always import from itself.
const STAIRS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("pack", &["domain", "text"]),
    ("journal", &["domain", "text"]),
    ("library", &["domain", "text"]),
    ("app", &["library", "domain", "text"]),
    ("ui", &["app", "library", "domain", "text"]),
    ("settings", &["ui", "app", "library", "domain", "text"]),
    (
        "exchange",
        &["pack", "journal", "ui", "app", "library", "domain", "text"],
    ),
    (
        "shell",
        &["pack", "journal", "ui", "app", "library", "domain", "text"],
    ),
    ("cli", &[]),
    (
        "startup",
        &[
            "cli", "shell", "settings", "exchange", "pack", "journal", "ui", "app", "library",
            "domain", "text",
        ],
    ),
    (
        "commands",
        &[
            "startup", "cli", "shell", "settings", "exchange", "pack", "journal", "ui", "app",
            "library", "domain", "text",
        ],
    ),
];

/// The longest file that is no table and no test, in lines.
const LONGEST_FILE: usize = 350;
/// The longest function, in lines.
const LONGEST_FUNCTION: usize = 80;
/// Tables, which may be longer.
const TABLES: &[&str] = &["app/keymap/table.rs"];

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let path = path
                    .strip_prefix(&root)
                    .expect("below src")
                    .to_string_lossy()
                    .into_owned();
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

impl Source {
    fn wing(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self.path.contains("/tests/")
            || self.path.ends_with("fixture.rs")
            || self.path.ends_with("samples.rs")
    }

    /// The lines before the file's own tests, each with its number.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self
            .text
            .find("\n#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        let code = self.text.get(..end).unwrap_or_default();
        code.lines().enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// The wings that a line imports from or names by path.
fn wings_named(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("crate::").filter_map(move |(at, _)| {
        let rest = code.get(at + "crate::".len()..)?;
        let end = rest
            .find(|sign: char| !sign.is_ascii_lowercase() && sign != '_')
            .unwrap_or(rest.len());
        rest.get(..end).filter(|wing| !wing.is_empty())
    })
}

#[test]
fn imports_point_down() {
    let mut faults = Vec::new();
    for source in sources() {
        if matches!(source.wing(), "lib" | "main") {
            continue;
        }
        let wing = source.wing();
        let allowed = STAIRS.iter().find(|(name, _)| *name == wing);
        let (_, allowed) =
            allowed.unwrap_or_else(|| panic!("{wing} is in no table: add it to STAIRS"));
        for (number, line) in source.lines() {
            for named in wings_named(line) {
                if named != wing && !allowed.contains(&named) {
                    faults.push(format!(
                        "src/{}:{number}: {wing} imports {named}",
                        source.path
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_child_imports_all_of_another_or_climbs_by_super() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        for (number, line) in source.lines() {
            let code = line.split("//").next().unwrap_or_default().trim_start();
            let glob = code.starts_with("use ") && code.trim_end().ends_with("::*;");
            let climbs = code.starts_with("use super::");
            if glob || climbs {
                faults.push(format!("src/{}:{number}: {code}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_and_functions_fit_in_one_reading() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let length = source.lines().count();
        if length > LONGEST_FILE && !TABLES.contains(&source.path.as_str()) {
            faults.push(format!("src/{}: {length} lines", source.path));
        }
        let mut begun: Option<(usize, usize, String)> = None;
        for (number, line) in source.lines() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start();
            let is_head = [
                "fn ",
                "pub fn ",
                "pub(super) fn ",
                "pub(crate) fn ",
                "const fn ",
                "pub const fn ",
            ]
            .iter()
            .any(|start| head.starts_with(start));
            if is_head && begun.is_none() {
                begun = Some((number, indent, head.to_owned()));
            }
            if let Some((start, depth, name)) = &begun
                && (line == format!("{}}}", " ".repeat(*depth))
                    || (number == *start && line.ends_with('}')))
            {
                if number - start + 1 > LONGEST_FUNCTION {
                    faults.push(format!(
                        "src/{}:{start}: {} lines: {name}",
                        source.path,
                        number - start + 1
                    ));
                }
                begun = None;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_knows() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|source| !source.is_test() && !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn only_the_shell_knows_the_terminal_and_only_the_journal_its_lines() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        for (number, line) in source.lines() {
            let code = line.split("//").next().unwrap_or_default();
            let owners: [(&str, &[&str]); 3] = [
                ("crossterm::", &["shell"]),
                ("signal_hook::", &["shell"]),
                (
                    "serde::",
                    &["pack", "journal", "settings", "exchange", "commands"],
                ),
            ];
            for (name, owners) in owners {
                if code.contains(name) && !owners.contains(&source.wing()) {
                    faults.push(format!(
                        "src/{}:{number}: {name} in {}",
                        source.path,
                        source.wing()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
