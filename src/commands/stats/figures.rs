//! What the figures are: computed from packs and progress; knows nothing of how they are printed.

use crate::domain::grade::{Band, Grades, grade, rounded, share};
use crate::domain::id::Key;
use crate::domain::pack::{Dimension, Level, Question};
use crate::domain::progress::{Due, Progress};
use crate::domain::record::{Attempt, Grader};
use crate::domain::time::Day;
use crate::library::Library;
use crate::library::tree::Node;
use serde::Serialize;
use std::collections::HashSet;

/// From how many observations on a figure says something.
pub(super) const FEWEST: usize = 5;

/// All figures.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) questions: Questions,
    /// The mean of the latest scores, 0 to 100.
    pub(super) mean_score: Option<u8>,
    pub(super) due: DueNow,
    /// Points that were missed and not yet won back.
    pub(super) points_returning: usize,
    /// Answers graded by oneself, follow-ups among them.
    pub(super) attempts: usize,
    /// The time they took.
    pub(super) minutes: u64,
    /// Study days with at least one of them.
    pub(super) days: usize,
    pub(super) topics: Vec<Topic>,
    pub(super) dimensions: Vec<DimensionShare>,
    pub(super) levels: Vec<Verdicts>,
}

/// How many questions there are and how many were answered.
#[derive(Debug, Serialize)]
pub(super) struct Questions {
    pub(super) attempted: usize,
    pub(super) total: usize,
    /// Answered ones that no loaded pack has.
    pub(super) not_installed: usize,
}

/// What comes back today.
#[derive(Debug, Serialize)]
pub(super) struct DueNow {
    pub(super) questions: usize,
    pub(super) points: usize,
}

/// A topic with what lies below it.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) path: String,
    pub(super) title: String,
    /// The mean of the latest scores, 0 to 100.
    pub(super) mastery: Option<u8>,
    pub(super) attempted: usize,
    pub(super) total: usize,
}

/// A topic at the top, and the leaves below it.
#[derive(Debug, Serialize)]
pub(super) struct Topic {
    #[serde(flatten)]
    pub(super) part: Part,
    pub(super) leaves: Vec<Part>,
}

/// The share that one said of a dimension's points, over the latest answers.
#[derive(Debug, Serialize)]
pub(super) struct DimensionShare {
    pub(super) dimension: &'static str,
    /// 0 to 100, by weight.
    pub(super) share: Option<u8>,
    /// Over how many answers.
    pub(super) answers: usize,
}

/// How many of the latest answers got which verdict at a level.
#[derive(Debug, Serialize)]
pub(super) struct Verdicts {
    pub(super) level: &'static str,
    pub(super) strong_hire: usize,
    pub(super) hire: usize,
    pub(super) lean_no: usize,
    pub(super) no: usize,
}

impl Figures {
    /// The figures of a day.
    pub(super) fn of(library: &Library, progress: &Progress, today: Day) -> Self {
        let latest: Vec<&Attempt> = library
            .questions()
            .filter_map(|question| latest(progress, question))
            .collect();
        let all = || {
            let attempts = progress.all_attempts();
            attempts.filter(|(_, attempt)| attempt.by == Grader::Me)
        };
        let seconds: u64 = all().map(|(_, attempt)| u64::from(attempt.seconds)).sum();
        let days: HashSet<Day> = all().map(|(record, _)| record.day).collect();
        let keys = || library.questions().map(|question| &question.key);
        let due = keys().filter(|key| progress.standing(key, today).due == Due::Now);
        let known = |key: &Key| library.question(key).is_some();
        let points = || {
            let drills = progress.drills();
            drills.filter(|(key, point, drill)| {
                let question = library.question(key);
                let there = question.is_some_and(|q| q.point(point.as_str()).is_some());
                there && !drill.won && !drill.suspended
            })
        };
        let elsewhere = progress
            .courses()
            .filter(|(key, course)| course.figure.is_some() && !known(key));
        Self {
            questions: Questions {
                attempted: latest.len(),
                total: library.len(),
                not_installed: elsewhere.count(),
            },
            mean_score: mastery(progress, attempted(progress, keys()), keys()),
            due: DueNow {
                questions: due.count(),
                points: points().filter(|(_, _, drill)| drill.is_due(today)).count(),
            },
            points_returning: points().count(),
            attempts: all().count(),
            minutes: (seconds + 30) / 60,
            days: days.len(),
            topics: topics(library, progress),
            dimensions: Dimension::ALL
                .iter()
                .map(|dimension| dimension_share(&latest, *dimension))
                .collect(),
            levels: verdicts(&latest),
        }
    }
}

fn latest<'a>(progress: &'a Progress, question: &Question) -> Option<&'a Attempt> {
    let (_, attempt) = progress.attempts(&question.key).next_back()?;
    Some(attempt)
}

/// The mean score of these questions; nothing where too few of them were attempted for it to say something.
fn mastery<'a>(
    progress: &Progress,
    attempted: usize,
    questions: impl Iterator<Item = &'a Key>,
) -> Option<u8> {
    let enough = attempted >= FEWEST;
    enough.then(|| progress.mastery(questions)).flatten()
}

fn attempted<'a>(progress: &Progress, questions: impl Iterator<Item = &'a Key>) -> usize {
    let figures = questions.filter_map(|key| progress.course(key)?.figure);
    figures.count()
}

fn topics(library: &Library, progress: &Progress) -> Vec<Topic> {
    let tree = library.tree();
    let part = |node: &Node| {
        let attempted = attempted(progress, node.beneath.iter());
        Part {
            path: node.path.to_string(),
            title: node.title.clone(),
            mastery: mastery(progress, attempted, node.beneath.iter()),
            attempted,
            total: node.beneath.len(),
        }
    };
    let below = |root: &Node| {
        let nodes = tree.nodes().map(|(_, node)| node);
        let leaves = nodes
            .filter(|node| node.children.is_empty() && node.path != root.path)
            .filter(|node| node.path.is_within(&root.path));
        leaves.map(part).collect()
    };
    let roots = tree.roots().iter().map(|id| tree.node(*id));
    let topic = |root: &Node| Topic {
        part: part(root),
        leaves: below(root),
    };
    roots.map(topic).collect()
}

fn dimension_share(latest: &[&Attempt], dimension: Dimension) -> DimensionShare {
    let marks = |attempt: &&&Attempt| {
        let mut marks = attempt.marks.iter();
        marks.any(|mark| mark.counts() && mark.dimension == dimension)
    };
    let answers = latest.iter().filter(marks).count();
    let all = latest.iter().flat_map(|attempt| &attempt.marks);
    let share = share(all.filter(|mark| mark.counts() && mark.dimension == dimension));
    DimensionShare {
        dimension: dimension.word(),
        share: share.filter(|_| answers >= FEWEST).map(rounded),
        answers,
    }
}

fn verdicts(latest: &[&Attempt]) -> Vec<Verdicts> {
    let grades: Vec<Grades> = latest
        .iter()
        .map(|attempt| grade(attempt.level, &attempt.marks, &attempt.pitfalls))
        .collect();
    let at = |level: &Level| {
        let bands = grades
            .iter()
            .filter(|grades| grades.bar(*level).is_some())
            .filter_map(|grades| grades.verdict(*level));
        let bands: Vec<Band> = bands.collect();
        let count = |band: Band| bands.iter().filter(|other| **other == band).count();
        Verdicts {
            level: level.word(),
            strong_hire: count(Band::StrongHire),
            hire: count(Band::Hire),
            lean_no: count(Band::LeanNo),
            no: count(Band::No),
        }
    };
    Level::BARS.iter().map(at).collect()
}
