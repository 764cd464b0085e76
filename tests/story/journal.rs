//! The progress files as anybody can read them: one JSON object a line.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The progress files of a data directory.
pub(crate) fn files(data: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(data.join("progress"))
        .into_iter()
        .flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect()
}

/// All records in the order of the files; a line that is not whole is a fault.
pub(crate) fn records(data: &Path) -> Vec<Value> {
    let mut records = Vec::new();
    for file in files(data) {
        let text = std::fs::read_to_string(&file).expect("a journal");
        assert!(text.is_empty() || text.ends_with('\n'), "a torn line");
        let lines = text.lines();
        records.extend(lines.map(|line| serde_json::from_str::<Value>(line).expect("a record")));
    }
    records
}

/// The kinds of all records, in order.
pub(crate) fn kinds(data: &Path) -> Vec<String> {
    let kind = |record: &Value| record["k"].as_str().unwrap_or_default().to_owned();
    records(data).iter().map(kind).collect()
}

/// An attempt that counts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    pub(crate) question: String,
    pub(crate) draft: String,
    pub(crate) marks: Vec<u64>,
}

/// The attempts that were not taken back, in order.
pub(crate) fn attempts(data: &Path) -> Vec<Attempt> {
    let records = records(data);
    let voided: Vec<&Value> = records
        .iter()
        .filter(|record| record["k"] == "void")
        .filter_map(|record| record["d"]["of"].as_array())
        .flatten()
        .collect();
    let attempts = records
        .iter()
        .filter(|record| record["k"] == "attempt" && !voided.contains(&&record["id"]));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    attempts
        .map(|record| Attempt {
            question: text(&record["d"]["q"]),
            draft: text(&record["d"]["draft"]),
            marks: record["d"]["marks"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|mark| mark["m"].as_u64())
                .collect(),
        })
        .collect()
}

/// The questions of the attempts that count, in order.
pub(crate) fn answered(data: &Path) -> Vec<String> {
    let attempts = attempts(data).into_iter();
    attempts.map(|attempt| attempt.question).collect()
}

/// Waits until the journal holds records of these kinds and no others.
pub(crate) fn wait_for_kinds(data: &Path, wanted: &[&str]) {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let found = kinds(data);
        if found == wanted {
            return;
        }
        assert!(Instant::now() < end, "{found:?} instead of {wanted:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
