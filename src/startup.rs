//! Composition root: files become a world to study in; knows which wing reads what, and no more.

use crate::app::keymap::Keymap;
use crate::app::notice::{Notice, Saving, Tone};
use crate::app::state::{Options, State};
use crate::cli::Global;
use crate::domain::progress::Progress;
use crate::domain::record::Record;
use crate::domain::time::Moment;
use crate::domain::work::Work;
use crate::journal::{self, Opened, WorkShelf};
use crate::library::Library;
use crate::pack::{Diagnostic, Loaded, Origin, Source, load_all};
use crate::settings::{Settings, theme};
use crate::shell::clock::{Clock, fresh};
use crate::shell::environment::Environment;
use crate::shell::paths::{Paths, Wished, foreign_home_warning, shown};
use crate::ui::theme::Theme;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who writes the journal.
pub const APP: &str = concat!("greenroom ", env!("CARGO_PKG_VERSION"));
/// How long a notice of the start stands, in ms.
const START_NOTICE_MS: u64 = 12_000;

/// What every command starts from.
#[derive(Debug)]
pub struct Base {
    /// The environment, read once.
    pub environment: Environment,
    /// Where things are kept.
    pub paths: Paths,
    /// What the user has set.
    pub settings: Settings,
    /// The clock.
    pub clock: Clock,
    /// The folders of packs named on the command line.
    pub packs: Vec<PathBuf>,
    /// Whether colours are unwanted.
    pub no_color: bool,
}

impl Base {
    /// Reads environment and configuration.
    ///
    /// # Errors
    /// One sentence with the next step.
    pub fn read(global: &Global) -> Result<Self, String> {
        let environment = Environment::read();
        let wished = Wished {
            data_dir: global.data_dir.clone(),
            config: global.config.clone(),
        };
        let paths = Paths::resolve(wished, &environment)?;
        let mut settings = Settings::load(&paths.config);
        if let Some(file) = global
            .config
            .as_deref()
            .filter(|file| matches!(file.try_exists(), Ok(false)))
        {
            settings.notices.push(format!(
                "There is no configuration file {}, so the defaults hold; check the path.",
                shown(file)
            ));
        }
        let clock = Clock::new(&environment, settings.rollover_hour)?;
        let no_color = global.no_color || environment.no_color;
        Ok(Self {
            environment,
            paths,
            settings,
            clock,
            packs: global.pack.clone(),
            no_color,
        })
    }

    /// All packs: built in, installed, named on the command line.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = Source::built_in();
        let mut installed: Vec<_> = std::fs::read_dir(&self.paths.packs)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            // A hidden folder is a pack that is still being put there.
            .filter(|path| path.is_dir() && !is_hidden(path))
            .collect();
        installed.sort();
        for folder in installed {
            let mine = folder.file_name().is_some_and(|name| name == "mine");
            let origin = if mine { Origin::Mine } else { Origin::Folder };
            sources.push(Source::read(&folder, origin));
        }
        sources.extend(
            self.packs
                .iter()
                .map(|folder| Source::read(folder, Origin::Folder)),
        );
        sources
    }

    /// Loads all packs.
    pub fn load(&self) -> Vec<Loaded> {
        load_all(&self.sources())
    }

    /// The packs as one look-up, and one sentence where something of them can't be used.
    pub fn library(&self) -> (Library, Option<String>) {
        let mut loaded = self.load();
        let notice = packs_notice(&loaded);
        let packs = loaded
            .iter_mut()
            .filter_map(|loaded| loaded.pack.take())
            .collect();
        (Library::new(packs), notice)
    }

    /// The directories of the journal.
    pub fn journal_paths(&self) -> journal::Paths {
        let paths = &self.paths;
        journal::Paths {
            progress: paths.progress.clone(),
            work: paths.work.clone(),
            backup: paths.backup.clone(),
            state: paths.state.clone(),
        }
    }

    /// The journal, opened.
    pub fn journal(&self, now: Moment) -> Opened {
        journal::open(&self.journal_paths(), APP, now, fresh())
    }

    /// Packs and progress for commands that only look: nothing is written for it.
    pub fn reading(&self) -> Reading {
        let (journal, files) = journal::read(&self.journal_paths());
        let notices = journal.read_notices();
        self.read_beside(journal.records, files, notices)
    }

    /// Packs and progress for commands that save, too.
    pub fn writing(&self) -> Writing {
        let opened = self.journal(self.clock.now());
        let read_only = opened.journal.read_only.clone();
        Writing {
            reading: self.read_beside(opened.journal.records, opened.files, opened.notices),
            appender: opened.appender,
            shelf: WorkShelf::new(&self.journal_paths(), read_only),
        }
    }

    fn read_beside(
        &self,
        records: Vec<Record>,
        files: journal::Files,
        journal: Vec<String>,
    ) -> Reading {
        let (library, packs) = self.library();
        let settings = self.settings.notices.iter().cloned();
        Reading {
            notices: journal.into_iter().chain(packs).chain(settings).collect(),
            progress: Progress::fold(records, library.renames()),
            library,
            now: self.clock.now(),
            files,
        }
    }

    /// Answers that were begun and belong to no open window; nothing is moved or written.
    pub fn begun(&self) -> Vec<Work> {
        let looking = Some("Only read.".to_owned());
        WorkShelf::new(&self.journal_paths(), looking)
            .offered()
            .works
    }

    /// The theme that was wished for, and a sentence where it can't be had.
    pub fn theme(&self) -> (Theme, Option<String>) {
        let (theme, fault) = match theme(&self.settings.theme) {
            Ok(theme) => (theme, None),
            Err(fault) => (Theme::default(), Some(fault)),
        };
        (
            if self.no_color {
                theme.without_colour()
            } else {
                theme
            },
            fault,
        )
    }
}

/// What commands that only look start from.
#[derive(Debug)]
pub struct Reading {
    /// The packs.
    pub library: Library,
    /// What the journal amounts to.
    pub progress: Progress,
    /// When it was read.
    pub now: Moment,
    /// Reads the drafts that records left in the files.
    pub files: journal::Files,
    /// Sentences on what could not be read or used.
    pub notices: Vec<String>,
}

/// What commands that save start from.
#[derive(Debug)]
pub struct Writing {
    /// Packs and progress.
    pub reading: Reading,
    /// Writes.
    pub appender: journal::Appender,
    /// Work in progress.
    pub shelf: WorkShelf,
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_none_or(|name| name.to_string_lossy().starts_with('.'))
}

/// One sentence for all packs with faults.
fn packs_notice(loaded: &[Loaded]) -> Option<String> {
    let faulty: Vec<&Loaded> = loaded.iter().filter(|loaded| loaded.errors() > 0).collect();
    let first = faulty.first()?;
    let error: &Diagnostic = first.diagnostics.iter().find(|found| found.is_error())?;
    let left_out = if first.pack.is_none() {
        "is left out"
    } else {
        "is loaded in part"
    };
    let more = match faulty.len() {
        1 => String::new(),
        some => format!(" So are {} more packs.", some - 1),
    };
    Some(format!(
        "{}:{} {} The pack {left_out}; `greenroom pack check` lists all faults.{more}",
        error.file, error.line, error.message
    ))
}

/// Everything the full screen starts from.
#[derive(Debug)]
pub struct World {
    /// The app.
    pub state: State,
    /// How inks look.
    pub theme: Theme,
    /// What writes the journal.
    pub opened: Parts,
}

/// The parts of the journal that the world outside the app holds.
#[derive(Debug)]
pub struct Parts {
    /// Writes.
    pub appender: journal::Appender,
    /// Reads the drafts that records left in the files.
    pub files: journal::Files,
    /// Work in progress.
    pub shelf: WorkShelf,
}

/// Reads everything and puts the app together.
pub fn world(base: &Base) -> World {
    let now = base.clock.now();
    let (library, packs) = base.library();
    let opened = base.journal(now);
    let read_only = opened.journal.read_only.clone();
    let progress = Progress::fold(opened.journal.records, library.renames());
    let mut shelf = WorkShelf::new(&base.journal_paths(), read_only.clone());
    let mut offered = shelf.offered();
    let over = |work: &Work| {
        let round = work.round.as_ref();
        round.is_some_and(|round| {
            progress
                .round(round.round)
                .is_some_and(|round| round.end.is_some())
        })
    };
    // The program may have ended between the last record of a round and the deletion of its work.
    for work in offered.works.extract_if(.., |work| over(work)) {
        let _ = shelf.discard(work.id);
    }
    let (theme, theme_fault) = base.theme();
    let (keymap, key_faults) = Keymap::with(&base.settings.keys);
    let notices: Vec<String> = opened
        .notices
        .into_iter()
        .chain(foreign_home_warning(&base.environment))
        .chain(packs)
        .chain(base.settings.notices.iter().cloned())
        .chain(theme_fault)
        .chain(key_faults)
        .chain(offered.notices)
        .collect();
    let first_run = progress.is_empty() && offered.works.is_empty();
    let notice = start_notice(&notices, now);
    let state = State {
        options: Options {
            mouse: base.settings.mouse,
            ascii: base.settings.ascii,
            read_only,
        },
        notice,
        saving: Saving {
            failed: opened.closed,
            ..Saving::default()
        },
        offered: offered.works,
        first_run,
        ..State::new(Arc::new(library), progress, keymap, now)
    };
    World {
        state,
        theme,
        opened: Parts {
            appender: opened.appender,
            files: opened.files,
            shelf,
        },
    }
}

fn start_notice(notices: &[String], now: Moment) -> Option<Notice> {
    let first = notices.first()?;
    let text = match notices.len() {
        1 => first.clone(),
        some => format!(
            "{first} (and {} more; `greenroom journal check` and `greenroom pack check` say all)",
            some - 1
        ),
    };
    Some(Notice {
        text,
        tone: Tone::Bad,
        until: now.boot_ms + START_NOTICE_MS,
    })
}

/// The data directory as messages name it.
pub fn data_place(base: &Base) -> String {
    shown(&base.paths.progress)
}
