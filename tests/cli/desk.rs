//! A data directory of a test's own and the binary on it; every output is held to be clean.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// When tests study: a Sunday.
pub(crate) const NOW: &str = "2026-11-22T09:40:00Z";

/// A data directory that goes when the test ends, and the small pack beside the built-in one.
pub(crate) struct Desk {
    dir: TempDir,
    now: String,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packs/small")
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            dir: tempfile::tempdir().expect("a directory"),
            now: NOW.to_owned(),
        }
    }

    /// The same desk on another day.
    pub(crate) fn at(mut self, now: &str) -> Self {
        now.clone_into(&mut self.now);
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file with all folders above it.
    pub(crate) fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, text).expect("a file");
        path
    }

    /// Runs a command on the small pack.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Told {
        self.typed(arguments, "")
    }

    /// Runs a command and types this, then ends the input.
    pub(crate) fn typed<S: AsRef<OsStr>>(&self, arguments: &[S], input: &str) -> Told {
        let mut command = self.command();
        command.args(arguments).write_stdin(input);
        told(&command.output().expect("a run"))
    }

    /// The binary on this desk, without arguments of its own.
    pub(crate) fn command(&self) -> assert_cmd::Command {
        let mut command = cargo_bin_cmd!("greenroom");
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("TZ", "UTC")
            .env("GREENROOM_NOW", &self.now)
            .env("GREENROOM_DATA_DIR", self.path("data"))
            .current_dir(self.dir.path())
            .arg("--pack")
            .arg(small());
        command
    }

    /// Answers a question in the quiz: a mark a line.
    pub(crate) fn answer(&self, id: &str, marks: &str) {
        let typed: Vec<String> = marks.chars().map(String::from).collect();
        let told = self.typed(&["quiz", id], &format!("\n{}\n", typed.join("\n")));
        assert!(told.out.contains("1 answer saved."), "{told:?}");
    }

    /// The lines of all progress files, sorted by file.
    pub(crate) fn journal(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("data/progress")) else {
            return Vec::new();
        };
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .collect();
        files.sort();
        let text = |path: &PathBuf| fs::read_to_string(path).expect("a journal");
        let lines = |path: &PathBuf| {
            text(path)
                .lines()
                .map(str::to_owned)
                .collect::<Vec<String>>()
        };
        files.iter().flat_map(lines).collect()
    }

    /// The files of one folder of the data directory that end so.
    pub(crate) fn files_in(&self, folder: &str, end: &str) -> Vec<PathBuf> {
        let files = self.files().into_iter().map(PathBuf::from);
        let wanted = |path: &PathBuf| {
            path.starts_with(folder) && path.extension().is_some_and(|own| own == end)
        };
        let root = self.path("data");
        files.filter(wanted).map(|path| root.join(path)).collect()
    }

    /// Every file below the data directory, by its path.
    pub(crate) fn files(&self) -> Vec<String> {
        let root = self.path("data");
        let mut found = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let path = path.strip_prefix(&root).expect("below");
                    found.push(path.to_string_lossy().into_owned());
                }
            }
        }
        found.sort();
        found
    }
}

pub(crate) fn told(output: &std::process::Output) -> Told {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let told = Told {
        code: output.status.code().expect("no signal"),
        out: text(&output.stdout),
        err: text(&output.stderr),
    };
    for said in [&told.out, &told.err] {
        let bad = |sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}';
        assert!(!said.contains(bad), "not clean: {said:?}");
        assert!(!said.contains("panicked"), "{said}");
    }
    told
}

impl Told {
    /// The output, of a command that went well and complained of nothing.
    pub(crate) fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// The output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|fault| panic!("{fault}: {self:?}"))
    }

    /// One sentence on standard error, nothing on standard output.
    pub(crate) fn refusal(&self, code: i32) -> &str {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        assert!(
            self.err.ends_with(".\n") || self.err.ends_with("?\n"),
            "{self:?}"
        );
        assert_eq!(self.err.matches('\n').count(), 1, "{self:?}");
        self.err.trim_end()
    }
}
