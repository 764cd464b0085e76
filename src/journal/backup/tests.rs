use super::{create_backup, list_backups, preview_restore, verify_backup};
use crate::journal::desk::{Desk, bytes, now};
use crate::journal::samples::{every_kind, read};
use std::fs;

#[test]
fn a_backup_holds_everything_and_brings_it_back() {
    let all = every_kind();
    let desk = Desk::holding(&all[..9]);
    desk.put(
        "progress/b.jsonl",
        &[bytes(&all[9..]), b"damaged\n{\"v\":1".to_vec()].concat(),
    );
    let before = desk.files();
    let made = create_backup(&desk.paths(), now()).unwrap();
    assert_eq!((made.records, made.files), (all.len(), 2));
    assert_eq!(made.path.file_name().unwrap(), "2026-11-22-094000.backup");
    assert_eq!(desk.files(), before);
    for (name, _) in before {
        fs::remove_file(desk.at(&format!("progress/{name}"))).unwrap();
    }
    assert!(desk.history().is_empty());
    let plan = preview_restore(&desk.paths(), &made.path).unwrap();
    assert_eq!(plan.added(), all.len());
    plan.apply(&desk.paths()).unwrap();
    assert_eq!(desk.history(), all);
}

#[test]
fn restoring_brings_back_what_is_missing_and_keeps_what_is_newer() {
    let desk = Desk::holding(&[read(0), read(1)]);
    let made = create_backup(&desk.paths(), now()).unwrap();
    desk.put("progress/a.jsonl", &bytes(&[read(1), read(2)]));
    preview_restore(&desk.paths(), &made.path)
        .unwrap()
        .apply(&desk.paths())
        .unwrap();
    assert_eq!(desk.history(), [read(0), read(1), read(2)]);
    let again = preview_restore(&desk.paths(), &made.path).unwrap();
    assert_eq!(again.added(), 0);
}

#[test]
fn a_backup_with_any_byte_changed_or_missing_is_refused() {
    let desk = Desk::holding(&[read(0), read(1)]);
    let made = create_backup(&desk.paths(), now()).unwrap();
    let whole = fs::read(&made.path).unwrap();
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        let bad = desk.put("bad.backup", &changed);
        let passes = verify_backup(&bad).is_ok();
        assert!(
            !passes || in_name(&whole, at),
            "byte {at} of the head or the files"
        );
        let bad = desk.put("bad.backup", &whole[..at]);
        let refused = verify_backup(&bad).unwrap_err();
        assert!(refused.ends_with('.'), "{refused}");
        assert!(preview_restore(&desk.paths(), &bad).is_err());
    }
    let bad = desk.put("bad.backup", &[whole.as_slice(), b"x"].concat());
    assert!(verify_backup(&bad).is_err());
}

/// Whether a byte belongs to the name of a file inside, which nothing depends on.
fn in_name(whole: &[u8], at: usize) -> bool {
    let text = String::from_utf8_lossy(whole);
    let from = text.find("a.jsonl").unwrap();
    (from..from + 7).contains(&at)
}

#[test]
fn two_backups_of_one_second_are_two_files() {
    let desk = Desk::holding(&[read(0)]);
    let one = create_backup(&desk.paths(), now()).unwrap();
    let two = create_backup(&desk.paths(), now()).unwrap();
    assert_ne!(one.path, two.path);
    desk.put("backup/2020-01-01-000000.backup", b"broken");
    let listed = list_backups(&desk.paths());
    assert_eq!(
        listed.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, true, false]
    );
}

#[test]
fn a_backup_that_cannot_be_written_leaves_the_earlier_ones() {
    let desk = Desk::holding(&[read(0)]);
    desk.put("backup", b"a file where the directory should be");
    let refused = create_backup(&desk.paths(), now()).unwrap_err();
    assert!(
        refused.ends_with('.') && refused.contains("backup"),
        "{refused}"
    );
    assert_eq!(
        fs::read(desk.at("backup")).unwrap(),
        b"a file where the directory should be"
    );
}

#[test]
fn an_empty_journal_makes_an_empty_backup() {
    let desk = Desk::new();
    let made = create_backup(&desk.paths(), now()).unwrap();
    assert_eq!((made.records, made.files), (0, 0));
}
