//! Follow-ups, push-backs and sections: from shape to domain, with the links they have inside their question.

use crate::domain::id::Slug;
use crate::domain::pack::{FollowUp, Group, Phase, Point, PushBack, Section, Trigger};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::point::{FollowUpShape, PushBackShape, SectionShape};
use crate::pack::validate::ids::Ids;
use crate::pack::validate::points::{Defaults, points};
use crate::pack::validate::texts::{need_line, need_prose, some_line, some_prose, word};

/// The follow-ups of a question.
pub(crate) fn follow_ups(
    shapes: &[FollowUpShape<'_>],
    defaults: Defaults,
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Vec<FollowUp> {
    let mut each = |shape: &FollowUpShape<'_>| {
        let at = shape.span.start;
        let prompt = need_prose(shape.prompt.as_ref(), "prompt", faults);
        let id = ids.take(shape.id.as_ref(), &prompt, &shape.span, faults);
        let points = points(&shape.points, Group::FollowUp, defaults, ids, faults);
        if shape.points.is_empty() {
            let message = "A follow-up has no point, so nobody could grade it.";
            faults.shape(at, message, "Add `points = [\"...\"]` to it.");
        }
        Some(FollowUp {
            id: id?,
            points,
            answer: some_prose(shape.answer.as_ref(), "answer", faults).unwrap_or_default(),
            prompt,
        })
    };
    shapes.iter().filter_map(&mut each).collect()
}

/// The push-backs of a question.
pub(crate) fn push_backs(
    shapes: &[PushBackShape<'_>],
    (checklist, defaults): (&[Point], Defaults),
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Vec<PushBack> {
    let mut each = |shape: &PushBackShape<'_>| {
        let say = need_prose(shape.say.as_ref(), "say", faults);
        let id = ids.take(shape.id.as_ref(), &say, &shape.span, faults);
        let points = points(&shape.points, Group::PushBack, defaults, ids, faults);
        let trigger = trigger(shape, checklist, defaults, ids, faults);
        Some(PushBack {
            id: id?,
            trigger: trigger?,
            say,
            points,
        })
    };
    shapes.iter().filter_map(&mut each).collect()
}

fn trigger(
    shape: &PushBackShape<'_>,
    checklist: &[Point],
    defaults: Defaults,
    ids: &Ids,
    faults: &mut Faults<'_>,
) -> Option<Trigger> {
    const ADVICE: &str = "Write `unless = \"point-id\"`, `at = \"half-time\"` or `change = true`.";
    match (&shape.unless, &shape.at, &shape.change) {
        (Some(unless), None, None) => unless_point(unless, checklist, ids, faults),
        (None, Some(at), None) => at_time(at, defaults, faults),
        (None, None, Some(change)) if *change.get_ref() => Some(Trigger::Change),
        (None, None, Some(change)) => {
            let message = "`change` can only be true.";
            faults.shape(change.span().start, message, ADVICE);
            None
        }
        (None, None, None) => {
            let message = "A push-back does not say when it is said.";
            faults.shape(shape.span.start, message, ADVICE);
            None
        }
        (Some(_), _, _) | (None, Some(_), Some(_)) => {
            let message = "A push-back has more than one of `unless`, `at` and `change`.";
            faults.shape(shape.span.start, message, "Keep one of them.");
            None
        }
    }
}

fn unless_point(
    unless: &Text<'_>,
    checklist: &[Point],
    ids: &Ids,
    faults: &mut Faults<'_>,
) -> Option<Trigger> {
    let at = unless.span().start;
    let slug = Slug::parse(unless.get_ref());
    let there = slug.filter(|slug| checklist.iter().any(|point| &point.id == slug));
    let Some(slug) = there else {
        let message = format!(
            "`unless` names {}, which is no clarify, cover or practices point of this question.",
            quote(unless.get_ref())
        );
        let known = checklist.iter().map(|point| point.id.as_str());
        let advice = faults.advice(unless.get_ref(), known, "Name the point that was left out.");
        faults.shape(at, message, &advice);
        return None;
    };
    if ids.place(&slug).is_some_and(|place| place.implicit) {
        let message = format!(
            "`unless` names {}, an id made from the point's text.",
            quote(slug.as_str())
        );
        faults.content(at, message, "Give that point an `id` of its own.");
    }
    Some(Trigger::Unless(slug))
}

fn at_time(at: &Text<'_>, defaults: Defaults, faults: &mut Faults<'_>) -> Option<Trigger> {
    let place = at.span().start;
    if at.get_ref() == "half-time" {
        return Some(Trigger::HalfTime);
    }
    let phase = at.get_ref().strip_prefix("end:").and_then(Phase::parse);
    if phase.is_none() {
        let message = format!("`at` is {}.", quote(at.get_ref()));
        let advice = "Write `half-time` or `end:` and a phase, such as `end:high-level`.";
        faults.shape(place, message, advice);
    } else if !defaults.is_design {
        let message = "Only a `design` question has phases that end.";
        faults.shape(
            place,
            message,
            "Write `half-time`, or `unless` with a point.",
        );
        return None;
    }
    phase.map(Trigger::EndOf)
}

/// The sections of a design problem.
pub(crate) fn sections(shapes: &[SectionShape<'_>], faults: &mut Faults<'_>) -> Vec<Section> {
    let mut each = |shape: &SectionShape<'_>| {
        let phase = shape.phase.as_ref();
        let phase = phase.and_then(|text| word(text, "phase", Phase::ALL, Phase::word, faults));
        let title = some_line(shape.title.as_ref(), "title", faults);
        let body = need_prose(shape.body.as_ref(), "body", faults);
        let phase = phase?;
        Some(Section {
            phase,
            title: title.unwrap_or_else(|| phase.label().to_owned()),
            body,
        })
    };
    shapes.iter().filter_map(&mut each).collect()
}

/// Reports an empty list of lines that a kind of question needs.
pub(crate) fn need_lines(
    texts: &[Text<'_>],
    key: &str,
    at: usize,
    faults: &mut Faults<'_>,
) -> Vec<String> {
    if texts.is_empty() {
        let message = format!("A story has no {}.", quote(key));
        let advice = format!("Add `{key} = [\"...\"]` to it.");
        faults.shape(at, message, &advice);
    }
    texts
        .iter()
        .map(|text| need_line(Some(text), key, faults))
        .collect()
}
