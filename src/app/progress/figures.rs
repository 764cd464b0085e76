//! All figures of one's progress: what the pages of Progress draw and what `greenroom stats` prints.

use crate::app::evenings::{laid_out, rest_comes};
use crate::app::progress::forecast::{Forecast, Sources, forecast};
use crate::app::progress::objectives::{Evidence, evidence};
use crate::app::progress::topics::{Part, Topic, topics, weakest};
use crate::domain::grade::Grades;
use crate::domain::id::Key;
use crate::domain::pack::Question;
use crate::domain::progress::{Course, Drill, Progress};
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
    /// Questions that are due and for tonight.
    pub due: usize,
    /// Points that are due and for tonight.
    pub points_due: usize,
    /// When the rest of what is due comes, in words; `None` where there is none.
    pub rest: Option<String>,
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

/// How one stands with a question, read once for all figures.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The score of the latest answer.
    pub(crate) figure: Option<u8>,
    /// What the latest answer amounts to.
    pub(crate) latest: Option<(Grades, Shares)>,
    /// The day on which it should come back, unless it is out of the schedule.
    pub(crate) comes: Option<Day>,
}

impl Figures {
    /// The figures of a day.
    pub fn of(library: &Library, progress: &Progress, today: Day) -> Self {
        // By the number of the question.
        let seen: Vec<Seen> = library
            .questions()
            .map(|question| read(progress, &question.key))
            .collect();
        let known = |key: &Key| library.number(key).is_some();
        let elsewhere = progress
            .courses()
            .filter(|(key, course)| course.figure().is_some() && !known(key));
        let laid = laid_out(library, progress, &progress.plan(), today, None);
        let points = open_points(library, progress);
        let latest = || seen.iter().filter_map(|seen| seen.latest.as_ref());
        let graded: Vec<Grades> = latest().map(|(grades, _)| *grades).collect();
        let mut shares = Shares::default();
        for (_, answer) in latest() {
            shares.join(answer);
        }
        let topics = topics(library, &seen);
        let rounds = rounds(progress);
        let scores: Mean = seen.iter().filter_map(|seen| seen.figure).collect();
        Self {
            day: today,
            records: progress.records(),
            attempted: graded.len(),
            total: library.len(),
            not_installed: elsewhere.count(),
            mean_score: scores.figure(),
            due: laid.tonight().questions.len(),
            points_due: laid.tonight().points,
            rest: rest_comes(&laid),
            points_returning: points.iter().filter(|drill| drill.is_open()).count(),
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
            forecast: forecast(&Sources {
                library,
                seen: &seen,
                points: &points,
                laid: &laid,
                plan: &progress.plan(),
                today,
            }),
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

/// The points that come back by themselves and that a loaded pack has.
fn open_points<'a>(library: &Library, progress: &'a Progress) -> Vec<&'a Drill> {
    let mut open = Vec::new();
    // Points of one question come one after the other: it is looked up once.
    let mut at: Option<(&Key, Option<&Question>)> = None;
    for (key, point, drill) in progress.drills() {
        if drill.settled || drill.suspended {
            continue;
        }
        let question = match at {
            Some((known, question)) if std::ptr::eq(known, key) => question,
            _ => library.question(key),
        };
        at = Some((key, question));
        if question.is_some_and(|question| question.point(point.as_str()).is_some()) {
            open.push(drill);
        }
    }
    open
}

fn read(progress: &Progress, key: &Key) -> Seen {
    let course = progress.course(key);
    let latest = course.and_then(|_| progress.attempts(key).next_back());
    Seen {
        figure: course.and_then(Course::figure),
        latest: latest.and_then(|(_, attempt)| Some((course?.grades?, Shares::of(attempt)))),
        comes: course.and_then(Course::comes),
    }
}
