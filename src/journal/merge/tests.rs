use super::preview_merge;
use crate::domain::record::{Record, What};
use crate::journal::any_samples::any_record;
use crate::journal::desk::{Desk, bytes};
use crate::journal::health::Fault;
use crate::journal::samples::{every_kind, read, record};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert_eq, proptest};
use std::path::PathBuf;

/// Merges files into the journal of a desk and says how many lines came.
fn merge(desk: &Desk, files: &[PathBuf]) -> usize {
    let plan = preview_merge(&desk.paths(), files).unwrap();
    let added = plan.added();
    assert_eq!(plan.apply(&desk.paths()).unwrap().is_some(), added > 0);
    added
}

#[test]
fn a_merge_takes_what_is_new_and_says_so_before() {
    let all = every_kind();
    let desk = Desk::holding(&all[..10]);
    let other = desk.put(
        "other.jsonl",
        &[bytes(&all[5..]), b"rubbish\n{\"v\":1".to_vec()].concat(),
    );
    let before = desk.files();
    let plan = preview_merge(&desk.paths(), &[other]).unwrap();
    let file = &plan.files[0];
    assert_eq!((file.new, file.known, file.damaged), (all.len() - 10, 5, 2));
    assert_eq!(plan.problems[0].line, all.len() as u64 - 5 + 1);
    assert!(matches!(plan.problems[1].fault, Fault::Torn(6)));
    assert_eq!(desk.files(), before, "a preview writes nothing");
    plan.apply(&desk.paths()).unwrap();
    assert_eq!(desk.history(), all);
    assert_eq!(desk.files()[0], before[0], "what was there is as it was");
}

#[test]
fn merging_twice_adds_nothing() {
    let desk = Desk::holding(&[read(0)]);
    let other = desk.put("other.jsonl", &bytes(&every_kind()));
    assert!(merge(&desk, std::slice::from_ref(&other)) > 0);
    let before = desk.files();
    assert_eq!(merge(&desk, &[other.clone(), other]), 0);
    assert_eq!(desk.files(), before);
}

#[test]
fn what_a_newer_version_wrote_is_taken_over_byte_for_byte_or_refused() {
    let desk = Desk::holding(&[read(0)]);
    let line = String::from_utf8(bytes(&[read(1)])).unwrap();
    let body = line
        .split(",\"c\"")
        .next()
        .unwrap()
        .replace("\"read\"", "\"dream\"");
    let dream = format!(
        "{body},\"c\":\"{:08x}\"}}\n",
        crc32fast::hash(body.as_bytes())
    );
    let other = desk.put("other.jsonl", dream.as_bytes());
    merge(&desk, &[other]);
    assert!(
        desk.files()
            .iter()
            .any(|(_, content)| content == dream.as_bytes())
    );
    let asks = What::File {
        app: "greenroom 9".into(),
        format: 2,
        min_reader: 2,
    };
    let newer = desk.put("newer.jsonl", &bytes(&[record(3, asks)]));
    let refused = preview_merge(&desk.paths(), &[newer]).unwrap_err();
    assert!(
        refused.contains("newer") && refused.ends_with('.'),
        "{refused}"
    );
}

#[test]
fn a_missing_file_is_one_sentence() {
    let desk = Desk::new();
    for bad in [desk.at("nowhere.jsonl"), desk.at("")] {
        let refused = preview_merge(&desk.paths(), &[bad]).unwrap_err();
        assert!(refused.ends_with('.'), "{refused}");
    }
}

#[cfg(unix)]
#[test]
fn a_merged_file_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let other = desk.put("other.jsonl", &bytes(&[read(0)]));
    let path = preview_merge(&desk.paths(), &[other])
        .unwrap()
        .apply(&desk.paths())
        .unwrap()
        .unwrap();
    assert_eq!(
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

/// Records of three machines that overlap, some of them with the same name and other content.
fn machines() -> impl Strategy<Value = [Vec<Record>; 3]> {
    let pool = prop::collection::vec(any_record(), 1..8);
    let part = || {
        prop::collection::vec(
            (any::<prop::sample::Index>(), prop::bool::weighted(0.2)),
            0..8,
        )
    };
    (pool, [part(), part(), part()]).prop_map(|(pool, parts)| {
        parts.map(|part| {
            part.into_iter()
                .map(|(at, changed)| {
                    let mut record = at.get(&pool).clone();
                    record.offset_minutes = if changed { 7 } else { record.offset_minutes };
                    record
                })
                .collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_order_of_merging_gives_the_same_history([a, b, c] in machines()) {
        let mut histories = Vec::new();
        for order in [[&a, &b, &c], [&c, &b, &a], [&b, &c, &a]] {
            let desk = Desk::holding(order[0]);
            let second = desk.put("second.jsonl", &bytes(order[1]));
            let third = desk.put("third.jsonl", &bytes(order[2]));
            merge(&desk, std::slice::from_ref(&second));
            merge(&desk, std::slice::from_ref(&third));
            prop_assert_eq!(merge(&desk, &[third, second]), 0, "idempotent");
            histories.push(desk.history());
        }
        // First two of them elsewhere, then the result as a whole: merging is associative.
        let pair = Desk::holding(&b);
        let third = pair.put("third.jsonl", &bytes(&c));
        merge(&pair, &[third]);
        let desk = Desk::holding(&a);
        let files: Vec<PathBuf> = pair.files().iter().map(|(name, _)| pair.at(&format!("progress/{name}"))).collect();
        merge(&desk, &files);
        histories.push(desk.history());
        for history in &histories[1..] {
            prop_assert_eq!(history, &histories[0]);
        }
    }
}
