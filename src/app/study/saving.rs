//! Saving an attempt, what follows from it, and taking it back.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::Pane;
use crate::app::notice::Tone;
use crate::app::scroll::scrolled;
use crate::app::state::LastSave;
use crate::app::study::card::{Card, Saved, Showing, Stage};
use crate::app::study::{Study, Turn};
use crate::domain::grade::rating;
use crate::domain::id::{Key, RecordId};
use crate::domain::pack::Question;
use crate::domain::progress::{Due, Figure, Progress};
use crate::domain::queue::Queue;
use crate::domain::record::{Attempt, Draft, Grader, Mode, Rating, What};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::count::counted;

impl Study {
    /// Saves the marks as they stand; what is open was missed.
    pub fn save(&mut self, cx: &mut Cx<'_>) -> Turn {
        let mode = self.mode;
        let Some(card) = &mut self.card else {
            return Turn::Stay;
        };
        let Some(question) = cx.library.question(&card.subject.key) else {
            return Turn::Stay;
        };
        let attempt = attempt(card, question, mode, None, cx.library);
        card.kept();
        let work = card.work.take();
        self.write(attempt, Vec::new(), work, cx);
        self.follow_cursor(cx);
        Turn::Stay
    }

    /// Writes an attempt, voiding `instead` in the same append, and shows what follows.
    fn write(
        &mut self,
        attempt: Attempt,
        instead: Vec<RecordId>,
        work: Option<RecordId>,
        cx: &mut Cx<'_>,
    ) {
        let Some(card) = &mut self.card else { return };
        let grades = attempt.grades();
        let rated = attempt
            .rating
            .or_else(|| rating(&grades, cx.progress.plan().level));
        let key = attempt.question.clone();
        let whole = attempt.follow_up.is_none();
        let title = cx
            .library
            .question(&key)
            .map_or_else(String::new, |q| q.title.clone());
        let mut whats = Vec::new();
        if !instead.is_empty() {
            whats.push(What::Void { of: instead });
        }
        whats.push(What::Attempt(Box::new(attempt)));
        let ids = cx.record(whats, work, String::new());
        let said = if whole {
            follows(&key, rated, cx.progress, cx.now.day)
        } else {
            "Saved.".to_owned()
        };
        if let Some(pending) = cx.saving.pending.last_mut() {
            pending.said = said;
        }
        *cx.last_save = Some(LastSave {
            ids: ids.clone(),
            said: format!("Took back the answer to “{title}”."),
        });
        card.saved = Some(Saved {
            ids,
            grades,
            rating: rated,
        });
        card.stage = Stage::Saved;
        self.focus = Pane::Checklist;
    }

    /// Does what a key asks for after the save.
    pub(super) fn after(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match action {
            Action::GoOn => return self.next(cx),
            Action::FollowUp => self.follow_up(cx),
            Action::ModelAnswer => self.turn_model(cx),
            Action::ChangeRating => self.change_rating(cx),
            Action::Back => {
                if self.card.as_ref().is_some_and(|card| {
                    card.showing == Showing::Model && card.stage == Stage::Saved
                }) {
                    self.turn_model(cx);
                } else {
                    self.leave_card(cx);
                }
            }
            action if self.focus == Pane::Checklist => self.scroll_checklist(action, cx),
            action => self.scroll_card(action, cx),
        }
        Turn::Stay
    }

    pub(super) fn scroll_checklist(&mut self, action: Action, cx: &Cx<'_>) {
        let Some(area) = self.panes(cx.size).checklist else {
            return;
        };
        let Some(card) = &self.card else { return };
        let view = crate::app::page::checklist::view(card, cx.library, area);
        let (length, height) = (view.rows.len(), view.height);
        self.checklist_scroll = scrolled(self.checklist_scroll, action, length, height);
    }

    /// Takes the next of the queue.
    fn next(&mut self, cx: &mut Cx<'_>) -> Turn {
        self.trail.clear();
        let next = self
            .queue
            .as_mut()
            .and_then(|queue| queue.advance().cloned());
        if let Some(key) = next {
            self.open(&key, None, cx);
            return Turn::Stay;
        }
        self.card = None;
        self.focus = Pane::Tree;
        let through = self.queue.take();
        let report = |queue: Queue| report(&queue, cx.progress, cx.now.day);
        Turn::Done(through.map_or_else(|| "Saved.".to_owned(), report))
    }

    /// Leaves the question unanswered and opens the next of the queue; without one the tree has the focus.
    pub fn skip(&mut self, cx: &mut Cx<'_>) {
        self.trail.clear();
        let next = self
            .queue
            .as_mut()
            .and_then(|queue| queue.advance().cloned());
        if let Some(key) = next {
            return self.open(&key, None, cx);
        }
        self.put_away(cx);
        self.queue = None;
        self.focus = Pane::Tree;
    }

    fn follow_up(&mut self, cx: &mut Cx<'_>) {
        let next = self
            .card
            .as_ref()
            .and_then(|card| Some((card.subject.key.clone(), card.next_follow_up(cx.library)?)));
        match next {
            Some((key, at)) => self.descend(&key, at, cx),
            None => cx.say(
                Tone::Plain,
                "There is no further follow-up to this question.",
            ),
        }
    }

    fn change_rating(&mut self, cx: &mut Cx<'_>) {
        let mode = self.mode;
        let Some(card) = &self.card else { return };
        let (Some(saved), None) = (&card.saved, card.subject.follow_up()) else {
            return;
        };
        let Some(question) = cx.library.question(&card.subject.key) else {
            return;
        };
        let next = match saved.rating {
            Some(Rating::Again) => Rating::Hard,
            Some(Rating::Hard) => Rating::Good,
            Some(Rating::Good) => Rating::Easy,
            Some(Rating::Easy) | None => Rating::Again,
        };
        let instead = saved.ids.clone();
        let attempt = attempt(card, question, mode, Some(next), cx.library);
        self.write(attempt, instead, None, cx);
        if let Some(pending) = cx.saving.pending.last_mut() {
            pending.said = pending
                .said
                .replacen("Saved.", &format!("Rated {}.", next.word()), 1);
        }
    }

    /// Goes back to grading after the save was taken back, the marks still there and to be kept anew.
    pub fn unsave(&mut self, ids: &[RecordId], cx: &mut Cx<'_>) {
        self.return_to_saved(ids, cx);
        let Some(card) = &mut self.card else { return };
        if card.saved.as_ref().is_some_and(|saved| saved.ids == ids) {
            card.saved = None;
            card.stage = Stage::Grade;
            card.showing = Showing::Question;
            card.touch(cx.now);
            self.focus = Pane::Checklist;
        } else if card.stage == Stage::Read && card.read == ids {
            card.stage = Stage::Answer;
            self.focus_card();
        }
    }
}

/// The attempt that a card's marks amount to.
pub fn attempt(
    card: &Card,
    question: &Question,
    mode: Mode,
    rating: Option<Rating>,
    library: &Library,
) -> Attempt {
    let points = card.subject.points(question);
    let rung = card
        .subject
        .follow_up()
        .and_then(|at| question.follow_ups.get(at));
    let whole = rung.is_none();
    Attempt {
        question: question.key.clone(),
        level: question.level,
        follow_up: rung.map(|rung| rung.id.clone()),
        pack_version: library
            .pack(question.key.pack())
            .map_or_else(|| "".into(), |pack| pack.version.as_str().into()),
        question_hash: question.hash,
        marks: card.grading.marks(&points),
        pitfalls: if whole {
            card.grading.pitfall_marks(&question.pitfalls)
        } else {
            Vec::new()
        },
        sure: card.sure,
        said: None,
        rating,
        seconds: card.seconds(),
        draft: draft(card.draft.text()),
        mode,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: card
            .values
            .iter()
            .map(|(name, value)| (name.clone(), *value))
            .collect(),
    }
}

/// A draft as the journal keeps it: blanks alone are none.
pub fn draft(text: String) -> Draft {
    if text.trim().is_empty() {
        Draft::None
    } else {
        Draft::Text(text)
    }
}

/// What a save leads to, in a sentence: "Saved. Back in 4 days; 2 points come back tomorrow."
pub fn follows(key: &Key, rated: Option<Rating>, progress: &Progress, today: Day) -> String {
    let due = progress.course(key).and_then(|course| course.due);
    let tomorrow = today.plus(1);
    let drills = progress
        .drills()
        .filter(|(question, _, drill)| *question == key && !drill.settled && drill.due == tomorrow)
        .count();
    let back = match (due.map(|due| due.since(today)), rated) {
        (Some(0) | None, _) | (_, None) => String::new(),
        (Some(1), _) => " Back tomorrow".to_owned(),
        (Some(days), _) => format!(" Back in {days} days"),
    };
    if back == " Back tomorrow" && drills > 0 {
        let points = counted(drills, "point", "points");
        return format!("Saved. Back tomorrow with {points}.");
    }
    let points = match drills {
        0 => String::new(),
        some => counted(
            some,
            "point comes back tomorrow",
            "points come back tomorrow",
        ),
    };
    match (back.is_empty(), points.is_empty()) {
        (true, true) => "Saved.".to_owned(),
        (false, true) => format!("Saved.{back}."),
        (true, false) => format!("Saved. {points}."),
        (false, false) => format!("Saved.{back}; {points}."),
    }
}

/// What a queue came to: "That was the last of due: 3 questions, 2 strong, 1 again tomorrow."
fn report(queue: &Queue, progress: &Progress, today: Day) -> String {
    let items = queue.items();
    if items.len() == 1 {
        return "That was all.".to_owned();
    }
    let seen = |key: &&Key| {
        let course = progress.course(key);
        course.is_some_and(|course| course.last_seen == Some(today))
    };
    let (mut strong, mut again) = (0, 0);
    for key in items.iter().filter(seen) {
        let standing = progress.standing(key, today);
        strong += usize::from(matches!(standing.figure, Figure::Strong(_)));
        again += usize::from(standing.due == Due::On(today.plus(1)));
    }
    let mut parts = vec![counted(items.len(), "question", "questions")];
    if strong > 0 {
        parts.push(format!("{strong} strong"));
    }
    if again > 0 {
        parts.push(format!("{again} again tomorrow"));
    }
    format!("That was the last of {}: {}.", queue.name, parts.join(", "))
}
