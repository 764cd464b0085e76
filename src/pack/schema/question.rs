//! The shape of a question as files spell it; checks types and keys, not meaning.

use crate::pack::fault::Faults;
use crate::pack::schema::fields::{Fields, Text, Value, list, number, string, wrong};
use crate::pack::schema::point::{self, FollowUpShape, PointShape, PushBackShape, SectionShape};
use toml::Spanned;
use toml::de::DeValue;

/// A question before anything of it was understood.
pub(crate) struct QuestionShape<'i> {
    /// The byte offset of its table.
    pub(crate) at: usize,
    /// Whether it has a fault of shape.
    pub(crate) broken: bool,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) aliases: Vec<Text<'i>>,
    pub(crate) topic: Option<Text<'i>>,
    pub(crate) also: Vec<Text<'i>>,
    pub(crate) kind: Option<Text<'i>>,
    pub(crate) level: Option<Text<'i>>,
    pub(crate) dimension: Option<Text<'i>>,
    pub(crate) minutes: Option<Spanned<i64>>,
    pub(crate) title: Option<Text<'i>>,
    pub(crate) prompt: Option<Text<'i>>,
    pub(crate) why: Option<Text<'i>>,
    pub(crate) tags: Vec<Text<'i>>,
    pub(crate) answer: Option<Text<'i>>,
    pub(crate) weak: Option<Text<'i>>,
    pub(crate) strong: Option<Text<'i>>,
    pub(crate) signals: Vec<(Text<'i>, Option<Text<'i>>)>,
    pub(crate) story: Option<Text<'i>>,
    pub(crate) see_also: Vec<Text<'i>>,
    pub(crate) clarify: Vec<PointShape<'i>>,
    pub(crate) cover: Vec<PointShape<'i>>,
    pub(crate) practices: Vec<PointShape<'i>>,
    pub(crate) pitfalls: Vec<PointShape<'i>>,
    pub(crate) follow_ups: Vec<FollowUpShape<'i>>,
    pub(crate) push_backs: Vec<PushBackShape<'i>>,
    pub(crate) sections: Vec<SectionShape<'i>>,
    pub(crate) myth: MythShape<'i>,
    pub(crate) story_body: StoryShape<'i>,
    pub(crate) estimate: Option<EstimateShape<'i>>,
    /// Each key that only some kinds read, where it stands.
    pub(crate) own: Vec<(&'static str, usize)>,
}

/// What only a myth has.
pub(crate) struct MythShape<'i> {
    pub(crate) claim: Option<Text<'i>>,
    pub(crate) truth: Option<Spanned<String>>,
    pub(crate) holds_when: Option<Text<'i>>,
    pub(crate) hears: Option<Text<'i>>,
}

/// What only a story has.
pub(crate) struct StoryShape<'i> {
    pub(crate) scaffold: Vec<Text<'i>>,
    pub(crate) listens_for: Vec<Text<'i>>,
}

/// What only an estimate has.
pub(crate) struct EstimateShape<'i> {
    pub(crate) at: usize,
    /// Each name, and its values unless they have a fault of shape.
    pub(crate) vary: Vec<(Text<'i>, Option<Vec<Spanned<f64>>>)>,
    pub(crate) unit: Option<Text<'i>>,
    pub(crate) factor: Option<Spanned<f64>>,
    pub(crate) steps: Vec<StepShape<'i>>,
}

/// One line of arithmetic.
pub(crate) struct StepShape<'i> {
    pub(crate) name: Option<Text<'i>>,
    pub(crate) formula: Option<Text<'i>>,
    pub(crate) unit: Option<Text<'i>>,
}

/// The keys that only some kinds of question read.
const OWN_KEYS: [&str; 11] = [
    "clarify",
    "cover",
    "practices",
    "section",
    "claim",
    "truth",
    "holds_when",
    "hears",
    "scaffold",
    "listens_for",
    "estimate",
];

/// Reads a question.
pub(crate) fn question<'i>(value: Value<'i>, faults: &mut Faults<'i>) -> Option<QuestionShape<'i>> {
    let before = faults.shapes();
    let own = own_keys(value.get_ref());
    let mut f = Fields::open(value, "question", faults)?;
    let mut shape = QuestionShape {
        at: f.at(),
        broken: false,
        id: f.need("id"),
        aliases: f.texts("aliases"),
        topic: f.need("topic"),
        also: f.texts("also"),
        kind: f.text("kind"),
        level: f.text("level"),
        dimension: f.text("dimension"),
        minutes: f.whole("minutes"),
        title: f.text("title"),
        prompt: f.need("prompt"),
        why: f.text("why"),
        tags: f.texts("tags"),
        answer: f.text("answer"),
        weak: f.text("weak"),
        strong: f.text("strong"),
        signals: signals(&mut f),
        story: f.text("story"),
        see_also: f.texts("see_also"),
        clarify: point::points(f.list("clarify"), "clarify point", f.faults),
        cover: point::points(f.list("cover"), "cover point", f.faults),
        practices: point::points(f.list("practices"), "practices point", f.faults),
        pitfalls: point::pitfalls(f.list("pitfalls"), f.faults),
        follow_ups: point::follow_ups(f.list("follow_up"), f.faults),
        push_backs: point::push_backs(f.list("push_back"), f.faults),
        sections: point::sections(f.list("section"), f.faults),
        myth: MythShape {
            claim: f.text("claim"),
            truth: truth(&mut f),
            holds_when: f.text("holds_when"),
            hears: f.text("hears"),
        },
        story_body: StoryShape {
            scaffold: f.texts("scaffold"),
            listens_for: f.texts("listens_for"),
        },
        estimate: f
            .take("estimate")
            .and_then(|value| estimate(value, f.faults)),
        own,
    };
    f.finish();
    shape.broken = faults.shapes() > before;
    Some(shape)
}

fn own_keys(value: &DeValue<'_>) -> Vec<(&'static str, usize)> {
    let place = |key: &'static str| {
        let (found, _) = value.as_table()?.get_key_value(key)?;
        Some((key, found.span().start))
    };
    OWN_KEYS.into_iter().filter_map(place).collect()
}

fn signals<'i>(f: &mut Fields<'_, 'i>) -> Vec<(Text<'i>, Option<Text<'i>>)> {
    let entries = f.entries("signals");
    let mut read = |(level, value): (Text<'i>, Value<'i>)| {
        let text = string(value, level.get_ref(), f.faults);
        (level, text)
    };
    entries.into_iter().map(&mut read).collect()
}

/// Takes `truth`, which authors write as a word or as a plain `true` or `false`.
fn truth(f: &mut Fields<'_, '_>) -> Option<Spanned<String>> {
    let value = f.take("truth")?;
    let span = value.span();
    match value.get_ref() {
        DeValue::String(word) => Some(Spanned::new(span, word.to_string())),
        DeValue::Boolean(flag) => Some(Spanned::new(span, flag.to_string())),
        DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => {
            let wanted = "`true`, `false` or `depends`";
            wrong(
                &value,
                "truth",
                wanted,
                "Write one of the three words.",
                f.faults,
            );
            None
        }
    }
}

fn estimate<'i>(value: Value<'i>, faults: &mut Faults<'i>) -> Option<EstimateShape<'i>> {
    let mut f = Fields::open(value, "estimate", faults)?;
    let shape = EstimateShape {
        at: f.at(),
        vary: vary(&mut f),
        unit: f.text("unit"),
        factor: f.number("factor"),
        steps: steps(f.list("step"), f.faults),
    };
    f.finish();
    Some(shape)
}

fn vary<'i>(f: &mut Fields<'_, 'i>) -> Vec<(Text<'i>, Option<Vec<Spanned<f64>>>)> {
    let entries = f.entries("vary");
    let mut read = |(name, value): (Text<'i>, Value<'i>)| {
        let before = f.faults.shapes();
        let values = list(value, name.get_ref(), f.faults);
        let numbers = values
            .iter()
            .filter_map(|value| number(value, name.get_ref(), f.faults))
            .collect();
        let sound = f.faults.shapes() == before;
        (name, sound.then_some(numbers))
    };
    entries.into_iter().map(&mut read).collect()
}

fn steps<'i>(values: Vec<Value<'i>>, faults: &mut Faults<'i>) -> Vec<StepShape<'i>> {
    let each = |value: Value<'i>| {
        let mut f = Fields::open(value, "step", faults)?;
        let step = StepShape {
            name: f.need("name"),
            formula: f.need("formula"),
            unit: f.text("unit"),
        };
        f.finish();
        Some(step)
    };
    values.into_iter().filter_map(each).collect()
}
