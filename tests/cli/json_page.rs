//! Holds `docs/json.md` to its word: every example has exactly the members and types that its command prints.

use crate::desk::Desk;
use crate::support::{NOW, drive};
use greenroom::domain::record::{Attempt, Grader, Record, What};
use greenroom::journal::{READER, lines_of};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Members whose own members are names of things, not of fields.
const MAPS: &[&str] = &["by_topic", "signals", "vary"];

/// The types that a value can have, by its path, such as `[].due`.
type Shape = BTreeMap<String, BTreeSet<&'static str>>;

fn page() -> &'static str {
    include_str!("../../docs/json.md")
}

/// The commands of the page, each with its example.
fn examples() -> Vec<(String, Value)> {
    let sections = page().split("\n## `greenroom ").skip(1);
    let example = |section: &str| {
        let (command, rest) = section.split_once('`').expect("a command");
        let block = rest.split("```json\n").nth(1).expect("an example");
        let block = block.split("```").next().expect("its end");
        let value = serde_json::from_str(block);
        let value = value.unwrap_or_else(|fault| panic!("{command}: {fault}"));
        (command.to_owned(), value)
    };
    sections.map(example).collect()
}

fn shape(value: &Value, path: &str, into: &mut Shape) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    into.entry(path.to_owned()).or_default().insert(kind);
    match value {
        Value::Array(entries) => {
            for entry in entries {
                shape(entry, &format!("{path}[]"), into);
            }
        }
        Value::Object(members) => shape_members(members, path, into),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn shape_members(members: &Map<String, Value>, path: &str, into: &mut Shape) {
    let is_map = MAPS.iter().any(|name| path.ends_with(&format!(".{name}")));
    for (name, value) in members {
        let name = if is_map { "*" } else { name };
        shape(value, &format!("{path}.{name}"), into);
    }
}

/// What one shape says and the other does not.
fn missing(said: &Shape, other: &Shape) -> Vec<String> {
    let mut missing = Vec::new();
    for (path, kinds) in said {
        // What lies below an empty list, or below nothing, was not shown.
        let above = path.rsplit_once(['.', '[']).map_or("", |(above, _)| above);
        if !path.is_empty() && !other.contains_key(path) {
            let kinds = other.get(above);
            let is_there = kinds.is_some_and(|kinds| kinds.iter().any(|kind| *kind != "null"));
            let shown = is_there && !path.ends_with("[]");
            if shown && !path.ends_with(".*") {
                missing.push(path.clone());
            }
            continue;
        }
        let others = other.get(path).cloned().unwrap_or_default();
        let known = kinds.iter().chain(&others).any(|kind| *kind == "null");
        if !known && !kinds.is_subset(&others) && !others.is_subset(kinds) {
            missing.push(format!("{path}: {kinds:?} is not {others:?}"));
        }
    }
    missing
}

/// A design round with its partner's marks and, a day later, one of references, as another device wrote them.
fn rounds() -> String {
    let mut design = drive().in_round("design-45", "shard-key", 4711);
    for minutes in [5, 4, 17, 8, 4] {
        design.wait(minutes * 60_000);
        design.press("n");
        while design.screen().contains("▌ Interviewer") {
            design.press("<enter> n");
        }
    }
    design.press("\"70\" <enter> 2 1 2 0 2 2 + + + x <enter> d \"Slower at the start.\" <enter>");
    let mut references = drive();
    references.tomorrow();
    let mut references = references.in_references(3);
    for _ in 0..8 {
        references.press("1 <enter>");
    }
    let mut records: Vec<Record> = [design, references]
        .iter()
        .flat_map(|drive| drive.records().into_iter().cloned())
        .collect();
    let theirs = records.iter().find_map(|record| match &record.what {
        What::Attempt(attempt) => {
            let by = Grader::Partner;
            let what = What::Attempt(Box::new(Attempt {
                by,
                ..(**attempt).clone()
            }));
            Some(Record::new(NOW, 77, what))
        }
        _ => None,
    });
    records.extend(theirs);
    let first = What::File {
        app: "greenroom 0.1.0".into(),
        format: 1,
        min_reader: READER,
    };
    records.insert(0, Record::new(NOW, 78, first));
    for (at, record) in (0..).zip(&mut records) {
        record.device = "k3f9q2".into();
        record.hybrid = NOW.wall_ms + at;
    }
    String::from_utf8(lines_of(&records).expect("lines")).expect("UTF-8")
}

fn studied() -> Desk {
    let desk = Desk::new();
    desk.put("data/progress/k3f9q2.jsonl", &rounds());
    desk.answer("twelve-points", "yhnynynynhhyyyn");
    let drafted = "I would copy the key.\n.\ny\ny\ny\nn\n";
    desk.typed(&["quiz", "hot-key"], drafted);
    for (id, marks) in [
        ("quick-ttl", "y"),
        ("myth-cache", "y"),
        ("size-orders", "h"),
    ] {
        desk.answer(id, marks);
    }
    let path = desk.put(
        "faulty/pack.toml",
        "format = 1\nname = \"faulty\"\ntitle = \n",
    );
    desk.put(
        "data/packs/faulty/pack.toml",
        &std::fs::read_to_string(path).expect("the file"),
    );
    desk.at("2026-11-24T09:40:00Z")
}

#[test]
fn every_example_has_the_members_that_its_command_prints() {
    let desk = studied();
    let examples = examples();
    let mut wrong = Vec::new();
    for (command, example) in &examples {
        let words: Vec<&str> = command.split(' ').collect();
        let told = desk.run(&words);
        assert!(matches!(told.code, 0 | 1), "{command}: {told:?}");
        let (mut shown, mut real) = (Shape::new(), Shape::new());
        shape(example, "", &mut shown);
        shape(&told.json(), "", &mut real);
        for (who, faults) in [
            ("only the page", missing(&shown, &real)),
            ("only the command", missing(&real, &shown)),
        ] {
            wrong.extend(
                faults
                    .iter()
                    .map(|fault| format!("{command}: {who} says {fault}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_with_json_has_an_example() {
    let commands: BTreeSet<String> = examples()
        .into_iter()
        .map(|(command, _)| {
            let words = command.split(' ').take_while(|word| !word.starts_with('-'));
            let known = [
                "search", "show", "list", "stats", "due", "plan", "pack", "check", "export",
                "round",
            ];
            let words: Vec<&str> = words.filter(|word| known.contains(word)).collect();
            words.join(" ")
        })
        .collect();
    let wanted = [
        "due",
        "export",
        "list",
        "pack check",
        "pack list",
        "plan",
        "round list",
        "round show",
        "search",
        "show",
        "stats",
    ];
    assert_eq!(commands.into_iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_wrong_example_would_be_noticed() {
    let (mut one, mut other) = (Shape::new(), Shape::new());
    shape(
        &serde_json::json!([{ "a": 1, "b": "x", "c": [] }]),
        "",
        &mut one,
    );
    shape(
        &serde_json::json!([{ "a": "1", "c": [1], "d": null }]),
        "",
        &mut other,
    );
    let faults = missing(&one, &other);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert_eq!(missing(&other, &one).len(), 2);
}

#[test]
fn a_hit_has_six_members() {
    let told = Desk::new().run(&["search", "--json", "sharding"]);
    let hit = told.json()[0].clone();
    let members: Vec<&String> = hit.as_object().expect("an object").keys().collect();
    assert_eq!(
        members,
        ["id", "kind", "level", "relevance", "title", "topic"]
    );
}
