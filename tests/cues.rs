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
use greenroom::domain::record::{Rating, Record, What};
use greenroom::library::Library;
use greenroom::pack::{Origin, Source, load};
use std::collections::HashSet;
use std::path::Path;
use support::{Drive, NOW, drive_with, key, pack};

/// A drill of one point of the shop that is slow at noon, in a pack that was changed.
fn asking(point: &str, change: impl Fn(&mut Pack)) -> Drive {
    let mut pack = pack();
    change(&mut pack);
    let mut drive = drive_with(Library::new(vec![pack]), Vec::new(), Vec::new());
    let items = vec![(key("twelve-points"), Slug::parse(point).unwrap())];
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
    let asked = asking("how-long", without_replies).screen();
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
fn what_was_missed_too_is_not_given_away_beside_it() {
    let mut drive = asking("how-long", without_replies);
    let missed = What::Drill {
        question: key("twelve-points"),
        point: Slug::parse("which-requests").unwrap(),
        rating: Rating::Again,
    };
    drive
        .state
        .progress
        .apply(Record::new(NOW, 1 << 90, missed));
    let asked = drive.screen();
    assert!(!asked.contains("Are all requests slow"), "{asked}");
    assert!(!asked.contains("You ask already"), "{asked}");
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
