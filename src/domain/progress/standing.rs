//! How one stands with a question: the few facts that lists, filters and queues ask for.

use crate::domain::grade::Grades;
use crate::domain::id::Key;
use crate::domain::progress::{Course, Progress};
use crate::domain::time::Day;

/// From which figure on a question counts as strong.
pub(super) const STRONG: u8 = 70;

/// A question's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// No attempt yet.
    New,
    /// Below 70.
    Weak(u8),
    /// From 70.
    Strong(u8),
}

impl Figure {
    /// The figure of a score.
    pub fn of(score: Option<u8>) -> Self {
        match score {
            None => Self::New,
            Some(score) if score >= STRONG => Self::Strong(score),
            Some(score) => Self::Weak(score),
        }
    }
}

/// Whether something should come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing is scheduled.
    Never,
    /// On a later day.
    On(Day),
    /// Now.
    Now,
}

/// How one stands with a question on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its figure.
    pub figure: Figure,
    /// Whether it should come back.
    pub due: Due,
    /// Whether it carries a bookmark.
    pub bookmarked: bool,
    /// Whether it is out of the schedule.
    pub suspended: bool,
    /// Whether it was put off to a later day.
    pub put_off: bool,
    /// How many of its points are missed again and again.
    pub leeches: usize,
    /// The last day on which it was seen.
    pub last_seen: Option<Day>,
}

impl Standing {
    /// Whether it may be offered: neither out of the schedule nor put off.
    pub fn may_be_offered(&self) -> bool {
        !self.suspended && !self.put_off
    }
}

impl Course {
    /// The score of the latest attempt.
    pub fn figure(&self) -> Option<u8> {
        self.grades.as_ref().and_then(Grades::figure)
    }

    /// Whether the question should come back on a day.
    pub fn due_on(&self, today: Day) -> Due {
        match self.comes() {
            None => Due::Never,
            Some(day) if day <= today => Due::Now,
            Some(day) => Due::On(day),
        }
    }

    /// The day on which the question should come back, put off or not; `None` where it is out of the schedule.
    pub fn comes(&self) -> Option<Day> {
        let put_off = self.buried_until.filter(|_| self.due.is_some());
        self.due.max(put_off).filter(|_| !self.suspended)
    }
}

impl Progress {
    /// How one stands with a question on a day.
    pub fn standing(&self, question: &Key, today: Day) -> Standing {
        let course = self.course(question);
        Standing {
            figure: Figure::of(course.and_then(Course::figure)),
            due: course.map_or(Due::Never, |course| course.due_on(today)),
            bookmarked: course.is_some_and(|course| course.bookmarked),
            suspended: course.is_some_and(|course| course.suspended),
            put_off: course
                .and_then(|course| course.buried_until)
                .is_some_and(|until| until > today),
            leeches: self
                .drills_of(question)
                .filter(|(_, drill)| drill.is_leech())
                .count(),
            last_seen: course.and_then(|course| course.last_seen),
        }
    }

    /// The mean figure over the attempted ones of these questions, rounded; `None` without any.
    pub fn mastery<'a>(&self, questions: impl Iterator<Item = &'a Key>) -> Option<u8> {
        let (mut sum, mut count) = (0.0, 0.0);
        for figure in questions.filter_map(|key| self.course(key)?.figure()) {
            sum += f64::from(figure);
            count += 1.0;
        }
        (count > 0.0).then(|| crate::domain::grade::rounded(sum / count))
    }
}
