//! Keeping a round: its clock, drafts and marks go to disk every second while they change, and when it is left.

use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::round::talking::place;
use crate::app::round::{Round, Stage};
use crate::domain::pack::Group;
use crate::domain::record::What;
use crate::domain::work::{RoundCard, RoundWork, Work, WorkMoment};
use crate::library::Library;

impl Round {
    /// Hands the round over to be kept, once it is time; a running clock counts as a change.
    pub fn keep_when_due(&mut self, cx: &mut Cx<'_>) {
        let due = self
            .changed_at
            .is_some_and(|at| at + crate::app::study::card::KEEP_AFTER <= cx.now.boot_ms);
        let graded = if let Stage::Grade(study) = &self.stage {
            study.deadline().is_some_and(|at| at <= cx.now.boot_ms)
        } else {
            false
        };
        if due || graded {
            self.keep_now(cx);
        }
    }

    /// Hands the round over to be kept, at once.
    pub fn keep_now(&mut self, cx: &mut Cx<'_>) {
        self.changed_at = None;
        if matches!(self.stage, Stage::Debrief(..)) {
            return self.keep_line(cx);
        }
        self.fold_grading_back();
        if let Some(work) = self.work(cx) {
            cx.effects.push(Effect::KeepWork(Box::new(work)));
        }
    }

    /// Records the line to oneself as far as it is typed: the last one counts, so that no other place has to keep it.
    pub(super) fn keep_line(&self, cx: &mut Cx<'_>) {
        let Stage::Debrief(_, Some(field)) = &self.stage else {
            return;
        };
        let course = cx.progress.round(self.id);
        let before = course.map_or("", |round| round.note.as_str());
        let line = field.text().trim();
        if line != before {
            let (round, line) = (self.id, line.into());
            cx.record(vec![What::RoundNote { round, line }], None, String::new());
        }
    }

    /// The card being graded lives in the grading screen; what is kept needs its marks.
    fn fold_grading_back(&mut self) {
        if let Stage::Grade(study) = &mut self.stage
            && let Some(card) = &mut study.card
        {
            card.kept();
            if let Some(own) = self.cards.get_mut(self.grading) {
                own.grading = card.grading.clone();
            }
        }
    }

    /// The round as it is kept on disk.
    pub fn work(&self, cx: &Cx<'_>) -> Option<Work> {
        let (grading, left_at) = match &self.stage {
            Stage::Back(away) => (away.grading, away.left_at),
            stage => (matches!(stage, Stage::Grade(_)), cx.now.wall_ms),
        };
        let question = self.start.questions.first()?.question.clone();
        Some(Work {
            moment: if grading {
                WorkMoment::Grade
            } else {
                WorkMoment::Answer
            },
            active_seconds: u32::try_from(self.whole().0).unwrap_or(u32::MAX),
            wall_ms: left_at,
            round: Some(RoundWork {
                round: self.id,
                step: place(self.at),
                clocks: self
                    .clocks
                    .iter()
                    .map(|clock| (clock.active, clock.paused))
                    .collect(),
                drafts: self
                    .drafts
                    .iter()
                    .map(crate::app::writing::Writing::text)
                    .collect(),
                cards: (0..self.cards.len())
                    .map(|at| self.card_work(at, cx.library))
                    .collect(),
                met: self.met.clone(),
                rungs: self.rungs.clone(),
                change: self.change.filter(|_| self.changed).map(place),
                said: self.said,
                grading: self.over.then(|| place(self.grading)),
            }),
            ..Work::begun(self.id, question)
        })
    }

    fn card_work(&self, at: usize, library: &Library) -> RoundCard {
        let (Some(card), Some(question)) = (self.cards.get(at), self.question(at, library)) else {
            return RoundCard::default();
        };
        let points = card.subject.points(question);
        let clarify = points.iter().filter(|point| point.group == Group::Clarify);
        let asked = card.asked.as_ref().map(|asked| {
            let ticked = clarify.zip(asked).filter(|(_, asked)| **asked);
            ticked.map(|(point, _)| point.id.clone()).collect()
        });
        RoundCard {
            asked,
            marks: card.grading.marks_so_far(&points),
            pitfalls: card.grading.fallen(&question.pitfalls),
        }
    }
}
