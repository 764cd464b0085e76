//! What the interviewer objects: which push-backs a round says, and when; the same for the same seed.

use crate::domain::chance::Chance;
use crate::domain::pack::{Phase, PushBack, Question, Trigger};
use crate::domain::round::{PUSHES_MOST, Step, phase_of};

/// A push-back with its time in the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The place of its question in the round.
    pub question: usize,
    /// Its place among the question's push-backs.
    pub push: usize,
    /// The place of the step at whose end it is said.
    pub step: usize,
}

/// The push-backs that a round says when one is alone: at most three, gates first, then weight, equals drawn by seed.
pub fn planned(questions: &[&Question], steps: &[Step], chance: &mut Chance) -> Vec<Planned> {
    let mut all: Vec<(bool, u32, u64, Planned)> = possible(questions, steps)
        .into_iter()
        .filter_map(|planned| {
            let dice = chance.bits();
            let question = questions.get(planned.question)?;
            let (gate, weight) = worth(question, question.push_backs.get(planned.push)?)?;
            Some((!gate, u32::MAX - weight, dice, planned))
        })
        .collect();
    all.sort_by_key(|(gate, weight, dice, _)| (*gate, *weight, *dice));
    let mut chosen: Vec<Planned> = all
        .into_iter()
        .take(PUSHES_MOST)
        .map(|(.., planned)| planned)
        .collect();
    chosen.sort_by_key(|planned| (planned.step, planned.push));
    chosen
}

/// Every push-back that has a time in the round, in order; changed requirements have none.
///
/// A partner says of these what is still open.
pub fn possible(questions: &[&Question], steps: &[Step]) -> Vec<Planned> {
    let listed: Vec<Phase> = steps.iter().filter_map(|step| step.phase).collect();
    let of = |(at, question): (usize, &&Question)| {
        let timed = question.push_backs.iter().enumerate();
        let planned: Vec<Planned> = timed
            .filter_map(|(push, back)| {
                let step = step_of(question, back, at, steps, &listed)?;
                Some(Planned {
                    question: at,
                    push,
                    step,
                })
            })
            .collect();
        planned
    };
    questions.iter().enumerate().flat_map(of).collect()
}

/// Gate and weight of what a push-back asks for; one that is said at a time counts like a point of weight 2.
fn worth(question: &Question, back: &PushBack) -> Option<(bool, u32)> {
    match &back.trigger {
        Trigger::Unless(id) => {
            let point = question.point(id.as_str())?;
            Some((point.gate, point.weight))
        }
        Trigger::HalfTime | Trigger::EndOf(_) => Some((false, 2)),
        Trigger::Change => None,
    }
}

/// The step at whose end a push-back is said; `None` where a slice leaves its phase out.
fn step_of(
    question: &Question,
    back: &PushBack,
    at: usize,
    steps: &[Step],
    listed: &[Phase],
) -> Option<usize> {
    let phase = match &back.trigger {
        Trigger::Unless(id) => question.point(id.as_str())?.phase,
        Trigger::EndOf(phase) => Some(*phase),
        Trigger::HalfTime => return half_time(at, steps),
        Trigger::Change => return None,
    };
    let Some(phase) = phase.filter(|_| !listed.is_empty()) else {
        return steps.iter().rposition(|step| step.question == at);
    };
    if listed.len() == 1 && listed.first() != Some(&phase) {
        return None;
    }
    let phase = phase_of(phase, listed)?;
    steps.iter().position(|step| step.phase == Some(phase))
}

/// The step in which half of a question's time has gone.
fn half_time(at: usize, steps: &[Step]) -> Option<usize> {
    let mine = || {
        steps
            .iter()
            .enumerate()
            .filter(|(_, step)| step.question == at)
    };
    let all: u32 = mine().map(|(_, step)| step.seconds).sum();
    let mut gone = 0;
    mine()
        .find(|(_, step)| {
            gone += step.seconds;
            gone * 2 >= all
        })
        .map(|(place, _)| place)
}

/// The changed requirement of a round over one question, drawn by seed: the place among its push-backs.
///
/// A slice has none: its one phase is what is rehearsed. Nor has a round of several questions, whose time is short.
pub fn change(question: &Question, steps: &[Step], chance: &mut Chance) -> Option<usize> {
    let phases = steps.iter().filter(|step| step.phase.is_some()).count();
    let whole = phases > 1 || (phases == 0 && steps.len() == 1);
    let changes: Vec<usize> = question
        .push_backs
        .iter()
        .enumerate()
        .filter(|(_, back)| back.trigger == Trigger::Change)
        .map(|(at, _)| at)
        .collect();
    let drawn = chance.below(changes.len());
    changes.get(drawn).copied().filter(|_| whole)
}
