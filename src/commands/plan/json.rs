//! The plan as JSON: names members, works nothing out.

use crate::app::planning::topic_title;
use crate::commands::plan::Shown;
use crate::domain::plan::{Ask, Shape, days_to_go};
use serde::Serialize;

/// The plan as scripts read it.
#[derive(Serialize)]
pub(super) struct Told {
    date: Option<String>,
    days_to_go: Option<u32>,
    level: &'static str,
    minutes: u32,
    off: Vec<String>,
    retention: f64,
    saved: bool,
    days: Vec<Planned>,
    questions: Questions,
    essentials: Essentials,
    left_out: Vec<LeftOut>,
    forecast: Forecast,
}

#[derive(Serialize)]
struct Planned {
    day: String,
    shape: &'static str,
    minutes: u32,
    asks: Vec<Asked>,
}

#[derive(Serialize)]
struct Asked {
    what: &'static str,
    minutes: u32,
    count: usize,
    preset: Option<String>,
    questions: Vec<String>,
}

#[derive(Serialize)]
struct Questions {
    all: usize,
    seen: usize,
    will_see: usize,
    above: usize,
    too_long: usize,
    waiting: usize,
}

#[derive(Serialize)]
struct Essentials {
    all: usize,
    will_see: usize,
}

#[derive(Serialize)]
struct LeftOut {
    topic: String,
    title: String,
    questions: usize,
    essentials: usize,
}

#[derive(Serialize)]
struct Forecast {
    whole: u8,
    topics: Vec<Readiness>,
    raises: Vec<Raise>,
}

#[derive(Serialize)]
struct Readiness {
    topic: String,
    title: String,
    planned: u8,
    as_you_stand: u8,
    seen: usize,
    all: usize,
}

#[derive(Serialize)]
struct Raise {
    topic: String,
    title: String,
    gain: f64,
    minutes: u32,
    new: usize,
    again: usize,
}

impl Told {
    /// Names the members of a plan.
    pub(super) fn of(shown: &Shown<'_>) -> Self {
        let (plan, schedule) = (shown.plan, &shown.schedule);
        let (will_see, essentials) = schedule.essentials;
        let title = |topic: &str| topic_title(topic, shown.library);
        Self {
            date: plan.date.map(|date| date.to_string()),
            days_to_go: days_to_go(plan, shown.today),
            level: plan.level.word(),
            minutes: plan.minutes,
            off: plan.off.iter().map(|day| day.word()).collect(),
            retention: two_places(f64::from(plan.retention)),
            saved: shown.saved,
            days: schedule.days.iter().map(day).collect(),
            questions: Questions {
                all: schedule.all,
                seen: schedule.seen,
                will_see: schedule.will_see,
                above: schedule.above,
                too_long: schedule.too_long,
                waiting: schedule.waiting,
            },
            essentials: Essentials {
                all: essentials,
                will_see,
            },
            left_out: schedule
                .left_out
                .iter()
                .map(|entry| LeftOut {
                    topic: entry.topic.clone(),
                    title: title(&entry.topic),
                    questions: entry.questions,
                    essentials: entry.essentials,
                })
                .collect(),
            forecast: Forecast {
                whole: schedule.forecast.whole,
                topics: schedule
                    .forecast
                    .topics
                    .iter()
                    .map(|entry| Readiness {
                        topic: entry.topic.clone(),
                        title: title(&entry.topic),
                        planned: entry.figure,
                        as_you_stand: entry.without,
                        seen: entry.seen,
                        all: entry.all,
                    })
                    .collect(),
                raises: schedule
                    .forecast
                    .raises
                    .iter()
                    .map(|entry| Raise {
                        topic: entry.topic.clone(),
                        title: title(&entry.topic),
                        gain: two_places(entry.gain),
                        minutes: entry.minutes,
                        new: entry.new,
                        again: entry.again,
                    })
                    .collect(),
            },
        }
    }
}

fn two_places(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn day(plan: &crate::domain::plan::DayPlan) -> Planned {
    Planned {
        day: plan.day.date().to_string(),
        shape: match plan.shape {
            Shape::Study => "study",
            Shape::Taper => "taper",
            Shape::Before => "before",
            Shape::Off => "off",
            Shape::Interview => "interview",
        },
        minutes: plan.minutes(),
        asks: plan.asks.iter().map(asked).collect(),
    }
}

fn asked(ask: &Ask) -> Asked {
    let (what, preset, count) = match ask {
        Ask::Round(form) => ("round", Some(form.preset.clone()), 1),
        Ask::Slice(form) => ("slice", Some(form.preset.clone()), 1),
        Ask::Points(count) => ("points", None, usize::try_from(*count).unwrap_or(0)),
        Ask::Due(keys, _) => ("due", None, keys.len()),
        Ask::Essentials(keys, _) => ("essentials", None, keys.len()),
        Ask::New(keys, _) => ("new", None, keys.len()),
        Ask::Again(keys, _) => ("again", None, keys.len()),
    };
    Asked {
        what,
        minutes: ask.minutes(),
        count,
        preset,
        questions: ask.keys().iter().map(ToString::to_string).collect(),
    }
}
