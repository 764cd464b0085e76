//! What people call the parts of a past round: texts where a pack has them, ids where none has; knows no figures.

use crate::app::round::desk::title;
use crate::domain::grade::{Mark, PointMark};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::Trigger;
use crate::domain::progress::RoundCourse;
use crate::library::Library;

/// Looks names up in the packs that are loaded.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    /// The packs.
    pub(crate) library: &'a Library,
}

impl Names<'_> {
    /// What people call a preset.
    pub(crate) fn preset(self, id: &str) -> String {
        title(id, self.library)
    }

    /// A question's title.
    pub(crate) fn question(self, key: &Key) -> String {
        let found = self.library.question(key);
        found.map_or_else(|| key.to_string(), |question| question.title.clone())
    }

    /// A point's text: of the checklist, or one that a changed requirement brought. A quick question's one point is the
    /// question itself.
    pub(crate) fn point(self, question: &Key, point: &Slug) -> String {
        let text = self.library.question(question).and_then(|found| {
            if found.is_quick() {
                return Some(&found.title);
            }
            let brought = found.push_backs.iter().flat_map(|back| &back.points);
            let mut all = found.points.iter().chain(brought);
            all.find(|known| known.id == *point)
                .map(|known| &known.text)
        });
        text.map_or_else(|| point.to_string(), Clone::clone)
    }

    /// Whether what was said as a push-back was the changed requirement: no push-back, where a pack knows it.
    pub(crate) fn is_change(self, round: &RoundCourse, push: &Slug) -> bool {
        let asked = round.start.questions.iter();
        let mut backs = asked
            .filter_map(|asked| self.library.question(&asked.question))
            .flat_map(|question| &question.push_backs);
        backs.any(|back| back.id == *push && back.trigger == Trigger::Change)
    }

    /// What the interviewer said for a push-back of the round.
    pub(crate) fn push(self, round: &RoundCourse, push: &Slug) -> String {
        let asked = round.start.questions.iter();
        let mut backs = asked
            .filter_map(|asked| self.library.question(&asked.question))
            .flat_map(|question| &question.push_backs);
        let said = backs.find(|back| back.id == *push);
        said.map_or_else(|| push.to_string(), |back| format!("“{}”", back.say))
    }

    /// A reference's name.
    pub(crate) fn reference(self, key: &Key) -> String {
        let found = self.library.reference(key);
        found.map_or_else(|| key.to_string(), |reference| reference.name.clone())
    }

    /// The first questions of a round, in the order in which they were asked, each with its title where a pack has it;
    /// none of a round of references.
    pub(crate) fn asked(self, round: &RoundCourse, count: usize) -> Vec<(Option<String>, Key)> {
        let references = round
            .start
            .questions
            .iter()
            .any(|asked| self.library.reference(&asked.question).is_some());
        if references || !round.references.is_empty() {
            return Vec::new();
        }
        let of = |key: &Key| {
            let found = self.library.question(key);
            (found.map(|found| found.title.clone()), key.clone())
        };
        let asked = round.start.questions.iter().take(count);
        asked.map(|asked| of(&asked.question)).collect()
    }
}

/// What a mark is called.
pub(crate) fn word(mark: &PointMark) -> &'static str {
    match (mark.mark, mark.prompted) {
        (Mark::Missed, _) => "missed",
        (Mark::Half, false) => "half",
        (Mark::Full, false) => "full",
        (Mark::Half, true) => "half, prompted",
        (Mark::Full, true) => "full, prompted",
    }
}
