//! `greenroom search`: ranked hits; says where an answer matched and never what it says.

use crate::app::evenings::{Laid, Stands};
use crate::commands::failure::Failure;
use crate::commands::out::{Side, columns, complain, print, print_json};
use crate::domain::id::Key;
use crate::domain::record::Draft;
use crate::library::search::{Hit, Place, Query, Scope};
use crate::shell::output;
use crate::startup::{Base, Reading};
use crate::text::count::thousands;
use serde::Serialize;

/// How many questions the loose search looks at in one step.
const STEP: usize = 10_000;

/// A hit as scripts read it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    level: &'static str,
    kind: &'static str,
    relevance: f64,
}

/// What a search came to.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The hits, best first, at most as many as were asked for.
    pub(super) hits: Vec<Hit>,
    /// How many there are in all.
    pub(super) total: usize,
    /// What one should know about them, a sentence each.
    pub(super) notes: Vec<String>,
}

/// How many hits are printed where no limit is asked for.
const LIMIT: u32 = 20;

/// Prints the hits of a query.
///
/// # Errors
/// Nothing was found, or the output cannot be written.
pub(super) fn run(
    base: &Base,
    words: &[String],
    limit: Option<u32>,
    json: bool,
) -> Result<u8, Failure> {
    let reading = base.reading();
    complain(&reading.notices);
    let wanted = usize::try_from(limit.unwrap_or(LIMIT)).unwrap_or(usize::MAX);
    let found = find(base, &reading, &words.join(" "), wanted);
    complain(&found.notes);
    let is_read = if json {
        print_json(&listed(&reading, &found.hits))?
    } else {
        print(&text(&reading, &found.hits))?
    };
    let (shown, total) = (found.hits.len(), found.total);
    if limit.is_none() && shown < total && is_read {
        output::complain(&format!(
            "These are the first {shown} of {}; --limit {total} shows them all.",
            thousands(total)
        ));
    }
    if found.hits.is_empty() {
        let sentence = "Nothing was found. Fewer or other words may help.";
        return Err(Failure::nothing(if json { "" } else { sentence }));
    }
    Ok(0)
}

/// Searches as the screen does: words first, then near words, then scattered letters.
pub(super) fn find(base: &Base, reading: &Reading, text: &str, limit: usize) -> Found {
    let query = Query::parse(text);
    let mut notes = query.notes().to_vec();
    let drafts = if query.looks_into_drafts() {
        drafts(base, reading)
    } else {
        Vec::new()
    };
    let (progress, day) = (&reading.progress, reading.now.day);
    let mut laid = Laid::default();
    laid.refresh(&reading.library, progress, day);
    let stands = Stands {
        progress,
        laid: &laid,
        day,
    };
    let standings = |key: &Key| stands.of(key);
    let scope = Scope {
        standings: &standings,
        today: reading.now.day,
        drafts: &drafts,
    };
    let library = &reading.library;
    let found = library.search(&query, &scope, limit);
    let (mut hits, mut total) = (found.hits, found.total);
    if hits.is_empty() && query.has_words() && !query.looks_into_drafts() {
        let mut loose = library.search_loosely(&query);
        while !loose.step(library, &scope, STEP) {}
        hits = loose.hits(library);
        total = hits.len();
        hits.truncate(limit);
        if !hits.is_empty() {
            notes.push("No question has these words; these come near.".to_owned());
        }
    }
    Found { hits, total, notes }
}

/// All that one wrote: notes, saved drafts, drafts under way.
fn drafts(base: &Base, reading: &Reading) -> Vec<(Key, String)> {
    let courses = reading.progress.courses();
    let notes = courses
        .filter(|(_, course)| !course.note.is_empty())
        .map(|(key, course)| (key.clone(), course.note.clone()));
    let saved = reading
        .progress
        .all_attempts()
        .filter(|(_, attempt)| attempt.draft != Draft::None)
        .filter_map(|(record, attempt)| {
            Some((attempt.question.clone(), reading.files.draft(record).ok()?))
        });
    let begun = base.begun();
    let begun = begun
        .into_iter()
        .map(|work| (work.question.clone(), work.draft));
    notes.chain(saved).chain(begun).collect()
}

fn listed<'a>(reading: &'a Reading, hits: &[Hit]) -> Vec<Listed<'a>> {
    let each = |hit: &Hit| {
        let question = reading.library.question(&hit.key)?;
        Some(Listed {
            id: question.key.as_str(),
            title: &question.title,
            topic: question.topic.as_str(),
            level: question.level.word(),
            kind: question.kind.word(),
            relevance: (f64::from(hit.relevance) * 1000.0).round() / 1000.0,
        })
    };
    hits.iter().filter_map(each).collect()
}

fn text(reading: &Reading, hits: &[Hit]) -> String {
    let row = |hit: &Hit| {
        let question = reading.library.question(&hit.key)?;
        let place = match hit.place {
            Place::Answer => " (in the answer)",
            Place::Draft => " (in what you wrote)",
            Place::Title | Place::Prompt | Place::Tag | Place::Topic => "",
        };
        Some(vec![
            question.key.to_string(),
            question.level.word().to_owned(),
            question.kind.word().to_owned(),
            question.topic.to_string(),
            format!("{}{place}", question.title),
        ])
    };
    let rows: Vec<Vec<String>> = hits.iter().filter_map(row).collect();
    columns(&rows, &[Side::Left; 5])
}
