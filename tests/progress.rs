//! Progress as one uses it: reaching it, turning its pages, working on what it shows, and that it tells the truth.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

#[path = "cli/desk.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "this test uses its part of the desk"
)]
mod desk;
mod support;

use desk::Desk;
use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::app::page::progress::view;
use greenroom::app::progress::{Page, Pages};
use greenroom::app::row::{Row, Span};
use greenroom::app::state::{Screen, Size};
use greenroom::domain::record::{Draft, Record, What};
use greenroom::library::Library;
use greenroom::pack::{Origin, Source, load_all};
use serde_json::Value;
use std::sync::LazyLock;
use support::weeks::{weeks_of_study, wide_library};
use support::{Drive, drive, drive_with, key};

/// Nine weeks on the wide pack.
fn studied() -> Drive {
    let library = wide_library();
    let records = weeks_of_study(&library, 9, 7);
    drive_with(library, records, Vec::new())
}

fn pages(drive: &Drive) -> &Pages {
    match &drive.state.screen {
        Screen::Progress(pages) => pages,
        other => panic!("not on Progress: {other:?}"),
    }
}

/// Everything that the page in sight says, also what lies below the window.
fn all_rows(drive: &Drive, size: Size) -> Vec<String> {
    let texts =
        |spans: &[Span]| -> String { spans.iter().map(|span| span.text.as_str()).collect() };
    let line = |row: &Row| format!("{}   {}", row.text(), texts(&row.right));
    let rows = view(pages(drive), size).rows;
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    rows.iter().map(|row| squeezed(line(row))).collect()
}

const WIDE: Size = Size {
    width: 120,
    height: 40,
};

#[test]
fn every_page_is_reached_and_left_by_the_keys_that_are_shown() {
    let mut drive = studied().keys("g s j g p");
    for (at, page) in Page::ALL.into_iter().enumerate() {
        assert_eq!(pages(&drive).page, page);
        let screen = drive.screen();
        assert!(screen.contains(&format!("‹{}›", page.label())), "{screen}");
        assert!(screen.contains(&format!("{}/10", at + 1)), "{screen}");
        let hints = screen.lines().last().unwrap_or_default();
        assert!(hints.contains("tab next page"), "{hints}");
        assert!(hints.contains("esc back"), "{hints}");
        drive.press("<tab>");
    }
    assert_eq!(
        pages(&drive).page,
        Page::Ready,
        "the last leads to the first"
    );
    drive.press("<backtab>");
    assert_eq!(pages(&drive).page, Page::Rounds);
    drive.press("<right> <left> <left>");
    assert_eq!(pages(&drive).page, Page::Objectives);
    drive.press("<esc>");
    assert!(
        matches!(drive.state.screen, Screen::Study(_)),
        "back to where one was"
    );
}

#[test]
fn it_is_reached_from_anywhere_outside_a_text() {
    for way in ["", "g s", "r", "g p"] {
        let drive = studied().keys(way).keys("g p");
        assert_eq!(pages(&drive).page, Page::Ready, "from {way}");
    }
    let by_name = studied().keys(": \"progress\" <enter>");
    assert_eq!(pages(&by_name).page, Page::Ready);
    let round = drive()
        .in_round("design-45", "shard-key", 1)
        .keys("g p <esc>");
    assert!(matches!(round.state.screen, Screen::Today(_)));
    assert_eq!(
        round.state.offered.len(),
        1,
        "the round waits and is offered"
    );
}

#[test]
fn enter_on_the_weakest_starts_a_queue_of_it() {
    let mut drive = studied().keys("g p");
    let weakest = pages(&drive).figures.weakest[1].clone();
    drive.press("j <enter>");
    let queue = drive.study().queue.clone().expect("a queue");
    assert_eq!(queue.name, weakest.title);
    let library = drive.state.library.clone();
    for key in queue.items() {
        let question = library.question(key).expect("a question");
        assert!(question.topic.is_within(&weakest.path));
    }
    let figure = |at: usize| {
        let course = drive.state.progress.course(&queue.items()[at])?;
        course.figure()
    };
    assert!(figure(0) <= figure(1), "the weakest comes first");
    drive.press("<esc> <esc>");
    assert_eq!(pages(&drive).page, Page::Ready);
    assert_eq!(pages(&drive).chosen(), 1, "the cursor stayed");
}

#[test]
fn a_claim_is_one_key_and_stands_beside_the_evidence() {
    let mut drive = studied().keys("g p <backtab> <backtab>");
    assert_eq!(pages(&drive).page, Page::Objectives);
    let first = pages(&drive).figures.objectives[0].clone();
    assert!(first.strong < first.answered, "gaps come first");
    drive.press("2");
    assert_eq!(
        pages(&drive).figures.objectives[0].key,
        first.key,
        "no line moves"
    );
    let screen = drive.screen();
    assert!(screen.contains("☑  I can"), "{screen}");
    assert!(
        screen.contains(&format!("◆ {} of {}", first.strong, first.proves.len())),
        "more is claimed than shown: {screen}"
    );
    let claims = || {
        let records = drive.records();
        let claims = records.iter().filter_map(|record| match &record.what {
            What::Claim { objective, says } => Some((objective.clone(), says.clone())),
            _ => None,
        });
        claims.collect::<Vec<_>>()
    };
    assert_eq!(claims(), [(first.key.clone(), "yes".into())]);
    drive.press("0");
    assert!(drive.screen().contains("▌☐  I can"), "{}", drive.screen());
    drive.press("u");
    assert!(drive.screen().contains("▌☑  I can"), "u takes it back");
    drive.press("<enter>");
    let current = drive
        .study()
        .queue
        .as_ref()
        .and_then(|queue| queue.current());
    assert!(first.proves.contains(current.expect("a question")));
}

#[test]
fn enter_on_a_round_opens_its_debrief_and_esc_comes_back() {
    let drive = studied().keys("g p <backtab> j <enter>");
    assert!(drive.screen().contains("Debrief"), "{}", drive.screen());
    let drive = drive.keys("<esc>");
    assert_eq!(
        (pages(&drive).page, pages(&drive).chosen()),
        (Page::Rounds, 1)
    );
}

#[test]
fn figures_follow_the_journal_while_progress_waits_beneath() {
    let mut drive = drive().keys("g p");
    assert!(drive.screen().contains("Nothing was answered yet."));
    drive.press("g s");
    let mut drive = drive.at("hot-key").keys("<enter> 2 2 2 <enter> g p");
    assert_eq!(pages(&drive).figures.attempted, 1);
    drive.press("/ \"p99\" <esc>");
    drive.tell(EventKind::Others(weeks_of_study(&support::library(), 1, 3)));
    assert!(pages(&drive).figures.attempted > 1, "another window wrote");
}

#[test]
fn below_five_there_is_a_dash_and_what_to_do_about_it() {
    let drive = drive().at("hot-key").keys("3 2 1 0 <enter> g p");
    let rows = all_rows(&drive, WIDE);
    assert!(rows.iter().any(|row| row.starts_with("mid – ")), "{rows:?}");
    assert!(rows.contains(&"mean score – –".to_owned()), "{rows:?}");
    let text = rows.join(" ");
    assert!(text.contains("Too early to say"), "{text}");
    assert!(text.contains("The nearest is Caching: 1 of 5."), "{text}");
}

#[test]
fn what_lies_below_a_small_window_can_be_read() {
    let mut drive = studied().sized(50, 18).keys("g p");
    assert!(!drive.screen().contains("time "));
    drive.press("j j j j j j j j j j j j j j");
    assert!(drive.screen().contains("time "), "{}", drive.screen());
    drive.press("<home>");
    drive.press("k k k k k k k k k k k k k k");
    assert!(drive.screen().contains("Ready") || drive.screen().contains("Not ready"));
    assert_eq!(pages(&drive).chosen(), 0);
}

#[test]
fn a_click_chooses_and_a_second_one_goes_on() {
    use greenroom::app::event::{Mouse, MouseKind};
    let mut drive = studied().keys("g p");
    let title = pages(&drive).figures.weakest[2].title.clone();
    let screen = drive.screen();
    let line = screen
        .lines()
        .position(|line| line.contains(&title))
        .expect("the line");
    let row = u16::try_from(line).expect("a row");
    let click = || {
        EventKind::Mouse(Mouse {
            what: MouseKind::Click,
            column: 30,
            row,
        })
    };
    drive.tell(click());
    assert_eq!(pages(&drive).chosen(), 2);
    drive.tell(click());
    assert_eq!(
        drive.study().queue.as_ref().map(|queue| queue.name.clone()),
        Some(title)
    );
}

#[test]
fn the_history_shows_earlier_drafts_and_nothing_of_the_checklist() {
    let mut drive = drive()
        .at("twelve-points")
        .keys("d \"Restart it.\" <esc> <enter> 0 0 0 - - - <enter>");
    drive.tomorrow();
    let mut drive = drive
        .at("twelve-points")
        .keys("d \"Split by endpoint first.\" <esc> <enter> 2 2 2 2 <enter>");
    drive.tomorrow();
    let drive = drive.at("twelve-points").keys("H");
    let screen = drive.screen();
    for wanted in ["The shop is slow at noon", "2 answers", "22 Nov", "23 Nov"] {
        assert!(screen.contains(wanted), "{wanted}: {screen}");
    }
    let newer = screen
        .find("Split by endpoint first.")
        .expect("the later draft");
    let older = screen.find("Restart it.").expect("the earlier draft");
    assert!(newer < older, "the latest comes first");
    let library = support::library();
    let question = library.question(&key("twelve-points")).expect("a question");
    for point in &question.points {
        assert!(!screen.contains(&point.text), "{} is told", point.id);
    }
    let drive = drive.keys("<esc>");
    assert!(
        drive.screen().contains("Nobody changed anything"),
        "{}",
        drive.screen()
    );
}

#[test]
fn drafts_that_the_journal_keeps_are_asked_for_and_shown() {
    let library = support::library();
    let mut records = weeks_of_study(&library, 3, 5);
    for record in &mut records {
        if let What::Attempt(attempt) = &mut record.what {
            attempt.draft = Draft::Kept { file: 0, offset: 0 };
        }
    }
    let mut drive = drive_with(library, records, Vec::new())
        .at("twelve-points")
        .keys("H");
    assert!(drive.screen().contains("The draft is being read."));
    let asked: Vec<Record> = drive
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::ReadDrafts(records) => Some(records.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    let answers = asked.iter().map(|record| {
        let text = format!("Said on {}.", record.day.date());
        (record.id, key("twelve-points"), text)
    });
    assert!(!asked.is_empty());
    drive.tell(EventKind::Drafts(answers.collect()));
    let screen = drive.screen();
    assert!(screen.contains("Said on 2026-"), "{screen}");
    assert!(!screen.contains("is being read"), "{screen}");
}

#[test]
fn no_history_during_a_round() {
    let drive = drive().in_round("design-45", "shard-key", 1).keys("H");
    assert!(
        drive.notice().starts_with("Not during a round"),
        "{}",
        drive.notice()
    );
    assert!(matches!(drive.state.screen, Screen::Round(_)));
}

/// The packs that the desk's binary loads.
fn shelf() -> Library {
    let mut sources = Source::built_in();
    sources.push(Source::read(&desk::small(), Origin::Folder));
    let packs = load_all(&sources)
        .into_iter()
        .filter_map(|loaded| loaded.pack);
    Library::new(packs.collect())
}

/// What `stats --json` prints for these records.
fn printed(records: &[Record]) -> Value {
    let desk = Desk::new();
    let mut records = records.to_vec();
    for record in &mut records {
        record.device = "k3f9q2".into();
    }
    let lines = greenroom::journal::lines_of(&records).expect("lines");
    let text = String::from_utf8(lines).expect("UTF-8");
    desk.put("data/progress/k3f9q2.jsonl", &text);
    let told = desk.run(&["stats", "--json"]);
    assert_eq!(told.code, 0, "{told:?}");
    told.json()
}

/// A figure as pages show it.
fn shown(figure: &Value) -> String {
    figure
        .as_u64()
        .map_or("–".to_owned(), |figure| figure.to_string())
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name]
        .as_array()
        .unwrap_or_else(|| panic!("no list {name}"))
}

/// Eight weeks on the packs of the binary, and what it prints of them; asked once for all pages.
static PRINTED: LazyLock<Value> = LazyLock::new(|| printed(&weeks_of_study(&shelf(), 8, 11)));

/// The same eight weeks on a page of Progress: its rows, and what the binary prints.
fn beside_the_json(page: Page) -> (Vec<String>, &'static Value) {
    let library = shelf();
    let records = weeks_of_study(&library, 8, 11);
    let mut drive = drive_with(library, records, Vec::new()).keys("g p");
    for _ in 0..page.place() {
        drive.press("<tab>");
    }
    assert_eq!(pages(&drive).page, page);
    (all_rows(&drive, WIDE), &PRINTED)
}

/// Holds that a row begins so and says the rest.
fn has(rows: &[String], start: &str, rest: &str) {
    let found = rows
        .iter()
        .any(|row| row.starts_with(start) && row.contains(rest));
    assert!(found, "{start} … {rest} is not in\n{}", rows.join("\n"));
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name}"))
}

fn plural(count: u64, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

#[test]
fn page_one_shows_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Ready);
    let ready = json["readiness"]["ready"].as_str();
    let sentence = ready.map_or("Not ready".to_owned(), |level| format!("Ready at {level}."));
    has(&rows, &sentence, "");
    let sure = match text(&json["readiness"], "sureness") {
        "first" => "A first impression",
        "fair" => "A fair picture",
        _ => "A firm picture",
    };
    has(&rows, sure, "");
    for level in list(&json["readiness"], "levels") {
        has(
            &rows,
            text(level, "level"),
            &format!(" {} ", shown(&level["bar"])),
        );
    }
    assert_eq!(list(json, "weakest").len(), 3);
    for part in list(json, "weakest") {
        has(
            &rows,
            text(part, "title"),
            &format!(" {} ", shown(&part["mastery"])),
        );
    }
    let (last, before) = (&json["last_seven_days"], &json["seven_days_before"]);
    for (line, name) in [
        ("mean score", "mean_score"),
        ("answers", "answers"),
        ("points won back", "points_won"),
    ] {
        let figures = format!("{line} {} {}", shown(&last[name]), shown(&before[name]));
        has(&rows, &figures, "");
    }
}

#[test]
fn days_and_weeks_show_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Calendar);
    let days = format!("{} days of study", json["days"]);
    has(&rows, &days, &format!("{} answers", json["attempts"]));
    assert_eq!(json["days"], list(json, "calendar").len());
    let (rows, json) = beside_the_json(Page::Trend);
    assert!(list(json, "weeks").len() > 7);
    for week in list(json, "weeks") {
        let score = format!(" {} ", shown(&week["mean_score"]));
        let answers = plural(week["answers"].as_u64().expect("a count"), "answer");
        let found = rows
            .iter()
            .any(|row| row.contains(&score) && row.contains(&format!(" {answers} ")));
        assert!(found, "{week} in {rows:?}");
    }
}

#[test]
fn topics_and_dimensions_show_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Topics);
    for topic in list(json, "topics") {
        let count = format!("{} of {}", topic["attempted"], topic["total"]);
        let figure = format!(" {} {count}", shown(&topic["mastery"]));
        has(&rows, text(topic, "title"), &figure);
        let begun = list(topic, "leaves")
            .iter()
            .filter(|leaf| leaf["attempted"] != 0);
        for leaf in begun {
            let count = format!("{} of {}", leaf["attempted"], leaf["total"]);
            let figure = format!(" {} {count}", shown(&leaf["mastery"]));
            has(&rows, text(leaf, "title"), &figure);
        }
    }
    let (rows, json) = beside_the_json(Page::Dimensions);
    let shares = |shares: &Value| -> String {
        let all = shares.as_array().expect("a list").iter();
        all.map(|one| shown(&one["share"]))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let all = format!("all topics {}", shares(&json["dimensions"]));
    has(&rows, &all, "");
    let begun = list(json, "topics")
        .iter()
        .filter(|topic| topic["attempted"] != 0);
    for topic in begun {
        has(&rows, text(topic, "title"), &shares(&topic["dimensions"]));
    }
}

#[test]
fn calibration_shows_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Calibration);
    let calibration = &json["calibration"];
    for sure in list(calibration, "sure") {
        let figures = format!(" {} {} answer", shown(&sure["mean_score"]), sure["answers"]);
        has(&rows, text(sure, "sure"), &figures);
    }
    let told = |said: &Value| {
        format!(
            "{} {}",
            shown(&said["mean_said"]),
            shown(&said["mean_score"])
        )
    };
    has(
        &rows,
        &format!("all rounds {}", told(&calibration["said"])),
        "",
    );
    for band in list(calibration, "bands") {
        let name = format!("{} to {} {}", band["from"], band["to"], told(band));
        has(&rows, &name, "");
    }
}

#[test]
fn phases_and_forecast_show_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Minutes);
    assert_eq!(list(json, "phases").len(), 5);
    for phase in list(json, "phases") {
        let clock = |seconds: &Value| {
            let seconds = seconds.as_u64().expect("enough rounds");
            format!("{}:{:02}", seconds / 60, seconds % 60)
        };
        let times = format!(
            "{} {}",
            clock(&phase["mean_seconds"]),
            clock(&phase["planned_seconds"])
        );
        let name = match text(phase, "phase") {
            "high-level" => "high level",
            "deep-dive" => "deep dive",
            other => other,
        };
        has(&rows, name, &times);
    }
    let (rows, json) = beside_the_json(Page::Forecast);
    let forecast = list(json, "forecast");
    assert_eq!(forecast.len(), 30);
    let weeks: Vec<&String> = rows
        .iter()
        .filter(|row| row.starts_with("week from"))
        .collect();
    assert_eq!(weeks.len(), 4);
    for (week, row) in forecast.chunks(7).zip(weeks) {
        let sum = |name: &str| {
            let counts = week.iter().map(|day| day[name].as_u64().expect("a count"));
            counts.sum::<u64>()
        };
        let questions = plural(sum("questions"), "question");
        let wanted = format!("{questions} {}", plural(sum("points"), "point"));
        assert!(row.contains(&wanted), "{wanted}: {row}");
    }
}

#[test]
fn objectives_and_rounds_show_what_the_json_says() {
    let (rows, json) = beside_the_json(Page::Objectives);
    let all = list(json, "objectives");
    let rows = rows.join(" ");
    for one in all {
        let words = text(one, "text").split_whitespace().take(6);
        let begun = words.collect::<Vec<_>>().join(" ");
        assert!(rows.contains(&begun), "{begun}");
    }
    let proven = all
        .iter()
        .filter(|one| one["answered"] == one["proves"] && one["strong"] == one["proves"]);
    let sentence = format!("{} of {} proven", proven.count(), all.len());
    assert!(rows.contains(&sentence), "{sentence}: {rows}");
    let (rows, json) = beside_the_json(Page::Rounds);
    assert!(list(json, "rounds").len() > 5);
    for round in list(json, "rounds") {
        let score = format!(" {} ", shown(&round["score"]));
        let said = format!("said {}", shown(&round["said"]));
        let found = rows
            .iter()
            .any(|row| row.contains(&score) && row.contains(&said));
        assert!(found, "{round} in {rows:?}");
    }
}

#[test]
fn without_a_record_nothing_is_made_up() {
    let json = printed(&[]);
    assert_eq!(json["readiness"]["ready"], Value::Null);
    for name in ["weakest", "calendar", "weeks", "phases", "rounds"] {
        assert_eq!(json[name], Value::Array(Vec::new()), "{name}");
    }
    assert_eq!(json["last_seven_days"]["mean_score"], Value::Null);
    for level in list(&json["readiness"], "levels") {
        assert_eq!(
            (&level["bar"], &level["verdict"]),
            (&Value::Null, &Value::Null)
        );
    }
    let mut drive = drive().keys("g p");
    for page in Page::ALL {
        assert_eq!(pages(&drive).page, page);
        let screen = drive.screen();
        let figures = screen
            .lines()
            .skip(3)
            .take(30)
            .filter(|line| line.contains('━'));
        assert_eq!(figures.count(), 0, "{screen}");
        drive.press("<tab>");
    }
}
