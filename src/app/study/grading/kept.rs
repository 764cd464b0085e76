//! Marks in the making as they are kept on disk, and taken up again.

use crate::app::study::grading::{Given, Grading};
use crate::domain::id::Slug;
use crate::domain::pack::{Group, Pitfall, Point};
use crate::domain::work::WorkMark;

impl Grading {
    /// What to keep on disk of the marks.
    pub fn marks_so_far(&self, points: &[&Point]) -> Vec<WorkMark> {
        let kept = |(point, given): (&&Point, &Given)| {
            let ticked = given
                .parts
                .iter()
                .enumerate()
                .filter(|(_, ticked)| **ticked);
            Some(WorkMark {
                point: point.id.clone(),
                mark: given.mark?,
                parts: ticked.filter_map(|(at, _)| u8::try_from(at).ok()).collect(),
                prompted: given.prompted,
            })
        };
        points.iter().zip(&self.given).filter_map(kept).collect()
    }

    /// What to keep on disk of the pitfalls.
    pub fn fallen(&self, pitfalls: &[Pitfall]) -> Vec<Slug> {
        self.pitfall_marks(pitfalls)
            .into_iter()
            .map(|mark| mark.pitfall)
            .collect()
    }

    /// Takes over what was kept on disk; points that are gone are left out.
    pub fn restore(&mut self, kept: &Kept<'_>, points: &[&Point], pitfalls: &[Pitfall]) {
        for (point, given) in points.iter().zip(&mut self.given) {
            if let Some(mark) = kept.marks.iter().find(|mark| mark.point == point.id) {
                given.mark = Some(mark.mark);
                given.prompted = mark.prompted;
                for (at, tick) in given.parts.iter_mut().enumerate() {
                    *tick = mark.parts.iter().any(|part| usize::from(*part) == at);
                }
            }
            given.fixed = kept.asked && point.group == Group::Clarify;
        }
        for (pitfall, fell) in pitfalls.iter().zip(&mut self.pitfalls) {
            *fell = kept.pitfalls.contains(&pitfall.id);
        }
        self.begin();
    }
}

/// What was kept of the marks.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// The marks.
    pub marks: &'a [WorkMark],
    /// The pitfalls one fell into.
    pub pitfalls: &'a [Slug],
    /// Whether the replies were opened.
    pub asked: bool,
}
