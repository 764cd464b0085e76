use super::{LINE_MAX, Repeats, encode, parse};
use crate::domain::record::{Draft, Record, What};
use crate::journal::any_samples::any_record;
use crate::journal::member::Texts;
use crate::journal::reason::Reason;
use crate::journal::samples::{attempt, every_kind, read, record};
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, prop_assert_eq, proptest};

const GOLDEN: &str = include_str!("../../../tests/fixtures/journals/every-kind-0.1.jsonl");

pub(super) fn whole(line: &[u8]) -> Result<super::Parsed, Reason> {
    parse(line, &mut Repeats::default(), Texts::Whole)
}

/// Signs a line that a test has changed.
pub(super) fn signed(body: &str) -> String {
    let body = body.strip_suffix('}').unwrap();
    format!(
        "{body},\"c\":\"{:08x}\"}}",
        crc32fast::hash(body.as_bytes())
    )
}

/// The line of a record without its checksum.
pub(super) fn unsigned(record: &Record) -> String {
    let line = String::from_utf8(encode(record).unwrap()).unwrap();
    format!("{}}}", line.split_once(",\"c\":").unwrap().0)
}

#[test]
fn the_line_of_the_format_is_read_and_written_byte_for_byte() {
    let line = concat!(
        r#"{"v":1,"id":"01a202a0-75fb-7a31-9c4e-5b0d2f6e8a17","dev":"k3f9q2","h":1795340400123,"#,
        r#""t":"2026-11-22T09:40:00.123Z","off":60,"day":20779,"k":"read","#,
        r#""d":{"q":"system-design:p99-doubled-nothing-deployed"},"c":"d5d67dd8"}"#
    );
    let parsed = whole(line.as_bytes()).unwrap();
    assert!(parsed.verified);
    assert_eq!(parsed.record.wall_ms, 1_795_340_400_123);
    assert_eq!(
        encode(&parsed.record).unwrap(),
        format!("{line}\n").as_bytes()
    );
}

#[test]
fn every_kind_comes_back_as_it_went_in() {
    for record in every_kind() {
        let line = encode(&record).unwrap();
        let parsed = whole(&line[..line.len() - 1]).unwrap();
        assert_eq!(parsed.record, record);
        assert!(parsed.verified && parsed.extra == 0);
    }
}

#[test]
fn the_golden_journal_replays_the_same_for_ever() {
    let records: Vec<Record> = GOLDEN
        .lines()
        .map(|line| whole(line.as_bytes()).unwrap().record)
        .collect();
    assert_eq!(records, every_kind());
    let written: Vec<u8> = every_kind()
        .iter()
        .flat_map(|record| encode(record).unwrap())
        .collect();
    assert_eq!(String::from_utf8(written).unwrap(), GOLDEN);
}

#[test]
fn a_line_without_a_checksum_counts_as_edited_by_hand() {
    let line = unsigned(&read(0));
    let parsed = whole(line.as_bytes()).unwrap();
    assert!(!parsed.verified);
    assert_eq!(parsed.record, read(0));
    let spaced = line
        .replace(':', " : ")
        .replace("T09 : 40 : 00", "T09:40:00")
        .replace("design : p99", "design:p99");
    assert_eq!(whole(spaced.as_bytes()).unwrap().record, read(0));
    let crlf = String::from_utf8(encode(&read(0)).unwrap())
        .unwrap()
        .replace('\n', "\r");
    assert!(whole(crlf.as_bytes()).unwrap().verified);
}

#[test]
fn what_a_newer_version_writes_is_kept_and_not_applied() {
    let line = unsigned(&read(0));
    for newer in [
        line.replace("{\"v\":1,", "{\"v\":2,"),
        line.replace("\"k\":\"read\"", "\"k\":\"dream\""),
        line.replace("{\"v\":1,", "{\"v\":9,")
            .replace("\"d\":{", "\"d\":[null,{")
            .replace("}}", "}]}"),
    ] {
        assert_ne!(newer, line);
        let parsed = whole(signed(&newer).as_bytes()).unwrap();
        assert_eq!(parsed.record.what, What::Unknown, "{newer}");
        assert_eq!(parsed.record.id, read(0).id);
    }
    let member = line.replace("\"d\":{", "\"mood\":[1,{\"a\":null}],\"d\":{\"why\":\"x\",");
    let parsed = whole(signed(&member).as_bytes()).unwrap();
    assert_eq!((parsed.record, parsed.extra), (read(0), 2));
}

#[test]
fn invalid_values_are_named_and_never_applied() {
    let drill = unsigned(&every_kind()[5]);
    let full = unsigned(&record(2, What::Attempt(Box::new(attempt("x")))));
    let table = [
        (&drill, "\"rating\":3", "\"rating\":0", "rating"),
        (&drill, "\"rating\":3", "\"rating\":5", "rating"),
        (&drill, "\"rating\":3", "\"rating\":\"3\"", "rating"),
        (&drill, "\"rating\":3", "\"rating\":null", "rating"),
        (&drill, "\"rating\":3", "\"rating\":3.0", "rating"),
        (&drill, "\"p\":\"shape\"", "\"p\":\"../x\"", "p"),
        (&drill, "\"k\":\"drill\"", "\"k\":7", "k"),
        (&drill, "\"v\":1", "\"v\":0", "v"),
        (&drill, "\"v\":1", "\"v\":-1", "v"),
        (&drill, "\"off\":60", "\"off\":9999", "off"),
        (&drill, "\"day\":20779", "\"day\":1e3", "day"),
        (&drill, "\"day\":20779", "\"day\":2147483647", "day"),
        (
            &drill,
            "\"dev\":\"k3f9q2\"",
            "\"dev\":\"\\u001b[2J\"",
            "dev",
        ),
        (&drill, "\"dev\":\"k3f9q2\"", "\"dev\":\"\"", "dev"),
        (
            &drill,
            "\"h\":1795340405123",
            "\"h\":99999999999999999999",
            "h",
        ),
        (
            &drill,
            "\"h\":1795340405123",
            "\"h\":9223372036854775807",
            "h",
        ),
        (&drill, "2026-11-22T", "2026-11-32T", "t"),
        (&full, "\"seconds\":754", "\"seconds\":-1", "seconds"),
        (
            &full,
            "\"seconds\":754",
            "\"seconds\":4294967296",
            "seconds",
        ),
        (&full, "\"said\":70", "\"said\":101", "said"),
        (&full, "\"parts\":[2,3]", "\"parts\":[4,3]", "parts"),
        (&full, "\"parts\":[2,3]", "\"parts\":[2]", "parts"),
        (&full, "\"m\":1", "\"m\":3", "m"),
        (&full, "\"lv\":\"staff\"", "\"lv\":\"principal\"", "lv"),
        (
            &full,
            "\"q_hash\":\"00c0ffee\"",
            "\"q_hash\":\"c0ffee\"",
            "q_hash",
        ),
        (&full, "\"mode\":\"round\"", "\"mode\":true", "mode"),
        (&full, "\"marks\":[", "\"marks\":null,\"x\":[", "marks"),
    ];
    for (line, good, bad, member) in table {
        let changed = line.replacen(good, bad, 1);
        assert_ne!(&changed, line, "{good}");
        let reason = whole(signed(&changed).as_bytes()).unwrap_err();
        assert_eq!(reason, Reason::Member(member.to_owned()), "{bad}");
    }
    for (good, bad) in [
        ("\"rating\":3", "\"rating\":NaN"),
        ("}}", "}"),
        ("{\"v\"", "{{\"v\""),
    ] {
        let changed = drill.replacen(good, bad, 1);
        assert!(whole(changed.as_bytes()).is_err(), "{bad}");
    }
    let missing = drill.replace("\"rating\":3", "\"ratin\":3");
    assert_eq!(
        whole(signed(&missing).as_bytes()).unwrap_err(),
        Reason::Missing("rating")
    );
    let twice = drill.replace("\"rating\":3", "\"rating\":3,\"rating\":3");
    assert_eq!(whole(signed(&twice).as_bytes()).unwrap_err(), Reason::Twice);
}

#[test]
fn values_that_no_reader_would_take_are_not_written() {
    let mut odd = attempt("x");
    odd.values = vec![("dau".to_owned(), f64::NAN)];
    assert!(encode(&record(0, What::Attempt(Box::new(odd)))).is_err());
    let mut kept = attempt("");
    kept.draft = Draft::Kept { file: 0, offset: 0 };
    assert!(
        encode(&record(0, What::Attempt(Box::new(kept)))).is_err(),
        "its text is not at hand"
    );
    assert!(encode(&record(0, What::Unknown)).is_err());
    let mut nameless = read(0);
    nameless.device = "".into();
    assert!(encode(&nameless).is_err());
    let long = What::Note {
        question: crate::journal::samples::key("mine:a"),
        text: "a".repeat(LINE_MAX).into(),
    };
    assert_eq!(encode(&record(0, long)).unwrap_err(), Reason::TooLong);
}

#[test]
fn an_empty_draft_is_none() {
    let mut empty = attempt("");
    empty.draft = Draft::Text(String::new());
    let line = encode(&record(0, What::Attempt(Box::new(empty)))).unwrap();
    let parsed = whole(line.trim_ascii_end()).unwrap();
    assert_eq!(
        parsed.record,
        record(0, What::Attempt(Box::new(attempt(""))))
    );
}

#[test]
fn a_draft_can_stay_where_it_is() {
    let line = encode(&record(0, What::Attempt(Box::new(attempt("long text"))))).unwrap();
    let place = Texts::Place {
        file: 3,
        offset: 99,
    };
    let parsed = parse(line.trim_ascii_end(), &mut Repeats::default(), place).unwrap();
    let What::Attempt(read) = parsed.record.what else {
        panic!()
    };
    assert_eq!(
        read.draft,
        Draft::Kept {
            file: 3,
            offset: 99
        }
    );
}

/// The doc of each kind shows lines of the golden journal and no others.
#[test]
fn the_guide_shows_a_real_line_of_every_kind() {
    let guide = include_str!("../../../docs/journal.md");
    let shown: Vec<&str> = guide
        .lines()
        .filter(|line| line.starts_with("{\"v\":"))
        .collect();
    for line in &shown {
        assert!(GOLDEN.lines().any(|golden| golden == *line), "{line}");
    }
    for line in GOLDEN.lines() {
        let kind = line
            .split("\"k\":\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        assert!(
            guide.contains(&format!("`{kind}`")),
            "{kind} is not described"
        );
        assert!(
            shown
                .iter()
                .any(|shown| shown.contains(&format!("\"k\":\"{kind}\""))),
            "{kind} has no example"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_record_comes_back_as_it_went_in(record in any_record()) {
        let line = encode(&record).unwrap();
        prop_assert_eq!(line.iter().position(|byte| *byte == b'\n'), Some(line.len() - 1));
        let parsed = whole(&line[..line.len() - 1]).unwrap();
        prop_assert!(parsed.verified);
        prop_assert_eq!(parsed.record, record);
    }

    #[test]
    fn no_flipped_bit_is_ever_applied(record in any_record(), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut line = encode(&record).unwrap();
        line.pop();
        let at = at.index(line.len());
        line[at] ^= 1 << bit;
        prop_assert!(whole(&line).is_err(), "{}", String::from_utf8_lossy(&line));
    }

    #[test]
    fn any_bytes_are_a_record_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = whole(&bytes);
    }

    #[test]
    fn any_cut_or_splice_is_a_record_or_a_reason(a in 0_usize..25, b in 0_usize..25, from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let lines: Vec<&str> = GOLDEN.lines().collect();
        let (head, tail) = (lines[a].as_bytes(), lines[b].as_bytes());
        let spliced = [&head[..from.index(head.len())], &tail[to.index(tail.len())..]].concat();
        if let Ok(parsed) = whole(&spliced) {
            prop_assert!(every_kind().contains(&parsed.record), "{}", String::from_utf8_lossy(&spliced));
        }
    }
}

/// Every single bit of every sample, not only some by chance.
#[test]
fn no_flipped_bit_of_the_golden_journal_is_applied() {
    for line in GOLDEN.lines() {
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut bytes = line.as_bytes().to_vec();
                bytes[at] ^= 1 << bit;
                assert!(
                    whole(&bytes).is_err(),
                    "{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
    }
}
