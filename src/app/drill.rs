//! Drills: missed points asked alone by their cue, seconds each, until they are won back.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry;
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::page::drill::{Page, page};
use crate::app::reschedule::reschedule;
use crate::app::scroll;
use crate::app::state::LastSave;
use crate::app::study::Turn;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::record::{Rating, What};
use crate::library::Library;

/// Points asked alone, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilling {
    /// The points, in order.
    pub items: Vec<(Key, Slug)>,
    /// The place one has reached.
    pub at: usize,
    /// Whether the point is open.
    pub revealed: bool,
    /// Whether the model answer stands in place of the point.
    pub reading: bool,
    /// The first row in sight of what is read.
    pub scroll: usize,
    /// How many were said in full.
    pub won: usize,
    /// How many come again tomorrow.
    pub again: usize,
    last: Option<Last>,
}

/// What was done last: the records, and the rating unless the point was left.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Last {
    ids: Vec<RecordId>,
    rating: Option<Rating>,
    revealed: bool,
}

impl Drilling {
    /// A series of drills; `None` without any.
    pub fn new(items: Vec<(Key, Slug)>) -> Option<Self> {
        let some = !items.is_empty();
        some.then_some(Self {
            items,
            at: 0,
            revealed: false,
            reading: false,
            scroll: 0,
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
            (true, Action::ModelAnswer) => self.turn_model(cx),
            (_, Action::Back | Action::GoOn) if self.reading => self.turn_model(cx),
            (_, Action::Back) => return Turn::Back,
            (false, Action::GoOn) => self.reveal(cx),
            (true, Action::MarkFull) => return self.rate(Rating::Good, cx),
            (true, Action::MarkHalf) => return self.rate(Rating::Hard, cx),
            (true, Action::MarkMissed) => return self.rate(Rating::Again, cx),
            (_, action) => self.walk(action, cx),
        }
        Turn::Stay
    }

    /// Shows the answer, and brings it into sight where the window is too low for the cue and the answer.
    fn reveal(&mut self, cx: &Cx<'_>) {
        self.revealed = true;
        let (page, height) = self.page(cx);
        self.scroll = page.sight(height);
    }

    /// To the model answer, or back to the point's own.
    fn turn_model(&mut self, cx: &mut Cx<'_>) {
        if !self.has_model(cx.library) {
            return cx.say(Tone::Plain, "This is the model answer.");
        }
        self.reading = !self.reading;
        let (page, height) = self.page(cx);
        self.scroll = page.sight(height);
    }

    fn walk(&mut self, action: Action, cx: &Cx<'_>) {
        let (page, height) = self.page(cx);
        self.scroll = scroll::scrolled(self.scroll, action, page.rows.len(), height);
    }

    /// Whether the question of the point at hand has a model answer beyond what the reveal shows.
    pub fn has_model(&self, library: &Library) -> bool {
        let question = self.current().and_then(|(key, _)| library.question(key));
        question.is_some_and(|question| !question.is_quick())
    }

    /// What it says in this window, and how many rows of that are seen at once.
    fn page(&self, cx: &Cx<'_>) -> (Page, usize) {
        let inside = geometry::drill(cx.size, self.reading).inside();
        let page = page(self, cx.library, cx.progress, inside.columns());
        (page, inside.rows())
    }

    /// Takes the point out, puts it off or lets it start anew, and goes on to the next.
    pub fn reschedule(
        &mut self,
        action: Action,
        (question, point): &(Key, Slug),
        cx: &mut Cx<'_>,
    ) -> Turn {
        let ids = reschedule(action, question, Some(point), cx);
        self.last = Some(Last {
            ids,
            rating: None,
            revealed: self.revealed,
        });
        self.go_on()
    }

    fn rate(&mut self, rating: Rating, cx: &mut Cx<'_>) -> Turn {
        let Some((question, point)) = self.current().cloned() else {
            return Turn::Stay;
        };
        let ids = cx.record(
            vec![What::Drill {
                question: question.clone(),
                point,
                rating,
            }],
            None,
            String::new(),
        );
        let title = cx
            .library
            .question(&question)
            .map_or_else(String::new, |question| question.title.clone());
        *cx.last_save = Some(LastSave {
            ids: ids.clone(),
            said: format!("Took back the last point, of “{title}”."),
        });
        self.last = Some(Last {
            ids,
            rating: Some(rating),
            revealed: true,
        });
        self.count(rating, 1);
        self.go_on()
    }

    fn go_on(&mut self) -> Turn {
        self.at += 1;
        self.revealed = false;
        self.reading = false;
        self.scroll = 0;
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

    /// Whether something that was done to a point is there to be taken back.
    pub fn has_something_to_undo(&self) -> bool {
        self.last.is_some()
    }

    /// Takes the last rating back, or what was done instead of one.
    pub fn undo(&mut self, cx: &mut Cx<'_>) {
        let Some(last) = self.last.take() else {
            return;
        };
        *cx.last_save = None;
        cx.record(vec![What::Void { of: last.ids }], None, String::new());
        if let Some(rating) = last.rating {
            self.count(rating, -1);
        }
        self.at = self.at.saturating_sub(1);
        self.revealed = last.revealed;
        self.reading = false;
        self.scroll = 0;
        if self.revealed {
            self.reveal(cx);
        }
    }

    /// `9 won back, 2 again tomorrow.`
    fn report(&self) -> String {
        match (self.won, self.again) {
            (0, 0) => "None of them was asked.".to_owned(),
            (won, 0) => format!("{won} won back."),
            (0, again) => format!("{again} come again tomorrow."),
            (won, again) => format!("{won} won back, {again} again tomorrow."),
        }
    }
}
