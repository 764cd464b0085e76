//! `greenroom brief`: the last pages before an interview as Markdown; reads drafts, works nothing out.

use crate::app::brief::{Sources, brief, story_records};
use crate::commands::failure::Failure;
use crate::commands::out::{complain, print};
use crate::domain::record::What;
use crate::startup::Base;
use crate::text::clean;

/// Prints the brief.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base) -> Result<u8, Failure> {
    let reading = base.reading();
    complain(&reading.notices);
    let stories: Vec<_> = story_records(&reading.library, &reading.progress)
        .iter()
        .filter_map(|record| {
            let What::Attempt(attempt) = &record.what else {
                return None;
            };
            let key = reading.library.current_key(&attempt.question)?;
            let draft = reading.files.draft(record).ok()?;
            Some((key, draft))
        })
        .collect();
    let sources = Sources {
        library: &reading.library,
        progress: &reading.progress,
        stories: &stories,
        day: reading.now.day,
    };
    print(&clean::text(&brief(&sources)))?;
    Ok(0)
}
