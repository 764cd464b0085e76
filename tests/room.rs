//! The room as one reads it: what keys are offered, what scrolls, what is given, what a debrief shows.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::round::Stage;
use greenroom::app::round::desk::presets;
use greenroom::app::state::{Screen, Size};
use support::{Drive, drive, key, round};

/// A round over questions without phases.
fn of_questions(ids: &[&str]) -> Drive {
    let mut drive = drive();
    let mut wish = presets(&drive.state.library)
        .find(|wish| wish.preset == "behavioural-30")
        .unwrap();
    wish.kinds.clear();
    if let [only] = ids {
        wish.question = Some(key(only));
    } else {
        wish.shape = greenroom::domain::pack::PresetShape::Questions(2);
        wish.seed = Some(3);
    }
    drive.begin(&wish);
    drive
}

fn small(mut drive: Drive, width: u16, height: u16) -> Drive {
    drive.state.size = Size { width, height };
    drive
}

fn bottom(drive: &Drive) -> String {
    drive.screen().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn where_there_is_nothing_to_ask_no_key_is_offered_and_pressing_it_says_so() {
    let mut drive = of_questions(&["story-migration"]);
    assert!(!bottom(&drive).contains("replies"), "{}", bottom(&drive));
    drive.press("c");
    assert!(matches!(round(&drive).stage, Stage::Running));
    let said = bottom(&drive);
    assert!(said.contains("Nothing to ask here"), "{said}");
}

#[test]
fn the_key_that_opens_the_replies_closes_them_in_rounds_and_in_study() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("c");
    assert!(matches!(round(&drive).stage, Stage::Replies(_)));
    drive.press("<space> c");
    assert!(matches!(round(&drive).stage, Stage::Running));
    assert!(
        drive.screen().contains("By customer, mostly."),
        "the reply stays"
    );
    let study = support::drive().at("twelve-points").keys("c <space> c");
    let screen = study.screen();
    assert!(!screen.contains("Ask aloud first"), "{screen}");
}

#[test]
fn the_hint_says_what_comes_next() {
    let mut drive = of_questions(&["hot-key", "story-migration"]);
    let hint = bottom(&drive);
    assert!(hint.contains("n next question"), "{hint}");
    while round(&drive).at == 0 {
        let pushed = matches!(round(&drive).stage, Stage::Push(_));
        drive.press(if pushed { "<esc>" } else { "n" });
    }
    drive.wait(10_000);
    let hint = bottom(&drive);
    assert!(hint.contains("n finish"), "{hint}");
    let mut phases = support::drive().in_round("design-45", "shard-key", 4711);
    phases.wait(10_000);
    assert!(bottom(&phases).contains("n next phase"));
    phases.press("<space>");
    assert!(bottom(&phases).contains("space let it run"));
}

#[test]
fn a_ladder_that_has_no_further_rung_is_not_offered() {
    let mut drive = of_questions(&["twelve-points"]);
    drive.wait(10_000);
    assert!(bottom(&drive).contains("f follow-up"), "{}", bottom(&drive));
    for _ in 0..9 {
        drive.press("f");
    }
    drive.wait(10_000);
    assert!(
        !bottom(&drive).contains("f follow-up"),
        "{}",
        bottom(&drive)
    );
}

#[test]
fn what_is_longer_than_the_room_scrolls_and_the_clock_stays() {
    let mut drive = small(
        drive().in_round("slice-high-level", "shard-key", 4711),
        50,
        14,
    );
    let top = drive.screen();
    assert!(top.contains("left of"), "{top}");
    drive.press("<end>");
    let end = drive.screen();
    assert!(end.contains("left of"), "the clock stays: {end}");
    assert_ne!(top, end, "the text moved");
    assert!(end.contains("100 %"), "{end}");
    drive.press("<down> <down> <home>");
    assert_eq!(drive.screen(), top, "nothing was scrolled past its end");
}

#[test]
fn a_deeper_question_comes_into_sight() {
    let mut drive = small(of_questions(&["twelve-points"]), 50, 14);
    drive.press("f");
    let screen = drive.screen();
    assert!(screen.contains("Follow-up 1 of"), "{screen}");
}

#[test]
fn the_interviewer_is_in_sight_with_all_three_answers_in_a_small_window() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.wait(100_000);
    drive.press("n n n");
    let drive = small(drive, 50, 16);
    let screen = drive.screen();
    for said in [
        "Why not by date?",
        "enter answer it",
        "a I had said that",
        "esc pass",
        "left of",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
}

#[test]
fn a_slice_gives_what_the_phases_before_settled_and_nothing_of_its_own() {
    let drive = drive().in_round("slice-high-level", "shard-key", 4711);
    let screen = drive.screen();
    assert!(screen.contains("Given, from the phases before"), "{screen}");
    assert!(
        screen.contains("By customer, mostly."),
        "the replies: {screen}"
    );
    assert!(screen.contains("estimation: How much"), "{screen}");
    assert!(
        !screen.contains("high level:"),
        "nothing of its own: {screen}"
    );
    assert!(
        !screen.contains("deep dive:"),
        "nor of later ones: {screen}"
    );
    let whole = support::drive().in_round("design-45", "shard-key", 4711);
    assert!(
        !whole.screen().contains("Given"),
        "a whole round gives nothing"
    );
}

/// A debrief of a design round in which a gate came only when prompted.
fn debrief() -> Drive {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.wait(600_000);
    drive.press("<space>");
    drive.wait(90_000);
    drive.press("<space> E <enter> \"70\" <enter> 2 2 p 2 2 2 <enter>");
    assert!(matches!(round(&drive).stage, Stage::Debrief(..)));
    drive
}

#[test]
fn at_fifty_columns_a_debrief_loses_nothing() {
    let words = |drive: &Drive| -> Vec<String> {
        let (_, inside) = (
            drive.state.size,
            greenroom::app::page::room::frame(drive.state.size),
        );
        let course = drive.state.progress.round(round(drive).id).unwrap();
        let rows = round(drive).debrief_rows(
            course,
            &drive.state.progress,
            &drive.state.library,
            inside.inside().columns(),
        );
        for row in &rows {
            let text = row.text();
            assert!(text.chars().count() <= inside.inside().columns(), "{text}");
        }
        let all = rows.iter().map(greenroom::app::row::Row::text);
        let all: Vec<String> = all.collect();
        let mut words: Vec<String> = all
            .join(" ")
            .split_whitespace()
            .filter(|word| !word.contains(['━', '─']))
            .map(str::to_owned)
            .collect();
        words.sort();
        words
    };
    let wide = debrief();
    let narrow = small(debrief(), 50, 18);
    assert_eq!(words(&wide), words(&narrow));
}

#[test]
fn a_gate_that_holds_the_figure_down_is_named() {
    let screen = debrief().screen();
    assert!(
        screen.contains("Held down: a gate came only when prompted"),
        "{screen}"
    );
    assert!(screen.contains("69 of "), "both figures: {screen}");
}

#[test]
fn a_drill_begun_in_the_debrief_ends_there_and_the_line_to_oneself_is_still_reached() {
    let mut drive = debrief();
    let before = drive.screen();
    drive.press("<enter>");
    assert!(matches!(drive.state.screen, Screen::Drill(_)), "a drill");
    while matches!(drive.state.screen, Screen::Drill(_)) {
        drive.press("<enter> 2");
    }
    assert!(drive.notice().contains("won back"), "{}", drive.notice());
    let after = drive.screen();
    assert_eq!(after.lines().nth(1), before.lines().nth(1), "the debrief");
    let told = |screen: &str| {
        let below = screen.split("WORTH MOST NEXT TIME").nth(1);
        below.unwrap_or_default().matches("won back │").count()
    };
    assert_eq!((told(&before), told(&after)), (0, 1), "{after}");
    assert!(!after.contains("enter asks them now"), "{after}");
    drive.press("d \"say the unit first\" <enter>");
    assert_eq!(
        drive.state.progress.last_line(),
        Some("say the unit first"),
        "kept for the next round"
    );
}

#[test]
fn where_rounds_begin_the_keys_fit_what_stands_under_the_cursor() {
    let mut drive = debrief();
    drive.press("<esc> r");
    assert!(bottom(&drive).contains("enter begin"), "{}", bottom(&drive));
    assert!(!bottom(&drive).contains("change"), "{}", bottom(&drive));
    drive.press("<end>");
    let past = bottom(&drive);
    assert!(past.contains("enter its debrief"), "{past}");
    drive.press("o");
    let own = bottom(&drive);
    for hint in ["enter begin", "←→ change", "esc back"] {
        assert!(own.contains(hint), "{hint}: {own}");
    }
    assert!(!own.contains("your own"), "one is there already: {own}");
}

#[test]
fn progress_names_the_problem_of_each_round() {
    let mut drive = debrief();
    drive.press("<esc> g p <backtab>");
    let screen = drive.screen();
    assert!(
        screen.contains("Orders on sixteen machines · Design"),
        "{screen}"
    );
}

#[test]
fn what_one_wrote_in_a_round_is_called_notes_from_first_to_last() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("d \"ten million\" <esc> E <enter> <enter>");
    let screen = drive.screen();
    assert!(screen.contains("Your notes"), "{screen}");
    assert!(!screen.contains("draft"), "{screen}");
    assert!(
        screen.contains(" marked"),
        "the count says of what: {screen}"
    );
}

#[test]
fn tab_shows_every_point_with_its_mark_and_back() {
    let mut drive = debrief();
    let figures = drive.screen();
    drive.press("<tab>");
    let points = drive.screen();
    assert!(points.contains("COVER"), "{points}");
    assert!(
        points.contains("» Chooses the customer as the key"),
        "{points}"
    );
    assert!(points.contains("prompted  gate"), "{points}");
    drive.press("<tab>");
    assert_eq!(drive.screen().lines().nth(2), figures.lines().nth(2));
}

#[test]
fn a_debrief_is_not_scrolled_past_its_end() {
    let mut drive = small(debrief(), 50, 18);
    drive.press("<end>");
    let end = drive.screen();
    drive.press("<down> <down> <down> <up>");
    let up = drive.screen();
    assert_ne!(end, up, "one line up moves at once");
}

#[test]
fn notes_of_the_phases_before_stay_in_sight() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("d \"ten million orders a day\" <esc> n");
    let screen = drive.screen();
    assert!(screen.contains("estimation"), "{screen}");
    assert!(screen.contains("ten million orders a day"), "{screen}");
    drive.press("d \"two thousand a second\" <esc>");
    let screen = drive.screen();
    let (own, before) = (
        screen.find("two thousand").unwrap(),
        screen.find("ten million").unwrap(),
    );
    assert!(own < before, "one's own of this phase come first: {screen}");
}

#[test]
fn what_one_answers_stays_in_sight_in_its_phase_and_a_change_for_good() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("n n");
    drive.wait(2_000_000);
    assert!(matches!(round(&drive).stage, Stage::Push(_)), "the change");
    drive.press("<enter>");
    let screen = drive.screen();
    assert!(screen.contains("Changed: this counts"), "{screen}");
    assert!(screen.contains("Ten times the orders"), "{screen}");
    drive.press("n");
    assert!(drive.screen().contains("Why not by date?"));
    drive.press("<enter>");
    let screen = drive.screen();
    assert!(screen.contains("answer, then go on"), "{screen}");
    assert!(screen.contains("Why not by date?"), "{screen}");
    drive.press("n");
    let next = drive.screen();
    assert!(next.contains("deep dive"), "{next}");
    assert!(!next.contains("Why not by date?"), "it is over: {next}");
    assert!(
        next.contains("Ten times the orders"),
        "it still counts: {next}"
    );
}

#[test]
fn a_changed_requirement_waits_until_the_push_back_is_answered() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("n n n");
    assert!(drive.screen().contains("Why not by date?"));
    drive.press("<enter>");
    drive.wait(2_000_000);
    let screen = drive.screen();
    assert!(!screen.contains("Ten times the orders"), "{screen}");
    assert!(
        screen.contains("the interviewer has more to say"),
        "{screen}"
    );
    drive.press("n");
    let screen = drive.screen();
    assert!(screen.contains("Ten times the orders"), "{screen}");
    assert!(
        !screen.contains("Why not by date?"),
        "one at a time: {screen}"
    );
    drive.press("<enter> n");
    assert!(drive.screen().contains("deep dive"));
}

#[test]
fn keys_that_do_nothing_while_the_interviewer_waits_say_which_ones_do() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("n n n");
    for dead in ["d", "n", "E", "c", "b", "7"] {
        drive.press(dead);
        let said = bottom(&drive);
        assert!(said.contains("enter answers it"), "{dead}: {said}");
        assert!(matches!(round(&drive).stage, Stage::Push(_)), "{dead}");
    }
    drive.press("<enter>");
    let screen = drive.screen();
    assert!(screen.contains("Aloud, or d to write"), "{screen}");
    assert!(
        !screen.contains("Letters"),
        "nothing else is said: {screen}"
    );
}

#[test]
fn a_storys_scaffold_is_hidden_in_a_round_until_the_reveal_and_stays_in_study() {
    let mut drive = of_questions(&["story-migration"]);
    let scaffold = "What had to move, in numbers";
    assert!(!drive.screen().contains(scaffold), "{}", drive.screen());
    drive.press("E <enter> <enter>");
    assert!(matches!(round(&drive).stage, Stage::Grade(_)));
    assert!(drive.screen().contains(scaffold), "{}", drive.screen());
    let study = support::drive().at("story-migration").screen();
    assert!(study.contains(scaffold), "{study}");
}

#[test]
fn a_prediction_out_of_range_says_the_range_for_as_long_as_it_stands_there() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("E <enter> \"x\"");
    assert!(bottom(&drive).contains("0 to 100"), "{}", bottom(&drive));
    drive.press("\"150\" <enter>");
    drive.wait(60_000);
    let screen = drive.screen();
    assert!(matches!(round(&drive).stage, Stage::Predict(_)));
    assert!(screen.contains("A score is 0 to 100"), "{screen}");
    drive.press("<backspace>");
    assert!(!drive.screen().contains("A score is 0 to 100"));
}

#[test]
fn a_changed_requirement_is_no_push_back_in_the_debrief() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.press("n n");
    drive.wait(2_000_000);
    drive.press("<enter> E <enter> <enter> + + + <enter>");
    let screen = drive.screen();
    assert!(screen.contains("the change"), "{screen}");
    assert!(!screen.contains("push-backs"), "{screen}");
}

#[test]
fn the_list_of_rounds_that_were_names_the_question() {
    let drive = debrief().keys("<esc> r");
    let screen = drive.screen();
    assert!(
        screen.contains("Design round · Orders on sixteen machines"),
        "{screen}"
    );
}

#[test]
fn a_debrief_says_what_cost_most_and_no_change_of_a_single_point() {
    let first = drive()
        .in_round("design-45", "shard-key", 4711)
        .keys("E <enter> <enter> + + + + <enter>");
    assert!(
        !first.screen().contains("▲ ▼ against"),
        "{}",
        first.screen()
    );
    let second = first
        .in_round("design-45", "shard-key", 4711)
        .keys("E <enter> <enter> 0 + <enter>");
    let screen = second.screen();
    assert!(screen.contains(", because of scoping ("), "{screen}");
    // One point stands for each dimension here: a change of one says nothing.
    for unsaid in ["▲", "▼"] {
        assert!(!screen.contains(unsaid), "{unsaid}: {screen}");
    }
}

#[test]
fn in_a_narrow_window_a_round_shows_all_its_phases_in_one_line() {
    let mut drive = drive()
        .in_round("design-45", "shard-key", 4711)
        .sized(80, 24);
    let screen = drive.screen();
    assert!(
        screen.contains("REQ 0:00/5  est 5  high 15  deep 15  wrap 5"),
        "{screen}"
    );
    drive.wait(341_000);
    drive.press("n");
    drive.wait(60_000);
    drive.press("j");
    let screen = drive.screen();
    assert!(
        screen.contains("req 5:41 +0:41  EST 1:00/5  high 15  deep 15  wrap 5"),
        "{screen}"
    );
    let narrower = drive.sized(44, 24);
    let screen = narrower.screen();
    assert!(screen.contains("req  EST  high  deep  wrap"), "{screen}");
    let wide = narrower.sized(120, 40);
    assert!(!wide.screen().contains("EST"), "{}", wide.screen());
}

#[test]
fn questions_and_slices_keep_their_one_row() {
    let screen = of_questions(&["story-migration"]).sized(80, 24).screen();
    assert!(screen.contains("question 1  "), "{screen}");
}
