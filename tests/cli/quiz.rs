//! quiz: study line by line.

use crate::desk::Desk;
use std::fs;

#[test]
fn an_answer_is_typed_graded_and_saved() {
    let desk = Desk::new();
    let typed = "Copy it everywhere.\nSecond line.\n.\ny\nh\nn\ny\n";
    let told = desk.typed(&["quiz", "hot-key"], typed);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
    for part in [
        "1 of 1: One key, all the load (mid concept, 5 min)",
        "One entry of your cache takes half of all reads.",
        "3 points. Enter alone: you said it aloud. Type your answer",
        "1 of 3, cover: One node serves the key, so the node is the limit",
        "2 of 3, cover, senior: Keeps a copy in each process for a second",
        "Pitfall, did you fall into it: Says that caches are fast enough",
        "Score 45",
        "mid     ",
        "Worth winning back:\n- Spreads the key over several names.",
        "Saved. Back tomorrow with 2 points.",
        "1 answer saved.",
    ] {
        assert!(
            told.out.contains(part),
            "{part:?} is missing:\n{}",
            told.out
        );
    }
    let journal = desk.journal();
    let attempt = journal.last().expect("an attempt");
    assert!(attempt.contains("\"k\":\"attempt\"") && attempt.contains("\"q\":\"small:hot-key\""));
    assert!(
        attempt.contains("\"draft\":\"Copy it everywhere.\\nSecond line.\""),
        "{attempt}"
    );
    assert!(
        attempt.contains("\"pitfalls\":[{\"p\":\"ignore\",\"w\":1}]"),
        "{attempt}"
    );
    let work = desk
        .files()
        .into_iter()
        .filter(|file| file.starts_with("work/"));
    assert_eq!(work.count(), 0, "what is saved is not kept twice");
}

#[test]
fn nothing_of_the_answer_is_said_before_it_was_given() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz", "hot-key"], "").well();
    assert!(out.contains("takes half of all reads"), "{out}");
    assert!(!out.contains("One node serves the key"), "{out}");
    assert!(out.ends_with("Nothing was answered.\n"), "{out}");
    assert_eq!(desk.journal(), Vec::<String>::new());
}

#[test]
fn the_bars_follow_the_rules_of_scoring() {
    let desk = Desk::new();
    let out = desk
        .typed(
            &["quiz", "twelve-points"],
            "\ny\nh\nn\ny\nn\ny\nn\ny\nn\nh\nh\ny\ny\ny\nn\n",
        )
        .well();
    for line in [
        "Score 54 of 55: the gate was missed, Splits the requests by endpoint and\ncustomer\n",
        "mid     ##########----------   52         no\n",
        "senior  ##########----------   51         no\n",
        "staff   ###########---------   54 of 55   no\n",
    ] {
        assert!(out.contains(line), "{line:?} is missing:\n{out}");
    }
    assert!(
        desk.journal()
            .last()
            .expect("a line")
            .contains("\"p\":\"causes\",\"g\":\"cover\",\"m\":1,\"parts\":[2,3]")
    );
}

#[test]
fn a_mark_can_be_taken_back_and_nonsense_marks_nothing() {
    let desk = Desk::new();
    let out = desk
        .typed(&["quiz", "hot-key"], "\nn\nu\ny\nwhat?\n\nm\ny\ny\nn\n")
        .well();
    assert!(out.contains("Score 100\n"), "{out}");
    assert!(out.contains("u: back to the point before."), "{out}");
    assert!(
        out.contains("Copy the entry, or keep it in the process for a second."),
        "m: {out}"
    );
}

#[test]
fn quick_questions_show_the_answer_and_ask_once() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz", "quick-ttl"], "\ny\n").well();
    assert!(out.contains("Because deletes get lost"), "{out}");
    assert!(out.contains("Score 100\n"), "{out}");
    let out = desk.typed(&["quiz", "myth-cache"], "\nn\n").well();
    assert!(
        out.contains("Adding a cache never makes anything slower."),
        "{out}"
    );
    assert!(
        out.contains("False. A miss costs the look-up and the read."),
        "{out}"
    );
    // A prompt that quotes the claim is not followed by it.
    let out = desk.typed(&["quiz", "myth-429-protects"], "\nn\n").well();
    assert!(out.contains("so we cannot be"), "{out}");
    assert!(!out.contains("protect a service from overload."), "{out}");
    let out = desk.typed(&["quiz", "size-orders"], "\nh\n").well();
    let drawn = ["You take 1 million orders", "You take 5 million orders"];
    assert!(drawn.iter().any(|text| out.contains(text)), "{out}");
    assert!(out.contains("year = day * 365 = "), "{out}");
    assert!(
        desk.journal()
            .last()
            .expect("a line")
            .contains("\"values\":{\"orders\":")
    );
}

#[test]
fn follow_ups_are_offered_and_saved() {
    let desk = Desk::new();
    let whole = "\n".to_owned() + &"y\n".repeat(14) + "n\n";
    let typed = whole + "f\nBy the trend.\n.\ny\nn\n";
    let out = desk.typed(&["quiz", "twelve-points"], &typed).well();
    assert!(out.contains("Follow-up 1 of 2"), "{out}");
    assert!(out.contains("Score 50\nSaved.\n"), "{out}");
    assert!(out.ends_with("2 answers saved.\n"), "{out}");
    let last = desk.journal().pop().expect("a line");
    assert!(last.contains("\"f\":\"earlier\""), "{last}");
}

#[test]
fn input_that_ends_in_a_draft_loses_nothing() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz", "hot-key"], "Half a thought").well();
    assert!(
        out.ends_with("What you began is kept and offered again.\n"),
        "{out}"
    );
    assert_eq!(desk.files_in("work", "json").len(), 1);
    let out = desk
        .typed(&["quiz", "hot-key"], "and the other half.\n.\ny\ny\ny\nn\n")
        .well();
    assert!(
        out.contains("Your draft so far:\nHalf a thought\n"),
        "{out}"
    );
    let last = desk.journal().pop().expect("a line");
    assert!(
        last.contains("\"draft\":\"Half a thought\\nand the other half.\""),
        "{last}"
    );
    assert!(
        !desk.files().iter().any(|file| file.starts_with("work/")),
        "{:?}",
        desk.files()
    );
}

#[test]
fn leaving_while_grading_keeps_the_marks() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz", "hot-key"], "\ny\nh\nq\n").well();
    assert!(out.contains("is kept"), "{out}");
    assert_eq!(desk.journal(), Vec::<String>::new());
    let out = desk.typed(&["quiz", "hot-key"], "y\nn\n").well();
    assert!(
        !out.contains("1 of 3, cover"),
        "what was marked is not asked again: {out}"
    );
    assert!(out.contains("3 of 3, cover"), "{out}");
    assert!(out.contains("Score 83\n"), "{out}");
}

#[test]
fn what_was_typed_is_kept_when_the_input_ends_in_the_midst_of_an_answer() {
    let desk = Desk::new();
    let out = desk
        .typed(&["quiz", "hot-key"], "Half a\nq\nthought.\n")
        .well();
    let promise = out.replace('\n', " ");
    assert!(
        promise.contains("q at once: leave. Later ctrl-d leaves, and what you typed is kept."),
        "{out}"
    );
    assert!(
        out.ends_with("What you began is kept and offered again.\n"),
        "{out}"
    );
    assert!(!out.contains("1 of 3, cover"), "nothing is graded: {out}");
    let out = desk.typed(&["quiz", "hot-key"], "q\n").well();
    assert!(
        out.contains("Your draft so far:\nHalf a\nq\nthought.\n\n"),
        "{out}"
    );
    assert!(
        out.contains("Enter alone: the draft stays as it is.") && !out.contains("said it aloud"),
        "{out}"
    );
    let out = desk.typed(&["quiz", "hot-key"], "\ny\ny\ny\nn\n").well();
    assert!(out.ends_with("1 answer saved.\n"), "{out}");
    let last = desk.journal().pop().expect("a line");
    assert!(
        last.contains("\"draft\":\"Half a\\nq\\nthought.\""),
        "{last}"
    );
}

#[test]
fn what_is_not_on_disk_is_not_called_kept() {
    let desk = Desk::new();
    desk.put("data/work", "a file stands where the folder should be");
    let told = desk.typed(&["quiz", "hot-key"], "Half a thought.\n");
    assert!(told.err.contains("could not be kept on disk"), "{told:?}");
    assert!(!told.out.contains("offered again"), "{told:?}");
}

#[test]
fn the_marks_of_the_full_screen_are_told_and_taken() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz", "hot-key"], "\n2\n1\n0\n0\n").well();
    assert!(
        out.contains("y or 2: said. h or 1: half of it. n or 0: missed."),
        "{out}"
    );
    let marks = desk.journal().pop().expect("a line");
    for mark in ["\"m\":2", "\"m\":1", "\"m\":0"] {
        assert!(marks.contains(mark), "{mark}: {marks}");
    }
}

#[test]
fn more_hits_than_are_asked_are_counted() {
    let desk = Desk::new();
    let all = desk.run(&["search", "--limit", "1000", "--json", "the"]);
    let found = all.json().as_array().expect("hits").len();
    assert!(found > 50, "{found}");
    let out = desk.typed(&["quiz", "the"], "q\n").well();
    let count = format!("The search: the first 50 of {found} questions.\n");
    assert!(out.starts_with(&count), "{out}");
}

#[test]
fn several_questions_come_one_after_another() {
    let desk = Desk::new();
    let out = desk
        .typed(
            &["quiz", "topic:caching/strategies kind:quickfire,myth"],
            "\ny\n\n\ny\n\n",
        )
        .well();
    assert!(out.contains("The search: 2 questions."), "{out}");
    assert!(
        out.contains("1 of 2: ") && out.contains("2 of 2: "),
        "{out}"
    );
    assert!(out.ends_with("2 answers saved.\n"), "{out}");
    let out = desk.typed(&["quiz", "databases/sharding"], "q\n").well();
    assert!(out.starts_with("Sharding: "), "{out}");
}

#[test]
fn without_a_query_it_asks_what_is_worth_most() {
    let desk = Desk::new();
    let out = desk.typed(&["quiz"], "q\n").well();
    assert!(out.contains("Essentials: "), "{out}");
    desk.answer("quick-ttl", "n");
    let desk = desk.at("2026-11-24T09:40:00Z");
    let out = desk.typed(&["quiz"], "q\n").well();
    assert!(out.contains("Why a TTL at all?"), "due: {out}");
}

#[test]
fn nothing_to_ask_is_exit_code_one() {
    let desk = Desk::new();
    let told = desk.run(&["quiz", "zzqqxxyyzz"]);
    assert!(told.refusal(1).contains("Nothing was found to ask"));
}

#[test]
fn what_cannot_be_saved_is_kept_and_said() {
    let desk = Desk::new();
    desk.put("data/progress", "a file stands where the folder should be");
    let told = desk.typed(&["quiz", "hot-key"], "My words.\n.\ny\ny\ny\nn\n");
    assert_eq!(told.code, 74, "{told:?}");
    assert!(
        told.out.contains("NOT SAVED") && told.err.contains("NOT SAVED"),
        "{told:?}"
    );
    assert!(!told.out.contains("answer saved"), "{told:?}");
    let work = desk.files_in("work", "json");
    assert_eq!(work.len(), 1, "the answer is on the shelf");
    let kept = fs::read_to_string(&work[0]).expect("the file");
    assert!(kept.contains("My words."), "{kept}");
    fs::remove_file(desk.path("data/progress")).expect("out of the way");
    let out = desk.typed(&["quiz", "hot-key"], "n\n").well();
    assert!(
        out.contains("1 answer saved."),
        "it goes on where it was: {out}"
    );
    assert!(desk.journal().last().expect("a line").contains("My words."));
}

#[test]
fn hostile_input_is_cleaned_and_bounded() {
    let desk = Desk::new();
    let long = "x".repeat(300_000);
    let typed = format!("\u{1b}[2J\u{202e}tab\there\r\n{long}\n.\ny\ny\ny\nn\n");
    let told = desk.typed(&["quiz", "hot-key"], &typed);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("A draft holds 64 KiB"), "{told:?}");
    let last = desk.journal().pop().expect("a line");
    assert!(
        last.contains("␛[2Jtab here"),
        "{}",
        last.chars().take(900).collect::<String>()
    );
    assert!(last.len() < 70_000, "{} bytes", last.len());
}

#[test]
fn input_need_not_be_text() {
    let desk = Desk::new();
    let mut command = desk.command();
    command
        .args(["quiz", "hot-key"])
        .write_stdin(&b"\xff\xfe\0\n.\ny\ny\ny\nn\n"[..]);
    let told = crate::desk::told(&command.output().expect("a run"));
    assert!(told.out.contains("1 answer saved."), "{told:?}");
}
