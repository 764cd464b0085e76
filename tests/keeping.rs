//! What is handed to the disk when one leaves in the middle of something, however one leaves.

mod support;

use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::domain::record::{Draft, What};
use greenroom::domain::work::{Work, WorkMoment};
use support::{Drive, drive};

fn kept(drive: &Drive) -> Option<Work> {
    let mut works = drive.effects.iter().rev();
    works.find_map(|effect| match effect {
        Effect::KeepWork(work) => Some((**work).clone()),
        _ => None,
    })
}

fn notes(drive: &Drive) -> Vec<&str> {
    let mut notes = Vec::new();
    for record in drive.records() {
        if let What::Note { text, .. } = &record.what {
            notes.push(text.as_str());
        }
    }
    notes
}

#[test]
fn what_was_typed_in_the_last_second_is_kept_when_a_signal_ends_it() {
    let mut drive = drive().at("hot-key").keys(r#"d "half a word""#);
    assert_eq!(kept(&drive), None, "it is not time yet");
    drive.tell(EventKind::Leaving);
    assert_eq!(kept(&drive).expect("work").draft, "half a word");
}

#[test]
fn an_answer_that_was_taken_back_is_kept_again_with_its_marks() {
    let mut drive = drive()
        .at("hot-key")
        .keys(r#"d "copy the entry" <esc> <enter> 2 0 2 <enter> u"#);
    drive.wait(1_000);
    let work = kept(&drive).expect("work");
    assert_eq!(work.draft, "copy the entry");
    assert_eq!((work.moment, work.marks.len()), (WorkMoment::Grade, 3));
    let dropped = drive.effects.contains(&Effect::DropWork(work.id));
    assert!(!dropped, "it is no work that was dropped with the save");
}

#[test]
fn a_note_that_is_being_written_is_saved_whichever_way_one_leaves() {
    let typed = || drive().at("hot-key").keys(r#"N "ask Ada""#);
    assert!(notes(&typed()).is_empty());
    assert_eq!(notes(&typed().keys("<ctrl-c>")), ["ask Ada"]);
    let mut ended = typed();
    ended.tell(EventKind::Leaving);
    assert_eq!(notes(&ended), ["ask Ada"]);
    let mut unchanged = typed().keys("<esc> N");
    unchanged.tell(EventKind::Leaving);
    assert_eq!(notes(&unchanged), ["ask Ada"], "once is enough");
}

#[test]
fn ctrl_z_stops_from_within_a_text_and_keeps_it() {
    let drive = drive().at("hot-key").keys(r#"d "half" <ctrl-z>"#);
    assert_eq!(drive.effects.last(), Some(&Effect::Suspend));
    assert_eq!(kept(&drive).expect("work").draft, "half");
    let noting = drive.keys(r#"<esc> N "ask" <ctrl-z>"#);
    assert_eq!(noting.effects.last(), Some(&Effect::Suspend));
    assert!(noting.screen().contains("ask"), "the note is still open");
}

#[test]
fn a_draft_is_called_kept_only_once_it_is() {
    let mut drive = drive().at("hot-key").keys(r#"d "one""#);
    drive.wait(1_000);
    let id = kept(&drive).expect("work").id;
    let outcome = Ok(());
    drive.tell(EventKind::WorkKept {
        id,
        outcome,
        elsewhere: false,
    });
    assert!(drive.screen().contains("draft kept"));
    let other = drive.keys(r#"<esc> <esc> <up> <enter> d "two""#);
    assert!(other.screen().contains("two") && !other.screen().contains("draft kept"));
}

#[test]
fn who_is_about_to_grade_what_another_window_has_saved_is_told() {
    let answer = drive().at("hot-key").keys("<enter> 2 2 2 <enter>");
    let records: Vec<_> = answer.records().into_iter().cloned().collect();
    let mut busy = drive().at("hot-key").keys("<enter> 2");
    busy.tell(EventKind::Others(records.clone()));
    assert!(busy.notice().contains("in another window"));
    let mut elsewhere = drive().at("twelve-points").keys("<enter> 2");
    elsewhere.tell(EventKind::Others(records));
    assert_eq!(elsewhere.notice(), "");
}

#[test]
fn a_question_begun_beneath_the_search_goes_on_where_it_is_found() {
    let begun = drive()
        .at("hot-key")
        .keys(r#"d "copy it" <esc> / "key load" <enter>"#);
    assert!(begun.screen().contains("copy it"), "{}", begun.screen());
    let saved = begun.keys("<enter> 2 2 2 <enter>");
    let [attempt] = saved.attempts()[..] else {
        panic!("one answer")
    };
    assert_eq!(attempt.draft, Draft::Text("copy it".to_owned()));
    assert!(
        saved.state.offered.is_empty(),
        "nothing is left to go on with"
    );
}

#[test]
fn a_note_is_on_disk_while_one_writes_it_and_the_last_counts() {
    let mut drive = drive().at("hot-key").keys(r#"N "ask""#);
    assert!(drive.records().is_empty());
    drive.wait(1_000);
    drive.press(r#"" Ada""#);
    drive.wait(1_000);
    assert_eq!(notes(&drive), ["ask", "ask Ada"]);
    assert_eq!(drive.notice(), "", "one is not disturbed");
    drive.press("<esc>");
    assert_eq!(drive.notice(), "Note saved.");
    assert_eq!(notes(&drive).len(), 2);
    // Opened and left as it was, it says nothing.
    drive.press("N <esc>");
    assert_eq!((drive.notice(), notes(&drive).len()), ("", 2));
}
