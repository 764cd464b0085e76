//! The shapes of points, pitfalls, follow-ups, push-backs and sections as files spell them; checks types, not meaning.

use crate::pack::fault::Faults;
use crate::pack::schema::fields::{Fields, Text, Value, kind, string};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A point: a string, or a table.
pub(crate) struct PointShape<'i> {
    /// Where it stands: the string, the inline table or the header.
    pub(crate) span: Range<usize>,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) was: Vec<Text<'i>>,
    pub(crate) text: Option<Text<'i>>,
    pub(crate) ask: Option<Text<'i>>,
    pub(crate) because: Option<Text<'i>>,
    pub(crate) dimension: Option<Text<'i>>,
    pub(crate) level: Option<Text<'i>>,
    pub(crate) weight: Option<Spanned<i64>>,
    pub(crate) gate: Option<Spanned<bool>>,
    pub(crate) phase: Option<Text<'i>>,
    pub(crate) parts: Vec<Text<'i>>,
    pub(crate) reply: Option<Text<'i>>,
}

impl<'i> PointShape<'i> {
    fn of_text(span: Range<usize>, text: Option<Text<'i>>) -> Self {
        Self {
            span,
            id: None,
            was: Vec::new(),
            text,
            ask: None,
            because: None,
            dimension: None,
            level: None,
            weight: None,
            gate: None,
            phase: None,
            parts: Vec::new(),
            reply: None,
        }
    }
}

/// Reads the points of a group.
pub(crate) fn points<'i>(
    values: Vec<Value<'i>>,
    what: &'static str,
    faults: &mut Faults<'i>,
) -> Vec<PointShape<'i>> {
    let each = |value: Value<'i>| {
        let span = value.span();
        if matches!(value.get_ref(), DeValue::Table(_)) {
            let mut f = Fields::open(value, what, faults)?;
            let point = PointShape {
                id: f.text("id"),
                was: f.texts("was"),
                text: f.need("text"),
                ask: f.text("ask"),
                because: f.text("because"),
                dimension: f.text("dimension"),
                level: f.text("level"),
                weight: f.whole("weight"),
                gate: f.flag("gate"),
                phase: f.text("phase"),
                parts: f.texts("parts"),
                reply: f.text("reply"),
                span,
            };
            f.finish();
            return Some(point);
        }
        text_only(value, span, what, faults)
    };
    values.into_iter().filter_map(each).collect()
}

/// Reads the pitfalls of a question: points with fewer keys.
pub(crate) fn pitfalls<'i>(values: Vec<Value<'i>>, faults: &mut Faults<'i>) -> Vec<PointShape<'i>> {
    let each = |value: Value<'i>| {
        let span = value.span();
        if matches!(value.get_ref(), DeValue::Table(_)) {
            let mut f = Fields::open(value, "pitfall", faults)?;
            let pitfall = PointShape {
                id: f.text("id"),
                was: f.texts("was"),
                because: f.text("because"),
                weight: f.whole("weight"),
                ..PointShape::of_text(span, f.need("text"))
            };
            f.finish();
            return Some(pitfall);
        }
        text_only(value, span, "pitfall", faults)
    };
    values.into_iter().filter_map(each).collect()
}

fn text_only<'i>(
    value: Value<'i>,
    span: Range<usize>,
    what: &'static str,
    faults: &mut Faults<'i>,
) -> Option<PointShape<'i>> {
    if !value.get_ref().is_str() {
        let found = kind(value.get_ref());
        let message = format!("A {what} wants a string or a table, but {found} stands here.");
        faults.shape(span.start, message, "Write its text between quotes.");
        return None;
    }
    let text = string(value, what, faults)?;
    Some(PointShape::of_text(span, Some(text)))
}

/// A rung of the ladder.
pub(crate) struct FollowUpShape<'i> {
    pub(crate) span: Range<usize>,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) prompt: Option<Text<'i>>,
    pub(crate) points: Vec<PointShape<'i>>,
    pub(crate) answer: Option<Text<'i>>,
}

/// Reads the follow-ups of a question.
pub(crate) fn follow_ups<'i>(
    values: Vec<Value<'i>>,
    faults: &mut Faults<'i>,
) -> Vec<FollowUpShape<'i>> {
    let each = |value: Value<'i>| {
        let span = value.span();
        let mut f = Fields::open(value, "follow-up", faults)?;
        let follow_up = FollowUpShape {
            id: f.text("id"),
            prompt: f.need("prompt"),
            points: points(f.list("points"), "point", f.faults),
            answer: f.text("answer"),
            span,
        };
        f.finish();
        Some(follow_up)
    };
    values.into_iter().filter_map(each).collect()
}

/// An objection or a changed requirement.
pub(crate) struct PushBackShape<'i> {
    pub(crate) span: Range<usize>,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) unless: Option<Text<'i>>,
    pub(crate) at: Option<Text<'i>>,
    pub(crate) change: Option<Spanned<bool>>,
    pub(crate) say: Option<Text<'i>>,
    pub(crate) points: Vec<PointShape<'i>>,
}

/// Reads the push-backs of a question.
pub(crate) fn push_backs<'i>(
    values: Vec<Value<'i>>,
    faults: &mut Faults<'i>,
) -> Vec<PushBackShape<'i>> {
    let each = |value: Value<'i>| {
        let span = value.span();
        let mut f = Fields::open(value, "push-back", faults)?;
        let push_back = PushBackShape {
            id: f.text("id"),
            unless: f.text("unless"),
            at: f.text("at"),
            change: f.flag("change"),
            say: f.need("say"),
            points: points(f.list("points"), "point", f.faults),
            span,
        };
        f.finish();
        Some(push_back)
    };
    values.into_iter().filter_map(each).collect()
}

/// What a design problem works out in one phase.
pub(crate) struct SectionShape<'i> {
    pub(crate) phase: Option<Text<'i>>,
    pub(crate) title: Option<Text<'i>>,
    pub(crate) body: Option<Text<'i>>,
}

/// Reads the sections of a design problem.
pub(crate) fn sections<'i>(
    values: Vec<Value<'i>>,
    faults: &mut Faults<'i>,
) -> Vec<SectionShape<'i>> {
    let each = |value: Value<'i>| {
        let mut f = Fields::open(value, "section", faults)?;
        let section = SectionShape {
            phase: f.need("phase"),
            title: f.text("title"),
            body: f.need("body"),
        };
        f.finish();
        Some(section)
    };
    values.into_iter().filter_map(each).collect()
}
