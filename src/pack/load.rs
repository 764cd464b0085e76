//! Packs from sources: files read one by one, on several threads when they are large, then merged and linked.

use crate::domain::pack::Pack;
use crate::pack::diagnostic::{Diagnostic, Severity, quote, sort};
use crate::pack::fault::Faults;
use crate::pack::lint::{self, Lint};
use crate::pack::merge::{self, FileYield};
use crate::pack::schema::fields::Text;
use crate::pack::schema::file::{self, FileShape, HEAD_FILE};
use crate::pack::schema::head::HeadShape;
use crate::pack::schema::older;
use crate::pack::source::{Origin, Source, SourceFile};
use crate::pack::validate::entries;
use crate::pack::validate::head::{self, Head};
use crate::pack::validate::question;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The name of the built-in pack.
pub const SHIPPED: &str = "system-design";

/// The name of the pack with one's own questions.
pub const MINE: &str = "mine";

/// From this size on a pack is read on several threads, in bytes.
const THREADS_FROM: usize = 512 * 1024;

/// The most threads.
const THREADS_MAX: usize = 4;

/// What became of a source.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What the source called itself: the folder, cleaned.
    pub place: String,
    /// The pack, without what could not be used; `None` when it is broken as a whole.
    pub pack: Option<Pack>,
    /// All faults, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.is_error()).count()
    }
}

/// How strictly a pack is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// The rules of the format.
    Format,
    /// The rules of the format and of the house style; warnings count as errors.
    House,
}

/// Loads a pack for use; what only its author wants to know is left to [`check`], since every start waits for this.
pub fn load(source: &Source) -> Loaded {
    run(source, Purpose::Use)
}

/// Checks a pack for its author: loads it, and in the house style lints it and turns warnings into errors.
pub fn check(source: &Source, strictness: Strictness) -> Loaded {
    match strictness {
        Strictness::Format => run(source, Purpose::Check(&[])),
        Strictness::House => {
            let mut loaded = run(source, Purpose::Check(lint::ALL));
            for diagnostic in &mut loaded.diagnostics {
                diagnostic.severity = Severity::Error;
            }
            loaded
        }
    }
}

/// Loads packs side by side; one with a name that is taken or reserved is refused.
pub fn load_all(sources: &[Source]) -> Vec<Loaded> {
    let mut names: HashSet<String> = HashSet::new();
    let each = |source: &Source| {
        let mut loaded = load(source);
        let Some(name) = loaded.pack.as_ref().map(|pack| pack.name.to_string()) else {
            return loaded;
        };
        let reserved = match source.origin {
            Origin::BuiltIn => false,
            Origin::Mine => name == SHIPPED,
            Origin::Folder => name == SHIPPED || name == MINE,
        };
        let taken = !names.insert(name.clone());
        if taken || reserved {
            let why = if taken { "loaded already" } else { "reserved" };
            let message = format!("The pack name {} is {why}.", quote(&name));
            let file = source.file_name(HEAD_FILE);
            let advice = "Give it another `name`, or remove one of the two.";
            loaded.diagnostics.push(Diagnostic::new(
                Severity::Error,
                (&file, 1, 1),
                &message,
                advice,
            ));
            sort(&mut loaded.diagnostics);
            loaded.pack = None;
        }
        loaded
    };
    sources.iter().map(each).collect()
}

/// What a pack is read for.
#[derive(Clone, Copy)]
enum Purpose {
    /// To study from it.
    Use,
    /// To tell its author what is wrong with it, by these rules beside the format's.
    Check(&'static [Lint]),
}

impl Purpose {
    fn lints(self) -> &'static [Lint] {
        match self {
            Self::Use => &[],
            Self::Check(lints) => lints,
        }
    }
}

fn run(source: &Source, purpose: Purpose) -> Loaded {
    let names: Vec<String> = source
        .files
        .iter()
        .map(|file| source.file_name(&file.name))
        .collect();
    let mut diagnostics = source.diagnostics.clone();
    let mut files: Vec<(&str, &SourceFile)> = Vec::with_capacity(names.len());
    files.extend(names.iter().map(String::as_str).zip(&source.files));
    let first = files
        .first()
        .copied()
        .filter(|(_, file)| file.name == HEAD_FILE);
    let rest = files
        .get(usize::from(first.is_some())..)
        .unwrap_or_default();
    let opened = first.map(|(name, file)| open_head(name, file, purpose));
    if opened.is_none() && source.diagnostics.is_empty() {
        let message = format!("There is no {HEAD_FILE} here.");
        let advice = "Write one with `format = 1`, `name` and `title`.";
        let place = source.file_name(HEAD_FILE);
        diagnostics.push(Diagnostic::new(
            Severity::Error,
            (&place, 1, 1),
            &message,
            advice,
        ));
    }
    let mut opened = opened.unwrap_or_default();
    let known = opened.pack.as_ref();
    let head = known.map_or_else(Head::unknown, |pack| Some(Head::of(pack, opened.has_tags)));
    let mut yields: Vec<FileYield<'_>> = Vec::with_capacity(files.len());
    if let Some(head) = &head {
        if let Some(faults) = opened.faults.take() {
            yields.push(validate(opened.shape.take(), head, faults));
        }
        yields.extend(read_all(rest, head, source.bytes(), purpose));
    }
    let pack = opened
        .pack
        .take()
        .map(|pack| merge::merge(pack, &opened.essentials, &mut yields, purpose.lints()));
    for file in yields {
        diagnostics.extend(file.faults.into_diagnostics());
    }
    sort(&mut diagnostics);
    Loaded {
        place: source.place.clone(),
        pack,
        diagnostics,
    }
}

/// `pack.toml`, opened.
#[derive(Default)]
struct OpenHead<'i> {
    faults: Option<Faults<'i>>,
    shape: Option<FileShape<'i>>,
    pack: Option<Pack>,
    essentials: Vec<Text<'i>>,
    has_tags: bool,
}

fn open_head<'i>(name: &'i str, file: &'i SourceFile, purpose: Purpose) -> OpenHead<'i> {
    let mut faults = Faults::new(name, &file.text);
    let mut shape = shape_of(true, &file.text, purpose, &mut faults);
    let written: Option<HeadShape<'i>> = shape.as_mut().and_then(|shape| shape.head.take());
    let pack = written
        .as_ref()
        .and_then(|shape| head::head(shape, &mut faults));
    let has_tags = written.as_ref().is_some_and(|shape| shape.tags.is_some());
    OpenHead {
        faults: Some(faults),
        shape,
        pack,
        essentials: written.map(|shape| shape.essentials).unwrap_or_default(),
        has_tags,
    }
}

fn shape_of<'i>(
    is_head: bool,
    text: &'i str,
    purpose: Purpose,
    faults: &mut Faults<'i>,
) -> Option<FileShape<'i>> {
    let shape = file::file(is_head, text, faults)?;
    if let Purpose::Check(_) = purpose {
        older::warn_of_newer_syntax(text, faults);
    }
    Some(shape)
}

fn read<'i>(name: &'i str, file: &'i SourceFile, head: &Head, purpose: Purpose) -> FileYield<'i> {
    let mut faults = Faults::new(name, &file.text);
    if file.text.trim().is_empty() {
        faults.warn(
            0,
            "The file is empty.",
            "Write a `[[question]]`, or remove it.",
        );
    }
    let shape = shape_of(false, &file.text, purpose, &mut faults);
    validate(shape, head, faults)
}

fn validate<'i>(
    shape: Option<FileShape<'i>>,
    head: &Head,
    mut faults: Faults<'i>,
) -> FileYield<'i> {
    let (mut cards, mut objectives, mut references) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(shape) = shape {
        let faults = &mut faults;
        let questions = shape.questions.into_iter();
        cards.extend(questions.filter_map(|shape| question::question(shape, head, faults)));
        let found = shape.objectives.into_iter();
        objectives.extend(found.filter_map(|shape| entries::objective(shape, head, faults)));
        let found = shape.references.into_iter();
        references.extend(found.filter_map(|shape| entries::reference(shape, head, faults)));
    }
    FileYield {
        faults,
        cards,
        objectives,
        references,
    }
}

/// Reads files in order of their list; each is independent of the others, so large packs use several threads.
fn read_all<'i>(
    files: &[(&'i str, &'i SourceFile)],
    head: &Head,
    bytes: usize,
    purpose: Purpose,
) -> Vec<FileYield<'i>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(THREADS_MAX).min(files.len());
    if bytes < THREADS_FROM || threads < 2 {
        return files
            .iter()
            .map(|(name, file)| read(name, file, head, purpose))
            .collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, (name, file))) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            files.get(at).map(|file| (at, file))
        } {
            done.push((at, read(name, file, head, purpose)));
        }
        done
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, done)| done).collect()
}

#[cfg(test)]
mod tests;
