//! Ready for which level, and how sure that is: the latest answer to each question, held to the three bars.

use crate::domain::grade::{Band, Bar, Grades, mean, verdict};
use crate::domain::pack::Level;
use crate::domain::stats::FEWEST;

/// How one stands at a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtLevel {
    /// Which level.
    pub level: Level,
    /// The mean bar over the answers that reach it, weighted like a round's; `None` below five.
    pub bar: Option<u8>,
    /// The band of the lowest bar up to the level; `None` where there is no bar.
    pub verdict: Option<Band>,
    /// How many answers reach the level.
    pub answers: usize,
    /// How many of these got which verdict: strong hire, hire, lean no, no.
    pub verdicts: [usize; 4],
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Few answers, or few topics.
    First,
    /// Some of each.
    Fair,
    /// Many answers over most topics.
    Firm,
}

impl Sureness {
    /// From how many answers on a picture is fair, and from how many firm.
    const ANSWERS: [usize; 2] = [20, 60];

    /// How sure a reading over so many answers is that touches `begun` of `all` topics:
    /// fair from 20 answers and a quarter of the topics on, firm from 60 and two thirds.
    pub fn of(answers: usize, begun: usize, all: usize) -> Self {
        let [fair, firm] = Self::ANSWERS;
        if answers >= firm && begun * 3 >= all * 2 {
            Self::Firm
        } else if answers >= fair && begun * 4 >= all {
            Self::Fair
        } else {
            Self::First
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::First => "A first impression",
            Self::Fair => "A fair picture",
            Self::Firm => "A firm picture",
        }
    }

    /// The word in figures.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Fair => "fair",
            Self::Firm => "firm",
        }
    }
}

/// How one stands at mid, senior and staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    /// The three levels.
    pub levels: [AtLevel; 3],
}

impl Readiness {
    /// Reads the latest grades of each question.
    pub fn of(latest: &[Grades]) -> Self {
        let at = |level: Level| latest.iter().filter_map(move |grades| grades.bar(level));
        let means = Level::BARS.map(|level| {
            let enough = at(level).count() >= FEWEST;
            enough.then(|| mean(at(level).map(Some))).flatten()
        });
        let counts = |level: Level| {
            let reach = latest.iter().filter(|grades| grades.bar(level).is_some());
            let bands: Vec<Band> = reach.filter_map(|grades| grades.verdict(level)).collect();
            [Band::StrongHire, Band::Hire, Band::LeanNo, Band::No]
                .map(|band| bands.iter().filter(|other| **other == band).count())
        };
        let levels = Level::BARS.map(|level| {
            let place = Level::BARS.iter().position(|other| *other == level);
            let bar = place.and_then(|at| means.get(at)?.as_ref());
            AtLevel {
                level,
                bar: bar.map(Bar::figure),
                verdict: bar.and_then(|_| verdict(&means, level)),
                answers: at(level).count(),
                verdicts: counts(level),
            }
        });
        Self { levels }
    }

    /// The highest level at which the verdict is hire or better.
    pub fn ready(&self) -> Option<&AtLevel> {
        let hired = |at: &&AtLevel| at.verdict >= Some(Band::Hire);
        self.levels.iter().rev().find(hired)
    }

    /// The lowest level with a verdict that is below hire.
    pub fn short(&self) -> Option<&AtLevel> {
        let short = |at: &&AtLevel| at.verdict.is_some_and(|band| band < Band::Hire);
        self.levels.iter().find(short)
    }

    /// How one stands at a level; `None` at foundation.
    pub fn at(&self, level: Level) -> Option<&AtLevel> {
        self.levels.iter().find(|at| at.level == level)
    }
}

#[cfg(test)]
mod tests {
    use super::{Readiness, Sureness};
    use crate::domain::grade::{Bar, Grades};
    use crate::domain::pack::Level;

    fn grades(mid: f64, senior: Option<f64>) -> Grades {
        let bar = |exact: f64| Bar {
            exact,
            uncapped: exact,
            cap: None,
            weight: 10,
        };
        Grades {
            bars: [Some(bar(mid)), senior.map(bar), None],
            score: Some(bar(mid)),
        }
    }

    #[test]
    fn four_answers_say_nothing_and_five_do() {
        let four = Readiness::of(&[grades(90.0, Some(80.0)); 4]);
        assert_eq!(four.ready(), None);
        assert_eq!(four.levels[0].bar, None);
        assert_eq!(four.levels[0].answers, 4);
        let five = Readiness::of(&[grades(90.0, Some(80.0)); 5]);
        assert_eq!(five.ready().map(|at| at.level), Some(Level::Senior));
        assert_eq!(five.levels[1].bar, Some(80));
        assert_eq!(five.levels[2].bar, None, "nothing reached staff");
        assert_eq!(five.short(), None);
    }

    #[test]
    fn a_weak_lower_level_holds_the_higher_ones_down() {
        let read = Readiness::of(&[grades(60.0, Some(90.0)); 6]);
        assert_eq!(read.ready(), None);
        assert_eq!(read.short().map(|at| at.level), Some(Level::Mid));
        assert_eq!(read.levels[1].verdict, read.levels[0].verdict);
    }

    #[test]
    fn many_answers_in_one_topic_are_no_firm_picture() {
        assert_eq!(Sureness::of(200, 1, 17), Sureness::First);
        assert_eq!(Sureness::of(200, 5, 17), Sureness::Fair);
        assert_eq!(Sureness::of(200, 12, 17), Sureness::Firm);
        assert_eq!(Sureness::of(59, 17, 17), Sureness::Fair);
        assert_eq!(Sureness::of(19, 17, 17), Sureness::First);
    }
}
