//! All that the app knows; changed by `update` alone, borrowed by whoever draws.

use crate::app::drill::Drilling;
use crate::app::evenings::{Laid, Stands};
use crate::app::interview::Interview;
use crate::app::keymap::Keymap;
use crate::app::notice::{Notice, Saving};
use crate::app::overlay::Overlay;
use crate::app::progress::Pages;
use crate::app::progress::history::History;
use crate::app::round::Round;
use crate::app::round::desk::Desk;
use crate::app::search::Search;
use crate::app::study::Study;
use crate::app::today::Today;
use crate::domain::progress::Progress;
use crate::domain::time::Moment;
use crate::domain::work::Work;
use crate::library::Library;
use std::sync::Arc;

/// All that the app knows.
#[derive(Debug)]
pub struct State {
    /// The packs.
    pub library: Arc<Library>,
    /// What the journal amounts to.
    pub progress: Progress,
    /// What is due, laid out over evenings.
    pub laid: Laid,
    /// The keys.
    pub keymap: Keymap,
    /// What the user has set.
    pub options: Options,
    /// When the last event was taken in.
    pub now: Moment,
    /// The window.
    pub size: Size,
    /// What is on screen.
    pub screen: Screen,
    /// The screens beneath it, to which `esc` leads back.
    pub below: Vec<Screen>,
    /// What stands in front of the screen.
    pub overlay: Option<Overlay>,
    /// Whether `g` was pressed and waits for a place.
    pub going: bool,
    /// What the bottom line says for a moment.
    pub notice: Option<Notice>,
    /// Whether everything is on disk.
    pub saving: Saving,
    /// Answers begun in an earlier session, offered again.
    pub offered: Vec<Work>,
    /// What `u` takes back: the last save and what people call it.
    pub last_save: Option<LastSave>,
    /// Whether this is the very first run: a line explains each moment.
    pub first_run: bool,
}

/// What the user has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether glyphs are kept to ASCII.
    pub ascii: bool,
    /// Why nothing can be saved, where nothing can.
    pub read_only: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mouse: true,
            ascii: false,
            read_only: None,
        }
    }
}

/// The window in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What is on screen.
#[derive(Debug)]
pub enum Screen {
    /// What to do with the minutes one has.
    Today(Today),
    /// Topic tree, question, checklist.
    Study(Box<Study>),
    /// The search.
    Search(Box<Search>),
    /// Missed points, one after the other.
    Drill(Drilling),
    /// The interviewer's screen.
    Interview(Box<Interview>),
    /// Where rounds begin.
    Desk(Desk),
    /// A round.
    Round(Box<Round>),
    /// The pages of Progress.
    Progress(Box<Pages>),
    /// The history of a question.
    History(Box<History>),
}

/// The last save, as `u` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSave {
    /// The records it wrote.
    pub ids: Vec<crate::domain::id::RecordId>,
    /// What is said once it was taken back.
    pub said: String,
}

impl State {
    /// An app that has just been started: on Today, nothing begun, nothing said, the window not yet known.
    pub fn new(library: Arc<Library>, progress: Progress, keymap: Keymap, now: Moment) -> Self {
        Self {
            library,
            progress,
            laid: Laid::default(),
            keymap,
            options: Options::default(),
            now,
            size: Size::default(),
            screen: Screen::Today(Today::default()),
            below: Vec::new(),
            overlay: None,
            going: false,
            notice: None,
            saving: Saving::default(),
            offered: Vec::new(),
            last_save: None,
            first_run: false,
        }
    }

    /// How one stands with questions, as lists mark it.
    pub fn stands(&self) -> Stands<'_> {
        Stands {
            progress: &self.progress,
            laid: &self.laid,
            day: self.now.day,
        }
    }

    /// The moment at which the app wants to be woken, in ms since boot; `None` while nothing waits.
    pub fn deadline(&self) -> Option<u64> {
        let notice = self.notice.as_ref().map(|notice| notice.until);
        let draft = match &self.screen {
            Screen::Study(study) => study.deadline(),
            Screen::Today(_)
            | Screen::Desk(_)
            | Screen::Drill(_)
            | Screen::Progress(_)
            | Screen::History(_) => None,
            Screen::Round(round) => round.deadline(),
            Screen::Interview(interview) => interview.deadline(),
            Screen::Search(search) => search.deadline(self.now.boot_ms),
        };
        let note = match &self.overlay {
            Some(Overlay::Note(note)) => note.deadline(),
            _ => None,
        };
        [notice, draft, note].into_iter().flatten().min()
    }
}
