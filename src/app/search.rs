//! The search as one types: hits, a preview, filters to complete; empty it lists what was seen last.

use crate::app::action::Action;
use crate::app::chord::Chord;
use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::event::{Mouse, MouseKind};
use crate::app::geometry::{Area, MEASURE, body_and_bottom};
use crate::app::line_field::LineField;
use crate::app::scroll;
use crate::app::state::Size;
use crate::domain::id::Key;
use crate::domain::record::{Draft, Record};
use crate::library::search::{Hit, Loose, Marks, Place, Query, Scope, complete};

/// How many hits are listed at most.
const LISTED: usize = 500;
/// How many questions the loose search looks at between two keys.
const SLICE: usize = 400;
/// How many of the questions seen last an empty search lists.
const RECENT: usize = 50;

/// The search.
#[derive(Debug, Default)]
pub struct Search {
    /// What was typed.
    pub field: LineField,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// What to highlight.
    pub marks: Marks,
    /// The place of the chosen hit.
    pub chosen: usize,
    /// What could not be understood, or that the hits are loose: one sentence.
    pub remark: String,
    loose: Option<Loose>,
    drafts: Option<Vec<(Key, String)>>,
}

/// Where the parts of the search lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The whole frame.
    pub frame: Area,
    /// The line that is typed.
    pub field: Area,
    /// The hits.
    pub list: Area,
    /// The chosen hit, where there is room beside the list.
    pub preview: Option<Area>,
}

/// The columns from which the chosen hit is shown beside the list.
const PREVIEW_FROM: u16 = 78;

/// Lays the search out.
pub fn layout(size: Size) -> Layout {
    let (frame, _) = body_and_bottom(size);
    let inside = frame.inside();
    let (field, below) = inside.split_top(1);
    let (_, below) = below.split_top(1);
    if size.width < PREVIEW_FROM {
        return Layout {
            frame,
            field,
            list: below,
            preview: None,
        };
    }
    let (list, rest) = below.split_left(below.width / 2);
    let preview = Area {
        x: rest.x + 3,
        width: rest.width.saturating_sub(3).min(MEASURE),
        ..rest
    };
    Layout {
        frame,
        field,
        list,
        preview: Some(preview),
    }
}

/// The lines that a hit takes: its title, and where it hangs.
pub const LINES_A_HIT: usize = 2;

impl Search {
    /// The chosen question.
    pub fn chosen_key(&self) -> Option<&Key> {
        self.hits.get(self.chosen).map(|hit| &hit.key)
    }

    /// The questions of all hits, in order.
    pub fn keys(&self) -> Vec<Key> {
        self.hits.iter().map(|hit| hit.key.clone()).collect()
    }

    /// The first hit in sight of a list of `height` rows.
    pub fn offset(&self, height: usize) -> usize {
        let seen = (height / LINES_A_HIT).max(1);
        scroll::keep_in_sight(0, self.chosen, self.hits.len(), seen)
    }

    /// When the app wants to be woken: at once, while the loose search is under way.
    pub fn deadline(&self, now: u64) -> Option<u64> {
        self.loose.as_ref().map(|_| now)
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) {
        let page = usize::from(layout(cx.size).list.height) / LINES_A_HIT;
        let last = self.hits.len().saturating_sub(1);
        match action {
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(last),
            Action::PageUp => self.chosen = self.chosen.saturating_sub(page),
            Action::PageDown => self.chosen = (self.chosen + page).min(last),
            Action::Complete => self.complete(cx),
            _ => {}
        }
    }

    /// Types a key.
    pub fn press(&mut self, chord: Chord, cx: &mut Cx<'_>) {
        let before = self.field.text().to_owned();
        if self.field.press(chord) && self.field.text() != before {
            self.chosen = 0;
            self.refresh(cx);
        }
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        self.field.insert(text);
        self.chosen = 0;
        self.refresh(cx);
    }

    /// Takes in what the mouse did.
    pub fn mouse(&mut self, mouse: Mouse, cx: &mut Cx<'_>) {
        match mouse.what {
            MouseKind::WheelUp => self.act(Action::Up, cx),
            MouseKind::WheelDown => self.act(Action::Down, cx),
            MouseKind::Click => {
                let list = layout(cx.size).list;
                if list.contains(mouse.column, mouse.row) {
                    let row = usize::from(mouse.row - list.y) / LINES_A_HIT;
                    let at = self.offset(list.rows()) + row;
                    self.chosen = if at < self.hits.len() {
                        at
                    } else {
                        self.chosen
                    };
                }
            }
        }
    }

    fn complete(&mut self, cx: &mut Cx<'_>) {
        let text = self.field.text();
        if let Some(first) = complete(text, cx.library).into_iter().next() {
            let head = text.get(..first.from).unwrap_or_default();
            self.field = LineField::new(&format!("{head}{}", first.text));
            self.refresh(cx);
        }
    }

    /// Searches anew: standings may have changed, or the text has.
    pub fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.loose = None;
        self.remark.clear();
        let query = Query::parse(self.field.text());
        if query.is_empty() {
            self.list_recent(cx);
            return;
        }
        if query.looks_into_drafts() && self.drafts.is_none() {
            self.ask_for_drafts(cx);
        }
        let drafts = self.drafts.take().unwrap_or_default();
        let stands = cx.stands();
        let standings = |key: &Key| stands.of(key);
        let scope = Scope {
            standings: &standings,
            today: cx.now.day,
            drafts: &drafts,
        };
        let found = cx.library.search(&query, &scope, LISTED);
        self.remark = query.notes().first().cloned().unwrap_or_default();
        if found.hits.is_empty() && query.has_words() && !query.looks_into_drafts() {
            let mut loose = cx.library.search_loosely(&query);
            let done = loose.step(cx.library, &scope, SLICE);
            self.take_loose(loose, done, cx);
        } else {
            self.total = found.total;
            self.hits = found.hits;
            self.marks = found.marks;
            if self.hits.is_empty() && self.remark.is_empty() && !query.looks_into_drafts() {
                "No question fits these filters now.".clone_into(&mut self.remark);
            }
        }
        if query.looks_into_drafts() {
            self.drafts = Some(drafts);
        }
        self.chosen = self.chosen.min(self.hits.len().saturating_sub(1));
    }

    /// Goes on with the loose search, a slice at a time, so that keys are never kept waiting.
    pub fn go_on(&mut self, cx: &mut Cx<'_>) {
        let Some(mut loose) = self.loose.take() else {
            return;
        };
        let stands = cx.stands();
        let standings = |key: &Key| stands.of(key);
        let scope = Scope {
            standings: &standings,
            today: cx.now.day,
            drafts: &[],
        };
        let done = loose.step(cx.library, &scope, SLICE);
        self.take_loose(loose, done, cx);
    }

    fn take_loose(&mut self, loose: Loose, done: bool, cx: &Cx<'_>) {
        self.hits = loose.hits(cx.library);
        self.total = self.hits.len();
        self.marks = loose.marks();
        self.remark = match (done, self.hits.is_empty()) {
            (true, true) => "Nothing was found. Fewer or other words may help.".to_owned(),
            (true, false) => "No question has these words; these come near.".to_owned(),
            (false, _) => "Looking for what comes near.".to_owned(),
        };
        if !done {
            self.loose = Some(loose);
        }
    }

    fn list_recent(&mut self, cx: &Cx<'_>) {
        let mut seen: Vec<_> = cx
            .progress
            .courses()
            .filter_map(|(key, course)| Some((course.last_seen?, key)))
            .filter(|(_, key)| cx.library.question(key).is_some())
            .collect();
        seen.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        let hit = |key: &Key| Hit {
            key: key.clone(),
            relevance: 0.0,
            place: Place::Title,
            loose: false,
        };
        self.hits = seen
            .into_iter()
            .take(RECENT)
            .map(|(_, key)| hit(key))
            .collect();
        self.total = self.hits.len();
        self.marks = Marks::default();
        self.chosen = self.chosen.min(self.hits.len().saturating_sub(1));
    }

    /// Notes and drafts under way are at hand; saved drafts have to be read first.
    fn ask_for_drafts(&mut self, cx: &mut Cx<'_>) {
        let mut texts: Vec<(Key, String)> = cx
            .offered
            .iter()
            .map(|work| (work.question.clone(), work.draft.clone()))
            .collect();
        let notes = cx
            .progress
            .courses()
            .filter(|(_, course)| !course.note.is_empty());
        texts.extend(notes.map(|(key, course)| (key.clone(), course.note.clone())));
        let mut kept: Vec<Record> = Vec::new();
        for (record, attempt) in cx.progress.all_attempts() {
            match &attempt.draft {
                Draft::Text(text) => texts.push((attempt.question.clone(), text.clone())),
                Draft::Kept { .. } => kept.push(record.clone()),
                Draft::None => {}
            }
        }
        self.drafts = Some(texts);
        if !kept.is_empty() {
            cx.effects.push(Effect::ReadDrafts(kept));
        }
    }

    /// Takes in the texts of saved drafts.
    pub fn take_drafts(&mut self, drafts: Vec<(Key, String)>, cx: &mut Cx<'_>) {
        self.drafts.get_or_insert_default().extend(drafts);
        self.refresh(cx);
    }
}
