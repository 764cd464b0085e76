use crate::domain::grade::{Mark, PointMark};
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::record::What;
use crate::journal::any_samples::any_record;
use crate::journal::line::tests::{signed, unsigned, whole};
use crate::journal::line::{Repeats, parse};
use crate::journal::member::Texts;
use crate::journal::samples::{attempt, record, slug};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert_eq, proptest};

/// A mark of one of three points, with one of the rubrics that a point may have had over time.
fn any_mark() -> impl Strategy<Value = PointMark> {
    let point = prop::sample::select(vec!["ttl", "ttl-jitter", "stampede"]);
    let given = (0_usize..3, prop::option::of(0_u8..2), any::<bool>());
    let rubric = (0_usize..2, 1_u32..3, 0_usize..2, any::<bool>());
    (point, given, rubric).prop_map(|(point, given, rubric)| PointMark {
        point: slug(point),
        group: [Group::Cover, Group::Clarify][rubric.0],
        mark: [Mark::Missed, Mark::Half, Mark::Full][given.0],
        parts: given.1.map(|ticked| (ticked, 2)),
        prompted: given.2,
        weight: rubric.1,
        level: [Level::Mid, Level::Staff][rubric.2],
        dimension: Dimension::Depth,
        gate: rubric.3,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// The short cut never says anything that the thorough reader would not: a blank switches it off.
    #[test]
    fn both_readers_agree_on_any_line_signed_or_not(
        record in any_record(),
        at in any::<prop::sample::Index>(),
        put in prop::sample::select(vec!["", "0", "-", "1e3", " ", "\"", "null", "[]", "{}", ",", ".5", "\\u0041", "s", "2"]),
        gone in 0_usize..3,
        met in any::<bool>(),
    ) {
        let body = unsigned(&record);
        let body: Vec<char> = body.chars().collect();
        let at = 2 + at.index(body.len() - 2);
        let changed: String = body[..at].iter().chain(put.chars().collect::<Vec<_>>().iter())
            .chain(body.iter().skip(at + gone)).collect();
        let mut repeats = Repeats::default();
        if met {
            // What lines repeat is compared rather than read.
            prop_assert_eq!(parse(signed(&unsigned(&record)).as_bytes(), &mut repeats, Texts::Whole).unwrap().record, record.clone());
        }
        for body in [unsigned(&record), changed] {
            if !body.ends_with('}') {
                continue;
            }
            let spaced = body.replacen('{', "{ ", 1);
            let short = parse(signed(&body).as_bytes(), &mut repeats, Texts::Whole);
            prop_assert_eq!(short, whole(signed(&spaced).as_bytes()), "{}", body);
        }
    }

    /// Whatever rubrics a point had, each line says its own.
    #[test]
    fn marks_that_lines_repeat_are_read_as_each_line_has_them(
        answers in prop::collection::vec(prop::collection::vec(any_mark(), 0..4), 1..12),
    ) {
        let mut repeats = Repeats::default();
        for (step, marks) in (0..).zip(answers) {
            let mut answer = attempt("");
            answer.marks = marks;
            let written = record(step, What::Attempt(Box::new(answer)));
            let read = parse(signed(&unsigned(&written)).as_bytes(), &mut repeats, Texts::Whole).unwrap();
            prop_assert_eq!(read.record, written);
        }
    }
}
