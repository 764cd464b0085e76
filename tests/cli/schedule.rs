//! What the schedule says on the command line: points missed again and again, and the hour at which a day ends.

use crate::desk::Desk;

/// An answer in which the gate `split` is missed and all else is said.
const GATE_MISSED: &str = "yynyyyynnyyyyynn";

#[test]
fn a_point_missed_four_times_is_listed_with_what_to_do() {
    let mut desk = Desk::new();
    for day in 22..26 {
        let before = desk.run(&["due", "--json"]).json();
        assert_eq!(before["leeches"], serde_json::json!([]), "before day {day}");
        desk = desk.at(&format!("2026-11-{day}T09:40:00Z"));
        desk.answer("twelve-points", GATE_MISSED);
    }
    let json = desk.run(&["due", "--json"]).json();
    let mut leeches = json["leeches"].as_array().expect("leeches").iter();
    let leech = leeches.find(|leech| leech["point"] == "split");
    let leech = leech.unwrap_or_else(|| panic!("{json}"));
    assert_eq!(leech["missed"], 4);
    assert_eq!(leech["ask"], "What comes before any guess?");
    let out = desk.run(&["due"]).well();
    assert!(out.contains("missed again and again"), "{out}");
    assert!(out.contains("4 times"), "{out}");
    assert!(
        out.contains("greenroom show") && !out.contains("Splits the requests"),
        "what to do, and nothing of the answer: {out}"
    );
}

#[test]
fn the_day_ends_at_the_hour_of_the_configuration() {
    // Answered at ten in the evening; at half past one the next morning it is still that evening, unless days end at midnight.
    for (config, points) in [
        ("", "0 due\n"),
        ("rollover_hour = 0\n", "1 due, 3 points\n"),
    ] {
        let desk = Desk::new().at("2026-11-22T22:00:00Z");
        let file = desk.put("config.toml", config);
        let file = file.to_string_lossy().into_owned();
        desk.answer("twelve-points", GATE_MISSED);
        let desk = desk.at("2026-11-23T01:30:00Z");
        let out = desk.run(&["due", "--short", "--config", &file]).well();
        assert_eq!(out, points, "{config}");
    }
}
