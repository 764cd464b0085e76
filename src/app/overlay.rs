//! What stands in front of a screen: the keys, the actions by name, a question, a note, a list.

use crate::app::action::Action;
use crate::app::chord::Chord;
use crate::app::geometry::{Area, body_and_bottom};
use crate::app::keymap::{Context, Keymap, rows, shown};
use crate::app::line_field::LineField;
use crate::app::row::{Ink, Row, span};
use crate::app::state::Size;
use crate::app::study::card::KEEP_AFTER;
use crate::app::writing::Writing;
use crate::domain::id::Key;
use crate::text::{cells, wrap};

/// What stands in front of the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys of the place it was opened from.
    Help(Help),
    /// Every action by name.
    Palette(Palette),
    /// A question to answer with yes or no.
    Confirm(Confirm),
    /// One's note on a question.
    Note(Box<Note>),
    /// A list to take something from.
    Choice(Choice),
}

impl PartialEq for Overlay {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Confirm(one), Self::Confirm(two)) => one == two,
            (one, two) => std::mem::discriminant(one) == std::mem::discriminant(two),
        }
    }
}

/// The keys of a place.
#[derive(Clone, Debug)]
pub struct Help {
    /// The place.
    pub context: Context,
    /// What holds everywhere but has nothing to act on there.
    pub idle: Vec<Action>,
    /// The first visible line.
    pub scroll: usize,
}

/// Every action by name.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What was typed.
    pub field: LineField,
    /// The place of the chosen action among those that match.
    pub chosen: usize,
    /// The place it was opened from.
    pub context: Option<Context>,
    /// What holds everywhere but has nothing to act on there.
    pub idle: Vec<Action>,
}

/// A question to answer with yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What yes means.
    pub then: Then,
}

/// What yes means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Save an answer without a mark.
    SaveAsMissed,
    /// End a round and grade it.
    EndRound,
    /// Throw a round away.
    Discard,
    /// Leave although something could not be saved.
    LeaveUnsaved,
}

/// One's note on a question.
#[derive(Clone, Debug)]
pub struct Note {
    /// Which question.
    pub question: Key,
    /// The note.
    pub writing: Writing,
    /// What it was when it was opened.
    pub before: String,
    /// Since when it has changes that are not recorded, in ms since boot.
    pub changed_at: Option<u64>,
}

impl Note {
    /// The note of a question, open for writing.
    pub fn open(question: Key, text: &str) -> Self {
        Self {
            question,
            writing: Writing::new(text),
            before: text.to_owned(),
            changed_at: None,
        }
    }

    /// Takes down that something has changed.
    pub fn touch(&mut self, now_ms: u64) {
        self.changed_at.get_or_insert(now_ms);
    }

    /// When its changes are to be recorded, in ms since boot.
    pub fn deadline(&self) -> Option<u64> {
        Some(self.changed_at? + KEEP_AFTER)
    }
}

/// A list to take a question from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is a list of.
    pub title: String,
    /// The questions and their titles.
    pub entries: Vec<(Key, String)>,
    /// The place of the chosen one.
    pub chosen: usize,
}

impl Overlay {
    /// Where keys go.
    pub fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Palette(_) => Context::Palette,
            Self::Confirm(_) => Context::Confirm,
            Self::Note(_) => Context::Writing,
            Self::Choice(_) => Context::Choice,
        }
    }
}

impl Help {
    /// The keys of a place, from their beginning; `idle` has nothing to act on there.
    pub fn of(context: Context, idle: Vec<Action>) -> Self {
        Self {
            context,
            idle,
            scroll: 0,
        }
    }
}

impl Palette {
    /// The actions that one can take at a place; `idle` has nothing to act on there.
    pub fn of(context: Context, idle: Vec<Action>) -> Self {
        Self {
            context: Some(context),
            idle,
            ..Self::default()
        }
    }

    /// The bindings that fit what was typed and where one is: one for each action.
    pub fn entries(&self) -> Vec<(Context, Action, &'static str)> {
        let wanted = self.field.text().trim().to_lowercase();
        let mut seen = Vec::new();
        let places = self
            .context
            .into_iter()
            .chain([Context::Everywhere, Context::GoTo]);
        for binding in places.flat_map(rows) {
            let text = format!("{} {}", binding.action.name(), binding.help).to_lowercase();
            let fits = wanted.split_whitespace().all(|word| text.contains(word));
            let known = seen.iter().any(|(_, action, _)| *action == binding.action);
            let usable = !matches!(binding.action, Action::Palette | Action::GoTo)
                && !self.idle.contains(&binding.action);
            if fits && usable && !known {
                seen.push((binding.context, binding.action, binding.help));
            }
        }
        seen
    }

    /// The chosen action.
    pub fn action(&self) -> Option<Action> {
        self.entries()
            .get(self.chosen)
            .map(|(_, action, _)| *action)
    }
}

/// The widest that the help gets, in cells.
const HELP_WIDTH: u16 = 84;
/// The width of the column of keys.
const KEYS_WIDTH: usize = 17;

/// Where the help lies, for so many rows.
fn help_area(size: Size, rows: usize) -> Area {
    let (body, _) = body_and_bottom(size);
    let wanted = u16::try_from(rows + 2).unwrap_or(u16::MAX);
    body.centred(
        HELP_WIDTH.min(body.width.saturating_sub(2)),
        wanted.min(body.height.saturating_sub(2)),
    )
}

/// The help as it lies in the window: its frame and its rows.
pub fn help_view(help: &Help, keymap: &Keymap, size: Size) -> (Area, Vec<Row>) {
    let width = help_area(size, 0).inside().columns();
    let rows = help_rows(help, keymap, width);
    (help_area(size, rows.len()), rows)
}

/// The rows of the help: the place one is at first, then everything else.
fn help_rows(help: &Help, keymap: &Keymap, width: usize) -> Vec<Row> {
    let mut out = Vec::new();
    let rest = [Context::Everywhere, Context::GoTo];
    let first = std::iter::once(help.context).filter(|context| !rest.contains(context));
    for context in first.chain(rest) {
        if !out.is_empty() {
            out.push(Row::blank());
        }
        out.push(Row::new(context.label(), Ink::Heading));
        for binding in rows(context) {
            // A key that the place has for itself is told there, and does nothing else here.
            let own = |key: &&Chord| {
                context == Context::Everywhere && keymap.is_bound(help.context, **key)
            };
            let keys = keymap.keys(context, binding.action).iter();
            let names: Vec<String> = keys
                .filter(|key| !own(key))
                .map(|key| shown(*key))
                .collect();
            if names.is_empty() || help.idle.contains(&binding.action) {
                continue;
            }
            let names = cells::pad_right(&names.join(" "), KEYS_WIDTH);
            let room = width.saturating_sub(KEYS_WIDTH).max(8);
            for (at, line) in wrap::wrap(binding.help, room).into_iter().enumerate() {
                let lead = if at == 0 {
                    names.clone()
                } else {
                    " ".repeat(KEYS_WIDTH)
                };
                out.push(Row::of(vec![
                    span(lead, Ink::Strong),
                    span(line, Ink::Plain),
                ]));
            }
        }
    }
    out
}

/// The whole table as Markdown, as `greenroom keys --markdown` prints it and the README carries it.
pub fn keys_markdown() -> String {
    let tables = Context::ALL.iter().filter_map(|context| {
        let lines: Vec<String> = rows(*context)
            .map(|binding| {
                let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
                format!("| {} | {} |\n", keys.join(" "), binding.help)
            })
            .collect();
        let head = format!("**{}**\n\n| key | does |\n|---|---|\n", context.label());
        (!lines.is_empty()).then(|| head + &lines.concat())
    });
    tables.collect::<Vec<_>>().join("\n")
}
