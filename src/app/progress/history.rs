//! The history of one question: every answer with its figures and what one wrote then. Nothing of the checklist.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::page::history::view;
use crate::app::scroll;
use crate::app::state::Size;
use crate::domain::id::{Key, RecordId};
use crate::domain::progress::Progress;
use crate::domain::record::{Draft, Record};
use crate::domain::time::Day;
use crate::library::Library;
use std::collections::HashMap;

/// The history of a question.
#[derive(Debug)]
pub struct History {
    /// Which question.
    pub question: Key,
    /// The first row in sight.
    pub scroll: usize,
    drafts: HashMap<RecordId, String>,
    asked: usize,
}

impl History {
    /// The history of a question, its drafts not yet read.
    pub fn new(question: Key) -> Self {
        Self {
            question,
            scroll: 0,
            drafts: HashMap::new(),
            asked: 0,
        }
    }

    /// What one wrote in an answer, as far as it is at hand.
    pub fn draft<'a>(&'a self, record: &Record, draft: &'a Draft) -> Option<&'a str> {
        match draft {
            Draft::None => None,
            Draft::Text(text) => Some(text),
            Draft::Kept { .. } => self.drafts.get(&record.id).map(String::as_str),
        }
    }

    /// Asks the journal for the drafts that it keeps, once for each set of records.
    pub fn ask_for_drafts(&mut self, progress: &Progress, effects: &mut Vec<Effect>) {
        if self.asked == progress.records() {
            return;
        }
        self.asked = progress.records();
        let kept: Vec<Record> = progress
            .attempts(&self.question)
            .chain(progress.follow_up_attempts(&self.question))
            .filter(|(_, attempt)| matches!(attempt.draft, Draft::Kept { .. }))
            .filter(|(record, _)| !self.drafts.contains_key(&record.id))
            .map(|(record, _)| record.clone())
            .collect();
        if !kept.is_empty() {
            effects.push(Effect::ReadDrafts(kept));
        }
    }

    /// Takes in the texts that the journal kept.
    pub fn take_drafts(&mut self, drafts: Vec<(RecordId, Key, String)>) {
        let texts = drafts.into_iter().map(|(id, _, text)| (id, text));
        self.drafts.extend(texts);
    }

    /// Whether there is more of it than the window shows at once.
    pub fn is_long(&self, library: &Library, progress: &Progress, today: Day, size: Size) -> bool {
        let view = view(self, library, progress, today, size);
        view.rows.len() > view.inside.rows()
    }

    /// Does what a key asks for; `true` where it leads back.
    pub fn act(&mut self, action: Action, cx: &Cx<'_>) -> bool {
        if matches!(action, Action::Back | Action::GoOn | Action::History) {
            return true;
        }
        let view = view(self, cx.library, cx.progress, cx.now.day, cx.size);
        let (length, height) = (view.rows.len(), view.inside.rows());
        let by = scroll::lines_of(action, height).unwrap_or(0);
        self.scroll = scroll::moved(self.scroll, by, length, height);
        false
    }
}
