//! search, show and list.

use crate::desk::Desk;
use serde_json::json;

#[test]
fn words_in_any_order_find_the_same_and_slips_are_forgiven() {
    let desk = Desk::new();
    let first = |query: &str| {
        let told = desk.run(&["search", "--json", query]);
        assert_eq!(told.code, 0, "{told:?}");
        told.json()[0]["id"].clone()
    };
    let found = first("sharding database");
    assert!(found.is_string());
    assert_eq!(first("database sharding"), found);
    let slipped = desk.run(&["search", "--json", "--limit", "1000", "shrding"]);
    let hits = slipped.json();
    let mut hits = hits.as_array().expect("an array").iter();
    assert!(hits.any(|hit| hit["id"] == found), "{slipped:?}");
}

#[test]
fn words_may_be_one_argument_or_several() {
    let desk = Desk::new();
    let one = desk.run(&["search", "sharding machines"]).well();
    assert_eq!(desk.run(&["search", "sharding", "machines"]).well(), one);
    assert!(one.contains("small:shard-key"), "{one}");
    assert!(desk.files().is_empty(), "who looks writes nothing");
}

#[test]
fn a_word_of_the_answer_finds_the_question_and_shows_no_answer() {
    let desk = Desk::new();
    let query = [
        "search",
        "--limit",
        "1000",
        "export topic:caching/strategies",
    ];
    let out = desk.run(&query).well();
    let line = out
        .lines()
        .find(|line| line.starts_with("small:twelve-points"))
        .unwrap_or_else(|| panic!("{out}"));
    assert!(line.ends_with("The shop is slow at noon (in the answer)"));
    assert!(!out.contains("12:00"), "{out}");
    let json = desk.run(&["search", "--json", "export topic:caching/strategies"]);
    assert!(!json.out.contains("12:00"), "{json:?}");
}

#[test]
fn what_comes_near_says_that_it_only_comes_near() {
    let desk = Desk::new();
    let told = desk.run(&["search", "ordssxtnmchns"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("small:shard-key"), "{told:?}");
    assert!(told.err.contains("these come near"), "{told:?}");
}

#[test]
fn nothing_found_is_exit_code_one() {
    let desk = Desk::new();
    let told = desk.run(&["search", "zzqqxxyyzz"]);
    assert!(told.refusal(1).contains("Nothing was found"));
    let told = desk.run(&["search", "--json", "zzqqxxyyzz"]);
    assert_eq!(
        (told.code, told.json(), told.err.as_str()),
        (1, json!([]), "")
    );
}

#[test]
fn hits_that_are_left_out_are_counted_beside_the_list() {
    let desk = Desk::new();
    let all = desk.run(&["search", "--limit", "100000", "the"]).well();
    let count = all.lines().count();
    assert!((50..1000).contains(&count), "{count}");
    let told = desk.run(&["search", "the"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert_eq!(
        told.err,
        format!("These are the first 20 of {count}; --limit {count} shows them all.\n")
    );
    assert_eq!(told.out.lines().count(), 20, "a hit a line: {told:?}");
    let json = desk.run(&["search", "--limit", "3", "--json", "the"]);
    assert_eq!(json.json().as_array().map(Vec::len), Some(3));
    assert_eq!(json.err, "", "whoever names a limit knows it");
}

#[test]
fn filters_know_the_real_progress() {
    let desk = Desk::new();
    desk.answer("hot-key", "yyyn");
    desk.answer("size-orders", "n");
    let ids = |query: &str| {
        let told = desk.run(&["search", "--json", query]);
        let hits = told.json();
        let ids = hits.as_array().expect("an array").iter();
        let ids = ids.map(|hit| hit["id"].as_str().expect("an id").to_owned());
        ids.collect::<Vec<String>>()
    };
    assert_eq!(ids("is:strong"), ["small:hot-key"]);
    assert_eq!(ids("is:weak"), ["small:size-orders"]);
    assert!(!ids("is:new topic:caching/strategies").contains(&"small:hot-key".to_owned()));
    assert!(ids("is:due").is_empty());
    let desk = desk.at("2026-11-24T09:40:00Z");
    let due = desk.run(&["search", "--json", "is:due"]).json();
    assert_eq!(due[0]["id"], "small:size-orders");
}

#[test]
fn what_one_wrote_can_be_searched() {
    let desk = Desk::new();
    let typed = "I would blame the flux capacitor.\n.\ny\ny\ny\nn\n";
    desk.typed(&["quiz", "hot-key"], typed);
    let out = desk.run(&["search", "in:drafts capacitor"]).well();
    assert!(
        out.contains("One key, all the load (in what you wrote)"),
        "{out}"
    );
}

#[test]
fn a_filter_that_is_not_known_is_named() {
    let desk = Desk::new();
    let told = desk.run(&["search", "sharding level:wizard"]);
    assert!(
        told.err.contains("`level:` does not know `wizard`"),
        "{told:?}"
    );
    let told = desk.run(&["search", "--limit", "0", "sharding"]);
    assert_eq!(told.code, 2, "{told:?}");
    let told = desk.run(&["search"]);
    assert_eq!(told.code, 2, "{told:?}");
}

#[test]
fn words_can_be_left_out() {
    let desk = Desk::new();
    let out = desk
        .run(&["search", "--", "topic:databases/sharding", "-year"])
        .well();
    assert!(out.contains("small:shard-key"), "{out}");
    assert!(!out.contains("small:size-orders"), "{out}");
}

#[test]
fn a_question_is_shown_with_all_that_belongs_to_it() {
    let desk = Desk::new();
    let out = desk.run(&["show", "small:twelve-points"]).well();
    for part in [
        "# The shop is slow at noon",
        "`small:twelve-points` · scenario · senior · 10 minutes · caching/strategies",
        "Your shop answers in 40 ms all morning",
        "- Are all requests slow or only some kinds?",
        "  - Reply: Only those that read the catalogue.",
        "- Splits the requests by endpoint and customer *(gate, weight 2, depth)*",
        "  - Asked alone: What comes before any guess?",
        "  - disk",
        "- Leaves an alert for the next time *(staff, depth)*",
        "- Adds machines first\n  The cause may not be load at all.",
        "## Model answer",
        "Start with **what differs at noon**.",
        "## Why it is asked",
        "## Sounds weak",
        "## Sounds strong",
        "- **staff:** Leaves an alert behind.",
        "- One key, all the load (`small:hot-key`)",
        "## Follow-up 2\n\nNow it happens twice a day. What changes?",
        "- Where `split` was left out: The team wants a bigger machine. Why not?",
    ] {
        assert!(out.contains(part), "{part:?} is missing:\n{out}");
    }
    assert_eq!(
        desk.run(&["show", "twelve-points"]).well(),
        out,
        "a bare id"
    );
}

#[test]
fn every_kind_is_shown_by_what_it_has() {
    let desk = Desk::new();
    for (id, parts) in [
        (
            "myth-cache",
            &[
                "> Adding a cache never makes",
                "**False.** A miss costs",
                "## What the listener hears",
            ][..],
        ),
        (
            "story-migration",
            &[
                "1. What had to move, in numbers",
                "- One's own part",
                "Names a decision of one's own",
            ],
        ),
        (
            "size-orders",
            &[
                "- `orders` is one of 1 million, 5 million",
                "- `year = day * 365` in B",
                "within a factor of 2",
            ],
        ),
        ("quick-ttl", &["Because deletes get lost"]),
        (
            "shard-key",
            &[
                "## estimation: How much",
                "(gate, depth, high level)",
                "- A changed requirement: Ten times",
                "  - Splits shards further",
            ],
        ),
    ] {
        let out = desk.run(&["show", id]).well();
        for part in parts {
            assert!(out.contains(part), "{part:?} is missing:\n{out}");
        }
    }
}

#[test]
fn a_name_that_is_not_known_offers_near_ones() {
    let desk = Desk::new();
    let told = desk.run(&["show", "hot-kee"]);
    assert!(told.refusal(1).contains("Did you mean `small:hot-key`?"));
    assert!(
        desk.run(&["show", "qqqqqqqq"])
            .refusal(1)
            .contains("greenroom search")
    );
}

#[test]
fn all_questions_are_listed_with_figure_and_day() {
    let desk = Desk::new();
    desk.answer("size-orders", "n");
    let all = desk.run(&["list"]).well();
    assert!(all.contains("small:hot-key"), "{all}");
    assert!(all.contains("system-design:"), "{all}");
    let out = desk
        .run(&[
            "list",
            "--topic",
            "databases/sharding",
            "--kind",
            "estimate",
        ])
        .well();
    let line = out
        .lines()
        .find(|line| line.starts_with("small:size-orders"))
        .unwrap_or_else(|| panic!("{out}"));
    let cells: Vec<&str> = line
        .split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let wanted = [
        "small:size-orders",
        "mid",
        "estimate",
        "0",
        "2026-11-23",
        "A year of orders",
    ];
    assert_eq!(cells, wanted);
    let desk = desk.at("2026-11-30T09:40:00Z");
    let out = desk
        .run(&["list", "--kind", "estimate", "--topic", "databases"])
        .well();
    assert!(out.contains("  tonight  "), "{out}");
}

#[test]
fn columns_are_aligned() {
    let out = Desk::new()
        .run(&["list", "--topic", "caching/strategies"])
        .well();
    let titles = [
        "The shop is slow at noon",
        "One key, all the load",
        "Why a TTL at all?",
    ];
    let columns: Vec<usize> = out
        .lines()
        .filter_map(|line| titles.iter().find_map(|title| line.find(title)))
        .collect();
    assert_eq!(columns.len(), titles.len(), "{out}");
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{out}");
}

#[test]
fn values_that_do_not_exist_name_those_that_do() {
    let desk = Desk::new();
    for (option, value, allowed) in [
        ("--level", "wizard", "foundation, mid, senior, staff"),
        (
            "--kind",
            "essay",
            "concept, design, scenario, story, quickfire, myth, estimate",
        ),
        ("--topic", "cachin", "caching"),
        ("--topic", "databases/shardin", "databases/sharding"),
    ] {
        let told = desk.run(&["list", option, value]);
        let said = told.refusal(2);
        assert!(said.contains(value) && said.contains(allowed), "{said}");
    }
}

#[test]
fn a_list_of_nothing_is_exit_code_one() {
    let desk = Desk::new();
    let nothing = ["list", "--topic", "caching/strategies", "--kind", "design"];
    assert!(
        desk.run(&nothing)
            .refusal(1)
            .contains("There is no such question")
    );
    let told = desk.run(&[&nothing[..], &["--json"]].concat());
    assert_eq!((told.code, told.json()), (1, json!([])));
}
