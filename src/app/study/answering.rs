//! Answering: aloud or typed; asking back; revealing, and saying how sure one was.

use crate::app::action::Action;
use crate::app::chord::Chord;
use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::geometry::Pane;
use crate::app::notice::Tone;
use crate::app::page;
use crate::app::scroll;
use crate::app::state::LastSave;
use crate::app::study::card::{Card, Showing, Stage};
use crate::app::study::{Study, Turn};
use crate::domain::pack::{Group, Point};
use crate::domain::record::What;

impl Study {
    /// Does what a key asks for while one answers.
    pub(super) fn answer(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let Some(card) = &mut self.card else {
            return Turn::Stay;
        };
        match (card.stage, action) {
            (Stage::Writing, Action::Back) => {
                card.stage = Stage::Answer;
                self.keep_now(cx);
            }
            (Stage::Writing, Action::Editor) => cx.effects.push(Effect::Edit(card.draft.text())),
            (Stage::Replies(_), Action::Back | Action::GoOn | Action::Replies) => {
                self.close_replies(cx);
            }
            (Stage::Replies(at), _) => self.ask(at, action, cx),
            (_, Action::Back) => self.leave_card(cx),
            (_, Action::Draft) => {
                card.stage = Stage::Writing;
                card.scroll = 0;
            }
            (_, Action::Replies) => self.open_replies(cx),
            (_, Action::GoOn) => self.reveal(None, cx),
            (_, Action::RevealNew) => self.open_to_read(cx),
            (_, Action::RevealShaky) => self.reveal(Some(1), cx),
            (_, Action::RevealFair) => self.reveal(Some(2), cx),
            (_, Action::RevealSolid) => self.reveal(Some(3), cx),
            (_, action) => self.scroll_card(action, cx),
        }
        Turn::Stay
    }

    /// Types a key into the draft.
    pub fn press(&mut self, chord: Chord, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        if card.stage == Stage::Writing && card.draft.press(chord) {
            self.touch(cx);
        }
    }

    /// Pastes into the draft; outside of it a paste opens the draft, so that it is never lost or taken for keys.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        if card.is_revealed() {
            cx.say(
                Tone::Plain,
                "Pasted text was left out: nothing is being written here.",
            );
            return;
        }
        card.stage = Stage::Writing;
        (self.focus, self.peek) = (Pane::Card, None);
        if !card.draft.paste(text) {
            cx.say(
                Tone::Bad,
                "A draft holds 64 KiB; the rest of the paste was left out.",
            );
        }
        self.touch(cx);
    }

    /// Takes over what the editor gave back.
    pub fn edited(&mut self, text: &str, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        card.draft = crate::app::writing::Writing::new("");
        if !card.draft.paste(text.trim_end_matches('\n')) {
            cx.say(
                Tone::Bad,
                "A draft holds 64 KiB; the rest of the file was left out.",
            );
        }
        self.touch(cx);
        self.keep_now(cx);
    }

    fn open_replies(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        if !card.lay_out_replies(cx) {
            return;
        }
        card.stage = Stage::Replies(0);
        card.scroll = 0;
        self.focus = Pane::Card;
        self.touch(cx);
    }

    fn ask(&mut self, at: usize, action: Action, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        let Some(asked) = &mut card.asked else { return };
        let last = asked.len().saturating_sub(1);
        let by = |by: isize| at.saturating_add_signed(by).min(last);
        match action {
            Action::Up => card.stage = Stage::Replies(by(-1)),
            Action::Down => card.stage = Stage::Replies(by(1)),
            Action::MarkFull => {
                if let Some(asked) = asked.get_mut(at) {
                    *asked = !*asked;
                }
                self.touch(cx);
            }
            _ => {}
        }
    }

    fn close_replies(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        card.stage = Stage::Answer;
        card.scroll = 0;
        self.keep_now(cx);
    }

    fn reveal(&mut self, sure: Option<u8>, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        let Some(question) = cx.library.question(&card.subject.key) else {
            return;
        };
        card.sure = sure;
        card.stage = Stage::Grade;
        card.scroll = 0;
        let points = card.subject.points(question);
        if let Some(asked) = card.asked.clone() {
            card.grading.fix_asked(&points, &asked);
        }
        card.grading.begin();
        self.focus = Pane::Checklist;
        self.checklist_scroll = 0;
        self.touch(cx);
    }

    fn open_to_read(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        card.stage = Stage::Read;
        card.scroll = 0;
        // The answer of a quick question has a pane of its own: there it is read, and said once.
        let question = cx.library.question(&card.subject.key);
        if question.is_some_and(|question| card.subject.is_quick(question)) {
            self.focus = Pane::Checklist;
        } else {
            card.showing = Showing::Model;
            self.focus = Pane::Card;
        }
        self.checklist_scroll = 0;
        let read = What::Read {
            question: card.subject.key.clone(),
        };
        let said = "Read. It is asked in two days.".to_owned();
        let ids = cx.record(vec![read], None, said);
        if let Some(card) = &mut self.card {
            card.read.clone_from(&ids);
        }
        let said = "Took that back: it was not read, and can be answered.".to_owned();
        *cx.last_save = Some(LastSave { ids, said });
    }

    /// Scrolls the pane of the question.
    pub(super) fn scroll_card(&mut self, action: Action, cx: &Cx<'_>) {
        let Some(area) = self.panes(cx.size).card else {
            return;
        };
        let Some(card) = &mut self.card else { return };
        let inside = area.inside();
        let length = page::card::rows(card, cx.library, inside).len();
        card.scroll = scroll::scrolled(card.scroll, action, length, inside.rows());
    }
}

impl Card {
    /// Whether the replies were opened.
    pub fn has_asked(&self) -> bool {
        self.asked.is_some()
    }

    /// Lays the clarifying questions out to be ticked, what was ticked before kept; `false`, and said, where none is.
    pub(crate) fn lay_out_replies(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(question) = cx.library.question(&self.subject.key) else {
            return false;
        };
        let points = self.subject.points(question);
        let clarifying = |point: &&&Point| point.group == Group::Clarify;
        let count = points.iter().filter(clarifying).count();
        if count == 0 {
            cx.say(Tone::Plain, "Nothing to ask here: answer it as it stands.");
            return false;
        }
        self.asked.get_or_insert_with(|| vec![false; count]);
        true
    }
}
