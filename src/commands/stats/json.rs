//! The figures as JSON: names and shapes only; what they are is worked out where the screens work it out.

use crate::app::progress::figures::Figures;
use crate::app::progress::forecast::Coming;
use crate::app::progress::objectives::Evidence;
use crate::app::progress::topics::Part;
use crate::commands::stats::parts::{
    AgainJson, BandJson, DayJson, DaysJson, DimensionJson, LevelJson, PhaseJson, RoundJson,
    SaidJson, SureJson, VerdictsJson, WeekJson, date,
};
use serde::Serialize;

/// Everything that `greenroom stats --json` prints.
#[derive(Debug, Serialize)]
pub(super) struct Json<'a> {
    questions: Questions,
    mean_score: Option<u8>,
    due: DueNow,
    points_returning: usize,
    attempts: usize,
    minutes: u64,
    days: usize,
    readiness: Readiness,
    weakest: Vec<PartJson<'a>>,
    last_seven_days: DaysJson,
    seven_days_before: DaysJson,
    answered_again: AgainJson,
    topics: Vec<TopicJson<'a>>,
    dimensions: Vec<DimensionJson>,
    levels: Vec<VerdictsJson>,
    calendar: Vec<DayJson>,
    weeks: Vec<WeekJson>,
    calibration: CalibrationJson,
    phases: Vec<PhaseJson>,
    waiting: ComingJson,
    forecast: Vec<ComingJson>,
    objectives: Vec<ObjectiveJson<'a>>,
    rounds: Vec<RoundJson<'a>>,
}

#[derive(Debug, Serialize)]
struct Questions {
    attempted: usize,
    total: usize,
    not_installed: usize,
}

#[derive(Debug, Serialize)]
struct DueNow {
    questions: usize,
    points: usize,
}

#[derive(Debug, Serialize)]
struct Readiness {
    ready: Option<&'static str>,
    sureness: &'static str,
    topics_begun: usize,
    topics: usize,
    levels: Vec<LevelJson>,
}

#[derive(Debug, Serialize)]
struct PartJson<'a> {
    path: &'a str,
    title: &'a str,
    mastery: Option<u8>,
    attempted: usize,
    total: usize,
}

#[derive(Debug, Serialize)]
struct TopicJson<'a> {
    #[serde(flatten)]
    part: PartJson<'a>,
    dimensions: Vec<DimensionJson>,
    leaves: Vec<PartJson<'a>>,
}

#[derive(Debug, Serialize)]
struct CalibrationJson {
    sure: Vec<SureJson>,
    said: SaidJson,
    bands: Vec<BandJson>,
}

#[derive(Debug, Serialize)]
struct ComingJson {
    day: String,
    questions: usize,
    points: usize,
    minutes: u32,
}

#[derive(Debug, Serialize)]
struct ObjectiveJson<'a> {
    id: String,
    group: &'a str,
    text: &'a str,
    claim: Option<&'static str>,
    proves: usize,
    answered: usize,
    strong: usize,
}

impl<'a> Json<'a> {
    /// The figures in their shapes.
    pub(super) fn of(figures: &'a Figures) -> Self {
        let done = &figures.done;
        let levels = &figures.readiness.levels;
        let topic = |topic: &'a crate::app::progress::topics::Topic| TopicJson {
            part: part(&topic.part),
            dimensions: topic.dimensions.iter().map(DimensionJson::of).collect(),
            leaves: topic.leaves.iter().map(part).collect(),
        };
        Self {
            questions: Questions {
                attempted: figures.attempted,
                total: figures.total,
                not_installed: figures.not_installed,
            },
            mean_score: figures.mean_score,
            due: DueNow {
                questions: figures.due,
                points: figures.points_due,
            },
            points_returning: figures.points_returning,
            attempts: done.answers,
            minutes: done.minutes(),
            days: figures.days.len(),
            readiness: Readiness {
                ready: figures.readiness.ready().map(|at| at.level.word()),
                sureness: figures.sureness().word(),
                topics_begun: figures.topics_begun,
                topics: figures.topics.len(),
                levels: levels.iter().map(LevelJson::of).collect(),
            },
            weakest: figures.weakest.iter().map(part).collect(),
            last_seven_days: DaysJson::of(&figures.comparison.last),
            seven_days_before: DaysJson::of(&figures.comparison.before),
            answered_again: AgainJson::of(&figures.comparison.again),
            topics: figures.topics.iter().map(topic).collect(),
            dimensions: figures.dimensions.iter().map(DimensionJson::of).collect(),
            levels: levels.iter().map(VerdictsJson::of).collect(),
            calendar: figures
                .days
                .iter()
                .map(|(day, tally)| DayJson::of(*day, tally))
                .collect(),
            weeks: figures.weeks.iter().map(WeekJson::of).collect(),
            calibration: CalibrationJson {
                sure: figures.calibration.sure.iter().map(SureJson::of).collect(),
                said: SaidJson::of(&figures.calibration.all),
                bands: figures.calibration.bands.iter().map(BandJson::of).collect(),
            },
            phases: figures.phases.iter().map(PhaseJson::of).collect(),
            waiting: coming(&figures.forecast.waiting),
            forecast: figures.forecast.days.iter().map(coming).collect(),
            objectives: figures.objectives.iter().map(objective).collect(),
            rounds: figures.rounds.iter().map(RoundJson::of).collect(),
        }
    }
}

fn part(part: &Part) -> PartJson<'_> {
    PartJson {
        path: part.path.as_str(),
        title: &part.title,
        mastery: part.mastery,
        attempted: part.attempted,
        total: part.total,
    }
}

fn coming(coming: &Coming) -> ComingJson {
    ComingJson {
        day: date(coming.day),
        questions: coming.questions,
        points: coming.points,
        minutes: coming.minutes,
    }
}

fn objective(one: &Evidence) -> ObjectiveJson<'_> {
    ObjectiveJson {
        id: one.key.to_string(),
        group: &one.group,
        text: &one.text,
        claim: one.claim.map(|claim| claim.says.word()),
        proves: one.proves.len(),
        answered: one.answered,
        strong: one.strong,
    }
}
