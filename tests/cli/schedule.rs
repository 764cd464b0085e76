//! What the schedule says on the command line: points missed again and again, and the hour at which a day ends.

use crate::desk::{Desk, Told};
use std::collections::HashSet;
use std::fmt::Write as _;

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
fn points_of_one_question_without_cues_are_told_apart() {
    let desk = Desk::new();
    desk.answer("twelve-points", "yyyynnnynnyynnnn");
    let desk = desk.at("2026-11-23T09:40:00Z");
    let json = desk.run(&["due", "--json"]).json();
    let points = json["points"].as_array().expect("points");
    let asked: Vec<&str> = points
        .iter()
        .map(|point| point["ask"].as_str().expect("a cue"))
        .collect();
    let by_place = |ask: &&&str| ask.starts_with("What is point ");
    assert!(asked.iter().filter(by_place).count() > 1, "{asked:?}");
    let apart: HashSet<&str> = asked.iter().copied().collect();
    assert_eq!(apart.len(), asked.len(), "{asked:?}");
    let out = desk.run(&["due"]).well();
    assert!(asked.iter().all(|ask| out.contains(ask)), "{out}");
    assert!(
        out.starts_with(
            "1 question, about 10 minutes; the figure is the score of your latest answer\n"
        ),
        "{out}"
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

/// The journal of somebody who rated so many points six times and forgot every other time, though days lay between.
fn rated(points: u32) -> Desk {
    let desk = Desk::new();
    let mut lines = String::new();
    for point in 0..points {
        for (time, day) in [0_u32, 2, 3, 6, 8, 12].into_iter().enumerate() {
            let place = point * 6 + u32::try_from(time).expect("few");
            let day = 20_700 + point % 20 + day;
            let wall = u64::from(day) * 86_400_000 + 43_200_000 + u64::from(place);
            let rating = if time > 0 && (point + place) % 2 == 0 {
                1
            } else {
                3
            };
            writeln!(
                lines,
                r#"{{"v":1,"id":"01a202a0-75fb-7a31-9c4e-{place:012x}","dev":"k3f9q2","h":{wall},"t":"2026-09-04T12:00:00.000Z","off":0,"day":{day},"k":"drill","d":{{"q":"small:twelve-points","p":"p{point}","rating":{rating}}}}}"#
            )
            .expect("a line");
        }
    }
    desk.put("data/progress/other.jsonl", &lines);
    desk
}

fn kinds(desk: &Desk) -> Vec<&'static str> {
    let kind = |line: &String| {
        ["parameters", "void"]
            .into_iter()
            .find(|kind| line.contains(&format!("\"k\":\"{kind}\"")))
    };
    desk.journal().iter().filter_map(kind).collect()
}

#[test]
fn parameters_of_ones_own_are_explained_asked_for_and_taken_back() {
    let desk = rated(80);
    let asked = desk.typed(&["stats", "optimize"], "n\n");
    assert_eq!(asked.code, 0, "{asked:?}");
    for said in [
        "log loss",
        "not seen in fitting",
        "come back on another day",
    ] {
        assert!(asked.out.contains(said), "{said}: {}", asked.out);
    }
    assert!(
        asked
            .out
            .ends_with("Use these parameters? y/n Nothing was changed.\n")
    );
    assert!(kinds(&desk).is_empty(), "who says no writes nothing");
    let silent = desk.typed(&["stats", "optimize"], "");
    assert!(silent.out.ends_with("Nothing was changed.\n"), "{silent:?}");
    assert!(kinds(&desk).is_empty());

    let before = desk.run(&["due", "--json"]).json();
    let yes = desk.typed(&["stats", "optimize"], "y\n");
    assert!(
        yes.out.contains("Your parameters hold from now on"),
        "{yes:?}"
    );
    assert_eq!(kinds(&desk), ["parameters"]);
    let undone: Told = desk.run(&["stats", "optimize", "--undo"]);
    assert_eq!(undone.code, 0, "{undone:?}");
    assert!(
        undone.out.contains("those of FSRS-6 hold again"),
        "{undone:?}"
    );
    assert_eq!(kinds(&desk), ["parameters", "void"]);
    assert_eq!(
        desk.run(&["due", "--json"]).json(),
        before,
        "all is as it was"
    );
    let again = desk.run(&["stats", "optimize", "--undo"]);
    assert_eq!(
        again.code, 1,
        "there is nothing left to take back: {again:?}"
    );
}

#[test]
fn with_little_history_no_parameters_are_offered() {
    let desk = rated(39);
    let told = desk.typed(&["stats", "optimize", "--yes"], "");
    assert_eq!((told.code, told.out.as_str()), (1, ""), "{told:?}");
    assert!(
        told.err.contains("200 ratings are needed") && told.err.contains("there are 195 so far"),
        "{told:?}"
    );
    assert!(kinds(&desk).is_empty());
    let own = Desk::new();
    assert_eq!(own.run(&["stats", "optimize", "--undo"]).code, 1);
    assert!(own.files().is_empty(), "who looks writes nothing");
}
