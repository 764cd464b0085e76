//! Points and pitfalls: from shape to domain, with the defaults that their question gives.

use crate::domain::pack::{Dimension, Group, Level, Phase, Pitfall, Point};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::point::PointShape;
use crate::pack::validate::ids::Ids;
use crate::pack::validate::texts::{line, lines, need_line, some_line, some_prose, within, word};

/// The most parts of a point.
const PARTS_MAX: usize = 50;

/// The heaviest point.
const WEIGHT_MAX: u32 = 100;

/// What a question says about all its points.
#[derive(Clone, Copy)]
pub(crate) struct Defaults {
    /// The dimension the question names.
    pub(crate) dimension: Option<Dimension>,
    /// Whether its points have phases.
    pub(crate) is_design: bool,
}

impl Defaults {
    fn dimension(self, group: Group) -> Dimension {
        self.dimension.unwrap_or(match group {
            Group::Clarify => Dimension::Scoping,
            Group::Cover | Group::Practices | Group::FollowUp | Group::PushBack => Dimension::Depth,
        })
    }
}

/// A point of a group; `None` when it has a fault of shape.
pub(crate) fn point(
    shape: &PointShape<'_>,
    group: Group,
    defaults: Defaults,
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Option<Point> {
    let at = shape.span.start;
    let text = need_line(shape.text.as_ref(), "text", faults);
    let id = ids.take(shape.id.as_ref(), &text, &shape.span, faults);
    let gate = shape.gate.as_ref().is_some_and(|gate| *gate.get_ref());
    if gate && shape.id.is_none() {
        let message = "A gate has no `id` of its own.";
        faults.content(
            at,
            message,
            "Give it one, so that editing its text keeps its history.",
        );
    }
    let dimension = shape
        .dimension
        .as_ref()
        .and_then(|text| word(text, "dimension", Dimension::ALL, Dimension::word, faults));
    let level = shape.level.as_ref();
    let level = level.and_then(|text| word(text, "level", Level::ALL, Level::word, faults));
    Some(Point {
        id: id?,
        was: Vec::new(),
        group,
        ask: some_line(shape.ask.as_ref(), "ask", faults),
        because: some_line(shape.because.as_ref(), "because", faults),
        dimension: dimension.unwrap_or_else(|| defaults.dimension(group)),
        level: level.unwrap_or(Level::Mid),
        weight: weight(shape, faults),
        gate,
        phase: phase(shape, group, defaults, faults),
        parts: parts(shape, faults),
        reply: reply(shape, group, faults),
        text,
    })
}

/// The points of a group.
pub(crate) fn points(
    shapes: &[PointShape<'_>],
    group: Group,
    defaults: Defaults,
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Vec<Point> {
    shapes
        .iter()
        .filter_map(|shape| point(shape, group, defaults, ids, faults))
        .collect()
}

/// Gives points their earlier ids, once all present ids of the question are known.
pub(crate) fn set_was(
    points: &mut [Point],
    shapes: &[PointShape<'_>],
    ids: &Ids,
    faults: &mut Faults<'_>,
) {
    // A shape without a point means a skipped question: then nobody reads the pairs.
    for (point, shape) in points.iter_mut().zip(shapes) {
        point.was = ids.earlier(&shape.was, faults);
    }
}

/// The pitfalls of a question.
pub(crate) fn pitfalls(
    shapes: &[PointShape<'_>],
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Vec<Pitfall> {
    let mut each = |shape: &PointShape<'_>| {
        let text = need_line(shape.text.as_ref(), "text", faults);
        let id = ids.take(shape.id.as_ref(), &text, &shape.span, faults);
        Some(Pitfall {
            id: id?,
            was: Vec::new(),
            because: some_line(shape.because.as_ref(), "because", faults),
            weight: weight(shape, faults),
            text,
        })
    };
    shapes.iter().filter_map(&mut each).collect()
}

fn weight(shape: &PointShape<'_>, faults: &mut Faults<'_>) -> u32 {
    let weight = shape.weight.as_ref();
    weight.map_or(1, |weight| within(weight, "weight", 1..=WEIGHT_MAX, faults))
}

fn phase(
    shape: &PointShape<'_>,
    group: Group,
    defaults: Defaults,
    faults: &mut Faults<'_>,
) -> Option<Phase> {
    let written = shape.phase.as_ref().and_then(|text| {
        let found = word(text, "phase", Phase::ALL, Phase::word, faults);
        if !defaults.is_design {
            let message = "Only a `design` question has phases; this one is ignored.";
            faults.warn(text.span().start, message, "Take `phase` out.");
        }
        found
    });
    defaults.is_design.then(|| {
        written.unwrap_or(if group == Group::Clarify {
            Phase::Requirements
        } else {
            Phase::HighLevel
        })
    })
}

fn parts(shape: &PointShape<'_>, faults: &mut Faults<'_>) -> Vec<String> {
    if let Some(past) = shape.parts.get(PARTS_MAX) {
        let message = format!("{} has more than {PARTS_MAX} parts.", quote("parts"));
        faults.shape(past.span().start, message, "Make two points of it.");
        return Vec::new();
    }
    lines(&shape.parts, "parts", faults)
}

fn reply(shape: &PointShape<'_>, group: Group, faults: &mut Faults<'_>) -> Option<String> {
    let reply = shape.reply.as_ref()?;
    if group == Group::Clarify {
        return some_prose(Some(reply), "reply", faults);
    }
    let message = "Only a clarify point has a `reply`; this one is ignored.";
    faults.warn(
        reply.span().start,
        message,
        "Take it out, or move the point.",
    );
    line(reply, "reply", faults);
    None
}
