//! Marks in the making: one key a point, the cursor moves on, the last mark can be taken back.

use crate::domain::grade::{Mark, PitfallMark, PointMark};
use crate::domain::pack::{Group, Pitfall, Point};

mod kept;

pub use kept::Kept;

/// A line of the checklist that the cursor can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A point, by its place.
    Point(usize),
    /// A part of a point.
    Part(usize, usize),
    /// A pitfall, by its place.
    Pitfall(usize),
}

/// What one point was given so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its mark; `None` while it is open.
    pub mark: Option<Mark>,
    /// Which of its parts are ticked.
    pub parts: Vec<bool>,
    /// Whether it is fixed, because the replies were opened.
    pub fixed: bool,
    /// Whether it only came when prompted.
    pub prompted: bool,
    group: Option<Group>,
}

impl Given {
    fn ticked(&self) -> u8 {
        u8::try_from(self.parts.iter().filter(|ticked| **ticked).count()).unwrap_or(u8::MAX)
    }

    fn all(&self) -> u8 {
        u8::try_from(self.parts.len()).unwrap_or(u8::MAX)
    }
}

/// Marks in the making.
#[derive(Clone, Debug, Default)]
pub struct Grading {
    given: Vec<Given>,
    pitfalls: Vec<bool>,
    cursor: usize,
    history: Vec<(Vec<Given>, Vec<bool>, usize)>,
}

impl Grading {
    /// Nothing marked yet.
    pub fn new(points: &[&Point], pitfalls: usize) -> Self {
        let given = points.iter().map(|point| Given {
            parts: vec![false; point.parts.len()],
            group: Some(point.group),
            ..Given::default()
        });
        Self {
            given: given.collect(),
            pitfalls: vec![false; pitfalls],
            ..Self::default()
        }
    }

    /// Takes in points that were added behind the others: a changed requirement brings its own.
    pub fn grow(&mut self, points: &[&Point]) {
        let known = self.given.len();
        let added = Self::new(points, 0).given;
        self.given.extend(added.into_iter().skip(known));
    }

    /// Every line that the cursor can be on, top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, given) in self.given.iter().enumerate() {
            lines.push(Line::Point(at));
            lines.extend((0..given.parts.len()).map(|part| Line::Part(at, part)));
        }
        lines.extend((0..self.pitfalls.len()).map(Line::Pitfall));
        lines
    }

    /// The line the cursor is on.
    pub fn current(&self) -> Option<Line> {
        self.lines().get(self.cursor).copied()
    }

    /// What a point was given.
    pub fn given(&self, point: usize) -> Option<&Given> {
        self.given.get(point)
    }

    /// Whether one fell into a pitfall.
    pub fn fell(&self, pitfall: usize) -> bool {
        self.pitfalls.get(pitfall).copied().unwrap_or(false)
    }

    /// Marked points and all points.
    pub fn count(&self) -> (usize, usize) {
        (
            self.given
                .iter()
                .filter(|given| given.mark.is_some())
                .count(),
            self.given.len(),
        )
    }

    /// Whether every point has a mark.
    pub fn is_complete(&self) -> bool {
        self.given.iter().all(|given| given.mark.is_some())
    }

    /// Whether nothing was marked by hand.
    pub fn is_untouched(&self) -> bool {
        self.given
            .iter()
            .all(|given| given.mark.is_none() || given.fixed)
            && !self.pitfalls.iter().any(|fell| *fell)
    }

    /// Moves the cursor by lines.
    pub fn walk(&mut self, by: isize) {
        let last = self.lines().len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor to a line.
    pub fn go(&mut self, line: Line) {
        self.cursor = self
            .lines()
            .iter()
            .position(|other| *other == line)
            .unwrap_or(self.cursor);
    }

    /// Fixes what was asked before the replies were opened: the rest was missed.
    pub fn fix_asked(&mut self, points: &[&Point], asked: &[bool]) {
        let clarify = points.iter().zip(&mut self.given);
        let clarify = clarify.filter(|(point, _)| point.group == Group::Clarify);
        for ((_, given), asked) in clarify.zip(asked) {
            given.mark = Some(if *asked { Mark::Full } else { Mark::Missed });
            given.parts.fill(*asked);
            given.fixed = true;
        }
    }

    /// Puts the cursor on the first open point.
    pub fn begin(&mut self) {
        let open = self.given.iter().position(|given| given.mark.is_none());
        self.go(Line::Point(open.unwrap_or(0)));
    }

    /// Marks the line under the cursor and moves on; `false` when it is fixed.
    pub fn mark(&mut self, mark: Mark) -> bool {
        match self.current() {
            Some(Line::Point(at)) => self.mark_point(at, mark),
            Some(Line::Part(at, part)) => self.tick(at, part, mark != Mark::Missed),
            Some(Line::Pitfall(at)) => {
                self.set_pitfall(at, mark != Mark::Missed);
                true
            }
            None => false,
        }
    }

    fn mark_point(&mut self, at: usize, mark: Mark) -> bool {
        if self.given.get(at).is_none_or(|given| given.fixed) {
            return false;
        }
        self.remember();
        let Some(given) = self.given.get_mut(at) else {
            return false;
        };
        let open_parts = mark == Mark::Half && !given.parts.is_empty();
        if open_parts {
            given.mark = Some(Mark::of_parts(given.ticked(), given.all()));
            self.cursor += 1;
            return true;
        }
        given.mark = Some(mark);
        given.parts.fill(mark == Mark::Full);
        self.move_on(at);
        true
    }

    fn tick(&mut self, at: usize, part: usize, ticked: bool) -> bool {
        if self.given.get(at).is_none_or(|given| given.fixed) {
            return false;
        }
        self.remember();
        let Some(given) = self.given.get_mut(at) else {
            return false;
        };
        if let Some(tick) = given.parts.get_mut(part) {
            *tick = ticked;
        }
        given.mark = Some(Mark::of_parts(given.ticked(), given.all()));
        if part + 1 < given.parts.len() {
            self.cursor += 1;
        } else {
            self.move_on(at);
        }
        true
    }

    /// To the next open point below, else to the line after this point.
    fn move_on(&mut self, at: usize) {
        let open =
            |(place, given): (usize, &Given)| (place > at && given.mark.is_none()).then_some(place);
        if let Some(next) = self.given.iter().enumerate().find_map(open) {
            self.go(Line::Point(next));
        } else if at + 1 < self.given.len() {
            self.go(Line::Point(at + 1));
        } else if !self.pitfalls.is_empty() {
            self.go(Line::Pitfall(0));
        }
    }

    /// Marks every open point of the cursor's group, from the cursor on, and moves to what follows.
    pub fn mark_rest(&mut self, mark: Mark) {
        let Some(Line::Point(at) | Line::Part(at, _)) = self.current() else {
            return;
        };
        let group = self.given.get(at).and_then(|given| given.group);
        self.remember();
        let mut last = at;
        for (place, given) in self.given.iter_mut().enumerate().skip(at) {
            if given.group != group {
                break;
            }
            last = place;
            if given.mark.is_none() || place == at && !given.fixed {
                given.mark = Some(mark);
                given.parts.fill(mark == Mark::Full);
            }
        }
        self.move_on(last);
    }

    /// Notes that the point under the cursor came only when prompted, or takes that back; `false` on other lines.
    pub fn turn_prompted(&mut self) -> bool {
        let Some(Line::Point(at) | Line::Part(at, _)) = self.current() else {
            return false;
        };
        self.remember();
        if let Some(given) = self.given.get_mut(at) {
            given.prompted = !given.prompted;
            given.mark = given.mark.or(Some(Mark::Full));
        }
        true
    }

    /// Notes whether a point came only when prompted.
    pub fn set_prompted(&mut self, point: usize, prompted: bool) {
        if let Some(given) = self.given.get_mut(point) {
            given.prompted = prompted;
        }
    }

    /// Gives a point beforehand, as the round went: what one answered to a push-back, said before, or passed.
    pub fn give(&mut self, point: usize, mark: Mark, prompted: bool) {
        if let Some(given) = self.given.get_mut(point) {
            given.mark = Some(mark);
            given.prompted = prompted;
            given.parts.fill(mark == Mark::Full);
        }
    }

    /// Turns the pitfall under the cursor; elsewhere goes to the first pitfall and answers `false`.
    pub fn turn_pitfall(&mut self) -> bool {
        if let Some(Line::Pitfall(at)) = self.current() {
            self.set_pitfall(at, !self.fell(at));
            return true;
        }
        self.go(Line::Pitfall(0));
        false
    }

    fn set_pitfall(&mut self, at: usize, fell: bool) {
        self.remember();
        if let Some(pitfall) = self.pitfalls.get_mut(at) {
            *pitfall = fell;
        }
        if at + 1 < self.pitfalls.len() {
            self.cursor += 1;
        }
    }

    fn remember(&mut self) {
        self.history
            .push((self.given.clone(), self.pitfalls.clone(), self.cursor));
    }

    /// Whether a mark is there to be taken back.
    pub fn has_mark_to_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// Takes the last mark back, if there is one.
    pub fn undo(&mut self) {
        if let Some((given, pitfalls, cursor)) = self.history.pop() {
            self.given = given;
            self.pitfalls = pitfalls;
            self.cursor = cursor;
        }
    }

    /// The marks with their rubric; what is open was missed.
    pub fn marks(&self, points: &[&Point]) -> Vec<PointMark> {
        let mark = |(point, given): (&&Point, &Given)| {
            let mark = given.mark.unwrap_or(Mark::Missed);
            let ticked = if given.mark.is_some() {
                given.ticked()
            } else {
                0
            };
            PointMark::new(point, mark, ticked, given.prompted)
        };
        points.iter().zip(&self.given).map(mark).collect()
    }

    /// The pitfalls one fell into, with what they count.
    pub fn pitfall_marks(&self, pitfalls: &[Pitfall]) -> Vec<PitfallMark> {
        let fallen = pitfalls
            .iter()
            .zip(&self.pitfalls)
            .filter(|(_, fell)| **fell);
        fallen
            .map(|(pitfall, _)| PitfallMark {
                pitfall: pitfall.id.clone(),
                weight: pitfall.weight,
            })
            .collect()
    }
}
