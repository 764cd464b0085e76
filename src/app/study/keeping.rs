//! Keeping what is under way: drafts and marks go to disk within two seconds, wherever they are made.

use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::study::Study;

impl Study {
    /// Counts the time that has passed as work on the card at hand.
    pub fn pass_time(&mut self, cx: &Cx<'_>) {
        if let Some(card) = &mut self.card {
            card.pass_time(cx.now);
        }
    }

    /// Notes a change of draft or marks.
    pub(super) fn touch(&mut self, cx: &Cx<'_>) {
        if let Some(card) = &mut self.card {
            card.touch(cx.now);
        }
    }

    /// Hands what has changed over to be kept, once it is time.
    pub fn keep_when_due(&mut self, cx: &mut Cx<'_>) {
        let due = self.deadline().is_some_and(|at| at <= cx.now.boot_ms);
        if due {
            self.keep_now(cx);
        }
    }

    /// Hands what has changed over to be kept, at once.
    pub fn keep_now(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        let changed = card.keep_at().is_some();
        card.kept();
        if !changed || !card.is_begun() {
            return;
        }
        let id = card.work.unwrap_or_else(|| cx.mint());
        card.work = Some(id);
        if let Some(question) = cx.library.question(&card.subject.key) {
            cx.effects
                .push(Effect::KeepWork(Box::new(card.work(id, question, cx.now))));
        }
    }
}
