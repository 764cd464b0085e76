//! Bars: a question's or a round's figure at a level, what capped it, and the verdict it leads to.

use crate::domain::grade::{PitfallMark, PointMark, rounded};
use crate::domain::pack::Level;

/// What a pitfall of weight 1 costs.
const PITFALL_COST: f64 = 5.0;
/// The most a bar reaches when a gate was missed.
const MISSED_GATE: f64 = 54.0;
/// The most a bar reaches when a gate came only when prompted.
const PROMPTED_GATE: f64 = 69.0;

/// What an interviewer would write down; ordered from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 55.
    No,
    /// From 55.
    LeanNo,
    /// From 70.
    Hire,
    /// From 85.
    StrongHire,
}

impl Band {
    /// The band of a rounded figure.
    pub fn of(figure: u8) -> Self {
        match figure {
            85.. => Self::StrongHire,
            70..85 => Self::Hire,
            55..70 => Self::LeanNo,
            _ => Self::No,
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::StrongHire => "strong hire",
            Self::Hire => "hire",
            Self::LeanNo => "lean no",
            Self::No => "no",
        }
    }
}

/// Why a bar is lower than its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// A gate was missed.
    MissedGate,
    /// A gate came only when prompted.
    PromptedGate,
}

/// The figure of a question or round over the points up to a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// 0 to 100, not rounded.
    pub exact: f64,
    /// The same before a gate capped it.
    pub uncapped: f64,
    /// What capped it, where it did.
    pub cap: Option<Cap>,
    /// The weight of the points it stands on.
    pub weight: u32,
}

impl Bar {
    /// The whole number shown, banded and rated.
    pub fn figure(&self) -> u8 {
        rounded(self.exact)
    }

    /// The whole number it would be without its cap, where a cap holds it down.
    pub fn of(&self) -> Option<u8> {
        self.cap.map(|_| rounded(self.uncapped))
    }

    /// `62`, or `54 of 71` where a gate holds it, or some of what it is the mean of, down.
    pub fn shown(&self) -> String {
        let (figure, whole) = (self.figure(), rounded(self.uncapped));
        if whole > figure {
            format!("{figure} of {whole}")
        } else {
            figure.to_string()
        }
    }

    /// Its band.
    pub fn band(&self) -> Band {
        Band::of(self.figure())
    }
}

/// Everything that the marks of one question amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grades {
    /// The bars at mid, senior and staff; `None` is a dash.
    pub bars: [Option<Bar>; 3],
    /// The same over all points.
    pub score: Option<Bar>,
}

impl Grades {
    /// The bar at a level; a dash at foundation.
    pub fn bar(&self, level: Level) -> Option<&Bar> {
        let at = Level::BARS.iter().position(|bar| *bar == level)?;
        self.bars.get(at)?.as_ref()
    }

    /// The verdict at a level: the band of the lowest bar up to it, dashes aside.
    pub fn verdict(&self, level: Level) -> Option<Band> {
        verdict(&self.bars, level)
    }

    /// The rounded score.
    pub fn figure(&self) -> Option<u8> {
        self.score.map(|bar| bar.figure())
    }
}

/// The verdict that three bars lead to at a level: verdicts never rise with the level, even where bars do.
pub fn verdict(bars: &[Option<Bar>; 3], level: Level) -> Option<Band> {
    let up_to = Level::BARS
        .iter()
        .zip(bars)
        .filter(|(bar, _)| **bar <= level);
    up_to
        .filter_map(|(_, bar)| bar.as_ref().map(Bar::band))
        .min()
}

/// The lowest level whose verdict is less than hire; `None` where every level that has a bar is reached.
pub fn first_missed(bars: &[Option<Bar>; 3]) -> Option<Level> {
    let levels = Level::BARS
        .iter()
        .zip(bars)
        .filter(|(_, bar)| bar.is_some());
    levels
        .map(|(level, _)| *level)
        .find(|level| verdict(bars, *level) < Some(Band::Hire))
}

/// Grades the marks of a question of a level. Follow-up and changed-requirement marks are left out.
pub fn grade(question: Level, marks: &[PointMark], pitfalls: &[PitfallMark]) -> Grades {
    let highest = marks
        .iter()
        .filter(|mark| mark.counts())
        .map(|mark| mark.level)
        .max();
    let reach = highest.map_or(question, |highest| highest.max(question));
    let cost: f64 = pitfalls
        .iter()
        .map(|pitfall| PITFALL_COST * f64::from(pitfall.weight))
        .sum();
    // No level is above staff: its bar stands on all points, and so does the score.
    let score = bar(marks, Level::Staff, cost);
    let at = |level| match level {
        Level::Staff => score,
        Level::Foundation | Level::Mid | Level::Senior => bar(marks, level, cost),
    };
    Grades {
        bars: Level::BARS.map(|level| (level <= reach).then(|| at(level)).flatten()),
        score,
    }
}

fn bar(marks: &[PointMark], level: Level, cost: f64) -> Option<Bar> {
    let among = marks
        .iter()
        .filter(|mark| mark.counts() && mark.level <= level);
    let (mut weight, mut got) = (0_u32, 0.0);
    let (mut missed, mut prompted) = (false, false);
    for mark in among {
        let value = mark.value();
        weight = weight.saturating_add(mark.weight);
        got += f64::from(mark.weight) * value;
        missed |= mark.gate && value <= 0.0;
        prompted |= mark.gate && mark.prompted;
    }
    if weight == 0 {
        return None;
    }
    let uncapped = (100.0 * got / f64::from(weight) - cost).max(0.0);
    let (most, cap) = if missed {
        (MISSED_GATE, Cap::MissedGate)
    } else if prompted {
        (PROMPTED_GATE, Cap::PromptedGate)
    } else {
        return Some(Bar {
            exact: uncapped,
            uncapped,
            cap: None,
            weight,
        });
    };
    let cap = (uncapped > most).then_some(cap);
    Some(Bar {
        exact: uncapped.min(most),
        uncapped,
        cap,
        weight,
    })
}

/// The mean of bars, weighted by the points they stand on; dashes are left out.
///
/// A gate or a pitfall so weighs on its own question only.
pub fn mean<'a>(bars: impl Iterator<Item = Option<&'a Bar>>) -> Option<Bar> {
    let (mut exact, mut uncapped, mut weight) = (0.0, 0.0, 0_u32);
    for bar in bars.flatten() {
        exact += bar.exact * f64::from(bar.weight);
        uncapped += bar.uncapped * f64::from(bar.weight);
        weight = weight.saturating_add(bar.weight);
    }
    let all = f64::from(weight);
    (weight > 0).then(|| Bar {
        exact: exact / all,
        uncapped: uncapped / all,
        cap: None,
        weight,
    })
}
