//! The last pages before an interview, from one's own record: Markdown of at most four pages; knows no file.

mod record;

use crate::app::action::Action;
use crate::app::planning::{setting, topic_title};
use crate::domain::id::Key;
use crate::domain::progress::Progress;
use crate::domain::record::{Attempt, Draft, Record};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::wrap::{wrap, wrap_hanging};

/// The lines of a page.
pub const PAGE: usize = 60;
/// How many pages there are at most.
pub const PAGES: usize = 4;
/// The width of a line, in cells.
const WIDTH: usize = 78;

/// The brief while it is read on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The first visible line.
    pub scroll: usize,
    /// The brief, written once when it is opened and once more when one's stories are at hand.
    pub text: String,
}

/// What a brief is written from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The packs.
    pub library: &'a Library,
    /// What the journal amounts to.
    pub progress: &'a Progress,
    /// One's stories as they were last told.
    pub stories: &'a [(Key, String)],
    /// The study day.
    pub day: Day,
}

/// A part of the brief: its heading, its lines, and how many of them there may be.
struct Part {
    heading: &'static str,
    entries: Vec<Vec<String>>,
    most: usize,
    /// What is said where there is nothing.
    empty: &'static str,
}

/// Writes the brief: at most [`PAGES`] pages of [`PAGE`] lines.
pub fn brief(sources: &Sources<'_>) -> String {
    let plan = sources.progress.plan();
    let mut lines = vec!["# Brief".to_owned(), String::new()];
    lines.extend(wrap(&setting(&plan, sources.day), WIDTH));
    let parts = [
        sources.phases(),
        sources.topics(),
        sources.points(),
        sources.told(),
        sources.notes(),
    ];
    for part in parts {
        lines.push(String::new());
        lines.push(format!("## {}", part.heading));
        lines.push(String::new());
        lines.extend(part.lines());
    }
    lines.push(String::new());
    let morning =
        "On the morning of the day Today offers ten minutes of what you know. Nothing new.";
    lines.extend(wrap(morning, WIDTH));
    debug_assert!(lines.len() <= PAGE * PAGES, "{} lines", lines.len());
    lines.truncate(PAGE * PAGES);
    lines.join("\n") + "\n"
}

/// The latest records whose drafts tell one's stories: one a question.
pub fn story_records(library: &Library, progress: &Progress) -> Vec<Record> {
    let stories = library
        .questions()
        .filter(|question| question.kind == crate::domain::pack::Kind::Story);
    let told = |key: &Key| {
        let mut attempts = progress.attempts(key).rev();
        attempts
            .find(|(_, attempt): &(&Record, &Attempt)| attempt.draft != Draft::None)
            .map(|(record, _)| record.clone())
    };
    stories.filter_map(|question| told(&question.key)).collect()
}

impl Part {
    /// As many entries as there is room for; what is left is counted.
    fn lines(self) -> Vec<String> {
        if self.entries.is_empty() {
            return wrap(self.empty, WIDTH);
        }
        let all = self.entries.len();
        let mut out = Vec::new();
        let mut shown = 0;
        for entry in self.entries {
            let reserve = usize::from(shown + 1 < all);
            if out.len() + entry.len() + reserve > self.most {
                break;
            }
            out.extend(entry);
            shown += 1;
        }
        if shown < all {
            out.push(format!("- and {} more", all - shown));
        }
        out
    }
}

/// A list entry, wrapped.
fn entry(text: &str) -> Vec<String> {
    wrap_hanging(text, "- ", WIDTH)
}

impl Sources<'_> {
    fn title(&self, key: &Key) -> String {
        let question = self.library.question(key);
        question.map_or_else(|| key.to_string(), |question| question.title.clone())
    }

    fn topic(&self, slug: &str) -> String {
        topic_title(slug, self.library)
    }
}

impl Reading {
    /// Scrolls by a key, within so many lines seen through a height; `false` where it leads back.
    pub fn act(&mut self, action: Action, length: usize, height: usize) -> bool {
        let back = matches!(
            action,
            Action::Back | Action::GoOn | Action::NextPane | Action::PreviousPane
        );
        if !back {
            self.scroll = crate::app::scroll::scrolled(self.scroll, action, length, height);
        }
        !back
    }
}
