//! What one does with a debrief beside reading it: a file of it, and the same round once more.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::app::round::Stage;
use greenroom::app::round::desk::{Desk, Entry, Own, entries};
use greenroom::app::state::Screen;
use greenroom::domain::record::{Record, RoundStart, What};
use support::{Drive, drive, drive_on, round};

fn desk(drive: &Drive) -> &Desk {
    match &drive.state.screen {
        Screen::Desk(desk) => desk,
        other => panic!("not where rounds begin: {other:?}"),
    }
}

/// The debrief of a design round that was ended at once: a gate held, a point missed.
fn debriefed() -> Drive {
    let drive = drive().in_round("design-45", "shard-key", 4711);
    let drive = drive.keys("E <enter> \"70\" <enter> 2 1 2 0 2 2 <enter>");
    assert!(matches!(round(&drive).stage, Stage::Debrief(0, None)));
    drive
}

fn quick() -> Drive {
    let mut drive = drive();
    drive.press("r");
    let all = entries(&drive.state.library, &drive.state.progress, &[]);
    let at = all
        .iter()
        .position(|entry| matches!(entry, Entry::Preset(wish) if wish.preset == "quickfire-10"));
    for _ in 0..at.expect("a quick round") {
        drive.press("j");
    }
    drive.press("<enter>");
    while !matches!(round(&drive).stage, Stage::Debrief(..)) {
        drive.press("<enter> 2");
    }
    drive
}

/// The files that were asked for: stem and text.
fn files(drive: &Drive) -> Vec<(String, String)> {
    let file = |effect: &Effect| match effect {
        Effect::WriteMarkdown { stem, text } => Some((stem.clone(), text.clone())),
        _ => None,
    };
    drive.effects.iter().filter_map(file).collect()
}

fn starts(drive: &Drive) -> Vec<RoundStart> {
    let of = |record: &&Record| match &record.what {
        What::RoundStart(start) => Some((**start).clone()),
        _ => None,
    };
    drive.records().iter().filter_map(of).collect()
}

fn chosen(drive: &Drive) -> Entry {
    let state = &drive.state;
    let all = entries(&state.library, &state.progress, &state.offered);
    all[desk(drive).chosen].clone()
}

fn is_preset(entry: &Entry, preset: &str) -> bool {
    matches!(entry, Entry::Preset(wish) if wish.preset == preset)
}

#[test]
fn the_file_has_what_the_debrief_says_and_the_line_to_oneself() {
    let drive = debriefed().keys("d \"Say the cost first.\" <enter> w");
    let [(stem, text)] = files(&drive).try_into().expect("one file");
    assert_eq!(stem, "2026-11-22-design-45");
    for part in [
        "# Debrief: Design round, 2026-11-22, seed 4711\n\n- Orders on sixteen machines (`small:shard-key`)\n",
        "## Dimensions\n\n- ",
        "## Minutes\n\n- requirements 0:00 of 5:00",
        "## Worth most next time\n\n- ",
        "- You said 70, the checklist says ",
        "## To yourself\n\n- Say the cost first.\n",
    ] {
        assert!(text.contains(part), "{part:?} is missing:\n{text}");
    }
    let verdict = drive.state.progress.debrief(round(&drive).id);
    let verdict = verdict.expect("a debrief").sentence();
    assert!(drive.screen().contains(&verdict), "{}", drive.screen());
    assert!(text.contains(&verdict), "{text}");
}

#[test]
fn both_pages_write_the_same_file_and_so_does_a_debrief_that_is_opened_again() {
    let drive = debriefed().keys("w <tab> w <esc>");
    let records: Vec<Record> = drive.records().into_iter().cloned().collect();
    let mut again = drive_on(records, Vec::new());
    again.press("r");
    while !matches!(chosen(&again), Entry::Past(_)) {
        again.press("j");
    }
    again.press("<enter> w");
    let all: Vec<(String, String)> = files(&drive).into_iter().chain(files(&again)).collect();
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|file| file == &all[0]), "{all:#?}");
}

#[test]
fn a_quick_round_and_a_round_of_references_have_a_file_too() {
    let (stem, text) = files(&quick().keys("w")).remove(0);
    assert_eq!(stem, "2026-11-22-quickfire-10");
    assert!(
        text.starts_with("# Debrief: Quickfire, 2026-11-22"),
        "{text}"
    );
    let mut drive = drive().in_references(3);
    while !matches!(round(&drive).stage, Stage::Debrief(..)) {
        drive.press("1 <enter>");
    }
    let (stem, text) = files(&drive.keys("w")).remove(0);
    assert_eq!(stem, "2026-11-22-references-4");
    assert!(text.contains("## References\n\n- "), "{text}");
}

#[test]
fn the_bottom_line_says_where_the_file_is_or_why_there_is_none() {
    let mut drive = debriefed().keys("w");
    let path = "/home/ada/rehearsals/2026-11-22-design-45.md";
    drive.tell(EventKind::Written(Ok(path.to_owned())));
    assert_eq!(drive.notice(), format!("Written to {path}."));
    assert!(drive.screen().contains(&format!("Written to {path}.")));
    let why = "You may not write in this folder: start greenroom in one of your own.";
    drive.tell(EventKind::Written(Err(why.to_owned())));
    assert!(drive.screen().contains(why), "{}", drive.screen());
    assert!(
        matches!(round(&drive).stage, Stage::Debrief(0, None)),
        "it is read on"
    );
}

#[test]
fn in_a_narrow_window_the_name_of_the_file_is_what_is_kept_of_its_path() {
    let mut drive = debriefed().sized(80, 24);
    let folders = "a-folder-with-a-name/".repeat(5);
    let path = format!("/home/ada/{folders}2026-11-22-design-45.md");
    drive.tell(EventKind::Written(Ok(path)));
    let screen = drive.screen();
    let said = "Written to …/a-folder-with-a-name/2026-11-22-design-45.md.";
    assert!(screen.contains(said), "{screen}");
    for width in 50..130 {
        let mut drive = debriefed().sized(width, 24);
        let path = format!("/home/ada/{}2026-11-22-design-45.md", "a/b/c/".repeat(9));
        drive.tell(EventKind::Written(Ok(path)));
        let screen = drive.screen();
        assert!(
            screen.contains("2026-11-22-design-45.md."),
            "{width}: {screen}"
        );
    }
    drive.tell(EventKind::Written(Ok("2".repeat(200))));
    assert!(drive.screen().contains("Written to 222"));
}

#[test]
fn while_a_line_is_typed_w_and_r_are_letters() {
    let drive = debriefed().keys("d \"wr\"");
    assert!(drive.screen().contains("To yourself, next time: wr"));
    assert_eq!(files(&drive), []);
}

#[test]
fn the_changed_requirement_is_no_push_back_in_the_file_either() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    // Half-time brings the change; what is asked before and after it is answered.
    for _ in 0..5 {
        drive.wait(9 * 60_000);
        for _ in 0..3 {
            if matches!(round(&drive).stage, Stage::Push(_)) {
                drive.press("<enter>");
            }
        }
        drive.press("n");
        if matches!(round(&drive).stage, Stage::Push(_)) {
            drive.press("<enter> n");
        }
    }
    while !matches!(round(&drive).stage, Stage::Debrief(..)) {
        drive.press("<enter>");
    }
    let debrief = drive.state.progress.debrief(round(&drive).id);
    let met = debrief.expect("a debrief").pushes.len();
    assert!(met > 1, "the change among them");
    let screen = drive.screen();
    let told = format!("push-backs     {} answered", met - 1);
    assert!(screen.contains(&told), "{told}: {screen}");
    let (_, text) = files(&drive.keys("w")).remove(0);
    assert_eq!(text.matches("\n- push-back ").count(), met - 1, "{text}");
    let change = "\n- the changed requirement “Ten times the orders";
    assert!(text.contains(change), "{text}");
}

/// The lines to oneself that were appended, in order.
fn lines(drive: &Drive) -> Vec<String> {
    let line = |record: &&Record| match &record.what {
        What::RoundNote { line, .. } => Some(line.to_string()),
        _ => None,
    };
    drive.records().iter().filter_map(line).collect()
}

#[test]
fn a_line_to_oneself_is_kept_by_esc_as_by_enter_and_offered_again() {
    let drive = debriefed().keys("d \"Say the cost first.\"");
    let hints = drive.screen().lines().last().unwrap_or_default().to_owned();
    assert!(hints.contains("esc keep it"), "{hints}");
    let drive = drive.keys("<esc>");
    assert_eq!(lines(&drive), ["Say the cost first."]);
    assert_eq!(drive.notice(), "Noted for next time.");
    assert!(matches!(round(&drive).stage, Stage::Debrief(_, None)));
    let drive = drive.keys("d \" Then scale.\" <esc>");
    assert_eq!(
        lines(&drive).last().map(String::as_str),
        Some("Say the cost first. Then scale.")
    );
    // Nothing typed is nothing to say, and what was said already is not written twice.
    let count = lines(&drive).len();
    assert_eq!(lines(&drive.keys("d <esc> d <enter>")).len(), count);
    assert_eq!(lines(&debriefed().keys("d <esc>")), [""; 0]);
}

#[test]
fn while_it_is_typed_a_line_to_oneself_is_on_disk_within_two_seconds() {
    let mut drive = debriefed().keys("d \"Say the cost\"");
    drive.wait(1_000);
    assert_eq!(lines(&drive), ["Say the cost"]);
    // The program is killed here: the line opens the next round, and can be gone on with.
    let records: Vec<Record> = drive.records().into_iter().cloned().collect();
    let again = drive_on(records, Vec::new()).keys("r");
    assert!(
        again.screen().contains("Say the cost"),
        "{}",
        again.screen()
    );
    // Whoever goes on typing keeps the rest, by leaving the program too.
    let drive = drive.keys("\" first\" <ctrl-c>");
    assert_eq!(lines(&drive), ["Say the cost", "Say the cost first"]);
}

#[test]
fn a_line_to_oneself_is_taken_out_by_emptying_it() {
    let drive = debriefed().keys("d \"Say the cost first.\" <esc> d <ctrl-u> <esc>");
    assert_eq!(lines(&drive), ["Say the cost first.", ""]);
    assert!(!drive.screen().contains("Say the cost"));
}

#[test]
fn in_a_narrow_window_all_of_a_long_line_to_oneself_is_in_sight() {
    let line = "Ask for the numbers first, then say what the thing costs, then draw.";
    let screen = debriefed()
        .sized(50, 18)
        .keys(&format!("d \"{line}\""))
        .screen();
    let typed: Vec<&str> = screen
        .split_whitespace()
        .filter(|word| !matches!(*word, "│" | "┃"))
        .collect();
    assert!(typed.join(" ").contains(line), "{screen}");
    let mut drive = debriefed().keys("d \"Say the cost first.\"");
    drive.wait(1_000);
    let screen = drive.screen();
    assert_eq!(
        screen.matches("Say the cost first.").count(),
        1,
        "though it is on disk already: {screen}"
    );
}

#[test]
fn a_preset_from_elsewhere_never_names_a_folder() {
    let drive = debriefed().keys("<esc>");
    let foreign = drive.records().into_iter().cloned().map(|mut record| {
        if let What::RoundStart(start) = &mut record.what {
            start.preset = "../../etc/design".to_owned();
        }
        record
    });
    let mut drive = drive_on(foreign.collect(), Vec::new());
    drive.press("r");
    while !matches!(chosen(&drive), Entry::Past(_)) {
        drive.press("j");
    }
    drive.press("<enter> w");
    assert_eq!(files(&drive)[0].0, "2026-11-22-round");
}

#[test]
fn whoever_asked_gets_a_file_beside_that_of_the_marks() {
    let drive = drive().interviewing("design-45", "shard-key", 4711);
    let before = drive.keys("w");
    assert_eq!(files(&before), [], "not before there is a debrief");
    let drive = before.keys("<tab> 2 2 1 0 - E <enter> w");
    let (stem, text) = files(&drive).remove(0);
    assert_eq!(stem, "2026-11-22-shard-key");
    assert!(
        text.contains("- Orders on sixteen machines (`small:shard-key`)\n"),
        "{text}"
    );
    assert!(text.contains("## Worth most next time\n"), "{text}");
    assert!(
        drive.screen().contains("w write file"),
        "{}",
        drive.screen()
    );
}

#[test]
fn again_leads_to_the_desk_with_the_same_preset_chosen_and_begins_nothing() {
    let drive = debriefed().keys("r");
    assert!(is_preset(&chosen(&drive), "design-45"));
    assert!(desk(&drive).own.is_none());
    assert_eq!(starts(&drive).len(), 1, "a round is minutes of one's time");
    let drive = drive.keys("<enter>");
    let starts = starts(&drive);
    assert_eq!(starts.len(), 2);
    assert_eq!(starts[1].preset, "design-45");
    assert_ne!(starts[0].seed, starts[1].seed, "a new draw");
    assert!(matches!(round(&drive).stage, Stage::Running));
}

#[test]
fn an_earlier_round_is_the_one_that_is_chosen_though_another_was_the_last() {
    // The design round first, a quick one after it: the desk puts the quick one in front.
    let mut drive = debriefed().keys("r");
    while !is_preset(&chosen(&drive), "quickfire-10") {
        drive.press("j");
    }
    drive.press("<enter>");
    while !matches!(round(&drive).stage, Stage::Debrief(..)) {
        drive.press("<enter> 2");
    }
    drive.press("r");
    assert!(is_preset(&chosen(&drive), "quickfire-10"));
    while !matches!(chosen(&drive), Entry::Past(_)) {
        drive.press("j");
    }
    drive.press("j <enter>");
    assert_eq!(round(&drive).start.preset, "design-45");
    drive.press("r");
    assert!(is_preset(&chosen(&drive), "design-45"));
    assert_ne!(desk(&drive).chosen, 0);
}

#[test]
fn esc_leads_from_the_desk_back_to_the_debrief_and_from_a_new_one_off_both() {
    let at_the_desk = debriefed().keys("<tab> r").sized(160, 48);
    assert!(
        at_the_desk.screen().contains("o your own   esc back"),
        "{}",
        at_the_desk.screen()
    );
    let drive = at_the_desk.keys("<esc>");
    assert!(matches!(round(&drive).stage, Stage::Debrief(..)));
    assert!(
        drive.screen().contains("tab figures"),
        "as it was left: {}",
        drive.screen()
    );
    // Once more: the debrief of the second round leads to the desk, and the desk to Today.
    let drive = drive.keys("r <enter> E <enter> <enter> 2 2 2 2 2 2 <enter>");
    assert!(matches!(round(&drive).stage, Stage::Debrief(..)));
    let drive = drive.keys("<esc>");
    assert!(matches!(drive.state.screen, Screen::Desk(_)));
    let drive = drive.keys("<esc>");
    assert!(
        matches!(drive.state.screen, Screen::Today(_)),
        "{:?}",
        drive.state.screen
    );
}

#[test]
fn a_round_of_ones_own_is_laid_out_as_it_was() {
    let begun = drive().keys("r o <right> <right> j <left> <left> j <right> <enter>");
    let first = starts(&begun).remove(0);
    let mut drive = begun;
    drive.press("E <enter> <enter>");
    while !matches!(round(&drive).stage, Stage::Debrief(..)) {
        drive.press("+ + + <enter>");
    }
    drive.press("r");
    let own = desk(&drive).own.clone().expect("laid out");
    assert_eq!((own.minutes, own.questions, own.topic), (40, 1, 1));
    assert!(
        drive.screen().contains("A round of your own"),
        "{}",
        drive.screen()
    );
    // After a new start only what the journal tells of it is set.
    let records: Vec<Record> = drive.records().into_iter().cloned().collect();
    let mut later = drive_on(records, Vec::new());
    later.press("r");
    while !matches!(chosen(&later), Entry::Past(_)) {
        later.press("j");
    }
    later.press("<enter> r");
    let told = Own {
        minutes: 40,
        questions: 1,
        ..Own::default()
    };
    assert_eq!(desk(&later).own, Some(told));
    assert_eq!(first.questions.len(), 1);
    later.press("<esc>");
    assert!(desk(&later).own.is_none(), "to the presets");
}

#[test]
fn the_bottom_line_names_both_and_rounds_only_once() {
    let screen = debriefed().keys("<tab>").sized(160, 48).screen();
    let line = screen.lines().last().expect("a bottom line");
    assert!(line.contains("w write file   r again   esc back"), "{line}");
    assert!(!line.contains("r round"), "{line}");
}
