//! Questions as `greenroom export --format json` writes them, read back; knows that shape and the pack format's keys.

mod shape;

use crate::domain::id::Key;
use crate::exchange::json::shape::{PointShape, Whole};
use crate::exchange::{Entry, Incoming, Sort, TOPIC, fault, put, put_all, put_tables};
use crate::pack::Diagnostic;
use serde_json::value::RawValue;
use toml::{Table, Value};

/// Reads a list of questions, or a single one.
///
/// # Errors
/// Every place at which it is no JSON or no question.
pub fn read(file: &str, text: &str) -> Result<Incoming, Vec<Diagnostic>> {
    let raw: Result<Vec<&RawValue>, _> = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map(|one| vec![one])
    } else {
        serde_json::from_str(text)
    };
    let raw = raw.map_err(|error| vec![broken(file, (1, 1), &error)])?;
    let mut faults = Vec::new();
    let mut found = Vec::new();
    // Values come in order, so places are counted on from the one before.
    let (mut from, mut place) = (0, (1, 1));
    for value in raw {
        let offset = value.get().as_ptr().addr() - text.as_ptr().addr();
        place = moved(place, text.get(from..offset).unwrap_or_default());
        from = offset;
        match serde_json::from_str::<Whole>(value.get()) {
            Ok(whole) => found.push((place, whole)),
            Err(error) => faults.push(broken(file, place, &error)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let entry = |((line, column), whole): &((usize, usize), Whole)| Entry {
        sort: Sort::Question,
        line: *line,
        column: *column,
        key: whole.id.clone(),
        table: table(whole),
    };
    Ok(Incoming {
        entries: found.iter().map(entry).collect(),
        notes: Vec::new(),
    })
}

/// Line and column behind a piece of text that begins at that place.
fn moved((line, column): (usize, usize), text: &str) -> (usize, usize) {
    match text.rsplit_once('\n') {
        Some((head, last)) => (
            line + head.matches('\n').count() + 1,
            last.chars().count() + 1,
        ),
        None => (line, column + text.chars().count()),
    }
}

/// What the JSON reader says, placed in the file.
fn broken(file: &str, (line, column): (usize, usize), error: &serde_json::Error) -> Diagnostic {
    let said = error.to_string();
    let why = said.split(" at line ").next().unwrap_or(&said);
    let at = match error.line() {
        0 => (line, column),
        1 => (line, column + error.column().saturating_sub(1)),
        later => (line + later - 1, error.column().max(1)),
    };
    fault(
        (file, at.0, at.1),
        &format!("The JSON cannot be read here: {why}."),
        "Compare it with what `greenroom export --format json` prints.",
    )
}

fn table(whole: &Whole) -> Table {
    let mut table = Table::new();
    let id = Key::parse(&whole.id)
        .map_or(whole.id.as_str(), |_| bare(&whole.id))
        .to_owned();
    put(&mut table, "id", &id);
    let topic = if whole.topic.is_empty() {
        TOPIC
    } else {
        &whole.topic
    };
    for (key, text) in [
        ("topic", topic),
        ("kind", &whole.kind),
        ("level", &whole.level),
        ("title", &whole.title),
        ("prompt", &whole.prompt),
        ("why", &whole.why),
        ("answer", &whole.answer),
        ("weak", &whole.weak),
        ("strong", &whole.strong),
        ("story", &whole.story),
    ] {
        put(&mut table, key, text);
    }
    if let Some(minutes) = whole.minutes {
        table.insert("minutes".to_owned(), Value::Integer(minutes));
    }
    put_all(&mut table, "also", &whole.also);
    put_all(&mut table, "tags", &whole.tags);
    put_all(&mut table, "see_also", &whole.see_also);
    let mut signals = Table::new();
    for (level, text) in &whole.signals {
        put(&mut signals, level, text);
    }
    if !signals.is_empty() {
        table.insert("signals".to_owned(), Value::Table(signals));
    }
    checklist(&mut table, whole);
    body(&mut table, whole);
    table
}

fn bare(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, id)| id)
}

fn checklist(table: &mut Table, whole: &Whole) {
    if matches!(whole.kind.as_str(), "quickfire" | "myth" | "estimate") {
        // Its one point is made of the answer; of the point only the dimension is its own.
        let dimension = whole
            .cover
            .first()
            .and_then(|point| point.dimension.as_deref());
        put(
            table,
            "dimension",
            dimension
                .filter(|word| *word != "depth")
                .unwrap_or_default(),
        );
    } else {
        for (key, group) in [
            ("clarify", &whole.clarify),
            ("cover", &whole.cover),
            ("practices", &whole.practices),
        ] {
            put_tables(table, key, points(group, key));
        }
    }
    put_tables(table, "pitfalls", points(&whole.pitfalls, "pitfalls"));
    let follow_ups = whole.follow_ups.iter().map(|rung| {
        let mut one = Table::new();
        put(&mut one, "id", &rung.id);
        put(&mut one, "prompt", &rung.prompt);
        put(&mut one, "answer", &rung.answer);
        put_tables(&mut one, "points", points(&rung.points, "points"));
        one
    });
    put_tables(table, "follow_up", follow_ups.collect());
    let push_backs = whole.push_backs.iter().map(|push| {
        let mut one = Table::new();
        put(&mut one, "id", &push.id);
        put(&mut one, "say", &push.say);
        match push.when.split_once(':') {
            Some(("unless", id)) => put(&mut one, "unless", id),
            None if push.when == "change" => {
                one.insert("change".to_owned(), Value::Boolean(true));
            }
            _ => put(&mut one, "at", &push.when),
        }
        put_tables(&mut one, "points", points(&push.points, "points"));
        one
    });
    put_tables(table, "push_back", push_backs.collect());
}

/// Points with what differs from the defaults of their group.
fn points(points: &[PointShape], group: &str) -> Vec<Table> {
    let usual = if group == "clarify" {
        "scoping"
    } else {
        "depth"
    };
    let each = |point: &PointShape| {
        let mut one = Table::new();
        // Without one an id is made of the text, as in a pack.
        put(&mut one, "id", &point.id);
        put(&mut one, "text", &point.text);
        let differs = |text: &Option<String>, usual: &str| {
            text.clone().filter(|own| own != usual).unwrap_or_default()
        };
        put(&mut one, "level", &differs(&point.level, "mid"));
        put(&mut one, "dimension", &differs(&point.dimension, usual));
        for (key, text) in [
            ("ask", &point.ask),
            ("because", &point.because),
            ("reply", &point.reply),
            ("phase", &point.phase),
        ] {
            put(&mut one, key, text.as_deref().unwrap_or_default());
        }
        if let Some(weight) = point.weight.filter(|weight| *weight != 1) {
            one.insert("weight".to_owned(), Value::Integer(weight));
        }
        if point.gate {
            one.insert("gate".to_owned(), Value::Boolean(true));
        }
        put_all(&mut one, "parts", &point.parts);
        one
    };
    points.iter().map(each).collect()
}

/// What only some kinds have.
fn body(table: &mut Table, whole: &Whole) {
    let sections = whole.sections.iter().map(|section| {
        let mut one = Table::new();
        put(&mut one, "phase", &section.phase);
        put(&mut one, "title", &section.title);
        put(&mut one, "body", &section.body);
        one
    });
    put_tables(table, "section", sections.collect());
    if let Some(myth) = &whole.myth {
        put(table, "claim", &myth.claim);
        put(table, "truth", &myth.truth);
        put(table, "holds_when", &myth.holds_when);
        put(table, "hears", &myth.hears);
    }
    if let Some(telling) = &whole.telling {
        put_all(table, "scaffold", &telling.scaffold);
        put_all(table, "listens_for", &telling.listens_for);
    }
    if let Some(shape) = &whole.estimate {
        let mut estimate = Table::new();
        let values = |all: &Vec<f64>| Value::Array(all.iter().copied().map(Value::Float).collect());
        let vary: Table = shape
            .vary
            .iter()
            .map(|(name, all)| (name.clone(), values(all)))
            .collect();
        estimate.insert("vary".to_owned(), Value::Table(vary));
        put(&mut estimate, "unit", &shape.unit);
        if let Some(factor) = shape.factor {
            estimate.insert("factor".to_owned(), Value::Float(factor));
        }
        let steps = shape.steps.iter().map(|step| {
            let mut one = Table::new();
            put(&mut one, "name", &step.name);
            put(&mut one, "formula", &step.formula);
            put(&mut one, "unit", &step.unit);
            one
        });
        put_tables(&mut estimate, "step", steps.collect());
        table.insert("estimate".to_owned(), Value::Table(estimate));
    }
}
