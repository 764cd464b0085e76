//! Rules for points: ids of their own, cues, replies, number, length, push-backs and dimensions.

use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Kind, Point, Question, Trigger};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::validate::question::Card;
use std::collections::HashMap;

/// The fewest points of a full question.
const POINTS_MIN: usize = 6;

/// The longest text of a point, in characters.
const POINT_MAX: usize = 140;

/// Whether a question is a full one: a design, a scenario, or a concept that takes more than five minutes.
///
/// A story is told from one's own practice: its scaffold stands in for a model answer.
pub(super) fn is_full(question: &Question) -> bool {
    match question.kind {
        Kind::Design | Kind::Scenario => true,
        Kind::Concept => question.minutes > 5,
        Kind::Story | Kind::Quickfire | Kind::Myth | Kind::Estimate => false,
    }
}

/// All points of a question: its checklist, and those of follow-ups and push-backs.
fn all_points(question: &Question) -> impl Iterator<Item = &Point> {
    let rungs = question.follow_ups.iter().flat_map(|rung| &rung.points);
    let pushes = question.push_backs.iter().flat_map(|push| &push.points);
    question.points.iter().chain(rungs).chain(pushes)
}

fn place(card: &Card<'_>, id: &Slug) -> usize {
    let place = card.places.ids.place(id);
    place.map_or(card.places.at, |place| place.at)
}

/// An id that is left to be made from the text changes with it, and with it the history.
pub(super) fn implicit_id(card: &Card<'_>, faults: &mut Faults<'_>) {
    for (slug, place) in card.places.ids.implicit() {
        let message = format!(
            "No `id` is written here; {} is made from the text.",
            quote(slug.as_str())
        );
        faults.warn(place.at, message, "Run `greenroom pack check --write-ids`.");
    }
}

/// A gate or a point of weight 2 is drilled alone, which takes a cue.
pub(super) fn point_without_ask(card: &Card<'_>, faults: &mut Faults<'_>) {
    let heavy = |point: &&Point| point.ask.is_none() && (point.gate || point.weight >= 2);
    for point in all_points(&card.question).filter(heavy) {
        if card.question.is_quick() && point.id.as_str() == Question::ANSWER {
            continue;
        }
        let why = if point.gate {
            "gate"
        } else {
            "point of weight 2"
        };
        let message = format!("The {why} {} has no `ask`.", quote(point.id.as_str()));
        let advice = "Add the cue that leads to this point and no other.";
        faults.warn(place(card, &point.id), message, advice);
    }
}

/// The interviewer of a design or scenario has a reply to what one asks.
pub(super) fn clarify_without_reply(card: &Card<'_>, faults: &mut Faults<'_>) {
    if !matches!(card.question.kind, Kind::Design | Kind::Scenario) {
        return;
    }
    let silent = |point: &&Point| point.reply.is_none();
    for point in card.question.group(Group::Clarify).filter(silent) {
        let message = format!(
            "The clarify point {} has no `reply`.",
            quote(point.id.as_str())
        );
        faults.warn(
            place(card, &point.id),
            message,
            "Add what the interviewer says.",
        );
    }
}

/// A full question has six points at least.
pub(super) fn few_points(card: &Card<'_>, faults: &mut Faults<'_>) {
    let count = card.question.points.len();
    if is_full(&card.question) && count < POINTS_MIN {
        let message = format!("A full question has {count} points, fewer than {POINTS_MIN}.");
        let advice = "Add what a strong answer covers, or lower `minutes` to 5.";
        faults.warn(card.places.at, message, advice);
    }
}

/// A full question has pitfalls.
pub(super) fn no_pitfall(card: &Card<'_>, faults: &mut Faults<'_>) {
    if is_full(&card.question) && card.question.pitfalls.is_empty() {
        let message = "A full question has no pitfall.";
        faults.warn(
            card.places.at,
            message,
            "Add a wrong move heard in rooms, with its cost.",
        );
    }
}

/// A point can be read at a glance.
pub(super) fn long_point(card: &Card<'_>, faults: &mut Faults<'_>) {
    if card.question.is_quick() {
        return;
    }
    for point in all_points(&card.question) {
        let length = point.text.chars().count();
        if length > POINT_MAX {
            let id = quote(point.id.as_str());
            let message = format!("The point {id} has {length} characters, more than {POINT_MAX}.");
            faults.warn(
                place(card, &point.id),
                message,
                "Shorten it, or make two of it.",
            );
        }
    }
}

/// No text stands twice in a checklist.
pub(super) fn same_point(card: &Card<'_>, faults: &mut Faults<'_>) {
    let mut seen: HashMap<String, &Slug> = HashMap::new();
    for point in all_points(&card.question) {
        let Some(first) = seen.insert(point.text.to_lowercase(), &point.id) else {
            continue;
        };
        let (id, first) = (quote(point.id.as_str()), quote(first.as_str()));
        let message = format!("The points {first} and {id} have the same text.");
        faults.warn(place(card, &point.id), message, "Take one of the two out.");
    }
}

/// The interviewer pushes back where a gate was missed.
pub(super) fn gate_without_push_back(card: &Card<'_>, faults: &mut Faults<'_>) {
    for point in card.question.points.iter().filter(|point| point.gate) {
        let pushed = card
            .question
            .push_backs
            .iter()
            .any(|push| match &push.trigger {
                Trigger::Unless(id) => *id == point.id,
                Trigger::HalfTime | Trigger::EndOf(_) | Trigger::Change => false,
            });
        if !pushed {
            let id = quote(point.id.as_str());
            let message = format!("No push-back is said when the gate {id} was missed.");
            let advice = format!("Add one with `unless = \"{}\"`.", point.id);
            faults.warn(place(card, &point.id), message, &advice);
        }
    }
}

/// A design problem has something to say on each of the eight dimensions.
pub(super) fn empty_dimension(card: &Card<'_>, faults: &mut Faults<'_>) {
    if card.question.kind != Kind::Design {
        return;
    }
    let weighs = |dimension: Dimension| {
        let mut points = card.question.points.iter();
        points.any(|point| point.dimension == dimension)
    };
    let empty = Dimension::ALL
        .iter()
        .filter(|dimension| !weighs(**dimension));
    let empty: Vec<&str> = empty.map(|dimension| dimension.word()).collect();
    if !empty.is_empty() {
        let message = format!("A design question has no point for: {}.", empty.join(", "));
        faults.warn(
            card.places.at,
            message,
            "Add one, or give a point that `dimension`.",
        );
    }
}
