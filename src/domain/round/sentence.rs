//! The verdict of a debrief in a sentence or two, with what is behind it; computes no figure.

use crate::domain::grade::{Band, Bar, Cap, rounded};
use crate::domain::pack::Level;
use crate::domain::round::Debrief;
use crate::domain::round::lost::{Cause, Lost};
use crate::text::capital::capital;

impl Debrief {
    /// The verdict: "Hire at mid. At senior, the aim: lean no (62), because of depth (14 of the 38 lost) and scale (9)."
    pub fn sentence(&self) -> String {
        if let Some((right, asked)) = self.references {
            return format!("{right} of {asked} right{}.", self.unasked());
        }
        if let Some(quick) = self.quick {
            return format!("{quick}{}.", self.unasked());
        }
        let judged = self.bar(self.aim).is_some();
        let failed = judged && self.verdict(self.aim) < Some(Band::Hire);
        let mut told: Vec<String> = Vec::new();
        told.extend(self.reached().map(|level| self.hired(level)));
        let short = if failed {
            Some(self.aim)
        } else {
            self.missed()
        };
        told.extend(short.map(|level| self.fallen_short(level)));
        if short.is_none() {
            told.extend(self.lost.as_ref().map(cost));
        }
        if told.is_empty() {
            return self
                .score
                .map_or("Nothing was graded.".to_owned(), |score| {
                    format!("{score} of 100.")
                });
        }
        if !judged {
            told.push(format!(
                "{}, the aim, was not asked.",
                capital(self.aim.label())
            ));
        }
        told.join(" ")
    }

    /// "; 9 were not asked", of a round of many that was ended early.
    fn unasked(&self) -> String {
        let (asked, of) = self.asked;
        match of.saturating_sub(asked) {
            0 => String::new(),
            1 => "; 1 was not asked".to_owned(),
            some => format!("; {some} were not asked"),
        }
    }

    fn hired(&self, level: Level) -> String {
        let band = self.verdict(level).map_or("", Band::label);
        let aim = match level {
            level if level == self.aim => ", the aim",
            level if level > self.aim => ", above the aim",
            _ => "",
        };
        format!("{} at {level}{aim}.", capital(band))
    }

    /// "At senior, the aim: no (49), because of design (12 of the 51 lost) and scoping (8)."
    fn fallen_short(&self, level: Level) -> String {
        let band = self.verdict(level).map_or("no", Band::label);
        let aim = if level == self.aim { ", the aim" } else { "" };
        let mut figure = String::new();
        let mut because = String::new();
        if let Some(lost) = &self.lost
            && let Some(bar) = self.bar(lost.level)
        {
            let lower = if lost.level < level {
                format!(" at {}", lost.level)
            } else {
                String::new()
            };
            figure = format!(" ({}{lower})", bar.shown());
            because = reasons(lost, bar);
        }
        format!("At {level}{aim}: {band}{figure}{because}.")
    }
}

/// ", because of a missed gate, depth (14 of the 38 lost) and scale (9)".
fn reasons(lost: &Lost, bar: &Bar) -> String {
    let whole = rounded(bar.uncapped);
    let gate = lost.gate.filter(|_| whole > bar.figure());
    let mut reasons: Vec<String> = Vec::new();
    reasons.extend(gate.map(|gate| {
        match gate {
            Cap::MissedGate => "a missed gate",
            Cap::PromptedGate => "a prompted gate",
        }
        .to_owned()
    }));
    // Where it would have been a hire without the gate, nothing else was in the way.
    if gate.is_none() || Band::of(whole) < Band::Hire {
        reasons.extend(costs(lost));
    }
    match reasons.split_last() {
        None => String::new(),
        Some((only, [])) => format!(", because of {only}"),
        Some((end, others)) => format!(", because of {} and {end}", others.join(", ")),
    }
}

/// `depth (14 of the 38 lost)`, `scale (9)`.
fn costs(lost: &Lost) -> Vec<String> {
    let told = lost.most.iter().enumerate();
    told.map(|(at, (cause, cost))| {
        let name = match cause {
            Cause::Dimension(dimension) => dimension.label(),
            Cause::Pitfalls => "pitfalls",
        };
        match at {
            0 if *cost == lost.all => format!("{name} (all of the {} lost)", lost.all),
            0 => format!("{name} ({cost} of the {} lost)", lost.all),
            _ => format!("{name} ({cost})"),
        }
    })
    .collect()
}

/// What cost most where every level asked was reached.
fn cost(lost: &Lost) -> String {
    match costs(lost).as_slice() {
        [] => "Nothing was lost.".to_owned(),
        costs => format!("What cost most: {}.", costs.join(" and ")),
    }
}
