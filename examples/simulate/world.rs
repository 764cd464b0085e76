//! What is studied and what an evening is; knows the shipped pack, neither learner nor scheduler.

use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Grades, Mark, PointMark};
use greenroom::domain::pack::{Level, Point, Question};
use greenroom::library::Library;
use greenroom::pack::{Source, load_all};

/// Days of study; the interview is in the morning after the last.
pub(crate) const DAYS: u32 = 42;
/// Minutes a day.
pub(crate) const MINUTES: u32 = 45;
/// The level that the learner aims at.
pub(crate) const TARGET: Level = Level::Senior;
/// The desired retention, greenroom's default.
pub(crate) const RETENTION: f64 = 0.9;
/// The days off in the variant with a break, counted from 0.
pub(crate) const BREAK: std::ops::Range<u32> = 20..30;

/// The shipped pack and the orders in which it can be gone through.
pub(crate) struct World {
    pub(crate) library: Library,
    /// The numbers of the essentials, in teaching order.
    pub(crate) essentials: Vec<usize>,
    /// All numbers: the essentials, then the rest in pack order.
    pub(crate) essentials_first: Vec<usize>,
}

impl World {
    /// The pack that greenroom carries.
    pub(crate) fn built_in() -> Self {
        let loaded = load_all(&Source::built_in());
        let library = Library::new(loaded.into_iter().filter_map(|pack| pack.pack).collect());
        let number = |key| library.number(key);
        let essentials: Vec<usize> = library.essentials().iter().filter_map(number).collect();
        let rest = (0..library.len()).filter(|number| !essentials.contains(number));
        let essentials_first = essentials.iter().copied().chain(rest).collect();
        Self {
            library,
            essentials,
            essentials_first,
        }
    }

    /// The question of a number.
    pub(crate) fn question(&self, number: usize) -> Option<&Question> {
        self.library.at(number)
    }

    /// How long an answer takes, in minutes.
    pub(crate) fn minutes(&self, number: usize) -> u32 {
        self.question(number)
            .map_or(1, |question| question.minutes.max(1))
    }
}

/// A count as a number to reckon with.
pub(crate) fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// An even draw from 0 to 1.
pub(crate) fn even(chance: &mut Chance) -> f64 {
    u32::try_from(chance.bits() >> 32).map_or(0.0, |high| f64::from(high) / 4_294_967_296.0)
}

/// A draw from the normal distribution (Box and Muller).
pub(crate) fn normal(chance: &mut Chance) -> f64 {
    let radius = (-2.0 * (1.0 - even(chance)).ln()).sqrt();
    radius * (std::f64::consts::TAU * even(chance)).cos()
}

/// The mark of a point that was said in full, half or not at all.
pub(crate) fn marked(point: &Point, mark: Mark) -> PointMark {
    let all = u8::try_from(point.parts.len()).unwrap_or(u8::MAX);
    let ticked = match mark {
        Mark::Missed => 0,
        Mark::Half => all.div_ceil(2),
        Mark::Full => all,
    };
    PointMark::new(point, mark, ticked, false)
}

/// The figure at the target level, else at the nearest level below that has one, else over all points.
pub(crate) fn figure(grades: &Grades) -> f64 {
    let at = |level| grades.bar(level).map(greenroom::domain::grade::Bar::figure);
    let nearest = at(TARGET).or_else(|| at(Level::Mid));
    f64::from(nearest.or_else(|| grades.figure()).unwrap_or(0))
}
