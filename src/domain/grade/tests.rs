use super::{
    Band, Grades, Mark, PitfallMark, PointMark, Worth, grade, rating, rounded, worth_most,
};
use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::record::Rating;
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

fn mark(name: &str, level: Level, weight: u32, mark: Mark) -> PointMark {
    PointMark {
        point: Slug::parse(name).unwrap(),
        group: Group::Cover,
        mark,
        parts: None,
        prompted: false,
        weight,
        level,
        dimension: Dimension::Depth,
        gate: false,
    }
}

/// The worked example of the format: mid 1, mid 1, mid 2 (gate), senior 1 (3 parts), senior 1, staff 1.
fn example(gate: Mark, ticked: u8, senior: Mark) -> Vec<PointMark> {
    vec![
        mark("one", Level::Mid, 1, Mark::Full),
        mark("two", Level::Mid, 1, Mark::Full),
        PointMark {
            gate: true,
            ..mark("gate", Level::Mid, 2, gate)
        },
        PointMark {
            parts: Some((ticked, 3)),
            ..mark("parts", Level::Senior, 1, Mark::of_parts(ticked, 3))
        },
        mark("senior", Level::Senior, 1, senior),
        mark("staff", Level::Staff, 1, Mark::Full),
    ]
}

fn shown(grades: &Grades) -> Vec<(u8, Option<u8>)> {
    grades
        .bars
        .iter()
        .flatten()
        .map(|bar| (bar.figure(), bar.of()))
        .collect()
}

fn one_pitfall() -> Vec<PitfallMark> {
    vec![PitfallMark {
        pitfall: Slug::parse("fell").unwrap(),
        weight: 1,
    }]
}

#[test]
fn the_worked_table_holds() {
    let mut first = example(Mark::Missed, 2, Mark::Half);
    first[5].prompted = true;
    let grades = grade(Level::Senior, &first, &one_pitfall());
    assert_eq!(shown(&grades), [(45, None), (48, None), (47, None)]);

    first[2].mark = Mark::Half;
    let grades = grade(Level::Senior, &first, &one_pitfall());
    assert_eq!(shown(&grades), [(70, None), (64, None), (62, None)]);

    let full = example(Mark::Missed, 3, Mark::Full);
    let grades = grade(Level::Senior, &full, &[]);
    assert_eq!(shown(&grades), [(50, None), (54, Some(67)), (54, Some(71))]);

    let mut prompted = example(Mark::Full, 3, Mark::Full);
    prompted[2].prompted = true;
    let grades = grade(Level::Senior, &prompted, &[]);
    assert_eq!(
        shown(&grades),
        [(69, Some(75)), (69, Some(83)), (69, Some(86))]
    );
}

#[test]
fn an_easy_question_proves_nothing_about_staff() {
    let grades = grade(Level::Mid, &[mark("one", Level::Mid, 1, Mark::Full)], &[]);
    assert!(grades.bar(Level::Mid).is_some());
    assert!(grades.bar(Level::Senior).is_none() && grades.bar(Level::Staff).is_none());
    assert_eq!(
        grades.verdict(Level::Staff),
        Some(Band::StrongHire),
        "dashes stand aside"
    );
    let quick = grade(
        Level::Foundation,
        &[mark("answer", Level::Foundation, 1, Mark::Full)],
        &[],
    );
    assert_eq!(quick.bars, [None; 3]);
    assert_eq!(
        rating(&quick, Level::Senior),
        Some(Rating::Easy),
        "rated by the score"
    );
}

#[test]
fn verdicts_never_rise_where_bars_do() {
    let marks = [
        mark("mid", Level::Mid, 1, Mark::Half),
        mark("senior", Level::Senior, 3, Mark::Full),
    ];
    let grades = grade(Level::Senior, &marks, &[]);
    assert!(grades.bars[1].unwrap().exact > grades.bars[0].unwrap().exact);
    assert_eq!(grades.verdict(Level::Senior), grades.verdict(Level::Mid));
}

#[test]
fn a_missed_gate_rates_at_most_hard() {
    let grades = grade(Level::Senior, &example(Mark::Missed, 3, Mark::Full), &[]);
    assert_eq!(rating(&grades, Level::Staff), Some(Rating::Hard));
}

#[test]
fn the_three_worth_most_come_in_their_order() {
    let mut marks = example(Mark::Missed, 0, Mark::Half);
    marks[5].prompted = true;
    marks[0].mark = Mark::Half;
    let bars = grade(Level::Senior, &marks, &[]).bars;
    let names: Vec<&str> = worth_most(&marks, &bars)
        .into_iter()
        .map(|at| marks[at].point.as_str())
        .collect();
    assert_eq!(
        names,
        ["gate", "one", "parts"],
        "mid is not reached: what it asks comes first"
    );
    let names: Vec<&str> = worth_most(&marks, &[None; 3])
        .into_iter()
        .map(|at| marks[at].point.as_str())
        .collect();
    assert_eq!(
        names,
        ["gate", "parts", "staff"],
        "with no level to reach, what was missed"
    );
    assert_eq!(Worth::of(&marks[1]), None);
}

#[test]
fn halves_are_rounded_up() {
    assert_eq!(
        (
            rounded(69.5),
            rounded(69.499),
            rounded(-3.0),
            rounded(200.0)
        ),
        (70, 69, 0, 100)
    );
}

fn any_level() -> impl Strategy<Value = Level> {
    prop_oneof![
        prop::strategy::Just(Level::Foundation),
        prop::strategy::Just(Level::Mid),
        prop::strategy::Just(Level::Senior),
        prop::strategy::Just(Level::Staff)
    ]
}

fn any_mark() -> impl Strategy<Value = PointMark> {
    (
        any_level(),
        1_u32..4,
        0_u8..3,
        any::<bool>(),
        any::<bool>(),
        prop::option::of(1_u8..5),
    )
        .prop_map(|(level, weight, given, prompted, gate, parts)| {
            let given = [Mark::Missed, Mark::Half, Mark::Full][usize::from(given)];
            let parts = parts.map(|all| (if given == Mark::Full { all } else { 0 }, all));
            let given = parts.map_or(given, |(ticked, all)| Mark::of_parts(ticked, all));
            PointMark {
                parts,
                prompted,
                gate,
                ..mark("p", level, weight, given)
            }
        })
}

/// The same mark, one step better.
fn better(mark: &PointMark) -> PointMark {
    let mut better = mark.clone();
    match better.parts {
        Some((ticked, all)) if ticked < all => better.parts = Some((ticked + 1, all)),
        _ if better.mark != Mark::Full => {
            better.mark = if better.mark == Mark::Missed {
                Mark::Half
            } else {
                Mark::Full
            };
        }
        _ => better.prompted = false,
    }
    if let Some((ticked, all)) = better.parts {
        better.mark = Mark::of_parts(ticked, all);
    }
    better
}

fn assert_not_lower(before: &Grades, after: &Grades) {
    for (before, after) in before.bars.iter().zip(&after.bars) {
        let (before, after) = (before.map(|bar| bar.exact), after.map(|bar| bar.exact));
        assert!(
            after >= before.map(|exact| exact - 1e-9),
            "{before:?} -> {after:?}"
        );
    }
    for level in Level::BARS {
        assert!(after.verdict(level) >= before.verdict(level));
    }
    assert!(after.figure() >= before.figure());
}

proptest! {
    #[test]
    fn a_better_mark_never_lowers_anything(question in any_level(), marks in prop::collection::vec(any_mark(), 1..12), at in any::<usize>()) {
        let before = grade(question, &marks, &[]);
        let mut after = marks.clone();
        let at = at % marks.len();
        after[at] = better(&marks[at]);
        assert_not_lower(&before, &grade(question, &after, &[]));
    }

    #[test]
    fn a_pitfall_never_raises_anything(question in any_level(), marks in prop::collection::vec(any_mark(), 0..12)) {
        let without = grade(question, &marks, &[]);
        assert_not_lower(&grade(question, &marks, &one_pitfall()), &without);
    }

    #[test]
    fn figures_stay_within_bounds(question in any_level(), marks in prop::collection::vec(any_mark(), 0..12)) {
        let grades = grade(question, &marks, &one_pitfall());
        for bar in grades.bars.iter().chain([&grades.score]).flatten() {
            assert!((0.0..=100.0).contains(&bar.exact) && bar.exact <= bar.uncapped);
        }
        for pair in Level::BARS.windows(2) {
            let known = grades.verdict(pair[0]).is_some();
            assert!(!known || grades.verdict(pair[1]) <= grades.verdict(pair[0]));
        }
    }

    #[test]
    fn prompted_is_never_above_unprompted(question in any_level(), marks in prop::collection::vec(any_mark(), 1..12), at in any::<usize>()) {
        let at = at % marks.len();
        let mut with = marks.clone();
        with[at].prompted = true;
        let mut without = marks;
        without[at].prompted = false;
        assert_not_lower(&grade(question, &with, &[]), &grade(question, &without, &[]));
    }
}
