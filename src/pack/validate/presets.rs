//! Presets of rounds: from shape to domain, each by phases, a number of questions or one of references.

use crate::domain::id::Slug;
use crate::domain::pack::{Kind, Level, Phase, Preset, PresetShape as Rounds};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::head::PresetShape;
use crate::pack::validate::ids;
use crate::pack::validate::texts::{need_line, within, word};
use std::collections::HashMap;

/// The longest round, in minutes, and the most questions of one.
const MINUTES_MAX: u32 = 600;
const QUESTIONS_MAX: u32 = 200;

/// The presets in order; faulty ones are left out.
pub(crate) fn presets(shapes: &[PresetShape<'_>], faults: &mut Faults<'_>) -> Vec<Preset> {
    let mut seen: HashMap<Slug, usize> = HashMap::new();
    let mut each = |shape: &PresetShape<'_>| {
        let before = faults.shapes();
        let preset = preset(shape, faults);
        let sound = !shape.broken && faults.shapes() == before;
        let preset = preset.filter(|_| sound)?;
        let at = shape.id.as_ref().map_or(shape.at, |id| id.span().start);
        if let Some(first) = seen.insert(preset.id.clone(), at) {
            let line = faults.line_of(first);
            let message = format!(
                "The preset id {} is used before, at line {line}.",
                quote(preset.id.as_str())
            );
            faults.content(at, message, "Give this preset another id.");
            return None;
        }
        Some(preset)
    };
    shapes.iter().filter_map(&mut each).collect()
}

fn preset(shape: &PresetShape<'_>, faults: &mut Faults<'_>) -> Option<Preset> {
    let id = shape.id.as_ref().and_then(|text| ids::id(text, faults));
    let title = need_line(shape.title.as_ref(), "title", faults);
    let kinds = words(&shape.kinds, "kind", Kind::ALL, Kind::word, faults);
    let levels = words(&shape.levels, "level", Level::ALL, Level::word, faults);
    let rounds = rounds(shape, faults);
    let minutes = minutes(shape, rounds.as_ref(), faults);
    Some(Preset {
        id: id?,
        title,
        minutes: minutes?,
        shape: rounds?,
        kinds,
        levels,
    })
}

fn words<W: Copy>(
    texts: &[Text<'_>],
    key: &str,
    all: &[W],
    spell: fn(W) -> &'static str,
    faults: &mut Faults<'_>,
) -> Vec<W> {
    texts
        .iter()
        .filter_map(|text| word(text, key, all, spell, faults))
        .collect()
}

fn rounds(shape: &PresetShape<'_>, faults: &mut Faults<'_>) -> Option<Rounds> {
    match (&shape.phases, &shape.questions, &shape.references) {
        (Some(phases), None, None) => {
            if phases.is_empty() {
                faults.shape(
                    shape.at,
                    "The preset's `phases` are empty.",
                    "Add one to it.",
                );
            }
            let mut all: Vec<(Phase, u32)> = Vec::with_capacity(phases.len());
            for (name, minutes) in phases {
                let Some(name) = name else {
                    continue;
                };
                let Some(phase) = word(name, "phase", Phase::ALL, Phase::word, faults) else {
                    continue;
                };
                if all.iter().any(|(other, _)| *other == phase) {
                    let message = format!("The phase `{}` stands twice.", phase.word());
                    faults.shape(name.span().start, message, "Take one of the two out.");
                }
                let Some(minutes) = minutes else {
                    let message = format!("The phase `{}` has no `minutes`.", phase.word());
                    faults.shape(name.span().start, message, "Add `minutes` to it.");
                    continue;
                };
                all.push((phase, within(minutes, "minutes", 1..=MINUTES_MAX, faults)));
            }
            Some(Rounds::Phases(all))
        }
        (None, Some(questions), None) => {
            let count = within(questions, "questions", 1..=QUESTIONS_MAX, faults);
            Some(Rounds::Questions(count))
        }
        (None, None, Some(references)) => {
            if let Some(kind) = shape.kinds.first() {
                let message = "`kinds` are kinds of question; references have none of them.";
                faults.warn(kind.span().start, message, "Take `kinds` out.");
            }
            let count = within(references, "references", 1..=QUESTIONS_MAX, faults);
            Some(Rounds::References(count))
        }
        (None, None, None) | (Some(_), _, _) | (None, Some(_), Some(_)) => {
            let message = "A preset wants one of `phases`, `questions` and `references`.";
            faults.shape(shape.at, message, "Write one of the three.");
            None
        }
    }
}

/// The minutes of the whole round: as written, else the sum of its phases.
fn minutes(
    shape: &PresetShape<'_>,
    rounds: Option<&Rounds>,
    faults: &mut Faults<'_>,
) -> Option<u32> {
    let sum = match rounds {
        Some(Rounds::Phases(phases)) => Some(phases.iter().map(|(_, minutes)| *minutes).sum()),
        Some(Rounds::Questions(_) | Rounds::References(_)) | None => None,
    };
    let Some(written) = &shape.minutes else {
        if sum.is_none() {
            faults.shape(
                shape.at,
                "This preset has no `minutes`.",
                "Add `minutes` to it.",
            );
        }
        return sum;
    };
    let minutes = within(written, "minutes", 1..=MINUTES_MAX, faults);
    if let Some(sum) = sum.filter(|sum: &u32| *sum != minutes) {
        let message = format!("The phases take {sum} minutes, the preset says {minutes}.");
        faults.warn(written.span().start, message, "Make the two agree.");
    }
    Some(minutes)
}
