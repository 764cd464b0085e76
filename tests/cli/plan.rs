//! plan and brief.

use crate::desk::Desk;
use serde_json::{Value, json};

fn plan(desk: &Desk, more: &[&str]) -> Value {
    let told = desk.run(&[&["plan", "--json"], more].concat());
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
    told.json()
}

fn days(plan: &Value) -> &Vec<Value> {
    plan["days"].as_array().expect("days")
}

#[test]
fn a_date_is_tried_without_writing() {
    let desk = Desk::new();
    let out = desk
        .run(&["plan", "--date", "2026-12-12", "--minutes", "45"])
        .well();
    assert!(
        out.starts_with(
            "Interview on Sat 12 Dec 2026, 20 days to go. Senior level, 45 minutes a day.\n"
        ),
        "{out}"
    );
    assert!(out.contains("Until the 12th you will see "), "{out}");
    assert!(
        out.contains("Left out: "),
        "what is left out is named: {out}"
    );
    assert!(
        out.contains("the same with --save keeps it")
            || out.contains("The same with --save keeps it.")
    );
    assert!(desk.files().is_empty(), "nothing was written");
    assert_eq!(plan(&desk, &[])["date"], Value::Null);
}

#[test]
fn a_plan_is_kept_and_changed_piece_by_piece() {
    let desk = Desk::new();
    desk.run(&[
        "plan",
        "--date",
        "2026-12-12",
        "--level",
        "staff",
        "--off",
        "sun,2026-11-25",
        "--save",
    ])
    .well();
    let changed = plan(&desk, &["--minutes", "20", "--retention", "85", "--save"]);
    assert_eq!(changed["saved"], true);
    let kept = plan(&desk, &[]);
    assert_eq!(kept["date"], "2026-12-12");
    assert_eq!(
        (&kept["level"], &kept["minutes"]),
        (&json!("staff"), &json!(20))
    );
    assert_eq!(kept["off"], json!(["sun", "2026-11-25"]));
    assert_eq!(
        (&kept["retention"], &kept["saved"]),
        (&json!(0.85), &json!(true))
    );
    assert_eq!(plan(&desk, &["--date", "none"])["date"], Value::Null);
}

#[test]
fn no_day_asks_more_than_its_minutes_and_the_last_days_nothing_new() {
    let desk = Desk::new();
    desk.answer("twelve-points", "yhnynynnnhhyyyn");
    for minutes in ["15", "30", "60"] {
        let plan = plan(
            &desk,
            &["--date", "2026-12-06", "--minutes", minutes, "--off", "sat"],
        );
        assert_eq!(days(&plan).len(), 15);
        for (at, day) in days(&plan).iter().enumerate() {
            let asks = day["asks"].as_array().expect("asks");
            let sum: u64 = asks
                .iter()
                .map(|ask| ask["minutes"].as_u64().expect("minutes"))
                .sum();
            assert_eq!(day["minutes"], sum);
            assert!(sum <= minutes.parse().expect("a number"), "{day}");
            let new = asks
                .iter()
                .any(|ask| ask["what"] == "new" || ask["what"] == "essentials");
            assert!(at < 11 || !new, "{day}");
            let off = ["2026-11-28", "2026-12-05"].contains(&day["day"].as_str().expect("a day"));
            assert!(!off || (day["shape"] == "off" && sum == 0), "{day}");
        }
        assert_eq!(days(&plan)[14]["shape"], "interview");
    }
}

#[test]
fn the_same_journal_and_date_give_the_same_plan_and_what_was_done_changes_it() {
    let desk = Desk::new();
    let wish = ["--date", "2026-12-12", "--minutes", "30"];
    let before = plan(&desk, &wish);
    assert_eq!(plan(&desk, &wish), before);
    let first = days(&before)[0]["asks"][0]["questions"][0]
        .as_str()
        .expect("a question")
        .to_owned();
    let told = desk.typed(&["quiz", &first], &format!("\n{}", "y\n".repeat(40)));
    assert!(told.out.contains("1 answer saved."), "{told:?}");
    let desk = desk.at("2026-11-23T09:40:00Z");
    let after = plan(&desk, &wish);
    assert_eq!(after["questions"]["seen"], 1);
    let again = &days(&after)[0]["asks"];
    assert!(
        !again.to_string().contains(&format!("{first}\"")),
        "{again}"
    );
}

#[test]
fn what_is_no_setting_is_refused_in_a_sentence() {
    let desk = Desk::new();
    for (arguments, word) in [
        (["plan", "--date", "12.12.2026"], "is no date"),
        (["plan", "--date", "2026-11-21"], "is over"),
        (["plan", "--level", "principal"], "mid, senior or staff"),
        (["plan", "--minutes", "3"], "5 to 600"),
        (["plan", "--off", "someday"], "is no day off"),
        (["plan", "--retention", "40"], "70 to 97"),
    ] {
        let told = desk.run(&arguments);
        assert!(told.refusal(2).contains(word), "{told:?}");
    }
    assert!(desk.files().is_empty());
}

#[test]
fn a_brief_says_what_there_is_to_say_of_an_empty_record() {
    let out = Desk::new().run(&["brief"]).well();
    assert!(out.starts_with("# Brief\n"), "{out}");
    for heading in [
        "Weakest topics",
        "Points still missed",
        "Your stories",
        "Notes to yourself",
    ] {
        assert!(out.contains(&format!("## {heading}")), "{out}");
    }
    assert!(out.contains("high level: 15 min planned"), "{out}");
    assert!(out.contains("No story was written down yet"), "{out}");
}

#[test]
fn a_brief_holds_missed_points_with_their_reasons_and_stories_with_their_numbers() {
    let desk = Desk::new();
    desk.answer("twelve-points", "yhnynynnnhhyyyn");
    let story =
        "We moved forty services. It took 11 weeks and cut errors by 40 %. Nobody noticed.\n.\n";
    let told = desk.typed(
        &["quiz", "story-migration"],
        &format!("{story}\ny\ny\ny\ny\n"),
    );
    assert!(told.out.contains("1 answer saved."), "{told:?}");
    desk.run(&["plan", "--date", "2026-11-25", "--save"]).well();
    let out = desk.run(&["brief"]).well();
    assert!(out.contains("3 days to go"), "{out}");
    assert!(
        out.contains("Splits the requests by endpoint and customer."),
        "{out}"
    );
    assert!(
        out.contains("Every cause looks likely until one has split."),
        "{out}"
    );
    assert!(
        out.contains("It took 11 weeks and cut errors by 40 %."),
        "{out}"
    );
    assert!(
        !out.contains("Nobody noticed"),
        "only what carries a number: {out}"
    );
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert!(out.lines().count() <= 240);
}

#[test]
fn a_plan_says_what_has_its_turn_before_the_essentials_with_its_minutes() {
    let desk = Desk::new();
    desk.answer("twelve-points", "yhnynynynhhyyyn");
    let tried = ["--date", "2026-12-12", "--minutes", "30"];
    let json = plan(&desk, &tried);
    let sum = |what: &[&str]| {
        let asks = days(&json)
            .iter()
            .flat_map(|day| day["asks"].as_array().expect("asks"));
        let mine = asks.filter(|ask| what.contains(&ask["what"].as_str().expect("what")));
        let minutes: u64 = mine
            .map(|ask| ask["minutes"].as_u64().expect("minutes"))
            .sum();
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes:02} min"),
        }
    };
    let out = desk.run(&[&["plan"], &tried[..]].concat()).well();
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!(
        "rounds and slices take {} and what comes back {}; with more minutes a day these may grow before the essentials do.",
        sum(&["round", "slice"]),
        sum(&["points", "due"])
    );
    assert!(out.contains(&said), "{said}: {out}");
}
