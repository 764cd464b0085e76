//! TOML parsed with every fault of syntax reported; knows what broken downloads and merges look like.

use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::limits::NESTING_MAX;
use toml::de::{DeTable, Error};

/// The most faults of syntax that one file reports: the first ones matter.
const REPORTED_MAX: usize = 20;

/// Parses a file; `None` when its syntax is broken, since what follows would blame the innocent.
pub(crate) fn parse<'i>(text: &'i str, faults: &mut Faults<'i>) -> Option<DeTable<'i>> {
    if looks_like_html(text) {
        let message = "This is a web page, not TOML.";
        faults.shape(
            0,
            message,
            "Download the file itself instead of the page that shows it.",
        );
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Some(table.into_inner());
    }
    if let Some(at) = conflict_marker(text) {
        let message = "The file holds a git conflict marker.";
        faults.shape(at, message, "Choose one side and take the markers out.");
        return None;
    }
    report(text, errors, faults);
    None
}

fn report(text: &str, mut errors: Vec<Error>, faults: &mut Faults<'_>) {
    let place = |error: &Error| error.span().map_or(0, |span| span.start);
    let is_depth = |error: &&Error| error.message().contains("recurs");
    if let Some(at) = errors.iter().find(is_depth).map(place) {
        let message = format!("Lists, tables or dotted keys nest deeper than {NESTING_MAX} here.");
        faults.shape(at, message, "Nest fewer of them.");
        return;
    }
    errors.sort_by_key(place);
    let mut said = 0;
    let mut last: Option<usize> = None;
    for error in &errors {
        let at = place(error);
        // Of each line the first fault is enough: the others mostly follow from it.
        let between = last.map(|last| text.as_bytes().get(last..at).unwrap_or_default());
        last = Some(at);
        if between.is_some_and(|between| !between.contains(&b'\n')) {
            continue;
        }
        if said == REPORTED_MAX {
            let message = "More is broken from here on.";
            faults.shape(at, message, "Mend the first faults and check again.");
            return;
        }
        said += 1;
        let message = sentence(text, at, error.message());
        faults.shape(at, message, advice(text, at, error.message()));
    }
}

fn sentence(text: &str, at: usize, message: &str) -> String {
    if message == "duplicate key" {
        let name: String = text
            .get(at..)
            .unwrap_or_default()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        return format!("The key or table {} is set a second time.", quote(&name));
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if is_raw_control(c) => {
            format!(
                "The TOML is broken here: a raw control character, U+{:04X}.",
                u32::from(c)
            )
        }
        _ => format!("The TOML is broken here: {message}."),
    }
}

fn advice(text: &str, at: usize, message: &str) -> &'static str {
    if message == "duplicate key" {
        return "Keep one of the two.";
    }
    if at >= text.trim_end().len() {
        return "The file may be cut off: write its end, or fetch it again.";
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if is_raw_control(c) => "Take the character out.",
        _ => "Mend the line; until then the whole file is left out.",
    }
}

fn is_raw_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(9).collect();
    let head = head.to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<?xml"]
        .iter()
        .any(|start| head.starts_with(start))
}

/// The first line that git leaves behind in an unfinished merge.
fn conflict_marker(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if [
            "<<<<<<< ",
            "=======\n",
            "=======\r\n",
            ">>>>>>> ",
            "||||||| ",
        ]
        .iter()
        .any(|marker| line.starts_with(marker))
        {
            return Some(at);
        }
        at += line.len();
    }
    None
}
