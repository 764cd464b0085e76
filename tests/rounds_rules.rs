//! The rules of rounds: which push-backs are said, what a round amounts to, and that the shipped pack leaves none unsaid.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use greenroom::app::debrief::text;
use greenroom::app::page::debrief as page;
use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Mark, PitfallMark, PointMark};
use greenroom::domain::id::{Key, RecordId, Slug};
use greenroom::domain::pack::{
    Dimension, Group, Level, Pack, Phase, PresetShape, Question, Trigger,
};
use greenroom::domain::progress::{Progress, Renames};
use greenroom::domain::record::{
    Asked, Attempt, Draft, Grader, Mode, PushedHow, Record, RoundEnding, RoundStart, RoundStep,
    What,
};
use greenroom::domain::round::{PUSHES_MOST, Pace, change, planned, points_of, possible, steps};
use greenroom::domain::time::{Day, Moment};
use greenroom::library::Library;
use greenroom::pack::{Source, load, load_all};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const HEAD: &str = r#"
format = 1
name = "t"
title = "T"
version = "1"
language = "en"
license = "CC0-1.0"
authors = ["A"]
[[topic]]
path = "a"
title = "A"
[[topic]]
path = "a/b"
title = "B"
[[preset]]
id = "d"
title = "D"
minutes = 40
phases = [{ phase = "requirements", minutes = 10 }, { phase = "high-level", minutes = 20 }, { phase = "deep-dive", minutes = 10 }]
"#;

/// A design question with six points, each with a push-back: two gates, one of weight 3, three of weight 1.
fn pushy() -> Question {
    let mut text = String::from(
        "[[question]]\nid = \"q\"\ntopic = \"a/b\"\nkind = \"design\"\nlevel = \"senior\"\nminutes = 40\nprompt = \"Design it.\"\nanswer = \"So.\"\n",
    );
    for (id, extra) in [
        ("plain-one", ""),
        ("gate-one", "gate = true\nask = \"One?\""),
        ("plain-two", "phase = \"deep-dive\""),
        ("heavy", "weight = 3\nask = \"Heavy?\""),
        (
            "gate-two",
            "gate = true\nask = \"Two?\"\nphase = \"requirements\"",
        ),
        ("plain-three", ""),
    ] {
        write!(
            text,
            "[[question.cover]]\nid = \"{id}\"\ntext = \"Says {id}\"\n{extra}\n"
        )
        .unwrap();
    }
    for id in [
        "plain-one",
        "gate-one",
        "plain-two",
        "heavy",
        "gate-two",
        "plain-three",
    ] {
        write!(
            text,
            "[[question.push_back]]\nid = \"push-{id}\"\nunless = \"{id}\"\nsay = \"And {id}?\"\n"
        )
        .unwrap();
    }
    for number in 1..=2 {
        write!(text, "[[question.push_back]]\nid = \"change-{number}\"\nchange = true\nsay = \"Now ten times {number}.\"\npoints = [{{ id = \"changed-{number}\", text = \"Grows {number}\" }}]\n").unwrap();
    }
    let loaded = load(&Source::of_texts(
        "t",
        &[("pack.toml", HEAD), ("q.toml", &text)],
    ));
    assert_eq!(loaded.diagnostics, []);
    loaded.pack.unwrap().questions.remove(0)
}

fn shape(phases: &[(Phase, u32)]) -> PresetShape {
    PresetShape::Phases(phases.to_vec())
}

fn whole() -> PresetShape {
    shape(&[
        (Phase::Requirements, 10),
        (Phase::HighLevel, 20),
        (Phase::DeepDive, 10),
    ])
}

fn ids(question: &Question, places: impl Iterator<Item = usize>) -> Vec<String> {
    places
        .map(|at| question.push_backs[at].id.to_string())
        .collect()
}

#[test]
fn at_most_three_push_backs_gates_first_then_weight() {
    let question = pushy();
    let steps = steps(&whole(), 40, &[40]);
    let mut thirds = BTreeSet::new();
    for seed in 0..60 {
        let said = planned(&[&question], &steps, &mut Chance::new(seed));
        assert_eq!(said.len(), PUSHES_MOST);
        let said: BTreeSet<String> = ids(&question, said.iter().map(|push| push.push))
            .into_iter()
            .collect();
        assert!(
            said.contains("push-gate-one") && said.contains("push-gate-two"),
            "{said:?}"
        );
        assert!(
            said.contains("push-heavy"),
            "weight decides after gates: {said:?}"
        );
        thirds.insert(said);
    }
    assert_eq!(thirds.len(), 1);
}

#[test]
fn a_push_back_is_said_at_the_end_of_the_phase_of_its_point() {
    let question = pushy();
    let steps = steps(&whole(), 40, &[40]);
    let phase = |id: &str| {
        let all = possible(&[&question], &steps);
        let push = all
            .iter()
            .find(|push| question.push_backs[push.push].id.as_str() == id)
            .unwrap();
        steps[push.step].phase.unwrap()
    };
    assert_eq!(phase("push-gate-two"), Phase::Requirements);
    assert_eq!(phase("push-gate-one"), Phase::HighLevel);
    assert_eq!(phase("push-plain-two"), Phase::DeepDive);
    let said = planned(&[&question], &steps, &mut Chance::new(1));
    assert!(
        said.is_sorted_by_key(|push| push.step),
        "in the order in which they are said"
    );
}

#[test]
fn equals_are_drawn_by_seed_and_the_same_seed_draws_the_same() {
    let mut question = pushy();
    for point in &mut question.points {
        (point.gate, point.weight) = (false, 1);
    }
    let steps = steps(&whole(), 40, &[40]);
    let mut drawn = BTreeSet::new();
    for seed in 0..60 {
        let said = planned(&[&question], &steps, &mut Chance::new(seed));
        assert_eq!(said, planned(&[&question], &steps, &mut Chance::new(seed)));
        drawn.extend(said.iter().map(|push| push.push));
        let change = change(&question, &steps, &mut Chance::new(seed));
        assert_eq!(
            change,
            self::change(&question, &steps, &mut Chance::new(seed))
        );
    }
    assert_eq!(
        drawn.len(),
        6,
        "among equals every one is drawn by some seed"
    );
    let changes: BTreeSet<usize> = (0..60)
        .filter_map(|seed| change(&question, &steps, &mut Chance::new(seed)))
        .collect();
    assert_eq!(changes.len(), 2);
}

#[test]
fn a_slice_asks_its_own_phase_alone_and_changes_nothing() {
    let question = pushy();
    let shape = shape(&[(Phase::DeepDive, 15)]);
    let steps = steps(&shape, 15, &[40]);
    let points: Vec<&str> = points_of(&question, &[Phase::DeepDive])
        .iter()
        .map(|point| point.id.as_str())
        .collect();
    assert_eq!(points, ["plain-two"]);
    let said = planned(&[&question], &steps, &mut Chance::new(4));
    assert_eq!(
        ids(&question, said.iter().map(|push| push.push)),
        ["push-plain-two"]
    );
    assert_eq!(change(&question, &steps, &mut Chance::new(4)), None);
}

#[test]
fn minutes_of_any_size_give_steps() {
    let steps = steps(&PresetShape::Questions(2), u32::MAX, &[u32::MAX, 1]);
    assert_eq!(steps[0].seconds, u32::MAX);
    assert!(steps[1].seconds >= 20);
}

/// Walks the presets of the shipped pack: whatever an author wrote for the interviewer is said in some round.
#[test]
fn every_push_back_and_change_of_the_shipped_pack_is_said_in_some_round() {
    let packs: Vec<Pack> = load_all(&Source::built_in())
        .into_iter()
        .filter_map(|loaded| loaded.pack)
        .collect();
    let (mut all, mut reached, mut alone) = (0, 0, 0);
    let mut never = Vec::new();
    for pack in &packs {
        for question in &pack.questions {
            let rounds: Vec<_> = pack
                .presets
                .iter()
                .filter(|preset| preset.kinds.is_empty() || preset.kinds.contains(&question.kind))
                .map(|preset| steps(&preset.shape, preset.minutes, &[question.minutes]))
                .chain([steps(&PresetShape::Questions(1), 30, &[question.minutes])])
                .collect();
            for (at, back) in question.push_backs.iter().enumerate() {
                all += 1;
                let by_seed = rounds.iter().any(|steps| {
                    (0..200).any(|seed| {
                        let mut chance = Chance::new(seed);
                        let said = planned(&[question], steps, &mut chance);
                        said.iter().any(|push| push.push == at)
                            || change(question, steps, &mut chance) == Some(at)
                    })
                });
                let with_partner = matches!(back.trigger, Trigger::Unless(_))
                    && rounds.iter().any(|steps| {
                        possible(&[question], steps)
                            .iter()
                            .any(|push| push.push == at)
                    });
                alone += usize::from(by_seed);
                if by_seed || with_partner {
                    reached += 1;
                } else {
                    never.push(format!("{}/{}", question.key, back.id));
                }
            }
        }
    }
    println!(
        "{reached} of {all} push-backs and changes are said, {alone} of them without a partner"
    );
    assert!(all > 0, "the shipped pack has push-backs");
    assert!(never.is_empty(), "never said: {never:?}");
}

fn mark(point: &str, mark: Mark, level: Level, dimension: Dimension, gate: bool) -> PointMark {
    PointMark {
        point: Slug::parse(point).unwrap(),
        group: Group::Cover,
        mark,
        parts: None,
        prompted: false,
        weight: 1,
        level,
        dimension,
        gate,
    }
}

fn at(seconds: i64) -> Moment {
    Moment {
        wall_ms: 1_795_340_400_000 + seconds * 1000,
        boot_ms: 0,
        offset_minutes: 60,
        day: Day(20_779),
    }
}

/// The records of a round with these marks, without any pack.
fn round_of(marks: Vec<PointMark>, pitfalls: Vec<PitfallMark>) -> (Vec<Record>, RecordId) {
    let phases = [
        (Some(Phase::Requirements), 300),
        (Some(Phase::HighLevel), 900),
        (Some(Phase::DeepDive), 900),
    ];
    round_like(0, "design-45", &phases, marks, pitfalls)
}

/// The same as the round of a day from 0 on, of another preset in these phases.
fn round_like(
    day: u16,
    preset: &str,
    phases: &[(Option<Phase>, u32)],
    marks: Vec<PointMark>,
    pitfalls: Vec<PitfallMark>,
) -> (Vec<Record>, RecordId) {
    let at = |seconds: i64| Moment {
        day: Day(20_779 + i32::from(day)),
        ..at(i64::from(day) * 86_400 + seconds)
    };
    let fresh = |bits: u128| u128::from(day) * 100 + bits;
    let question = Key::parse("gone:chat").unwrap();
    let start = RoundStart {
        preset: preset.to_owned(),
        phases: phases.to_vec(),
        questions: vec![Asked {
            question: question.clone(),
            hash: 7,
            values: Vec::new(),
        }],
        aim: Level::Senior,
        typed: false,
        seed: 4711,
    };
    let begun = Record::new(at(0), fresh(1), What::RoundStart(Box::new(start)));
    let round = begun.id;
    let step = |place: u32, phase, seconds, late, pushed: Vec<(Slug, PushedHow)>| {
        Record::new(
            at(10 + i64::from(place)),
            fresh(2 + u128::from(place)),
            What::RoundStep(Box::new(RoundStep {
                round,
                place,
                phase: Some(phase),
                seconds,
                paused: place * 7,
                late,
                pushed,
                rung: place,
            })),
        )
    };
    let attempt = Attempt {
        question,
        level: Level::Senior,
        follow_up: None,
        pack_version: "1".into(),
        question_hash: 7,
        marks,
        pitfalls,
        sure: None,
        said: Some(75),
        rating: None,
        seconds: 2000,
        draft: Draft::None,
        mode: Mode::Round,
        round: Some(round),
        place: Some(0),
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    };
    let records = vec![
        begun,
        step(0, Phase::Requirements, 341, 41, vec![]),
        step(
            1,
            Phase::HighLevel,
            880,
            0,
            vec![(Slug::parse("why").unwrap(), PushedHow::Answered)],
        ),
        step(2, Phase::DeepDive, 599, 0, vec![]),
        Record::new(at(20), fresh(9), What::Attempt(Box::new(attempt))),
        Record::new(
            at(21),
            fresh(10),
            What::RoundEnd {
                round,
                why: RoundEnding::Done,
                wall: 2100,
                active: 1820,
            },
        ),
    ];
    (records, round)
}

/// Ten points for mid, all full; ten for senior with two halves; five for staff, of which three missed.
fn senior_marks() -> Vec<PointMark> {
    let mut marks = Vec::new();
    for at in 0..10 {
        marks.push(mark(
            &format!("mid-{at}"),
            Mark::Full,
            Level::Mid,
            Dimension::Scoping,
            false,
        ));
    }
    for at in 0..10 {
        let said = if at < 8 { Mark::Full } else { Mark::Half };
        marks.push(mark(
            &format!("senior-{at}"),
            said,
            Level::Senior,
            Dimension::Design,
            false,
        ));
    }
    for at in 0..20 {
        let dimension = if at % 2 == 0 {
            Dimension::Reliability
        } else {
            Dimension::Depth
        };
        let said = if at < 5 { Mark::Full } else { Mark::Missed };
        marks.push(mark(
            &format!("staff-{at}"),
            said,
            Level::Staff,
            dimension,
            false,
        ));
    }
    marks
}

#[test]
fn the_debrief_says_in_one_sentence_what_was_reached_and_what_was_in_the_way() {
    let (records, round) = round_of(senior_marks(), Vec::new());
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    assert_eq!(debrief.reached(), Some(Level::Senior));
    assert_eq!(debrief.missed(), Some(Level::Staff));
    assert_eq!(
        debrief.sentence(),
        "Strong hire at senior, the aim. At staff: lean no (60), because of depth (20 of the 40 lost) and reliability (18)."
    );
}

#[test]
fn a_missed_gate_and_pitfalls_are_in_the_sentence_by_what_they_cost() {
    let mut marks = senior_marks();
    marks[0] = mark("mid-0", Mark::Missed, Level::Mid, Dimension::Scoping, true);
    let (records, round) = round_of(marks, Vec::new());
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    assert_eq!(debrief.reached(), None);
    assert_eq!(
        debrief.sentence(),
        "At senior, the aim: no (54 of 90), because of a missed gate."
    );
    assert_eq!(
        debrief.worth[0].1.as_str(),
        "mid-0",
        "the gate is worth most"
    );
    let falls = vec![PitfallMark {
        pitfall: Slug::parse("by-date").unwrap(),
        weight: 4,
    }];
    let (records, round) = round_of(senior_marks(), falls);
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    assert_eq!(
        debrief.sentence(),
        "Hire at senior, the aim. At staff: no (40), because of depth (20 of the 60 lost) and pitfalls (20)."
    );
}

#[test]
fn nothing_but_full_marks_is_a_strong_hire_at_the_highest_level_that_was_asked() {
    let marks = vec![mark("one", Mark::Full, Level::Mid, Dimension::Depth, true)];
    let (records, round) = round_of(marks, Vec::new());
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    assert_eq!(
        debrief.sentence(),
        "Strong hire at senior, the aim. Nothing was lost.",
        "a senior question proves nothing about staff"
    );
    assert!(debrief.worth.is_empty());
}

/// The sentence of a round with these marks whose aim is this.
fn sentence_of(marks: Vec<PointMark>, pitfalls: Vec<PitfallMark>, aim: Level) -> String {
    let (mut records, round) = round_of(marks, pitfalls);
    if let What::RoundStart(start) = &mut records[0].what {
        start.aim = aim;
    }
    let progress = Progress::fold(records, Renames::default());
    progress.debrief(round).unwrap().sentence()
}

#[test]
fn the_sentence_names_the_aim_wherever_it_lies_and_the_level_that_decides() {
    let of = |aim| sentence_of(senior_marks(), Vec::new(), aim);
    assert_eq!(
        of(Level::Mid),
        "Strong hire at senior, above the aim. At staff: lean no (60), because of depth (20 of the 40 lost) and reliability (18)."
    );
    assert_eq!(
        of(Level::Staff),
        "Strong hire at senior. At staff, the aim: lean no (60), because of depth (20 of the 40 lost) and reliability (18)."
    );
    // Half of what mid asks is missing, all that senior adds is there: the verdict at senior is that of mid.
    let mut marks = senior_marks();
    for mark in marks.iter_mut().take(5) {
        mark.mark = Mark::Missed;
    }
    assert_eq!(
        sentence_of(marks, Vec::new(), Level::Senior),
        "At senior, the aim: no (50 at mid), because of scoping (all of the 50 lost)."
    );
    // Where both bars say the same, it is that of the aim that counts.
    let mut marks = senior_marks();
    for mark in marks.iter_mut().take(4) {
        mark.mark = Mark::Missed;
    }
    for mark in marks.iter_mut().skip(10).take(3) {
        mark.mark = Mark::Missed;
    }
    for mark in marks.iter_mut().skip(18).take(2) {
        mark.mark = Mark::Full;
    }
    assert_eq!(
        sentence_of(marks, Vec::new(), Level::Senior),
        "At senior, the aim: lean no (65), because of scoping (20 of the 35 lost) and design (15)."
    );
    // A senior question proves nothing about staff.
    let full = vec![mark("one", Mark::Full, Level::Mid, Dimension::Depth, true)];
    assert_eq!(
        sentence_of(full, Vec::new(), Level::Staff),
        "Strong hire at senior. Nothing was lost. Staff, the aim, was not asked."
    );
}

#[test]
fn a_gate_that_is_not_all_that_was_lost_stands_before_the_rest_and_a_hire_names_what_cost_most() {
    let mut marks = senior_marks();
    marks[0].gate = true;
    marks[0].prompted = true;
    let of = |marks: &[PointMark], aim| sentence_of(marks.to_vec(), Vec::new(), aim);
    assert_eq!(
        of(&marks, Level::Mid),
        "At mid, the aim: lean no (69 of 95), because of a prompted gate."
    );
    marks[0].mark = Mark::Missed;
    marks[0].prompted = false;
    assert_eq!(
        of(&marks, Level::Staff),
        "At staff, the aim: no (54 of 58), because of a missed gate, depth (20 of the 42 lost) and reliability (18)."
    );
    let mut marks = senior_marks();
    marks.truncate(30);
    for mark in marks.iter_mut().skip(20) {
        mark.mark = Mark::Half;
    }
    assert_eq!(
        of(&marks, Level::Staff),
        "Hire at staff, the aim. What cost most: depth (8 of the 20 lost) and reliability (8)."
    );
}

/// A dimension, its figure, and the one that it is compared with.
type Compared = (Dimension, u8, Option<u8>);

/// The figure of each dimension of the last of these rounds, with the one that it is compared with, and since when.
fn compared(rounds: &[(Vec<Record>, RecordId)]) -> (Vec<Compared>, Option<Day>) {
    let records = rounds.iter().flat_map(|(records, _)| records).cloned();
    let progress = Progress::fold(records.collect(), Renames::default());
    let debrief = progress.debrief(rounds.last().unwrap().1).unwrap();
    let told = debrief.dimensions.iter();
    let told = told.map(|change| (change.dimension, change.figure, change.before));
    (told.collect(), debrief.since)
}

#[test]
fn a_round_is_compared_with_the_last_one_of_its_shape_and_a_dimension_of_few_points_with_none() {
    let whole = [(Some(Phase::HighLevel), 900), (Some(Phase::DeepDive), 900)];
    let slice = [(Some(Phase::DeepDive), 900)];
    let high = [(Some(Phase::HighLevel), 900)];
    let depth = |full: usize, of: usize| -> Vec<PointMark> {
        let said = |at| if at < full { Mark::Full } else { Mark::Missed };
        let points = 0..of;
        points
            .map(|at| {
                mark(
                    &format!("p-{at}"),
                    said(at),
                    Level::Mid,
                    Dimension::Depth,
                    false,
                )
            })
            .collect()
    };
    let played = |day, preset, phases: &[(Option<Phase>, u32)], marks| {
        round_like(day, preset, phases, marks, Vec::new())
    };
    let design = || played(0, "design-45", &whole, depth(4, 4));
    // A slice is not compared with a whole round, nor with a slice of another phase.
    let other = || played(1, "slice-high-level", &high, depth(4, 4));
    let first = || played(2, "slice-deep-dive", &slice, depth(3, 4));
    let (told, since) = compared(&[design(), other(), first()]);
    assert_eq!(told, [(Dimension::Depth, 75, None)]);
    assert_eq!(since, None);
    // The same phase of another preset is the same slice.
    let again = played(3, "design-45", &slice, depth(1, 4));
    let (told, since) = compared(&[design(), other(), first(), again]);
    assert_eq!(told, [(Dimension::Depth, 25, Some(75))]);
    assert_eq!(since, Some(Day(20_781)));
    // Of two points none says anything, here or there.
    let (told, _) = compared(&[first(), played(3, "slice-deep-dive", &slice, depth(1, 2))]);
    assert_eq!(told, [(Dimension::Depth, 50, None)]);
    let few = played(1, "slice-deep-dive", &slice, depth(1, 2));
    let (told, _) = compared(&[few, first()]);
    assert_eq!(told, [(Dimension::Depth, 75, None)]);
    // Cards of a minute and essays are of two shapes, though both are rounds of one's own.
    let questions = [(None, 60), (None, 60)];
    let mut card = depth(1, 1);
    card[0].point = Slug::parse("answer").unwrap();
    let cards = played(1, "own", &questions, card);
    let essay = || played(0, "own", &questions, depth(4, 4));
    let (told, since) = compared(&[
        essay(),
        cards.clone(),
        played(2, "own", &questions, depth(2, 4)),
    ]);
    assert_eq!(told, [(Dimension::Depth, 50, Some(100))]);
    assert_eq!(since, Some(Day(20_779)), "the essay, not the cards");
    assert_eq!(compared(&[essay(), cards]).1, None);
}

#[test]
fn a_change_stands_beside_its_dimension_with_the_day_of_the_round_it_is_against() {
    let phases = [(Some(Phase::HighLevel), 900)];
    let before = round_like(0, "slice-high-level", &phases, senior_marks(), Vec::new());
    let mut marks = senior_marks();
    for mark in marks.iter_mut().take(5) {
        mark.mark = Mark::Missed;
    }
    let now = round_like(3, "slice-high-level", &phases, marks, Vec::new());
    let id = now.1;
    let records = before.0.into_iter().chain(now.0).collect();
    let progress = Progress::fold(records, Renames::default());
    let round = progress.round(id).unwrap();
    let library = Library::new(Vec::new());
    let rows = page::rows(round, &progress, &library, 60, page::Reader::Player);
    let screen: String = rows.iter().map(|row| row.text() + "\n").collect();
    assert!(screen.contains("50   ▼ 50"), "{screen}");
    let said = "▲ ▼ against your last round like this, 22 Nov";
    assert!(screen.contains(said), "{screen}");
    let text = text(round, &progress, &library, false);
    let said = "scoping 50, 50 less than in your last round like this, of 2026-11-22\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_question_that_got_too_little_time_is_starved_like_a_phase_and_a_card_of_a_minute_is_not() {
    let questions = [(None, 300), (None, 900), (None, 900)];
    let paces = |marks| {
        let (records, id) = round_like(0, "behavioural-30", &questions, marks, Vec::new());
        let progress = Progress::fold(records, Renames::default());
        let phases = progress.debrief(id).unwrap().phases;
        phases.iter().map(|step| step.pace).collect::<Vec<_>>()
    };
    assert_eq!(
        paces(senior_marks()),
        [Pace::Over(41), Pace::Fair, Pace::Starved]
    );
    let card = mark("answer", Mark::Full, Level::Mid, Dimension::Depth, false);
    assert_eq!(paces(vec![card]), [Pace::Over(41), Pace::Fair, Pace::Fair]);
}

#[test]
fn of_cards_ended_early_all_that_the_clock_showed_is_counted() {
    let cards = [(None, 60); 10];
    let card = mark("answer", Mark::Full, Level::Mid, Dimension::Depth, false);
    let (mut records, id) = round_like(0, "quickfire-10", &cards, vec![card], Vec::new());
    // The first card was marked; the second was left before that, after 24 minutes.
    records.retain(|record| !matches!(&record.what, What::RoundStep(step) if step.place > 0));
    let progress = Progress::fold(records, Renames::default());
    let library = Library::new(Vec::new());
    let round = progress.round(id).unwrap();
    let rows = page::rows(round, &progress, &library, 60, page::Reader::Player);
    let screen: String = rows.iter().map(|row| row.text() + "\n").collect();
    for said in ["questions      1 of 10", "in all         30:20 of 10:00"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    assert!(!screen.contains("longest"), "of one: {screen}");
    let text = text(round, &progress, &library, false);
    assert!(
        text.contains("  questions 2 to 10: not reached\n"),
        "{text}"
    );
    assert!(text.contains("in all 30:20 on the clock"), "{text}");
}

#[test]
fn minutes_overruns_pauses_rungs_and_push_backs_are_in_the_debrief() {
    let (records, round) = round_of(senior_marks(), Vec::new());
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    let told: Vec<_> = debrief
        .phases
        .iter()
        .map(|phase| (phase.seconds, phase.planned, phase.paused, phase.pace))
        .collect();
    assert_eq!(
        told,
        [
            (341, 300, 0, Pace::Over(41)),
            (880, 900, 7, Pace::Fair),
            (599, 900, 14, Pace::Starved)
        ]
    );
    assert_eq!(debrief.rung, 2);
    assert_eq!(
        (debrief.pushes[0].id.as_str(), debrief.pushes[0].how),
        ("why", PushedHow::Answered)
    );
    assert_eq!(debrief.said, Some(75));
}

#[test]
fn a_journal_that_names_absurd_seconds_is_read_all_the_same() {
    let (mut records, round) = round_of(senior_marks(), Vec::new());
    if let What::RoundStep(step) = &mut records[1].what {
        (step.seconds, step.late) = (u32::MAX, 0);
    }
    if let What::RoundStart(start) = &mut records[0].what {
        start.phases[0].1 = u32::MAX;
    }
    let debrief = Progress::fold(records, Renames::default())
        .debrief(round)
        .unwrap();
    assert_eq!(debrief.phases[0].pace, Pace::Fair);
}

#[test]
fn three_points_of_the_round_as_a_whole_enter_the_drills_and_are_those_the_debrief_names() {
    let (records, round) = round_of(senior_marks(), Vec::new());
    let progress = Progress::fold(records, Renames::default());
    let named: BTreeSet<String> = progress
        .debrief(round)
        .unwrap()
        .worth
        .iter()
        .map(|(_, point)| point.to_string())
        .collect();
    let drilled: BTreeSet<String> = progress
        .drills()
        .map(|(_, point, _)| point.to_string())
        .collect();
    assert_eq!(named.len(), 3);
    assert_eq!(named, drilled);
}

#[test]
fn replayed_in_another_order_elsewhere_without_the_pack_it_is_the_same_debrief() {
    let (records, round) = round_of(senior_marks(), Vec::new());
    let here = Progress::fold(records.clone(), Renames::default())
        .debrief(round)
        .unwrap();
    let mut elsewhere = records;
    for record in &mut elsewhere {
        record.offset_minutes = -480;
    }
    elsewhere.reverse();
    let mut progress = Progress::fold(Vec::new(), Renames::default());
    progress.take_in(elsewhere);
    assert_eq!(progress.debrief(round).unwrap(), here);
}
