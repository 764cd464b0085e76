//! `greenroom` and `greenroom study`: opens the full screen; joins app, journal and terminal.

use crate::app::effect::Effect;
use crate::app::event::{Event, EventKind};
use crate::app::state::State;
use crate::app::today::Facts;
use crate::app::update::{Start, start_at, update};
use crate::commands::failure::Failure;
use crate::commands::written::write_markdown;
use crate::domain::id::{Key, RecordId, TopicPath};
use crate::domain::record::{Record, What};
use crate::journal::{Files, Report, Writer};
use crate::library::Library;
use crate::shell::clock::{boot_id, fresh};
use crate::shell::contract::{self, Session, World};
use crate::shell::output;
use crate::shell::run as terminal;
use crate::shell::wake::Back;
use crate::shell::{crash, terminal as screen};
use crate::startup::{Base, Parts, world};
use crate::ui::theme::Theme;
use crate::ui::view::view;
use std::sync::Arc;
use std::time::Duration;

/// How long leaving waits for the disk.
const PATIENCE: Duration = Duration::from_secs(6);

/// Opens the full screen at a place.
///
/// # Errors
/// A sentence when the terminal can't be used or the place does not exist.
pub(super) fn run(
    base: &Base,
    place: impl FnOnce(&Library) -> Result<Start, Failure>,
) -> Result<u8, Failure> {
    screen::check(&base.environment).map_err(Failure::usage)?;
    crash::install(base.paths.state.clone());
    let made = world(base);
    let mut state = made.state;
    let wished = place(&state.library)?;
    let start = if wished == Start::Today {
        first_place(&state)
    } else {
        wished
    };
    let event = Event {
        at: base.clock.now(),
        fresh: fresh(),
        kind: EventKind::Focus,
    };
    let effects = start_at(&mut state, &event, start);
    let mut app = App {
        state,
        theme: made.theme,
        waiting: effects,
    };
    let mut keeper = Keeper::Ready(Box::new(made.opened), Arc::clone(&app.state.library));
    let begin = contract::Start {
        environment: base.environment.clone(),
        clock: base.clock.clone(),
        mouse: base.settings.mouse,
    };
    let code = terminal::run(begin, &mut app, &mut keeper).map_err(|failure| Failure {
        code: failure.code,
        sentence: failure.sentence,
    })?;
    if let Keeper::Done(Some(sentence)) = keeper {
        output::complain(&sentence);
    }
    Ok(code)
}

/// The very first run opens one question at once; later Today knows what is worth doing.
fn first_place(state: &State) -> Start {
    if !state.first_run {
        return Start::Today;
    }
    let facts = Facts {
        library: &state.library,
        progress: &state.progress,
        offered: &state.offered,
        day: state.now.day,
        options: &state.options,
    };
    facts.first_question().map_or(Start::Today, Start::Question)
}

/// The place that a topic's path or a question's id names.
///
/// # Errors
/// A sentence that offers what comes near.
pub(super) fn place(name: Option<&str>, library: &Library) -> Result<Start, Failure> {
    let Some(name) = name else {
        return Ok(Start::Study);
    };
    if let Some(path) = TopicPath::parse(name).filter(|path| library.topic(path).is_some()) {
        return Ok(Start::Topic(path));
    }
    match library.resolve(name) {
        Ok(question) => Ok(Start::Question(question.key.clone())),
        Err(ambiguity) => Err(Failure::nothing(ambiguity.to_string())),
    }
}

/// The app as the main loop sees it.
pub(super) struct App {
    /// The app.
    pub(super) state: State,
    /// How inks look.
    pub(super) theme: Theme,
    /// What the start wished for, before the first event.
    pub(super) waiting: Vec<Effect>,
}

impl Session for App {
    fn on(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.waiting);
        effects.extend(update(&mut self.state, event));
        effects
    }

    fn draw(&mut self, frame: &mut ratatui::Frame<'_>) {
        view(&self.state, &self.theme, frame);
    }

    fn deadline(&self) -> Option<u64> {
        self.state.deadline()
    }
}

/// Whoever carries out what concerns files.
enum Keeper {
    /// Before the first event, with the questions that will be searched.
    Ready(Box<Parts>, Arc<Library>),
    /// While the app runs.
    Running {
        writer: Writer,
        files: Files,
        boot: String,
    },
    /// After it; with a sentence where something is not on disk.
    Done(Option<String>),
}

impl World for Keeper {
    fn begin(&mut self, back: &Back) {
        let Self::Ready(parts, library) = std::mem::replace(self, Self::Done(None)) else {
            return;
        };
        index_ahead(library);
        let Parts {
            appender,
            files,
            shelf,
        } = *parts;
        let to_app = back.clone();
        let started = Writer::start(appender, shelf, move |report| to_app.send(event_of(report)));
        match started {
            Ok(writer) => {
                *self = Self::Running {
                    writer,
                    files,
                    boot: boot_id().unwrap_or_default(),
                };
            }
            Err(error) => {
                back.send(EventKind::Notice(format!("Nothing can be saved: the system gives no thread ({error}). Leave and start again.")));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect, back: &Back) {
        let Self::Running {
            writer,
            files,
            boot,
        } = self
        else {
            return;
        };
        let alive = match effect {
            Effect::Append(records) => writer.append(records),
            Effect::KeepWork(mut work) => {
                work.boot_id.clone_from(boot);
                writer.keep_work(work)
            }
            Effect::DropWork(id) => writer.drop_work(id),
            Effect::Refresh => writer.refresh(),
            Effect::ReadDrafts(records) => {
                back.send(EventKind::Drafts(drafts(files, &records)));
                true
            }
            Effect::WriteMarkdown { stem, text } => {
                back.send(EventKind::Written(write_markdown(&stem, &text)));
                true
            }
            // Only the interviewer's screen asks for it, and that one has no journal.
            Effect::ShareMarks { .. }
            | Effect::Edit(_)
            | Effect::Copy(_)
            | Effect::CaptureMouse(_)
            | Effect::Suspend
            | Effect::Quit(_) => true,
        };
        if !alive {
            back.send(EventKind::Notice(
                "The journal has stopped: leave and start again; what was confirmed is safe."
                    .to_owned(),
            ));
        }
    }

    fn finish(&mut self) {
        if let Self::Running { writer, .. } = std::mem::replace(self, Self::Done(None))
            && let Err(unsaved) = writer.finish(PATIENCE)
        {
            let why = unsaved.why.unwrap_or_default();
            *self = Self::Done(Some(
                format!("Not everything was saved. {why}")
                    .trim_end()
                    .to_owned(),
            ));
        }
    }
}

/// Has the word index built before the first key of a search would wait for it; the thread ends with that.
fn index_ahead(library: Arc<Library>) {
    let thread = std::thread::Builder::new().name("index".to_owned());
    // Without the thread that first key builds it.
    let _ = thread.spawn(move || {
        library.index();
    });
}

fn drafts(files: &Files, records: &[Record]) -> Vec<(RecordId, Key, String)> {
    let text = |record: &Record| {
        let What::Attempt(attempt) = &record.what else {
            return None;
        };
        let text = files.draft(record).ok()?;
        Some((record.id, attempt.question.clone(), text))
    };
    records.iter().filter_map(text).collect()
}

fn event_of(report: Report) -> EventKind {
    match report {
        Report::Appended { ids, outcome } => EventKind::Appended { ids, outcome },
        Report::Others(records) => EventKind::Others(records),
        Report::Notice(text) => EventKind::Notice(text),
        Report::WorkKept {
            id,
            outcome,
            elsewhere,
        } => EventKind::WorkKept {
            id,
            outcome,
            elsewhere,
        },
    }
}
