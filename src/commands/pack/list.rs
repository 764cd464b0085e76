//! `greenroom pack list`: the packs that are loaded with their figures, and those that are broken with their first fault.

use crate::commands::failure::Failure;
use crate::commands::out::{lines, print, print_json};
use crate::domain::pack::{Kind, Level};
use crate::pack::{Diagnostic, Figures, Loaded, Origin, load_all};
use crate::startup::Base;
use crate::text::count::{counted, thousands};
use serde::Serialize;

/// All packs as scripts read them.
#[derive(Serialize)]
struct Packs {
    packs: Vec<Whole>,
    broken: Vec<Broken>,
}

/// A pack that is loaded.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    figures: Figures,
    origin: &'static str,
    place: String,
    errors: usize,
}

/// A pack that is left out.
#[derive(Serialize)]
struct Broken {
    place: String,
    fault: Option<Diagnostic>,
}

/// Prints the packs.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, json: bool) -> Result<u8, Failure> {
    let sources = base.sources();
    let mut all = Packs {
        packs: Vec::new(),
        broken: Vec::new(),
    };
    for (source, loaded) in sources.iter().zip(load_all(&sources)) {
        match &loaded.pack {
            Some(pack) => all.packs.push(Whole {
                figures: Figures::of(pack),
                origin: origin(source.origin),
                place: loaded.place.clone(),
                errors: loaded.errors(),
            }),
            None => all.broken.push(Broken {
                fault: first_error(&loaded),
                place: loaded.place,
            }),
        }
    }
    if json {
        print_json(&all)?;
    } else {
        print(&text(&all))?;
    }
    Ok(0)
}

fn first_error(loaded: &Loaded) -> Option<Diagnostic> {
    let mut errors = loaded.diagnostics.iter().filter(|fault| fault.is_error());
    errors.next().cloned()
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Mine => "your own",
        Origin::Folder => "folder",
    }
}

fn text(all: &Packs) -> String {
    let whole = all.packs.iter().map(block);
    let broken = all.broken.iter().map(|broken| {
        let fault = broken.fault.as_ref().map(ToString::to_string);
        let fault = fault.unwrap_or_else(|| "It is left out.".to_owned());
        format!("{} (left out)\n  {fault}\n", broken.place)
    });
    let blocks: Vec<String> = whole.chain(broken).collect();
    blocks.join("\n")
}

fn block(pack: &Whole) -> String {
    let figures = &pack.figures;
    let mut head = vec![figures.name.clone()];
    head.extend(Some(figures.version.clone()).filter(|version| !version.is_empty()));
    let place = if pack.origin == "built in" {
        pack.origin
    } else {
        &pack.place
    };
    let questions = counted(figures.questions, "question", "questions");
    let topics = counted(figures.topics, "topic", "topics");
    let points = counted(figures.points, "point", "points");
    let words = counted(figures.words, "word", "words");
    let kinds = Kind::ALL.iter().map(|kind| kind.word());
    let levels = Level::ALL.iter().map(|level| level.word());
    let faults = (pack.errors > 0).then(|| {
        let faults = counted(pack.errors, "fault", "faults");
        format!("  {faults}; `greenroom pack check` lists them")
    });
    let all = [
        format!("{}: {} ({place})", head.join(" "), figures.title),
        format!("  {questions} on {topics}, {points}, {words}"),
        format!("  by kind: {}", listed(kinds, &figures.by_kind)),
        format!("  by level: {}", listed(levels, &figures.by_level)),
    ];
    lines(all.into_iter().chain(faults))
}

/// `concept 12, design 3`, in the order of the words.
fn listed(
    words: impl Iterator<Item = &'static str>,
    counts: &std::collections::BTreeMap<&'static str, usize>,
) -> String {
    let each = |word| {
        format!(
            "{word} {}",
            thousands(counts.get(word).copied().unwrap_or(0))
        )
    };
    words.map(each).collect::<Vec<_>>().join(", ")
}
