//! stats and due.

use crate::desk::Desk;
use serde_json::{Value, json};

/// Six answers on the small pack.
fn studied() -> Desk {
    let desk = Desk::new();
    desk.answer(
        "twelve-points",
        "yhnyn/yny/nhhyyyn".replace('/', "").as_str(),
    );
    desk.answer("hot-key", "yyyn");
    desk.answer("quick-ttl", "y");
    desk.answer("myth-cache", "y");
    desk.answer("size-orders", "h");
    desk.answer("story-migration", "yy");
    desk
}

fn stats(desk: &Desk) -> Value {
    let told = desk.run(&["stats", "--json"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
    told.json()
}

fn entry<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    let mut entries = list.as_array().expect("an array").iter();
    entries
        .find(|entry| entry[key] == value)
        .unwrap_or_else(|| panic!("no {value} in {list}"))
}

#[test]
fn without_progress_figures_are_dashes() {
    let desk = Desk::new();
    let stats = stats(&desk);
    assert_eq!(stats["questions"]["attempted"], 0);
    assert_eq!(stats["mean_score"], Value::Null);
    assert_eq!(stats["attempts"], 0);
    let depth = entry(&stats["dimensions"], "dimension", "depth");
    assert_eq!(depth["share"], Value::Null);
    let out = desk.run(&["stats"]).well();
    assert!(out.contains("mean score      –"), "{out}");
    assert!(desk.files().is_empty(), "who looks writes nothing");
}

#[test]
fn figures_follow_from_the_answers() {
    let desk = studied();
    let stats = stats(&desk);
    assert_eq!(stats["questions"]["attempted"], 6);
    assert_eq!(stats["questions"]["not_installed"], 0);
    // 54 (a gate was missed), 100, 100, 100, 50, 100.
    assert_eq!(stats["mean_score"], 84);
    assert_eq!((&stats["attempts"], &stats["days"]), (&json!(6), &json!(1)));
    assert_eq!(stats["points_returning"], 3);
    assert_eq!(stats["due"], json!({ "questions": 0, "points": 0 }));
    let caching = entry(&stats["topics"], "path", "caching");
    assert_eq!(
        (&caching["attempted"], &caching["mastery"]),
        (&json!(4), &Value::Null)
    );
    let strategies = entry(&caching["leaves"], "path", "caching/strategies");
    assert_eq!(
        (&strategies["attempted"], &strategies["total"]),
        (&json!(4), &json!(4))
    );
    let depth = entry(&stats["dimensions"], "dimension", "depth");
    assert_eq!(
        (&depth["answers"], &depth["share"]),
        (&json!(6), &json!(69))
    );
    let scoping = entry(&stats["dimensions"], "dimension", "scoping");
    assert_eq!(
        (&scoping["answers"], &scoping["share"]),
        (&json!(1), &Value::Null)
    );
    let mid = entry(&stats["levels"], "level", "mid");
    let counts = json!({ "level": "mid", "strong_hire": 3, "hire": 0, "lean_no": 0, "no": 2 });
    assert_eq!(mid, &counts);
}

#[test]
fn the_text_says_what_the_json_says() {
    let desk = studied();
    let out = desk.run(&["stats"]).well();
    let line = |start: &str| {
        let mut lines = out
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines
            .find(|line| line.starts_with(start))
            .unwrap_or_else(|| panic!("no {start}:\n{out}"))
    };
    assert!(line("answered").starts_with("answered 6 of "));
    assert_eq!(line("mean score"), "mean score 84");
    assert_eq!(line("points tonight"), "points tonight 0");
    assert_eq!(line("to win back"), "to win back 3 points");
    assert_eq!(line("depth"), "depth 69 6");
    assert_eq!(line("scoping"), "scoping – 1");
    // (10 x 51.7 + 2 x 100 + 100 + 50 + 2 x 100) / 16: weighted like the bars of a round.
    assert_eq!(line("mid"), "mid 67 lean no 5 3 0 0 2");
}

#[test]
fn days_and_minutes_add_up() {
    let desk = Desk::new();
    desk.answer("quick-ttl", "y");
    let desk = desk.at("2026-11-23T09:40:00Z");
    desk.answer("quick-ttl", "y");
    let stats = stats(&desk);
    assert_eq!((&stats["attempts"], &stats["days"]), (&json!(2), &json!(2)));
    assert_eq!(stats["questions"]["attempted"], 1);
}

#[test]
fn a_pack_that_is_gone_leaves_its_count() {
    let desk = Desk::new();
    desk.answer("hot-key", "yyyn");
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("greenroom");
    command
        .env_clear()
        .env("GREENROOM_DATA_DIR", desk.path("data"));
    let output = command.args(["stats", "--json"]).output().expect("a run");
    let stats = crate::desk::told(&output).json();
    assert_eq!(stats["questions"]["attempted"], 0);
    assert_eq!(stats["questions"]["not_installed"], 1);
}

#[test]
fn nothing_is_due_before_anything_was_studied() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["due"]).well(), "0 due\n");
    assert_eq!(desk.run(&["due", "--short"]).well(), "0 due\n");
    let json = desk.run(&["due", "--json"]).json();
    let rest = json!({ "questions": 0, "points": 0, "days": 0, "no_evening": 0 });
    assert_eq!(
        json,
        json!({ "questions": [], "points": [], "rest": rest, "leeches": [] })
    );
    assert_eq!(desk.run(&["due", "--short", "--json"]).code, 2);
}

#[test]
fn what_is_due_is_asked_for_and_not_told() {
    let desk = studied().at("2026-11-23T09:40:00Z");
    assert_eq!(desk.run(&["due", "--short"]).well(), "2 due, 3 points\n");
    let out = desk.run(&["due"]).well();
    assert!(
        out.starts_with(
            "2 questions, about 13 minutes; the figure is the score of your latest answer\n"
        ),
        "{out}"
    );
    assert!(
        out.contains("small:twelve-points  senior  scenario  54  The shop is slow at noon"),
        "{out}"
    );
    assert!(
        out.contains("What comes before any guess?"),
        "the cue: {out}"
    );
    let json = desk.run(&["due", "--json"]);
    for told in [&out, &json.out] {
        assert!(
            !told.contains("Splits the requests"),
            "the missed point: {told}"
        );
    }
    let json = json.json();
    assert_eq!(json["questions"][0]["due"], "2026-11-23");
    let split = entry(&json["points"], "point", "split");
    assert_eq!(split["ask"], "What comes before any guess?");
}

#[test]
fn one_point_is_one_point() {
    let desk = Desk::new();
    desk.answer("hot-key", "nyyn");
    let desk = desk.at("2026-11-23T09:40:00Z");
    let short = desk.run(&["due", "--short"]).well();
    assert!(short.ends_with("due, 1 point\n"), "{short}");
}

#[test]
fn what_does_not_fit_the_minutes_is_spread_and_not_counted_as_due() {
    let desk = studied().at("2026-12-20T09:40:00Z");
    desk.run(&["plan", "--minutes", "5", "--save"]).well();
    let short = desk.run(&["due", "--short"]).well();
    assert!(short.contains(", the rest over "), "{short}");
    let json = desk.run(&["due", "--json"]).json();
    let minutes: u64 = json["questions"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|question| question["minutes"].as_u64().expect("minutes"))
        .sum();
    assert!(minutes <= 5, "{json}");
    assert!(json["rest"]["questions"].as_u64() > Some(0), "{json}");
    assert!(desk.run(&["due"]).well().contains("The rest comes over"));
}

#[test]
fn due_stats_and_list_say_the_same_of_tonight_and_of_the_rest() {
    let desk = studied().at("2026-12-20T09:40:00Z");
    for minutes in ["5", "12", "30", "90"] {
        desk.run(&["plan", "--minutes", minutes, "--save"]).well();
        let due = desk.run(&["due", "--json"]).json();
        let stats = desk.run(&["stats", "--json"]).json();
        let count = |value: &Value| value.as_array().expect("an array").len();
        let (questions, points) = (count(&due["questions"]), count(&due["points"]));
        assert_eq!(
            stats["due"],
            json!({ "questions": questions, "points": points })
        );
        let tonight = &stats["forecast"][0];
        assert_eq!(tonight["questions"], questions, "{minutes}: {stats}");
        assert_eq!(tonight["points"], points, "{minutes}: {stats}");
        for what in ["questions", "points"] {
            assert_eq!(due["rest"][what], stats["waiting"][what], "{minutes}");
        }
        let list = desk.run(&["list"]).well();
        assert_eq!(list.matches("  tonight  ").count(), questions, "{list}");
        let later = due["rest"]["questions"].as_u64().expect("a count");
        assert_eq!(list.matches("  later  ").count() as u64, later, "{list}");
    }
}
