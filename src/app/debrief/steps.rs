//! A past round's minutes in words, and what the interviewer threw in; knows no marks.

use crate::app::debrief::lines::{item, minutes};
use crate::app::debrief::names::Names;
use crate::domain::progress::RoundCourse;
use crate::domain::record::PushedHow;
use crate::domain::round::{Debrief, Pace, PhaseMinutes};

/// The word for what was done about a push-back.
pub fn how(how: PushedHow) -> &'static str {
    match how {
        PushedHow::Answered => "answered",
        PushedHow::Said => "said before",
        PushedHow::Passed => "passed",
    }
}

/// Writes what each step took against its plan.
pub(super) fn write_steps(
    text: &mut String,
    markdown: bool,
    round: &RoundCourse,
    debrief: &Debrief,
    names: Names<'_>,
) {
    let steps = &debrief.phases;
    let is_left = |step: &PhaseMinutes| step.phase.is_none() && step.pace == Pace::Unreached;
    let come = steps.len() - steps.iter().rev().take_while(|step| is_left(step)).count();
    // What is still to come of a round that waits is no finding; of one that was graded, questions are told in one line.
    for (at, phase) in steps.iter().enumerate().take(come) {
        if phase.pace == Pace::Unreached && !round.is_graded() {
            continue;
        }
        let name = phase
            .phase
            .map_or_else(|| format!("question {}", at + 1), |phase| phase.to_string());
        let pace = match phase.pace {
            Pace::Fair => String::new(),
            Pace::Over(late) => format!(", +{}", minutes(late)),
            Pace::Unreached => ", not reached".to_owned(),
            Pace::Starved => ", starved".to_owned(),
        };
        let paused = if phase.paused > 0 {
            format!(", paused {}", minutes(phase.paused))
        } else {
            String::new()
        };
        item(
            text,
            markdown,
            &format!(
                "{name} {} of {}{pace}{paused}",
                minutes(phase.seconds),
                minutes(phase.planned)
            ),
        );
    }
    if round.is_graded() {
        match (come + 1, steps.len() - come) {
            (_, 0) => {}
            (first, 1) => item(text, markdown, &format!("question {first}: not reached")),
            (first, _) => {
                let line = format!("questions {first} to {}: not reached", steps.len());
                item(text, markdown, &line);
            }
        }
    }
    if let Some((_, wall, active)) = round.end {
        let all = format!(
            "in all {} on the clock, {} on the wall",
            minutes(active),
            minutes(wall)
        );
        item(text, markdown, &all);
    }
    write_thrown(text, markdown, round, debrief, names);
}

/// Writes the push-backs, how deep the follow-ups went, and the changed requirement.
fn write_thrown(
    text: &mut String,
    markdown: bool,
    round: &RoundCourse,
    debrief: &Debrief,
    names: Names<'_>,
) {
    let is_change = |id| names.is_change(round, id);
    for push in debrief.pushes.iter().filter(|push| !is_change(&push.id)) {
        let said = names.push(round, &push.id);
        item(
            text,
            markdown,
            &format!("push-back {said}: {}", how(push.how)),
        );
    }
    if debrief.rung > 0 {
        item(
            text,
            markdown,
            &format!("follow-ups: rung {}", debrief.rung),
        );
    }
    if let Some(changed) = debrief.changed {
        let said = debrief.pushes.iter().find(|push| is_change(&push.id));
        let said = said.map_or(String::new(), |push| {
            format!(" {}", names.push(round, &push.id))
        });
        item(
            text,
            markdown,
            &format!("the changed requirement{said}: {changed} of 100"),
        );
    }
}
