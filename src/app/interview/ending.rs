//! The end of an interview: the marks as records, for a file and for the debrief on this screen; never for a journal.

use crate::app::cx::Cx;
use crate::app::debrief::text;
use crate::app::effect::Effect;
use crate::app::interview::Interview;
use crate::app::study::attempt;
use crate::domain::id::RecordId;
use crate::domain::record::{
    Attempt, Draft, Grader, Mode, PushedHow, Record, RoundEnding, RoundStep, What,
};

impl Interview {
    /// Ends it: the debrief stands there, and the file is asked for.
    pub fn end(&mut self, cx: &mut Cx<'_>) {
        if self.debrief.is_some() {
            return;
        }
        let asked = self.question_at() + 1;
        let attempts: Vec<Attempt> = (0..asked).filter_map(|at| self.attempt(at, cx)).collect();
        let last = self.at + 1 == self.steps.len();
        let end = What::RoundEnd {
            round: self.begun.id,
            why: if last {
                RoundEnding::Done
            } else {
                RoundEnding::Early
            },
            wall: u32::try_from(cx.now.wall_ms.saturating_sub(self.begun.wall_ms) / 1000)
                .unwrap_or(0),
            active: u32::try_from(self.whole().0).unwrap_or(u32::MAX),
        };
        self.show(&attempts, &end, cx);
        let mut records = vec![self.begun.clone()];
        let whats = attempts
            .into_iter()
            .map(|attempt| What::Attempt(Box::new(attempt)));
        for what in whats.chain([end]) {
            records.push(record(what, cx));
        }
        cx.effects.push(Effect::ShareMarks {
            name: format!("{}.partner.jsonl", self.stem()),
            records,
        });
        self.debrief = Some(0);
    }

    /// Wishes for the debrief as a file, beside that of the marks: to be read by the one who answered.
    pub(super) fn write_file(&self, cx: &mut Cx<'_>) {
        if let Some(course) = cx.progress.round(self.begun.id) {
            let text = text(course, cx.progress, cx.library, true);
            let stem = self.stem();
            cx.effects.push(Effect::WriteMarkdown { stem, text });
        }
    }

    /// What both files are called, without their endings: `2026-11-22-chat-service`.
    fn stem(&self) -> String {
        let question = self
            .start
            .questions
            .first()
            .map_or("round", |asked| asked.question.id());
        format!("{}-{question}", self.begun.day.date())
    }

    /// The debrief reads marks as one's own: here they stand for those of the one who answered.
    fn show(&self, attempts: &[Attempt], end: &What, cx: &mut Cx<'_>) {
        cx.progress.apply(self.begun.clone());
        let steps = (0..=self.at).filter_map(|at| self.step_record(at));
        let steps: Vec<What> = steps.map(|step| What::RoundStep(Box::new(step))).collect();
        let attempts = attempts.iter().map(|attempt| {
            What::Attempt(Box::new(Attempt {
                by: Grader::Me,
                ..attempt.clone()
            }))
        });
        for what in steps.into_iter().chain(attempts).chain([end.clone()]) {
            let record = record(what, cx);
            cx.progress.apply(record);
        }
    }

    fn step_record(&self, at: usize) -> Option<RoundStep> {
        let (step, clock) = (self.steps.get(at)?, self.clocks.get(at)?);
        let seconds = u32::try_from(clock.active / 1000).unwrap_or(u32::MAX);
        let thrown = self.thrown.iter().filter(|thrown| thrown.step == at);
        Some(RoundStep {
            round: self.begun.id,
            place: u32::try_from(at).unwrap_or(u32::MAX),
            phase: step.phase,
            seconds,
            paused: u32::try_from(clock.paused / 1000).unwrap_or(u32::MAX),
            late: seconds.saturating_sub(step.seconds),
            pushed: thrown
                .map(|thrown| (thrown.id.clone(), PushedHow::Answered))
                .collect(),
            rung: self.rungs.get(step.question).copied().unwrap_or(0),
        })
    }

    fn attempt(&self, at: usize, cx: &Cx<'_>) -> Option<Attempt> {
        let card = self.cards.get(at)?;
        let question = cx.library.question(&card.subject.key)?;
        let own = self
            .steps
            .iter()
            .zip(&self.clocks)
            .filter(|(step, _)| step.question == at);
        let seconds: u64 = own.map(|(_, clock)| clock.active / 1000).sum();
        Some(Attempt {
            sure: None,
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
            draft: Draft::None,
            round: Some(self.begun.id),
            place: u32::try_from(at).ok(),
            by: Grader::Partner,
            ..attempt(card, question, Mode::Round, None, cx.library)
        })
    }

    /// The round's id.
    pub fn id(&self) -> RecordId {
        self.begun.id
    }
}

fn record(what: What, cx: &mut Cx<'_>) -> Record {
    *cx.fresh = cx.fresh.wrapping_add(1);
    Record::new(cx.now, *cx.fresh, what)
}
