use crate::domain::record::{Record, What};
use crate::domain::time::Moment;
use crate::journal::any_samples::any_record;
use crate::journal::desk::told;
use crate::journal::health::Fault;
use crate::journal::line::{LINE_MAX, encode};
use crate::journal::open::{Opened, open_as};
use crate::journal::place::Paths;
use crate::journal::reason::Reason;
use crate::journal::samples::{START, attempt, every_kind, read, record};
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};
use std::fs;
use std::path::Path;

fn paths(data: &Path) -> Paths {
    Paths::new(data, &data.join("state"))
}

fn start(data: &Path) -> Opened {
    let at = Moment {
        wall_ms: START,
        ..Moment::default()
    };
    open_as(&paths(data), "greenroom 0.1.0", at, 42, "this-machine")
}

fn bytes(records: &[Record]) -> Vec<u8> {
    records
        .iter()
        .flat_map(|record| encode(record).unwrap())
        .collect()
}

fn put(data: &Path, name: &str, content: &[u8]) {
    fs::create_dir_all(data.join("progress")).unwrap();
    let mut file = fs::File::create(data.join("progress").join(name)).unwrap();
    std::io::Write::write_all(&mut file, content).unwrap();
}

#[test]
fn several_files_make_one_history_in_order() {
    let data = tempfile::tempdir().unwrap();
    let all = every_kind();
    let (odd, even): (Vec<_>, Vec<_>) = all
        .iter()
        .cloned()
        .partition(|record| record.hybrid % 2 == 1);
    put(data.path(), "b.jsonl", &bytes(&odd));
    put(data.path(), "a.jsonl", &bytes(&even));
    put(data.path(), "notes.txt", b"not ours");
    let opened = start(data.path());
    assert_eq!(told(&opened), all);
    assert_eq!(opened.journal.health.records, all.len());
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
}

#[test]
fn a_torn_tail_at_every_byte_costs_only_the_line_it_is_in() {
    let data = tempfile::tempdir().unwrap();
    let records = [
        read(0),
        record(1, What::Attempt(Box::new(attempt("draft")))),
        read(2),
    ];
    let content = bytes(&records);
    for cut in 0..content.len() {
        put(data.path(), "a.jsonl", &content[..cut]);
        let opened = start(data.path());
        let whole = content[..cut].split(|byte| *byte == b'\n').count() - 1;
        assert_eq!(told(&opened), records[..whole], "cut at {cut}");
        let torn = cut > 0 && content[cut - 1] != b'\n';
        assert_eq!(
            opened.journal.health.problem_count,
            usize::from(torn),
            "cut at {cut}"
        );
    }
}

#[test]
fn a_tail_of_nul_or_garbage_is_left_out() {
    let data = tempfile::tempdir().unwrap();
    for tail in [
        vec![0; 4096],
        vec![0xff; 100],
        b"\x00\x00\n\x00".to_vec(),
        b"{\"v\":1".to_vec(),
    ] {
        let content = [bytes(&[read(0)]), tail.clone()].concat();
        put(data.path(), "a.jsonl", &content);
        let opened = start(data.path());
        assert_eq!(told(&opened), [read(0)]);
        assert!(opened.journal.health.problem_count >= 1, "{tail:?}");
        assert_eq!(
            fs::read(data.path().join("progress/a.jsonl")).unwrap(),
            content
        );
    }
}

#[test]
fn damaged_lines_are_named_by_file_and_line_and_never_touched() {
    let data = tempfile::tempdir().unwrap();
    let mut content = bytes(&[read(0), read(1), read(2)]);
    let second = content.len() / 3;
    content[second + 40] ^= 4;
    content.extend(vec![b'x'; LINE_MAX + 5]);
    content.extend(b"\n\nnot json\n");
    content.extend(bytes(&[read(3)]));
    put(data.path(), "a.jsonl", &content);
    let opened = start(data.path());
    assert_eq!(told(&opened), [read(0), read(2), read(3)]);
    let found: Vec<_> = opened
        .journal
        .health
        .problems
        .iter()
        .map(|problem| (problem.line, problem.fault.clone()))
        .collect();
    assert_eq!(
        found,
        [
            (2, Fault::Line(Reason::Checksum)),
            (4, Fault::Line(Reason::TooLong)),
            (6, Fault::Line(Reason::Broken)),
        ]
    );
    assert!(
        opened.notices[0].contains("journal check"),
        "{:?}",
        opened.notices
    );
    assert_eq!(
        fs::read(data.path().join("progress/a.jsonl")).unwrap(),
        content
    );
}

#[test]
fn a_record_counts_once_and_of_two_versions_the_smaller() {
    let data = tempfile::tempdir().unwrap();
    let mut other = read(0);
    other.hybrid += 5_000;
    let (small, large) = (encode(&read(0)).unwrap(), encode(&other).unwrap());
    assert!(small < large);
    for (a, b) in [(&small, &large), (&large, &small)] {
        put(data.path(), "a.jsonl", &[a.as_slice(), a].concat());
        put(data.path(), "b.jsonl", b);
        let opened = start(data.path());
        assert_eq!(told(&opened), [read(0)]);
        assert_eq!(opened.journal.health.duplicates, 1);
        assert!(matches!(
            opened.journal.health.problems[0].fault,
            Fault::Conflict { .. }
        ));
    }
}

#[test]
fn unknown_kinds_are_kept_and_counted() {
    let data = tempfile::tempdir().unwrap();
    let line = String::from_utf8(encode(&read(0)).unwrap()).unwrap();
    let body = line
        .split(",\"c\"")
        .next()
        .unwrap()
        .replace("\"read\"", "\"dream\"");
    put(
        data.path(),
        "a.jsonl",
        format!(
            "{body},\"c\":\"{:08x}\"}}\n",
            crc32fast::hash(body.as_bytes())
        )
        .as_bytes(),
    );
    let opened = start(data.path());
    assert_eq!(opened.journal.records[0].what, What::Unknown);
    assert_eq!(
        (
            opened.journal.health.unknown,
            opened.journal.health.problem_count
        ),
        (1, 0)
    );
    assert!(
        opened
            .notices
            .iter()
            .any(|notice| notice.contains("newer greenroom"))
    );
}

#[test]
fn a_file_that_asks_for_a_newer_reader_stops_all_writing() {
    let data = tempfile::tempdir().unwrap();
    let asks = What::File {
        app: "greenroom 9.0.0".into(),
        format: 3,
        min_reader: 2,
    };
    put(data.path(), "a.jsonl", &bytes(&[record(0, asks), read(1)]));
    let mut opened = start(data.path());
    assert!(opened.journal.read_only.is_some());
    assert_eq!(
        opened.journal.records.len(),
        2,
        "it is read as far as it can be"
    );
    let reports = opened.appender.append(vec![read(2)]);
    assert!(format!("{reports:?}").contains("newer"), "{reports:?}");
    let mut left: Vec<_> = walk(data.path());
    left.sort();
    assert_eq!(
        left,
        ["progress", "progress/a.jsonl"],
        "nothing was written"
    );
}

fn walk(data: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![data.to_path_buf()];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            found.push(
                path.strip_prefix(data)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
            );
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found
}

#[test]
fn what_is_no_file_is_reported_and_the_rest_is_read() {
    let data = tempfile::tempdir().unwrap();
    put(data.path(), "a.jsonl", &bytes(&[read(0)]));
    fs::create_dir(data.path().join("progress/b.jsonl")).unwrap();
    let opened = start(data.path());
    assert_eq!(told(&opened), [read(0)]);
    assert!(matches!(
        opened.journal.health.problems[0].fault,
        Fault::Unreadable(_)
    ));
}

#[test]
fn a_byte_order_mark_and_blank_lines_do_no_harm() {
    let data = tempfile::tempdir().unwrap();
    let content = [
        b"\xef\xbb\xbf".as_slice(),
        &bytes(&[read(0)]),
        b"\r\n\n",
        &bytes(&[read(1)]),
    ]
    .concat();
    put(data.path(), "a.jsonl", &content);
    let opened = start(data.path());
    assert_eq!(told(&opened), [read(0), read(1)]);
    assert_eq!(opened.journal.health.problem_count, 0);
}

#[test]
fn a_draft_is_found_again_after_its_file_was_replaced() {
    let data = tempfile::tempdir().unwrap();
    let long = record(1, What::Attempt(Box::new(attempt("what I wrote"))));
    put(data.path(), "a.jsonl", &bytes(std::slice::from_ref(&long)));
    let opened = start(data.path());
    put(data.path(), "a.jsonl", &bytes(&[read(0), long]));
    assert_eq!(
        opened.files.draft(&opened.journal.records[0]).unwrap(),
        "what I wrote"
    );
    put(data.path(), "a.jsonl", &bytes(&[read(0)]));
    let gone = opened.files.draft(&opened.journal.records[0]).unwrap_err();
    assert!(gone.ends_with('.') && gone.contains("a.jsonl"), "{gone}");
}

#[test]
fn a_clock_that_was_set_back_is_told_once_a_start() {
    let data = tempfile::tempdir().unwrap();
    let device = start(data.path()).device;
    for (step, told) in [
        (0, None),
        (299, None),
        (420, Some("7 minutes")),
        (86_400 * 3, Some("3 days")),
    ] {
        let mut late = read(step);
        late.device = device.clone();
        put(data.path(), "a.jsonl", &bytes(&[late]));
        let notices = start(data.path()).notices;
        assert_eq!(notices.len(), usize::from(told.is_some()), "{notices:?}");
        assert!(
            told.is_none_or(|text| notices[0].contains(text)),
            "{notices:?}"
        );
    }
    put(data.path(), "a.jsonl", &bytes(&[read(86_400)]));
    assert!(
        start(data.path()).notices.is_empty(),
        "another machine's clock is its own affair"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_history_does_not_depend_on_which_file_holds_a_line(
        records in prop::collection::vec(any_record(), 0..12),
        places in prop::collection::vec(0_usize..3, 12),
    ) {
        let data = tempfile::tempdir().unwrap();
        let mut expected = records.clone();
        expected.sort_by_key(|record| (record.hybrid, record.id));
        for layout in [places.clone(), places.iter().map(|place| 2 - place).collect()] {
            for file in 0..3 {
                let lines: Vec<Record> = records.iter().zip(&layout).filter(|(_, place)| **place == file).map(|(record, _)| record.clone()).collect();
                put(data.path(), &format!("{file}.jsonl"), &bytes(&lines));
            }
            let opened = start(data.path());
            prop_assert!(opened.journal.health.problems.is_empty());
            prop_assert_eq!(&told(&opened), &expected);
        }
    }
}
