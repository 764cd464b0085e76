//! Objectives and references from shape to domain, with links left to resolve once the whole pack is known.

use crate::domain::id::Key;
use crate::domain::pack::{Level, Objective, Reference, ReferenceKind};
use crate::pack::fault::Faults;
use crate::pack::schema::entry::{ObjectiveShape, ReferenceShape};
use crate::pack::schema::fields::Text;
use crate::pack::validate::head::Head;
use crate::pack::validate::ids;
use crate::pack::validate::texts::{lines, need_line, some_line, some_prose, word};

/// An objective or a reference with its unresolved links.
pub(crate) struct Linked<'i, T> {
    pub(crate) item: T,
    /// The byte offset of its id.
    pub(crate) at: usize,
    pub(crate) links: Vec<Text<'i>>,
}

/// Validates an objective; `None` when it has a fault of shape.
pub(crate) fn objective<'i>(
    shape: ObjectiveShape<'i>,
    head: &Head,
    faults: &mut Faults<'i>,
) -> Option<Linked<'i, Objective>> {
    let before = faults.shapes();
    let id = shape.id.as_ref().and_then(|text| ids::id(text, faults));
    let group = need_line(shape.group.as_ref(), "group", faults);
    let text = need_line(shape.text.as_ref(), "text", faults);
    if shape.broken || faults.shapes() > before {
        return None;
    }
    Some(Linked {
        item: Objective {
            key: Key::new(&head.name, &id?),
            group,
            text,
            proves: Vec::new(),
        },
        at: shape.id.as_ref().map_or(shape.at, |id| id.span().start),
        links: shape.proves,
    })
}

/// Validates a reference; `None` when it has a fault of shape.
pub(crate) fn reference<'i>(
    shape: ReferenceShape<'i>,
    head: &Head,
    faults: &mut Faults<'i>,
) -> Option<Linked<'i, Reference>> {
    let before = faults.shapes();
    let id = shape.id.as_ref().and_then(|text| ids::id(text, faults));
    let kind = shape.kind.as_ref();
    let kind = kind.and_then(|text| {
        word(
            text,
            "kind of reference",
            ReferenceKind::ALL,
            ReferenceKind::word,
            faults,
        )
    });
    let level = shape.level.as_ref();
    let level = level.and_then(|text| word(text, "level", Level::ALL, Level::word, faults));
    let name = need_line(shape.name.as_ref(), "name", faults);
    let group = need_line(shape.group.as_ref(), "group", faults);
    let when = some_prose(shape.when.as_ref(), "when", faults).unwrap_or_default();
    if kind == Some(ReferenceKind::Tool) && when.is_empty() {
        let message = "A tool does not say `when` to reach for it, so nobody could drill it.";
        faults.shape(shape.at, message, "Add `when` to it.");
    }
    let note = some_prose(shape.note.as_ref(), "note", faults).unwrap_or_default();
    let by = some_line(shape.by.as_ref(), "by", faults).unwrap_or_default();
    let free = some_line(shape.free.as_ref(), "free", faults).unwrap_or_default();
    let open = lines(&shape.open, "open", faults);
    if shape.broken || faults.shapes() > before {
        return None;
    }
    Some(Linked {
        item: Reference {
            key: Key::new(&head.name, &id?),
            kind: kind?,
            name,
            group,
            when,
            note,
            by,
            level,
            free,
            open,
            nearest: Vec::new(),
        },
        at: shape.id.as_ref().map_or(shape.at, |id| id.span().start),
        links: shape.nearest,
    })
}
