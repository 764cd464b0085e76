//! What a screen may touch beside itself: borrowed piece by piece from the state, so that no screen sees another.

use crate::app::effect::Effect;
use crate::app::evenings::{Laid, Stands};
use crate::app::notice::{NOTICE_MS, Notice, Pending, Saving, Tone};
use crate::app::state::{LastSave, Options, Size};
use crate::domain::id::RecordId;
use crate::domain::progress::Progress;
use crate::domain::record::{Record, What};
use crate::domain::time::Moment;
use crate::library::Library;

/// What a screen may touch beside itself.
pub struct Cx<'a> {
    /// The packs.
    pub library: &'a Library,
    /// What the journal amounts to.
    pub progress: &'a mut Progress,
    /// What is due, laid out over evenings.
    pub laid: &'a Laid,
    /// When the event was taken in.
    pub now: Moment,
    /// Fresh random bits; each use adds one.
    pub fresh: &'a mut u128,
    /// The window.
    pub size: Size,
    /// What the user has set.
    pub options: &'a mut Options,
    /// Answers begun earlier, offered again.
    pub offered: &'a mut Vec<crate::domain::work::Work>,
    /// What the bottom line says.
    pub notice: &'a mut Option<Notice>,
    /// Whether everything is on disk.
    pub saving: &'a mut Saving,
    /// What `u` takes back.
    pub last_save: &'a mut Option<LastSave>,
    /// Wishes to the world.
    pub effects: &'a mut Vec<Effect>,
}

impl Cx<'_> {
    /// Says something in the bottom line for a moment.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        *self.notice = Some(Notice {
            text: text.into(),
            tone,
            until: self.now.boot_ms + NOTICE_MS,
        });
    }

    /// Says that something went well once all that was recorded is on disk; at once where it is already.
    pub fn say_once_saved(&mut self, text: &str) {
        if self.saving.failed.is_some() {
            return;
        }
        match self.saving.pending.last_mut() {
            Some(pending) => text.clone_into(&mut pending.said),
            None => self.say(Tone::Good, text),
        }
    }

    /// How one stands with questions; due is what is for tonight.
    pub fn stands(&self) -> Stands<'_> {
        Stands {
            progress: self.progress,
            laid: self.laid,
            day: self.now.day,
        }
    }

    /// A new id.
    pub fn mint(&mut self) -> RecordId {
        *self.fresh = self.fresh.wrapping_add(1);
        RecordId::mint(self.now.wall_ms, *self.fresh)
    }

    /// Records what happened: the state changes at once, the disk is asked, `said` stands once it has answered.
    pub fn record(
        &mut self,
        whats: Vec<What>,
        work: Option<RecordId>,
        said: String,
    ) -> Vec<RecordId> {
        let records: Vec<Record> = whats
            .into_iter()
            .map(|what| {
                *self.fresh = self.fresh.wrapping_add(1);
                Record::new(self.now, *self.fresh, what)
            })
            .collect();
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        for record in &records {
            self.progress.apply(record.clone());
        }
        if let Some(why) = &self.options.read_only {
            let why = why.clone();
            self.saving.failed = Some(why.clone());
            self.say(Tone::Bad, why);
            return ids;
        }
        self.saving.pending.push(Pending {
            ids: ids.clone(),
            work,
            said,
        });
        self.effects.push(Effect::Append(records));
        ids
    }
}
