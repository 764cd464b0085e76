//! Questions as TOML that people read and edit: keys in the format's order, long texts over several lines.

use crate::exchange::Entry;
use std::fmt::Write as _;
use toml::{Table, Value};

/// Keys in the order in which they are written; what is not named here comes after them.
const ORDER: &[&str] = &[
    "id",
    "unless",
    "at",
    "change",
    "aliases",
    "topic",
    "also",
    "kind",
    "level",
    "dimension",
    "minutes",
    "phase",
    "title",
    "text",
    "prompt",
    "say",
    "claim",
    "truth",
    "weight",
    "gate",
    "ask",
    "because",
    "reply",
    "parts",
    "why",
    "tags",
    "signals",
    "scaffold",
    "listens_for",
    "answer",
    "weak",
    "strong",
    "holds_when",
    "hears",
    "story",
    "see_also",
    "body",
    "points",
    "vary",
    "unit",
    "factor",
    "name",
    "formula",
];

/// Lists of tables that get headers of their own, in this order.
const HEADED: &[&str] = &[
    "pitfalls",
    "clarify",
    "cover",
    "practices",
    "section",
    "follow_up",
    "push_back",
];

/// By lines of a text where each came from: the line, then line and column there.
pub(crate) type Places = Vec<(usize, (usize, usize))>;

/// The questions as one text, and by its lines where each came from.
pub(crate) fn written(entries: &[Entry]) -> (String, Places) {
    let mut out = String::new();
    let mut places = Vec::with_capacity(entries.len());
    let mut line = 1;
    for entry in entries {
        let before = out.len();
        if !out.is_empty() {
            out.push('\n');
        }
        places.push((line + usize::from(before > 0), (entry.line, entry.column)));
        let _ = writeln!(out, "[[{}]]", entry.sort.word());
        body(&mut out, &entry.table);
        line += out.get(before..).unwrap_or_default().matches('\n').count();
    }
    (out, places)
}

fn body(out: &mut String, table: &Table) {
    plain(out, table);
    for key in HEADED {
        let list = table.get(*key).and_then(Value::as_array);
        for entry in list.into_iter().flatten() {
            let _ = write!(out, "\n[[question.{key}]]\n");
            match entry {
                Value::Table(entry) => plain(out, entry),
                // A point may be its text alone.
                text => {
                    let _ = writeln!(out, "text = {}", spelled(text, true));
                }
            }
        }
    }
    if let Some(estimate) = table.get("estimate").and_then(Value::as_table) {
        out.push_str("\n[question.estimate]\n");
        plain(out, estimate);
        let steps = estimate.get("step").and_then(Value::as_array);
        for step in steps.into_iter().flatten().filter_map(Value::as_table) {
            out.push_str("\n[[question.estimate.step]]\n");
            plain(out, step);
        }
    }
}

/// The keys of a table that stand on lines of their own.
fn plain(out: &mut String, table: &Table) {
    for (key, value) in ordered(table) {
        let headed = HEADED.contains(&key) || matches!(key, "estimate" | "step");
        if !headed {
            let _ = writeln!(out, "{} = {}", name(key), spelled(value, true));
        }
    }
}

fn ordered(table: &Table) -> Vec<(&str, &Value)> {
    let mut all: Vec<(&str, &Value)> = table
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect();
    all.sort_by_key(|(key, _)| {
        ORDER
            .iter()
            .position(|known| known == key)
            .unwrap_or(ORDER.len())
    });
    all
}

/// A value as TOML 1.0 writes it; texts take several lines only where that is allowed.
fn spelled(value: &Value, may_break: bool) -> String {
    match value {
        Value::String(text) if may_break && text.contains('\n') => {
            // Line ends of other systems mean the same, and packs are written with plain ones.
            let text = text
                .replace("\r\n", "\n")
                .trim_end_matches('\n')
                .replace('\\', "\\\\")
                .replace("\"\"", "\"\\\"");
            let text = controls(&text);
            format!("\"\"\"\n{text}\n\"\"\"")
        }
        Value::String(text) => {
            let text = text
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n");
            let text = controls(&text);
            format!("\"{text}\"")
        }
        Value::Array(list) => {
            let list: Vec<String> = list.iter().map(|entry| spelled(entry, false)).collect();
            format!("[{}]", list.join(", "))
        }
        Value::Table(table) => {
            let entries = ordered(table).into_iter();
            let entries: Vec<String> = entries
                .map(|(key, value)| format!("{} = {}", name(key), spelled(value, false)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Float(number) => format!("{number:?}"),
        other @ (Value::Integer(_) | Value::Boolean(_) | Value::Datetime(_)) => other.to_string(),
    }
}

/// Escapes what TOML takes in no string as it is.
fn controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_ascii_control() && !matches!(sign, '\n' | '\t') {
            let _ = write!(out, "\\u{:04x}", u32::from(sign));
        } else {
            out.push(sign);
        }
    }
    out
}

/// A key, quoted where it has to be.
fn name(key: &str) -> String {
    let bare = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-');
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        spelled(&Value::String(key.to_owned()), false)
    }
}

#[cfg(test)]
mod tests {
    use super::{spelled, written};
    use crate::exchange::Entry;
    use proptest::prelude::{prop_assert_eq, proptest};
    use toml::{Table, Value};

    #[test]
    fn lines_lead_back_to_where_they_came_from() {
        let entry = |line: usize, text: &str| {
            let mut table = Table::new();
            table.insert("id".to_owned(), Value::String("x".to_owned()));
            table.insert("prompt".to_owned(), Value::String(text.to_owned()));
            Entry {
                column: 3,
                ..Entry::question(line, table)
            }
        };
        let (text, places) = written(&[entry(7, "a"), entry(9, "b\nc"), entry(20, "d")]);
        for (line, _) in &places {
            assert_eq!(text.lines().nth(line - 1), Some("[[question]]"), "{text}");
        }
        let from: Vec<(usize, usize)> = places.iter().map(|(_, place)| *place).collect();
        assert_eq!(from, [(7, 3), (9, 3), (20, 3)]);
    }

    #[test]
    fn line_ends_of_other_systems_become_plain() {
        let text = Value::String("a\r\nb\r\n".to_owned());
        assert_eq!(spelled(&text, true), "\"\"\"\na\nb\n\"\"\"");
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_was_meant(text in "[a\"\\\\\n\r\t\u{7f} ='{}#é-]{0,24}[a-z\"\\\\]") {
            for may_break in [true, false] {
                let toml = format!("x = {}", spelled(&Value::String(text.clone()), may_break));
                let read: Table = toml::from_str(&toml).expect("TOML");
                let wanted = if may_break {
                    text.replace("\r\n", "\n")
                } else {
                    text.clone()
                };
                let read = read["x"].as_str().expect("a text");
                prop_assert_eq!(read.trim_end_matches('\n'), wanted.trim_end_matches('\n'));
            }
        }
    }
}
