//! How ready one will be on the day, by topic, and what would raise that most.

use crate::domain::grade::rounded;
use crate::domain::plan::days::{Making, Track};
use crate::domain::record::Rating;
use crate::domain::time::Day;

/// The chance that something is remembered that was answered but never rated: only early, or once more.
const UNRATED: f64 = 0.5;
/// The most that the minutes of a question weigh.
const HEAVIEST: u32 = 15;
/// How many more minutes a raise is reckoned with.
const MORE: u32 = 60;
/// How many raises are named.
const RAISES: usize = 3;

/// How ready one will be on the day if the plan is kept.
///
/// Readiness of a topic = the sum of w x R x s over its questions up to the level aimed at, divided by the sum of w.
/// The weight w is the question's minutes, at most 15, twice that for an essential; R is the retrievability that FSRS-6 gives for that day once all planned answers were given and rated Good, and s the
/// latest score at the level aimed at. A question that the plan asks for the first time counts with the mean of one's
/// latest scores (50 while there are none), one that will not have been seen with 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Over all topics, 0 to 100.
    pub whole: u8,
    /// Topic by topic, in the order of the questions.
    pub topics: Vec<Readiness>,
    /// What an hour more would add, the most first; at most three.
    pub raises: Vec<Raise>,
}

/// How ready one will be in a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The slug of the top topic.
    pub topic: String,
    /// How many of its questions will have been seen.
    pub seen: usize,
    /// How many it has up to the level aimed at.
    pub all: usize,
    /// Its readiness on the day, 0 to 100.
    pub figure: u8,
    /// The same if nothing more were done from today on.
    pub without: u8,
}

/// What an hour more in a topic would add to the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Raise {
    /// The slug of the top topic.
    pub topic: String,
    /// By how much the readiness of the whole would rise.
    pub gain: f64,
    /// New questions that would be met.
    pub new: usize,
    /// Questions that would be answered again.
    pub again: usize,
    /// What that would take, in minutes.
    pub minutes: u32,
}

/// Works the forecast out once all days are planned.
pub(super) fn forecast(making: &Making<'_>, end: Day) -> Forecast {
    let mut topics: Vec<(&str, Vec<&Track<'_>>)> = Vec::new();
    for track in &making.tracks {
        let topic = track.item.topic.as_str();
        match topics.iter_mut().find(|(name, _)| *name == topic) {
            Some((_, tracks)) => tracks.push(track),
            None => topics.push((topic, vec![track])),
        }
    }
    let everything: Vec<&Track<'_>> = making.tracks.iter().collect();
    let all: f64 = everything.iter().map(|track| weight(track)).sum();
    let mut raises: Vec<Raise> = topics
        .iter()
        .filter_map(|(topic, tracks)| raise(making, topic, tracks, all, end))
        .collect();
    raises.sort_by(|one, other| other.gain.total_cmp(&one.gain));
    raises.truncate(RAISES);
    Forecast {
        whole: figure(&everything, |track| making.worth(track, end)),
        topics: topics
            .iter()
            .map(|(topic, tracks)| readiness(making, topic, tracks, end))
            .collect(),
        raises,
    }
}

fn readiness(making: &Making<'_>, topic: &str, tracks: &[&Track<'_>], end: Day) -> Readiness {
    let without = |track: &Track<'_>| {
        let item = track.item;
        let before = Track {
            item,
            score: item.score.map(f64::from),
            memory: item.memory,
            due: item.due,
            asked: None,
        };
        making.worth(&before, end)
    };
    Readiness {
        topic: topic.to_owned(),
        seen: tracks.iter().filter(|track| !track.is_new()).count(),
        all: tracks.len(),
        figure: figure(tracks, |track| making.worth(track, end)),
        without: figure(tracks, without),
    }
}

/// The best hour in a topic: what gains most a minute, taken on the last day that is planned.
fn raise(
    making: &Making<'_>,
    topic: &str,
    tracks: &[&Track<'_>],
    all: f64,
    end: Day,
) -> Option<Raise> {
    let last = Day(end.0 - 1).max(making.terms.today);
    let mut gains: Vec<(f64, &Track<'_>)> = tracks
        .iter()
        .map(|track| {
            let memory = making
                .terms
                .scheduler
                .after(track.memory, Rating::Good, last);
            let chance = f64::from(making.terms.scheduler.retrievability(memory, end));
            let score = track.score.unwrap_or(making.expected).max(making.expected);
            let gain = chance * score / 100.0 - making.worth(track, end);
            (weight(track) * gain, *track)
        })
        .filter(|(gain, _)| *gain > 0.0)
        .collect();
    let rate = |gain: f64, track: &Track<'_>| gain / f64::from(track.item.minutes.max(1));
    gains.sort_by(|one, other| rate(other.0, other.1).total_cmp(&rate(one.0, one.1)));
    let (mut minutes, mut sum, mut new, mut again) = (0, 0.0, 0, 0);
    for (gain, track) in gains {
        if minutes + track.item.minutes <= MORE {
            minutes += track.item.minutes;
            sum += gain;
            new += usize::from(track.is_new());
            again += usize::from(!track.is_new());
        }
    }
    (minutes > 0).then(|| Raise {
        topic: topic.to_owned(),
        gain: 100.0 * sum / all,
        new,
        again,
        minutes,
    })
}

/// The mean over questions in percent, by weight.
fn figure(tracks: &[&Track<'_>], worth: impl Fn(&Track<'_>) -> f64) -> u8 {
    let all: f64 = tracks.iter().map(|track| weight(track)).sum();
    let sum: f64 = tracks
        .iter()
        .map(|track| weight(track) * worth(track))
        .sum();
    rounded(if all > 0.0 { 100.0 * sum / all } else { 0.0 })
}

/// What a question counts: its minutes, an essential twice.
fn weight(track: &Track<'_>) -> f64 {
    let minutes = f64::from(track.item.minutes.clamp(1, HEAVIEST));
    let twice = if track.item.essential.is_some() {
        2.0
    } else {
        1.0
    };
    minutes * twice
}

impl Making<'_> {
    /// What a question is worth on a day, 0 to 1: retrievability times score.
    pub(super) fn worth(&self, track: &Track<'_>, day: Day) -> f64 {
        let Some(score) = track.score else {
            return 0.0;
        };
        let chance = track.memory.map_or(UNRATED, |memory| {
            f64::from(self.terms.scheduler.retrievability(memory, day))
        });
        chance * score / 100.0
    }
}
