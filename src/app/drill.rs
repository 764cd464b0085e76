//! Drills: missed points asked alone by their cue, seconds each, until they are won back.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::keymap::Context;
use crate::app::study::Turn;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::record::{Rating, What};

/// How long a drill takes, in seconds.
pub const SECONDS: u32 = crate::domain::plan::POINT_SECONDS;

/// Points asked alone, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilling {
    /// The points, in order.
    pub items: Vec<(Key, Slug)>,
    /// The place one has reached.
    pub at: usize,
    /// Whether the point is open.
    pub revealed: bool,
    /// How many were said in full.
    pub won: usize,
    /// How many come again tomorrow.
    pub again: usize,
    last: Option<(RecordId, Rating)>,
}

impl Drilling {
    /// A series of drills; `None` without any.
    pub fn new(items: Vec<(Key, Slug)>) -> Option<Self> {
        let some = !items.is_empty();
        some.then_some(Self {
            items,
            at: 0,
            revealed: false,
            won: 0,
            again: 0,
            last: None,
        })
    }

    /// The point at hand.
    pub fn current(&self) -> Option<&(Key, Slug)> {
        self.items.get(self.at)
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        if self.revealed {
            Context::DrillGrade
        } else {
            Context::Drill
        }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match (self.revealed, action) {
            (_, Action::Back) => return Turn::Back,
            (false, Action::GoOn) => self.revealed = true,
            (true, Action::MarkFull) => return self.rate(Rating::Good, cx),
            (true, Action::MarkHalf) => return self.rate(Rating::Hard, cx),
            (true, Action::MarkMissed) => return self.rate(Rating::Again, cx),
            _ => {}
        }
        Turn::Stay
    }

    fn rate(&mut self, rating: Rating, cx: &mut Cx<'_>) -> Turn {
        let Some((question, point)) = self.current().cloned() else {
            return Turn::Stay;
        };
        let ids = cx.record(
            vec![What::Drill {
                question,
                point,
                rating,
            }],
            None,
            String::new(),
        );
        self.last = ids.first().map(|id| (*id, rating));
        self.count(rating, 1);
        self.at += 1;
        self.revealed = false;
        if self.at < self.items.len() {
            Turn::Stay
        } else {
            Turn::Done(self.report())
        }
    }

    fn count(&mut self, rating: Rating, by: isize) {
        let count = if rating >= Rating::Good {
            &mut self.won
        } else {
            &mut self.again
        };
        *count = count.saturating_add_signed(by);
    }

    /// Takes the last rating back; `false` where there is none.
    pub fn undo(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some((id, rating)) = self.last.take() else {
            return false;
        };
        cx.record(vec![What::Void { of: vec![id] }], None, String::new());
        self.count(rating, -1);
        self.at = self.at.saturating_sub(1);
        self.revealed = true;
        true
    }

    /// `9 won back, 2 again tomorrow.`
    fn report(&self) -> String {
        match (self.won, self.again) {
            (won, 0) => format!("{won} won back."),
            (0, again) => format!("{again} come again tomorrow."),
            (won, again) => format!("{won} won back, {again} again tomorrow."),
        }
    }
}
