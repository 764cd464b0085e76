//! The shape of one file of a pack: its questions, objectives and references, and in `pack.toml` what all share.

use crate::pack::fault::Faults;
use crate::pack::schema::entry::{self, ObjectiveShape, ReferenceShape};
use crate::pack::schema::fields::{Fields, Value};
use crate::pack::schema::head::{self, HeadShape};
use crate::pack::schema::limits::{NESTING_MAX, is_too_deep};
use crate::pack::schema::question::{self, QuestionShape};
use crate::pack::schema::syntax;

/// The file that makes a folder a pack.
pub(crate) const HEAD_FILE: &str = "pack.toml";

/// One file, read.
pub(crate) struct FileShape<'i> {
    /// What the whole pack shares; only in `pack.toml`.
    pub(crate) head: Option<HeadShape<'i>>,
    pub(crate) questions: Vec<QuestionShape<'i>>,
    pub(crate) objectives: Vec<ObjectiveShape<'i>>,
    pub(crate) references: Vec<ReferenceShape<'i>>,
}

/// Reads one file; `None` when it is no TOML at all.
pub(crate) fn file<'i>(
    is_head: bool,
    text: &'i str,
    faults: &mut Faults<'i>,
) -> Option<FileShape<'i>> {
    let table = syntax::parse(text, faults)?;
    let mut f = Fields::new(table, 0, if is_head { HEAD_FILE } else { "file" }, faults);
    let head = is_head.then(|| head::head(&mut f));
    let questions = each(f.list("question"), question::question, f.faults);
    let objectives = each(f.list("objective"), entry::objective, f.faults);
    let references = each(f.list("reference"), entry::reference, f.faults);
    if !is_head {
        refuse_head_keys(&mut f);
    }
    f.finish();
    Some(FileShape {
        head,
        questions,
        objectives,
        references,
    })
}

/// Reads each table of a list on its own, so that a fault in one costs no other.
fn each<'i, S>(
    values: Vec<Value<'i>>,
    read: fn(Value<'i>, &mut Faults<'i>) -> Option<S>,
    faults: &mut Faults<'i>,
) -> Vec<S> {
    let one = |value: Value<'i>| {
        if is_too_deep(value.get_ref(), 2) {
            let message = format!("Lists and tables nest deeper than {NESTING_MAX} here.");
            faults.shape(value.span().start, message, "Nest fewer of them.");
            return None;
        }
        read(value, faults)
    };
    values.into_iter().filter_map(one).collect()
}

/// Reports keys that belong to `pack.toml` where an author put them into another file.
fn refuse_head_keys(f: &mut Fields<'_, '_>) {
    const HEAD_KEYS: [&str; 13] = [
        "format",
        "name",
        "title",
        "version",
        "language",
        "license",
        "authors",
        "tags",
        "essentials",
        "topic",
        "dimension",
        "preset",
        "synonyms",
    ];
    for key in HEAD_KEYS {
        if let Some(value) = f.take_silently(key) {
            let message = format!("`{key}` is only read in {HEAD_FILE}.");
            f.faults
                .content(value.span().start, message, "Move it there.");
        }
    }
}
