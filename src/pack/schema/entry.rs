//! The shapes of objectives and references as files spell them; checks types, not meaning.

use crate::pack::fault::Faults;
use crate::pack::schema::fields::{Fields, Text, Value};

/// An "I can ..." statement.
pub(crate) struct ObjectiveShape<'i> {
    pub(crate) at: usize,
    /// Whether it has a fault of shape.
    pub(crate) broken: bool,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) group: Option<Text<'i>>,
    pub(crate) text: Option<Text<'i>>,
    pub(crate) proves: Vec<Text<'i>>,
}

/// An entry to look up.
pub(crate) struct ReferenceShape<'i> {
    pub(crate) at: usize,
    /// Whether it has a fault of shape.
    pub(crate) broken: bool,
    pub(crate) id: Option<Text<'i>>,
    pub(crate) kind: Option<Text<'i>>,
    pub(crate) name: Option<Text<'i>>,
    pub(crate) group: Option<Text<'i>>,
    pub(crate) when: Option<Text<'i>>,
    pub(crate) note: Option<Text<'i>>,
    pub(crate) by: Option<Text<'i>>,
    pub(crate) level: Option<Text<'i>>,
    pub(crate) free: Option<Text<'i>>,
    pub(crate) open: Vec<Text<'i>>,
    pub(crate) nearest: Vec<Text<'i>>,
}

/// Reads an objective.
pub(crate) fn objective<'i>(
    value: Value<'i>,
    faults: &mut Faults<'i>,
) -> Option<ObjectiveShape<'i>> {
    let before = faults.shapes();
    let mut f = Fields::open(value, "objective", faults)?;
    let mut shape = ObjectiveShape {
        at: f.at(),
        broken: false,
        id: f.need("id"),
        group: f.need("group"),
        text: f.need("text"),
        proves: f.texts("proves"),
    };
    f.finish();
    shape.broken = faults.shapes() > before;
    Some(shape)
}

/// Reads a reference.
pub(crate) fn reference<'i>(
    value: Value<'i>,
    faults: &mut Faults<'i>,
) -> Option<ReferenceShape<'i>> {
    let before = faults.shapes();
    let mut f = Fields::open(value, "reference", faults)?;
    let mut shape = ReferenceShape {
        at: f.at(),
        broken: false,
        id: f.need("id"),
        kind: f.need("kind"),
        name: f.need("name"),
        group: f.need("group"),
        when: f.text("when"),
        note: f.text("note"),
        by: f.text("by"),
        level: f.text("level"),
        free: f.text("free"),
        open: f.texts("open"),
        nearest: f.texts("nearest"),
    };
    f.finish();
    shape.broken = faults.shapes() > before;
    Some(shape)
}
