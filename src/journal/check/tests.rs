use super::{check, cure};
use crate::journal::desk::{Desk, bytes};
use crate::journal::samples::{every_kind, read};
use std::fs;

#[test]
fn a_sound_journal_says_nothing() {
    let desk = Desk::new();
    desk.open(1).appender.append(every_kind()[1..].to_vec());
    let report = check(&desk.paths());
    assert!(
        report.is_sound() && report.sentences().is_empty(),
        "{:?}",
        report.sentences()
    );
    assert_eq!(report.health.records, every_kind().len());
    assert_eq!(report.files[0].1, every_kind().len() as u64);
    assert!(
        check(&Desk::new().paths()).is_sound(),
        "no journal yet is no fault"
    );
}

/// A journal with all that can be wrong with it.
fn sick() -> (Desk, String) {
    let desk = Desk::new();
    let mut opened = desk.open(1);
    opened.appender.append(vec![read(0), read(1)]);
    let own = format!("progress/{}.jsonl", opened.device);
    let mut content = fs::read(desk.at(&own)).unwrap();
    assert_eq!(
        content.split(|byte| *byte == b'\n').count(),
        4,
        "three lines"
    );
    content.extend(b"# not\x00json\n");
    let mut flipped = bytes(&[read(2)]);
    flipped[50] ^= 1;
    content.extend(flipped);
    content.extend(&bytes(&[read(3)])[..40]);
    desk.put(&own, &content);
    let mut other = read(0);
    other.device = "zzzzzz".into();
    desk.put("progress/other.jsonl", &bytes(&[other]));
    desk.put("backup/old.backup", b"broken");
    (desk, opened.device.to_string())
}

#[test]
fn everything_that_is_wrong_is_named_with_file_and_line() {
    let (desk, device) = sick();
    let before = desk.files();
    let report = check(&desk.paths());
    assert!(!report.is_sound());
    let said = report.sentences().join("\n");
    for place in [":4: ", ":5: ", ":6: the last 40 bytes"] {
        assert!(
            said.contains(&format!("{device}.jsonl{place}")),
            "{place} in {said}"
        );
    }
    assert!(
        said.contains("other content") && said.contains("old.backup"),
        "{said}"
    );
    assert!(
        report
            .sentences()
            .iter()
            .all(|sentence| sentence.ends_with('.')),
        "{said}"
    );
    assert_eq!(desk.files(), before, "looking changes nothing");
}

#[test]
fn the_cure_copies_and_marks_and_takes_nothing_away() {
    let (desk, device) = sick();
    let (before, history) = (desk.files(), desk.history());
    let cured = cure(&desk.paths(), &device).unwrap();
    assert_eq!(
        (cured.healed, cured.set_aside),
        (1, 4),
        "two lines, the cut-off end, the other words"
    );
    for (name, content) in before {
        let after = fs::read(desk.at(&format!("progress/{name}"))).unwrap();
        assert!(after.starts_with(&content), "{name}");
    }
    assert_eq!(desk.history(), history);
    let list = fs::read(desk.at("progress/set-aside.txt")).unwrap();
    assert!(
        list.windows(10).any(|window| window == b"# not\x00json"),
        "a copy for people"
    );
    let report = check(&desk.paths());
    assert_eq!(
        (report.health.problem_count, report.health.set_aside),
        (0, 4)
    );
    assert!(
        desk.open(3).notices.is_empty(),
        "it is not told at every start"
    );
    let again = cure(&desk.paths(), &device).unwrap();
    assert_eq!((again.set_aside, again.healed), (0, 0));
    assert_eq!(fs::read(desk.at("progress/set-aside.txt")).unwrap(), list);
}

#[test]
fn a_line_that_is_damaged_anew_is_told_again() {
    let (desk, device) = sick();
    cure(&desk.paths(), &device).unwrap();
    desk.put("progress/third.jsonl", b"rubbish of another kind\n");
    assert_eq!(check(&desk.paths()).health.problem_count, 1);
}

#[cfg(unix)]
#[test]
fn what_others_can_read_is_named_and_closed() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.open(1).appender.append(vec![read(0)]);
    fs::set_permissions(desk.at("progress"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(check(&desk.paths()).sentences()[0].contains("others"));
    assert_eq!(cure(&desk.paths(), "none").unwrap().closed, 1);
    assert!(check(&desk.paths()).is_sound());
}
