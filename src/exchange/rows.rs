//! Questions from CSV: a point a line as `greenroom export` writes it, or simply a prompt and its answer.

use crate::domain::id::Key;
use crate::exchange::csv::{Row, rows, unguarded};
use crate::exchange::{Entry, Incoming, TOPIC, fault, put, put_all};
use crate::pack::Diagnostic;
use crate::text::{cells, clean};
use std::collections::HashMap;
use toml::{Table, Value};

/// Columns that a plain list of questions may have.
const SIMPLE: [&str; 7] = ["prompt", "answer", "topic", "title", "id", "level", "tags"];

/// What the rows of a question hold.
const GROUPS: [&str; 4] = ["clarify", "cover", "practices", "pitfalls"];

/// How many columns that are not known are named.
const NAMED: usize = 8;

/// The columns of a point a line; prompt and answer are filled on the first line of a question alone.
pub const COLUMNS: [&str; 20] = [
    "id",
    "title",
    "topic",
    "level",
    "kind",
    "group",
    "point",
    "text",
    "cue",
    "because",
    "weight",
    "gate",
    "point_level",
    "dimension",
    "phase",
    "parts",
    "reply",
    "minutes",
    "prompt",
    "answer",
];

/// Reads a table, whichever of the two it is.
///
/// # Errors
/// Every line that cannot be used.
pub fn read(file: &str, text: &str) -> Result<Incoming, Vec<Diagnostic>> {
    let (separator, is_said) = separator(text);
    let mut rows = rows(text, separator).map_err(|line| {
        let message = "A quotation mark opens here and is never closed.";
        vec![fault(
            (file, line, 1),
            message,
            "Close it, or write it twice to mean itself.",
        )]
    })?;
    if is_said {
        rows.remove(0);
    }
    let Some((head, body)) = rows.split_first() else {
        let message = "The file holds no rows.";
        return Err(vec![fault(
            (file, 1, 1),
            message,
            "Begin it with `prompt,answer`.",
        )]);
    };
    let names: Vec<String> = head
        .cells
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let is_full = ["id", "group", "text"]
        .iter()
        .all(|name| names.iter().any(|own| own == name));
    let known: &[&str] = if is_full { &COLUMNS } else { &SIMPLE };
    if !names.iter().any(|name| name == "prompt") {
        let message = "The first line names no column `prompt`.";
        let advice = "Begin the file with `prompt,answer`, or export one to see all columns.";
        return Err(vec![fault((file, head.line, 1), message, advice)]);
    }
    let foreign: Vec<String> = names
        .iter()
        .filter(|name| !name.is_empty() && !known.contains(&name.as_str()))
        .map(|name| brief(name))
        .collect();
    let mut notes = Vec::new();
    if let Some(shown) = foreign
        .get(..foreign.len().min(NAMED))
        .filter(|some| !some.is_empty())
    {
        let more = match foreign.len() - shown.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        notes.push(format!(
            "Columns that are not known were left out: {}{more}.",
            shown.join(", ")
        ));
    }
    let lines: Vec<Line<'_>> = body.iter().map(|row| Line::of(row, &names)).collect();
    let mut incoming = if is_full {
        full(file, &lines)?
    } else {
        simple(file, &lines)?
    };
    incoming.notes.extend(notes);
    Ok(incoming)
}

/// A foreign word, fit for a sentence.
fn brief(word: &str) -> String {
    cells::truncate(&clean::line(word), 60).into_owned()
}

/// Commas, or what else spreadsheets put between cells; and whether a line of its own says so, as Excel's `sep=;`.
fn separator(text: &str) -> (char, bool) {
    let mut lines = text.lines();
    let head = lines.find(|line| !line.trim().is_empty());
    let head = head.unwrap_or_default();
    let said = head.trim_matches('"').strip_prefix("sep=");
    let mut said = said.into_iter().flat_map(str::chars);
    if let (Some(sign), None) = (said.next(), said.next()) {
        return (sign, true);
    }
    let most = [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|sign| head.matches(*sign).count());
    (most.unwrap_or(','), false)
}

/// A row by the names of its cells.
struct Line<'a> {
    number: usize,
    cells: HashMap<&'a str, &'a str>,
}

impl<'a> Line<'a> {
    fn of(row: &'a Row, names: &'a [String]) -> Self {
        let cells = names.iter().zip(&row.cells);
        Self {
            number: row.line,
            cells: cells
                .map(|(name, cell)| (name.as_str(), unguarded(cell)))
                .collect(),
        }
    }

    fn get(&self, name: &str) -> &'a str {
        self.cells.get(name).copied().unwrap_or_default()
    }

    fn entry(&self, table: Table) -> Entry {
        Entry::question(self.number, table)
    }
}

/// A prompt and an answer a line: quickfires.
fn simple(file: &str, lines: &[Line<'_>]) -> Result<Incoming, Vec<Diagnostic>> {
    let mut incoming = Incoming::default();
    let mut faults = Vec::new();
    for line in lines {
        for name in ["prompt", "answer"] {
            if line.get(name).trim().is_empty() {
                let message = format!("This row has no {name}.");
                faults.push(fault(
                    (file, line.number, 1),
                    &message,
                    "Fill the cell in, or take the row out.",
                ));
            }
        }
        let mut table = quick(line.get("prompt"), line.get("answer"), line.get("topic"));
        for name in ["id", "title", "level"] {
            put(&mut table, name, line.get(name));
        }
        put_all(
            &mut table,
            "tags",
            &line.get("tags").split_whitespace().collect::<Vec<_>>(),
        );
        incoming.entries.push(line.entry(table));
    }
    if faults.is_empty() {
        Ok(incoming)
    } else {
        Err(faults)
    }
}

/// A question of one line.
pub(crate) fn quick(prompt: &str, answer: &str, topic: &str) -> Table {
    let mut table = Table::new();
    put(&mut table, "kind", "quickfire");
    put(&mut table, "prompt", prompt);
    put(&mut table, "answer", answer);
    put(
        &mut table,
        "topic",
        if topic.trim().is_empty() {
            TOPIC
        } else {
            topic.trim()
        },
    );
    table
}

/// A point a line; the lines of one id belong together, wherever a spreadsheet has sorted them to.
fn full(file: &str, lines: &[Line<'_>]) -> Result<Incoming, Vec<Diagnostic>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut faults = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut plainer = 0;
    for line in lines {
        let id = [line.get("id"), line.get("title"), line.get("prompt")];
        let id = id
            .iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or_default();
        let at = *known.entry(id).or_insert_with(|| {
            plainer += usize::from(plain_kind(line.get("kind")) != line.get("kind"));
            entries.push(line.entry(head(line)));
            entries.len() - 1
        });
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        for name in ["prompt", "answer"] {
            if !line.get(name).trim().is_empty() {
                put(&mut entry.table, name, line.get(name));
            }
        }
        let group = line.get("group").trim().to_lowercase();
        if !group.is_empty() && !GROUPS.contains(&group.as_str()) {
            let message = format!("There is no group `{}`.", brief(&group));
            let advice = "Write `clarify`, `cover`, `practices` or `pitfalls`.";
            faults.push(fault((file, line.number, 1), &message, advice));
            continue;
        }
        let is_quick = entry.table.get("kind").and_then(Value::as_str) == Some("quickfire");
        if group.is_empty() || (is_quick && group == "cover") {
            continue;
        }
        let list = entry
            .table
            .entry(group.as_str())
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(Value::Table(point(line, &group)));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let note = format!(
        "{plainer} of them came in plainer than they were: a CSV holds no claims, steps of a story or arithmetic. JSON holds everything."
    );
    Ok(Incoming {
        entries,
        notes: if plainer > 0 { vec![note] } else { Vec::new() },
    })
}

/// The kind that the columns of a table can hold.
fn plain_kind(kind: &str) -> &str {
    match kind {
        "myth" | "estimate" => "quickfire",
        "story" => "concept",
        other => other,
    }
}

fn head(line: &Line<'_>) -> Table {
    let mut table = Table::new();
    let id = line.get("id").trim();
    let id = Key::parse(id).map_or(id.to_owned(), |key| key.id().to_owned());
    put(&mut table, "id", &id);
    let topic = line.get("topic").trim();
    put(
        &mut table,
        "topic",
        if topic.is_empty() { TOPIC } else { topic },
    );
    put(&mut table, "kind", plain_kind(line.get("kind").trim()));
    put(&mut table, "level", line.get("level").trim());
    put(&mut table, "title", line.get("title"));
    put_number(&mut table, "minutes", line.get("minutes"));
    table
}

fn point(line: &Line<'_>, group: &str) -> Table {
    let mut table = Table::new();
    for (key, column) in [
        ("id", "point"),
        ("text", "text"),
        ("ask", "cue"),
        ("because", "because"),
        ("level", "point_level"),
        ("dimension", "dimension"),
        ("phase", "phase"),
        ("reply", "reply"),
    ] {
        put(&mut table, key, line.get(column));
    }
    put_number(&mut table, "weight", line.get("weight"));
    if group != "pitfalls" && line.get("gate").trim().eq_ignore_ascii_case("true") {
        table.insert("gate".to_owned(), Value::Boolean(true));
    }
    put_all(
        &mut table,
        "parts",
        &line.get("parts").lines().collect::<Vec<_>>(),
    );
    table
}

/// Puts a number into a table; what is none goes in as it is, so that the checks name it.
fn put_number(table: &mut Table, key: &str, text: &str) {
    match text.trim().parse::<i64>() {
        Ok(number) => {
            table.insert(key.to_owned(), Value::Integer(number));
        }
        Err(_) => put(table, key, text),
    }
}
