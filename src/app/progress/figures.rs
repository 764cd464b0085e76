//! All figures of one's progress: what the pages of Progress draw and what `greenroom stats` prints.

use crate::app::progress::forecast::{Forecast, forecast};
use crate::app::progress::objectives::{Evidence, evidence};
use crate::app::progress::topics::{Part, Topic, topics, weakest};
use crate::domain::grade::{Grades, grade};
use crate::domain::id::Key;
use crate::domain::progress::{Due, Progress};
use crate::domain::record::Attempt;
use crate::domain::stats::{
    AtLevel, Calibration, Comparison, DayTally, DimensionShare, Mean, PhaseFigure, Readiness,
    RoundFigure, Shares, Sureness, Week, phases, rounds, weeks,
};
use crate::domain::time::Day;
use crate::library::Library;

/// All figures, as of a day and so many records.
#[derive(Debug)]
pub struct Figures {
    /// The day.
    pub day: Day,
    /// How many records they stand on.
    pub records: usize,
    /// Questions answered at least once.
    pub attempted: usize,
    /// All questions.
    pub total: usize,
    /// Answered ones that no loaded pack has.
    pub not_installed: usize,
    /// The mean of the latest scores, 0 to 100; `None` below five.
    pub mean_score: Option<u8>,
    /// Questions that are due now.
    pub due: usize,
    /// Points that are due now.
    pub points_due: usize,
    /// Points that were missed and not yet won back.
    pub points_returning: usize,
    /// Everything that was done.
    pub done: DayTally,
    /// How one stands at each level.
    pub readiness: Readiness,
    /// Top topics with an answer.
    pub topics_begun: usize,
    /// The weakest topics that have a figure, at most three.
    pub weakest: Vec<Part>,
    /// The topics at the top with what lies below them.
    pub topics: Vec<Topic>,
    /// The share of each dimension over the latest answers.
    pub dimensions: Vec<DimensionShare>,
    /// The last seven days beside the seven before.
    pub comparison: Comparison,
    /// The study days, oldest first.
    pub days: Vec<(Day, DayTally)>,
    /// The weeks of study, oldest first.
    pub weeks: Vec<Week>,
    /// What one said beside what was scored.
    pub calibration: Calibration,
    /// Minutes by phase.
    pub phases: Vec<PhaseFigure>,
    /// What comes back on each of thirty days.
    pub forecast: Forecast,
    /// Objectives with their evidence, gaps first.
    pub objectives: Vec<Evidence>,
    /// Graded rounds, latest first.
    pub rounds: Vec<RoundFigure>,
}

/// What the latest answer to a question amounts to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latest {
    pub(crate) grades: Grades,
    pub(crate) shares: Shares,
}

impl Figures {
    /// The figures of a day.
    pub fn of(library: &Library, progress: &Progress, today: Day) -> Self {
        // By the number of the question: each answer is graded once for all figures.
        let latest: Vec<Option<Latest>> = library
            .questions()
            .map(|question| progress.attempts(&question.key).next_back())
            .map(|found| found.map(|(_, attempt)| read(attempt)))
            .collect();
        let known = |key: &Key| library.number(key).is_some();
        let elsewhere = progress
            .courses()
            .filter(|(key, course)| course.figure.is_some() && !known(key));
        let keys = || library.questions().map(|question| &question.key);
        let due = keys().filter(|key| progress.standing(key, today).due == Due::Now);
        let points = || {
            let open = progress
                .drills()
                .filter(|(.., drill)| !drill.won && !drill.suspended);
            open.filter(|(key, point, _)| {
                let question = library.question(key);
                question.is_some_and(|question| question.point(point.as_str()).is_some())
            })
        };
        let graded: Vec<Grades> = latest
            .iter()
            .flatten()
            .map(|latest| latest.grades)
            .collect();
        let mut shares = Shares::default();
        for answer in latest.iter().flatten() {
            shares.join(&answer.shares);
        }
        let topics = topics(library, progress, &latest);
        let rounds = rounds(progress);
        let scores: Mean = keys()
            .filter_map(|key| progress.course(key)?.figure)
            .collect();
        Self {
            day: today,
            records: progress.records(),
            attempted: graded.len(),
            total: library.len(),
            not_installed: elsewhere.count(),
            mean_score: scores.figure(),
            due: due.count(),
            points_due: points().filter(|(.., drill)| drill.is_due(today)).count(),
            points_returning: points().count(),
            done: progress.tally().all(),
            readiness: Readiness::of(&graded),
            topics_begun: topics
                .iter()
                .filter(|topic| topic.part.attempted > 0)
                .count(),
            weakest: weakest(&topics),
            topics,
            dimensions: shares.figures(),
            comparison: Comparison::of(progress, today),
            days: progress
                .tally()
                .days()
                .map(|(day, tally)| (day, *tally))
                .collect(),
            weeks: weeks(progress, today),
            calibration: Calibration::of(progress, &rounds),
            phases: phases(progress),
            forecast: forecast(library, progress, today),
            objectives: evidence(library, progress),
            rounds,
        }
    }

    /// The level that the verdict speaks of: the highest one is ready for, else the lowest one is not.
    pub fn spoken_of(&self) -> Option<&AtLevel> {
        self.readiness.ready().or(self.readiness.short())
    }

    /// How sure that verdict is, by the answers that reach its level.
    pub fn sureness(&self) -> Sureness {
        let answers = self.spoken_of().map_or(self.attempted, |at| at.answers);
        Sureness::of(answers, self.topics_begun, self.topics.len())
    }

    /// Whether nothing was ever answered.
    pub fn is_empty(&self) -> bool {
        self.done.answers == 0 && self.done.points == 0
    }
}

fn read(attempt: &Attempt) -> Latest {
    Latest {
        grades: grade(attempt.level, &attempt.marks, &attempt.pitfalls),
        shares: Shares::of(attempt),
    }
}
