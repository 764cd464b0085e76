//! The ways of studying that greenroom is held against: fixed intervals, SM-2, re-reading; whole questions, no points.

use crate::arm::{Arm, Evening, Waits};
use crate::world::{TARGET, World, figure};
use greenroom::domain::grade::{grade, rating};
use greenroom::domain::record::Rating;

/// The fixed intervals, in days; the last repeats.
const FIXED: [u32; 5] = [1, 3, 7, 14, 30];
/// The share of an answer's minutes that reading a question with its checklist takes.
const READING: f64 = 0.4;

/// How a review sets the next.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rule {
    /// After 1, 3, 7, 14 and 30 days, whatever the score.
    Fixed,
    /// SM-2 (Wozniak 1990), the score in fifths as its quality from 0 to 5.
    Sm2,
}

struct Card {
    number: usize,
    due: u32,
    times: usize,
    interval: u32,
    ease: f64,
}

/// Questions that come back by a rule; what is due first, the longest due before others, then what is new.
pub(crate) struct Intervals {
    rule: Rule,
    cards: Vec<Card>,
}

impl Intervals {
    /// Nothing studied yet.
    pub(crate) fn new(rule: Rule) -> Self {
        Self {
            rule,
            cards: Vec::new(),
        }
    }

    fn review(&mut self, at: usize, evening: &mut Evening<'_>) {
        let Some(card) = self.cards.get_mut(at) else {
            return;
        };
        let Some(question) = evening.world.question(card.number) else {
            return;
        };
        let now = evening.spend(f64::from(evening.world.minutes(card.number)));
        let marks = evening.learner.answer((card.number, question), now);
        let grades = grade(question.level, &marks, &[]);
        evening.log.answers += 1;
        evening.log.seen.insert(card.number);
        evening.log.since.insert(card.number);
        if card.times > 0 {
            let remembered = rating(&grades, TARGET).is_some_and(|rating| rating > Rating::Again);
            evening.log.due += 1;
            evening.log.due_remembered += usize::from(remembered);
        }
        card.turn(self.rule, figure(&grades));
        card.due = evening.day + card.interval;
    }
}

impl Card {
    fn turn(&mut self, rule: Rule, figure: f64) {
        if rule == Rule::Fixed {
            let last = FIXED.len() - 1;
            self.interval = FIXED.get(self.times.min(last)).copied().unwrap_or(30);
            self.times += 1;
            return;
        }
        let short = 5.0 - (figure / 20.0).round();
        self.ease = (self.ease + 0.1 - short * (0.08 + short * 0.02)).max(1.3);
        self.times = if short > 2.0 { 1 } else { self.times + 1 };
        self.interval = match self.times {
            1 => 1,
            2 => 6,
            _ => {
                let next = (f64::from(self.interval) * self.ease).round();
                (self.interval..3_650)
                    .find(|days| f64::from(*days) >= next)
                    .unwrap_or(3_650)
            }
        };
    }
}

impl Arm for Intervals {
    fn name(&self) -> &'static str {
        match self.rule {
            Rule::Fixed => "1, 3, 7, 14, 30 days",
            Rule::Sm2 => "SM-2",
        }
    }

    fn evening(&mut self, evening: &mut Evening<'_>) {
        let mut due: Vec<usize> = (0..self.cards.len())
            .filter(|at| {
                self.cards
                    .get(*at)
                    .is_some_and(|card| card.due <= evening.day)
            })
            .collect();
        due.sort_by_key(|at| self.cards.get(*at).map(|card| card.due));
        for at in due {
            let number = self.cards.get(at).map_or(0, |card| card.number);
            if evening.fits(number) {
                self.review(at, evening);
            }
        }
        for number in evening.world.essentials_first.clone() {
            if !evening.log.seen.contains(&number) && evening.fits(number) {
                self.cards.push(Card {
                    number,
                    due: evening.day,
                    times: 0,
                    interval: 0,
                    ease: 2.5,
                });
                self.review(self.cards.len() - 1, evening);
            }
        }
    }

    fn due(&self, _: &World, day: u32) -> Vec<usize> {
        let due = self.cards.iter().filter(|card| card.due <= day);
        due.map(|card| card.number).collect()
    }

    fn waits(&self, world: &World, day: u32) -> Waits {
        let due = || self.cards.iter().filter(|card| card.due <= day);
        Waits {
            questions: due().count(),
            minutes: due().map(|card| world.minutes(card.number)).sum(),
            ..Waits::default()
        }
    }
}

/// Reads question after question with its checklist in pack order, and begins again at the end.
#[derive(Default)]
pub(crate) struct Rereading {
    next: usize,
}

impl Arm for Rereading {
    fn name(&self) -> &'static str {
        "re-reading"
    }

    fn evening(&mut self, evening: &mut Evening<'_>) {
        loop {
            let number = self.next % evening.world.library.len().max(1);
            let minutes = (READING * f64::from(evening.world.minutes(number))).max(0.5);
            let Some(question) = evening.world.question(number) else {
                return;
            };
            if minutes > evening.left {
                return;
            }
            let now = evening.spend(minutes);
            evening.learner.read(number, question.points.len(), now);
            evening.log.seen.insert(number);
            self.next += 1;
        }
    }

    fn due(&self, _: &World, _: u32) -> Vec<usize> {
        Vec::new()
    }

    fn waits(&self, _: &World, _: u32) -> Waits {
        Waits::default()
    }
}

/// Does nothing: what one knew before.
pub(crate) struct Nothing;

impl Arm for Nothing {
    fn name(&self) -> &'static str {
        "nothing"
    }

    fn evening(&mut self, _: &mut Evening<'_>) {}

    fn due(&self, _: &World, _: u32) -> Vec<usize> {
        Vec::new()
    }

    fn waits(&self, _: &World, _: u32) -> Waits {
        Waits::default()
    }
}
