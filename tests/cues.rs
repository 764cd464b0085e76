//! What a point is asked by when it stands alone: the author's cue, the interviewer's reply, what else one would ask.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::drill::Drilling;
use greenroom::app::state::Screen;
use greenroom::domain::id::Slug;
use greenroom::domain::pack::{Cue, Group, Pack, first_sentence};
use greenroom::library::Library;
use greenroom::pack::{Origin, Source, load};
use std::collections::HashSet;
use std::path::Path;
use support::{Drive, drive_with, key, pack};

/// A drill of one point of the shop that is slow at noon, in a pack that was changed.
fn asking(point: &str, change: impl Fn(&mut Pack)) -> Drive {
    drilling(&[point], "", change)
}

/// A drill of points of that shop, the day after it was answered with these keys, if any.
fn drilling(points: &[&str], graded: &str, change: impl Fn(&mut Pack)) -> Drive {
    let mut pack = pack();
    change(&mut pack);
    let mut drive = drive_with(Library::new(vec![pack]), Vec::new(), Vec::new());
    if !graded.is_empty() {
        drive = drive.at("twelve-points").keys("<enter>").keys(graded);
        drive.press("<enter>");
        drive.tomorrow();
    }
    let item = |point: &&str| (key("twelve-points"), Slug::parse(point).unwrap());
    let items = points.iter().map(item).collect();
    drive.state.screen = Screen::Drill(Drilling::new(items).unwrap());
    drive
}

fn without_replies(pack: &mut Pack) {
    for point in pack
        .questions
        .iter_mut()
        .flat_map(|question| &mut question.points)
    {
        point.reply = None;
    }
}

#[test]
fn a_clarifying_question_is_asked_by_its_reply_and_told_with_why_after_the_reveal() {
    let because = "Half of the causes fall away.";
    let drive = asking("which-requests", |pack| {
        pack.questions[0].points[0].because = Some(because.to_owned());
    });
    let asked = drive.screen();
    for said in [
        "Your shop answers in 40 ms all morning and in 900 ms at noon.",
        "Which question of yours gets this reply?",
        "“Only those that read the catalogue.”",
    ] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    for hidden in ["Are all requests slow", "For how long", because, "gap"] {
        assert!(!asked.contains(hidden), "{hidden}: {asked}");
    }
    let told = drive.keys("<enter>");
    let told = told.screen();
    assert!(
        told.contains("Are all requests slow or only some kinds?"),
        "{told}"
    );
    assert!(told.contains(because), "{told}");
}

#[test]
fn without_a_reply_the_other_clarifying_questions_ask_for_it() {
    let asked = drilling(&["how-long"], "2 0", without_replies).screen();
    assert!(
        asked.contains("What else do you ask before you answer?"),
        "{asked}"
    );
    assert!(
        asked.contains("· Are all requests slow or only some kinds?"),
        "{asked}"
    );
    assert!(
        !asked.contains("For how long does it stay slow?"),
        "{asked}"
    );
    let alone = asking("how-long", |pack| {
        without_replies(pack);
        pack.questions[0]
            .points
            .retain(|point| point.id.as_str() != "which-requests");
    });
    let alone = alone.screen();
    assert!(
        alone.contains("What do you ask before you answer?"),
        "{alone}"
    );
    assert!(!alone.contains("You ask already"), "{alone}");
}

#[test]
fn only_what_was_said_in_full_counts_as_asked_already() {
    for graded in ["1 0", "0 0", "x <up> <up>"] {
        let asked = drilling(&["how-long"], graded, without_replies).screen();
        assert!(
            !asked.contains("Are all requests slow"),
            "{graded}: {asked}"
        );
        assert!(!asked.contains("You ask already"), "{graded}: {asked}");
        assert!(
            asked.contains("What do you ask before you answer?"),
            "{asked}"
        );
    }
    // Never answered, nothing is said already either.
    let asked = asking("how-long", without_replies).screen();
    assert!(!asked.contains("You ask already"), "{asked}");
}

#[test]
fn two_questions_with_the_same_cue_are_told_apart_and_do_not_give_each_other_away() {
    let (first, second) = ("Are all requests slow", "does it stay slow?");
    let both = || drilling(&["which-requests", "how-long"], "0 0", without_replies);
    let drive = both();
    let asked = drive.screen();
    assert!(
        asked.contains("The first of two. It begins: “Are all …”"),
        "{asked}"
    );
    assert!(!asked.contains(first) && !asked.contains(second), "{asked}");
    // Missed again, it stays covered; the other one says that it is the other one.
    let missed = both().keys("<enter> 0").screen();
    assert!(
        missed.contains("The second of two. It begins: “For how …”"),
        "{missed}"
    );
    assert!(
        !missed.contains(first) && !missed.contains(second),
        "{missed}"
    );
    // Won back, it is one that one asks, and only the other one is left.
    let won = both().keys("<enter> 2").screen();
    assert!(
        won.contains("What else do you ask before you answer?"),
        "{won}"
    );
    assert!(won.contains(first) && !won.contains(second), "{won}");
    assert!(!won.contains("of two"), "{won}");
}

#[test]
fn the_same_reply_twice_says_which_of_the_two_is_asked() {
    let drive = drilling(&["how-long", "which-requests"], "0 0", |pack| {
        for point in &mut pack.questions[0].points {
            point.reply = point.reply.as_ref().map(|_| "It depends.".to_owned());
        }
    });
    assert!(
        drive.screen().contains("The first of two."),
        "{}",
        drive.screen()
    );
    let second = drive.keys("<enter> 2").screen();
    assert!(second.contains("The second of two."), "{second}");
}

#[test]
fn a_gap_does_not_show_the_answer_of_a_later_card() {
    let (compare, cron, causes) = ("Compares slow", "Looks for whatever", "Names what can");
    let drive = drilling(&["compare", "cron"], "", |_| ());
    let asked = drive.screen();
    assert!(asked.contains("Splits the requests"), "{asked}");
    assert!(asked.contains("(one that is asked later)"), "{asked}");
    assert!(asked.contains(causes), "{asked}");
    assert!(!asked.contains(compare) && !asked.contains(cron), "{asked}");
    // What was asked may be read: it is the gap's upper edge now.
    let next = drive.keys("<enter> 0").screen();
    assert!(next.contains(compare) && !next.contains(cron), "{next}");
    assert!(!next.contains("asked later"), "{next}");
}

#[test]
fn where_nothing_around_a_gap_may_be_read_its_place_asks_for_it() {
    let alone = asking("alert", |pack| {
        let keep = |point: &greenroom::domain::pack::Point| {
            point.group != Group::Practices || point.id.as_str() == "alert"
        };
        pack.questions[0].points.retain(keep);
        for point in &mut pack.questions[0].points {
            point.ask = None;
        }
    });
    let alone = alone.screen();
    assert!(
        alone.contains("What does a strong candidate add?"),
        "{alone}"
    );
    assert!(!alone.contains("gap"), "{alone}");
}

#[test]
fn the_authors_own_cue_wins_and_other_groups_keep_the_gap() {
    let own = asking("how-long", |pack| {
        pack.questions[0].points[1].ask = Some("What would a graph show?".to_owned());
    });
    let own = own.screen();
    assert!(own.contains("What would a graph show?"), "{own}");
    assert!(!own.contains("eleven minutes"), "{own}");
    let gap = asking("compare", |_| ()).screen();
    for said in [
        "What stands in the gap?",
        "Splits the requests",
        "Looks for whatever",
    ] {
        assert!(gap.contains(said), "{said}: {gap}");
    }
    assert!(!gap.contains("Compares slow requests"), "{gap}");
}

#[test]
fn no_two_points_of_a_question_are_listed_by_the_same_words() {
    let mut pack = pack();
    for point in &mut pack.questions[0].points {
        point.reply = point.reply.as_ref().map(|_| "It depends.".to_owned());
    }
    let question = &pack.questions[0];
    let points = question.points.iter();
    let lines: Vec<String> = points.map(|point| question.cue_line(point)).collect();
    let apart: HashSet<&String> = lines.iter().collect();
    assert_eq!(apart.len(), lines.len(), "{lines:#?}");
    for (line, point) in lines.iter().zip(&question.points) {
        assert!(!line.contains(&point.text), "the answer: {line}");
    }
    assert_eq!(
        lines[0],
        "What do you ask to hear “It depends.”? (point 1 of 2, clarify)"
    );
}

#[test]
fn no_clarifying_question_of_the_shipped_pack_is_asked_by_a_gap_or_by_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/system-design");
    let pack = load(&Source::read(&folder, Origin::Folder))
        .pack
        .expect("the pack loads");
    let mut asked = 0;
    for question in &pack.questions {
        for point in question.group(Group::Clarify) {
            let cue = question.cue(point);
            assert!(
                !matches!(cue, Cue::Gap(..)),
                "{}/{}",
                question.key,
                point.id
            );
            let line = question.cue_line(point);
            assert!(!line.contains(&point.text), "{line}");
            assert!(
                cue.beside().iter().all(|other| other.id != point.id),
                "{}",
                point.text
            );
            asked += 1;
        }
        let context = first_sentence(&question.prompt);
        assert!(
            question.prompt.starts_with(context) && context.chars().count() > 3,
            "{context}"
        );
    }
    assert!(asked > 500, "{asked}");
}

#[test]
fn the_first_sentence_does_not_end_inside_a_figure() {
    let prompt = "Version 2.0 takes 1.4 s a page. Why?";
    assert_eq!(first_sentence(prompt), "Version 2.0 takes 1.4 s a page.");
    assert_eq!(first_sentence("Why?"), "Why?");
    assert_eq!(first_sentence("No end"), "No end");
}
