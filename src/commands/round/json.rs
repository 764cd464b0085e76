//! Past rounds as JSON, from the journal alone.

use crate::app::debrief::how;
use crate::commands::Failure;
use crate::commands::round::show::{begun, ending};
use crate::domain::grade::{Cap, Mark, PointMark};
use crate::domain::pack::Level;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::{Attempt, Grader};
use crate::domain::round::Debrief;
use crate::domain::round::outcome;
use serde_json::{Value, json};

/// All rounds as a JSON array, the latest first.
///
/// # Errors
/// It cannot be written.
pub(super) fn list(progress: &Progress) -> Result<String, Failure> {
    let one = |round: &RoundCourse| {
        let debrief = progress.debrief(round.id).filter(|_| round.is_graded());
        json!({
            "id": round.id.to_string(),
            "day": round.day.date().to_string(),
            "began": begun(round),
            "preset": round.start.preset,
            "seed": round.start.seed,
            "ending": ending(round),
            "questions": round.start.questions.iter().map(|asked| asked.question.to_string()).collect::<Vec<_>>(),
            "score": debrief.as_ref().and_then(|debrief| debrief.score),
            "verdict": debrief.as_ref().map(Debrief::sentence),
        })
    };
    printed(&Value::Array(progress.rounds().rev().map(one).collect()))
}

fn printed(value: &Value) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .map_err(|error| {
            Failure::io(format!(
                "The JSON could not be written: {error}; please report it."
            ))
        })
}

fn capped(cap: Cap) -> &'static str {
    match cap {
        Cap::MissedGate => "missed",
        Cap::PromptedGate => "prompted",
    }
}

fn mark_json(mark: &PointMark) -> Value {
    json!({
        "point": mark.point.to_string(),
        "group": mark.group.word(),
        "mark": match mark.mark { Mark::Missed => 0, Mark::Half => 1, Mark::Full => 2 },
        "parts": mark.parts,
        "prompted": mark.prompted,
        "weight": mark.weight,
        "level": mark.level.word(),
        "dimension": mark.dimension.word(),
        "gate": mark.gate,
    })
}

fn attempt_json(attempt: &Attempt) -> Value {
    let grades = attempt.grades();
    json!({
        "question": attempt.question.to_string(),
        "pack_version": attempt.pack_version.as_str(),
        "seconds": attempt.seconds,
        "score": grades.figure(),
        "pitfalls": attempt.pitfalls.iter().map(|fell| fell.pitfall.to_string()).collect::<Vec<_>>(),
        "marks": attempt.marks.iter().map(mark_json).collect::<Vec<_>>(),
    })
}

/// Everything that is known of a round, as JSON.
///
/// # Errors
/// It cannot be written.
pub(super) fn show(round: &RoundCourse, progress: &Progress) -> Result<String, Failure> {
    let Some(debrief) = progress.debrief(round.id) else {
        return Err(Failure::nothing("That round is not in the journal."));
    };
    let own = progress.round_attempts(round, Grader::Me);
    let theirs = progress.round_attempts(round, Grader::Partner);
    let steps: Vec<Value> = round.start.phases.iter().enumerate().map(|(at, (phase, planned))| {
        let step = round.steps.iter().find(|step| usize::try_from(step.place) == Ok(at));
        json!({
            "phase": phase.map(crate::domain::pack::Phase::word),
            "planned": planned,
            "seconds": step.map(|step| step.seconds),
            "late": step.map(|step| step.late),
            "paused": step.map(|step| step.paused),
            "rung": step.map(|step| step.rung),
            "pushed": step.map_or(Vec::new(), |step| step.pushed.iter().map(|(id, what)| json!({ "id": id.to_string(), "how": how(*what) })).collect()),
        })
    }).collect();
    let bars: Vec<Value> = Level::BARS.iter().map(|level| {
        let bar = debrief.bar(*level);
        json!({
            "level": level.word(),
            "figure": bar.map(crate::domain::grade::Bar::figure),
            "verdict": bar.and_then(|_| debrief.verdict(*level)).map(crate::domain::grade::Band::label),
        })
    }).collect();
    let value = json!({
        "id": round.id.to_string(),
        "day": round.day.date().to_string(),
        "began": begun(round),
        "preset": round.start.preset,
        "seed": round.start.seed,
        "aim": round.start.aim.word(),
        "typed": round.start.typed,
        "ending": ending(round),
        "wall": round.end.map(|(_, wall, _)| wall),
        "active": round.end.map(|(_, _, active)| active),
        "verdict": debrief.sentence(),
        "score": debrief.score,
        "said": debrief.said,
        "bars": bars,
        "dimensions": debrief.dimensions.iter().map(|change| json!({ "dimension": change.dimension.word(), "figure": change.figure, "before": change.before })).collect::<Vec<_>>(),
        "phases": steps,
        "rung": debrief.rung,
        "change": debrief.changed,
        "worth": debrief.worth.iter().map(|(question, point)| json!({ "question": question.to_string(), "point": point.to_string() })).collect::<Vec<_>>(),
        "questions": own.iter().map(|attempt| attempt_json(attempt)).collect::<Vec<_>>(),
        "partner": (!theirs.is_empty()).then(|| json!({
            "score": outcome(&theirs).score,
            "questions": theirs.iter().map(|attempt| attempt_json(attempt)).collect::<Vec<_>>(),
        })),
        "references": round.references.iter().map(|(reference, right)| json!({ "reference": reference.to_string(), "right": right })).collect::<Vec<_>>(),
        "gates": debrief.gates.iter().map(|(question, point, cap)| json!({ "question": question.to_string(), "point": point.to_string(), "how": capped(*cap) })).collect::<Vec<_>>(),
        "note": round.note,
    });
    printed(&value)
}
