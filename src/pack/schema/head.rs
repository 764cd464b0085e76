//! The shape of `pack.toml`: what the whole pack shares, as the file spells it; checks types, not meaning.

use crate::pack::fault::Faults;
use crate::pack::schema::fields::{Fields, Text, Value, list, string};
use toml::Spanned;

/// What `pack.toml` holds besides questions, objectives and references.
pub(crate) struct HeadShape<'i> {
    /// The errors of shape among its plain keys: any refuses the pack.
    pub(crate) shapes: usize,
    pub(crate) format: Option<Spanned<i64>>,
    pub(crate) name: Option<Text<'i>>,
    pub(crate) title: Option<Text<'i>>,
    pub(crate) version: Option<Text<'i>>,
    pub(crate) language: Option<Text<'i>>,
    pub(crate) license: Option<Text<'i>>,
    pub(crate) authors: Vec<Text<'i>>,
    /// `None` when the pack has no list: then any tag will do.
    pub(crate) tags: Option<Vec<Text<'i>>>,
    pub(crate) essentials: Vec<Text<'i>>,
    pub(crate) topics: Vec<TopicShape<'i>>,
    pub(crate) anchors: Vec<AnchorShape<'i>>,
    pub(crate) presets: Vec<PresetShape<'i>>,
    /// Each term, and its list unless that has a fault of shape.
    pub(crate) synonyms: Vec<(Text<'i>, Option<Vec<Text<'i>>>)>,
}

/// A node of the topic tree.
pub(crate) struct TopicShape<'i> {
    pub(crate) path: Option<Text<'i>>,
    pub(crate) title: Option<Text<'i>>,
    pub(crate) about: Option<Text<'i>>,
}

/// What a dimension looks like.
pub(crate) struct AnchorShape<'i> {
    pub(crate) dimension: Text<'i>,
    pub(crate) strong: Option<Text<'i>>,
    pub(crate) hire: Option<Text<'i>>,
    pub(crate) lean: Option<Text<'i>>,
    pub(crate) no: Option<Text<'i>>,
}

/// A phase and its minutes.
pub(crate) type PhaseShape<'i> = (Option<Text<'i>>, Option<Spanned<i64>>);

/// A kind of round.
pub(crate) struct PresetShape<'i> {
    pub(crate) at: usize,
    /// Whether it has a fault of shape.
    pub(crate) broken: bool,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) title: Option<Text<'i>>,
    pub(crate) minutes: Option<Spanned<i64>>,
    /// Whether the key is there, and its list.
    pub(crate) phases: Option<Vec<PhaseShape<'i>>>,
    pub(crate) questions: Option<Spanned<i64>>,
    pub(crate) references: Option<Spanned<i64>>,
    pub(crate) kinds: Vec<Text<'i>>,
    pub(crate) levels: Vec<Text<'i>>,
}

/// Reads what only `pack.toml` holds.
pub(crate) fn head<'i>(f: &mut Fields<'_, 'i>) -> HeadShape<'i> {
    let before = f.faults.shapes();
    let mut shape = HeadShape {
        shapes: 0,
        format: f.need_whole("format"),
        name: f.need("name"),
        title: f.need("title"),
        version: f.text("version"),
        language: f.text("language"),
        license: f.text("license"),
        authors: f.texts("authors"),
        tags: tags(f),
        essentials: f.texts("essentials"),
        topics: Vec::new(),
        anchors: Vec::new(),
        presets: Vec::new(),
        synonyms: Vec::new(),
    };
    shape.shapes = f.faults.shapes() - before;
    shape.topics = topics(f.list("topic"), f.faults);
    shape.anchors = anchors(f);
    shape.presets = presets(f.list("preset"), f.faults);
    shape.synonyms = synonyms(f);
    shape
}

fn tags<'i>(f: &mut Fields<'_, 'i>) -> Option<Vec<Text<'i>>> {
    let value = f.take("tags")?;
    let values = list(value, "tags", f.faults);
    let mut read = |value| string(value, "tags", f.faults);
    Some(values.into_iter().filter_map(&mut read).collect())
}

fn topics<'i>(values: Vec<Value<'i>>, faults: &mut Faults<'i>) -> Vec<TopicShape<'i>> {
    let each = |value: Value<'i>| {
        let mut f = Fields::open(value, "topic", faults)?;
        let topic = TopicShape {
            path: f.need("path"),
            title: f.need("title"),
            about: f.text("about"),
        };
        f.finish();
        Some(topic)
    };
    values.into_iter().filter_map(each).collect()
}

fn anchors<'i>(f: &mut Fields<'_, 'i>) -> Vec<AnchorShape<'i>> {
    let entries = f.entries("dimension");
    let each = |(dimension, value): (Text<'i>, Value<'i>)| {
        let mut f = Fields::open(value, "dimension", f.faults)?;
        let anchor = AnchorShape {
            dimension,
            strong: f.need("strong"),
            hire: f.need("hire"),
            lean: f.need("lean"),
            no: f.need("no"),
        };
        f.finish();
        Some(anchor)
    };
    entries.into_iter().filter_map(each).collect()
}

fn presets<'i>(values: Vec<Value<'i>>, faults: &mut Faults<'i>) -> Vec<PresetShape<'i>> {
    let each = |value: Value<'i>| {
        let before = faults.shapes();
        let mut f = Fields::open(value, "preset", faults)?;
        let mut preset = PresetShape {
            at: f.at(),
            broken: false,
            id: f.need("id"),
            title: f.need("title"),
            minutes: f.whole("minutes"),
            phases: phases(&mut f),
            questions: f.whole("questions"),
            references: f.whole("references"),
            kinds: f.texts("kinds"),
            levels: f.texts("levels"),
        };
        f.finish();
        preset.broken = faults.shapes() > before;
        Some(preset)
    };
    values.into_iter().filter_map(each).collect()
}

fn phases<'i>(f: &mut Fields<'_, 'i>) -> Option<Vec<PhaseShape<'i>>> {
    let value = f.take("phases")?;
    let values = list(value, "phases", f.faults);
    let each = |value: Value<'i>| {
        let mut f = Fields::open(value, "phase", f.faults)?;
        let name = f.need("phase");
        let minutes = f.whole("minutes");
        f.finish();
        Some((name, minutes))
    };
    Some(values.into_iter().filter_map(each).collect())
}

fn synonyms<'i>(f: &mut Fields<'_, 'i>) -> Vec<(Text<'i>, Option<Vec<Text<'i>>>)> {
    let entries = f.entries("synonyms");
    let mut read = |(term, value): (Text<'i>, Value<'i>)| {
        let before = f.faults.shapes();
        let values = list(value, term.get_ref(), f.faults);
        let others = values
            .into_iter()
            .filter_map(|value| string(value, term.get_ref(), f.faults))
            .collect();
        let sound = f.faults.shapes() == before;
        (term, sound.then_some(others))
    };
    entries.into_iter().map(&mut read).collect()
}
