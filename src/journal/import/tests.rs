use super::{ImportPlan, preview_import};
use crate::domain::record::{Record, What};
use crate::journal::desk::{Desk, bytes, now};
use crate::journal::foreign::FOREIGN_MAX;
use crate::journal::samples::{START, attempt, key, read, record};
use std::fs;

const MINE: &str = "zzzzzz";

fn preview(desk: &Desk, records: &[Record]) -> ImportPlan {
    let file = desk.put("theirs.jsonl", &bytes(records));
    preview_import(&desk.paths(), MINE, &file, START).unwrap()
}

fn import(desk: &Desk, records: &[Record]) -> usize {
    let plan = preview(desk, records);
    let added = plan.added;
    plan.apply(&desk.paths(), now()).unwrap();
    added
}

/// A record of a round that began at `step`.
fn in_round(step: u32, round: u32) -> Record {
    let round = record(round, What::Unknown).id;
    record(
        step,
        What::RoundNote {
            round,
            line: "line".into(),
        },
    )
}

#[test]
fn what_a_stranger_did_comes_in_once_and_a_backup_comes_first() {
    let desk = Desk::holding(&[read(0)]);
    let theirs = [
        read(10),
        record(11, What::Attempt(Box::new(attempt_of_none("their draft")))),
    ];
    assert_eq!(import(&desk, &theirs), 2);
    assert_eq!(desk.history(), [vec![read(0)], theirs.to_vec()].concat());
    assert_eq!(fs::read_dir(desk.at("backup")).unwrap().count(), 1);
    let again = preview(&desk, &theirs);
    assert_eq!((again.added, again.known), (0, 2));
    assert!(again.apply(&desk.paths(), now()).unwrap().is_none());
    assert_eq!(
        fs::read_dir(desk.at("backup")).unwrap().count(),
        1,
        "nothing to add, nothing to back up"
    );
}

fn attempt_of_none(draft: &str) -> crate::domain::record::Attempt {
    let mut attempt = attempt(draft);
    (attempt.round, attempt.place) = (None, None);
    attempt
}

#[test]
fn hostile_texts_are_cleaned() {
    let desk = Desk::new();
    let draft = "one\u{1b}]52;c;x\u{7}\ntwo\u{202e}";
    import(
        &desk,
        &[record(1, What::Attempt(Box::new(attempt_of_none(draft))))],
    );
    let history = desk.history();
    let What::Attempt(read) = &history[0].what else {
        panic!()
    };
    let crate::domain::record::Draft::Text(text) = &read.draft else {
        panic!()
    };
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
    assert!(text.contains("\ntwo"), "lines stay lines: {text:?}");
}

#[test]
fn nothing_of_theirs_changes_what_is_mine() {
    let mine = [read(0), in_round(1, 1)];
    let desk = Desk::holding(&mine);
    let mut other_words = read(0);
    other_words.offset_minutes = 0;
    let of_mine = record(
        3,
        What::Void {
            of: vec![read(0).id],
        },
    );
    // Holding a copy of my record does not entitle them to take it back.
    let with_copy = [read(0), of_mine.clone()];
    let plan = preview(&desk, &with_copy);
    assert_eq!((plan.known, plan.reaching, plan.added), (1, 1, 0));
    let mut into_my_round = attempt("x");
    into_my_round.round = Some(mine[1].id);
    let mut far = read(6);
    far.hybrid = START + 2 * 86_400_000;
    let mut as_me = read(7);
    as_me.device = MINE.into();
    let theirs = [
        other_words,
        of_mine,
        record(4, What::Attempt(Box::new(into_my_round))),
        record(5, What::Plan(Box::default())),
        far,
        as_me,
        record(
            8,
            What::Note {
                question: key("mine:a"),
                text: "overwrites".into(),
            },
        ),
        record(
            9,
            What::Reset {
                question: key("mine:a"),
                point: None,
            },
        ),
    ];
    let plan = preview(&desk, &theirs);
    assert_eq!(
        (
            plan.added,
            plan.colliding,
            plan.reaching,
            plan.future,
            plan.theirs
        ),
        (0, 2, 2, 1, 3)
    );
    plan.apply(&desk.paths(), now()).unwrap();
    assert_eq!(desk.history(), mine);
}

#[test]
fn they_may_take_back_what_is_theirs_even_later() {
    let desk = Desk::holding(&[read(0)]);
    let void = record(
        12,
        What::Void {
            of: vec![read(10).id],
        },
    );
    assert_eq!(import(&desk, &[read(10)]), 1);
    assert_eq!(import(&desk, &[read(10), void.clone()]), 1);
    assert_eq!(desk.history(), [read(0), read(10), void]);
}

#[test]
fn files_that_are_too_large_or_none_are_refused_before_reading() {
    let desk = Desk::new();
    let huge = desk.put("huge.jsonl", b"");
    fs::File::options()
        .write(true)
        .open(&huge)
        .unwrap()
        .set_len(FOREIGN_MAX + 1)
        .unwrap();
    for bad in [huge, desk.at("nowhere"), desk.at("")] {
        let refused = preview_import(&desk.paths(), MINE, &bad, START).unwrap_err();
        assert!(refused.ends_with('.'), "{refused}");
    }
    let odd = desk.put("odd.jsonl", b"\x00\xff\n<html>\n{}\n");
    let plan = preview_import(&desk.paths(), MINE, &odd, START).unwrap();
    assert_eq!((plan.added, plan.problems.len()), (0, 3));
}

#[test]
fn a_text_that_grows_too_long_when_cleaned_is_left_out_alone() {
    let desk = Desk::new();
    let long = attempt_of_none(&"\u{7f}".repeat(700_000));
    let theirs = [record(1, What::Attempt(Box::new(long))), read(2)];
    let plan = preview(&desk, &theirs);
    assert_eq!((plan.added, plan.problems.len()), (1, 1));
}
