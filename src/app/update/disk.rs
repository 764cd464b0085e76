//! What the disk answers: confirmed, refused, kept.

use crate::app::effect::Effect;
use crate::app::notice::Tone;
use crate::app::state::Screen;
use crate::app::study::card::Card;
use crate::app::update::{Run, screen_today};
use crate::domain::id::{Key, RecordId};
use crate::domain::record::Record;
use crate::text::cells;

impl Run<'_> {
    /// The journal has answered an append.
    pub(super) fn appended(&mut self, ids: &[RecordId], outcome: Result<(), String>) {
        let wall = self.state.now.wall_ms;
        match outcome {
            Ok(()) => {
                let saving = &mut self.state.saving;
                saving.failed = None;
                saving.saved_at = Some(wall);
                let done = |pending: &crate::app::notice::Pending| {
                    pending.ids.iter().any(|id| ids.contains(id))
                };
                let (confirmed, waiting) = std::mem::take(&mut saving.pending)
                    .into_iter()
                    .partition(|p| done(p));
                saving.pending = waiting;
                for pending in Vec::<crate::app::notice::Pending>::into_iter(confirmed) {
                    self.effects.extend(pending.work.map(Effect::DropWork));
                    if !pending.said.is_empty() {
                        self.say(Tone::Good, pending.said);
                    }
                }
            }
            Err(why) => {
                self.state.saving.failed = Some(why.clone());
                self.say(Tone::Bad, why);
            }
        }
    }

    /// Another window or machine has written; who is answering the same question is told before grading it twice.
    pub(super) fn others(&mut self, records: Vec<Record>) {
        let answered: Vec<Key> = records
            .iter()
            .filter_map(|record| record.what.studied().cloned())
            .collect();
        self.state.progress.take_in(records);
        let begun = |card: &Card| card.is_begun() && answered.contains(&card.subject.key);
        if let Screen::Study(study) = &self.state.screen
            && study.card.as_ref().is_some_and(begun)
        {
            let text = "This question was answered in another window meanwhile; saving here adds a second answer.";
            self.say(Tone::Bad, text);
        }
    }

    /// Work in progress was kept, or not; a round that another window has is left to it.
    pub(super) fn work_kept(&mut self, id: RecordId, outcome: Result<(), String>, elsewhere: bool) {
        let here = matches!(&self.state.screen, Screen::Round(round) if round.id == id);
        if elsewhere && here {
            self.state.screen = self.state.below.pop().unwrap_or_else(screen_today);
            self.say(
                Tone::Bad,
                "This round runs in another window; go on there. Once that is closed, start greenroom again.",
            );
            return;
        }
        match outcome {
            Ok(()) => self.state.saving.kept_at = Some(self.state.now.wall_ms),
            Err(why) => {
                // The state line must not go on saying that the draft is kept.
                self.state.saving.kept_at = None;
                self.say(Tone::Bad, why);
            }
        }
    }

    /// A debrief is in a file, or not. Of a path longer than the bottom line its end is said, which names the file.
    pub(super) fn written(&mut self, outcome: Result<String, String>) {
        match outcome {
            Ok(path) => {
                // A blank at the left and at the right, and one before the state.
                let room = usize::from(self.state.size.width).saturating_sub(3);
                self.say(Tone::Good, written_to(&path, room));
            }
            Err(why) => self.say(Tone::Bad, why),
        }
    }

    /// Texts of drafts that the search, a history or the brief asked for.
    pub(super) fn drafts(&mut self, drafts: Vec<(RecordId, Key, String)>) {
        let texts = |drafts: Vec<(RecordId, Key, String)>| {
            let text = |(_, key, text)| (key, text);
            drafts.into_iter().map(text).collect()
        };
        match self.split() {
            (Screen::Today(_), _) => {
                let stories: Vec<(Key, String)> = texts(drafts);
                self.write_brief(&stories);
            }
            (Screen::Search(search), mut cx) => search.take_drafts(texts(drafts), &mut cx),
            (Screen::History(history), _) => history.take_drafts(drafts),
            _ => {}
        }
    }
}

/// `Written to /home/ada/2026-11-22-design-45.md.`, the first folders left out where it would not fit.
fn written_to(path: &str, room: usize) -> String {
    let said = |path: &str| format!("Written to {path}.");
    let mut end = path;
    let mut text = said(path);
    while cells::width(&text) > room
        && let Some((_, rest)) = end.trim_start_matches('/').split_once('/')
    {
        end = rest;
        text = said(&format!("…/{rest}"));
    }
    text
}
