//! What behaviour and screen tests share: an app on a small pack, driven by key strings, without a terminal.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

pub mod weeks;

use greenroom::app::chord::{Chord, KeyName};
use greenroom::app::effect::Effect;
use greenroom::app::event::{Event, EventKind};
use greenroom::app::keymap::Keymap;
use greenroom::app::round::Round;
use greenroom::app::row::Row;
use greenroom::app::state::{Screen, Size, State};
use greenroom::app::study::Study;
use greenroom::app::study::card::Card;
use greenroom::app::update::{Start, start_at, update};
use greenroom::domain::id::{Key, RecordId};
use greenroom::domain::pack::Pack;
use greenroom::domain::progress::Progress;
use greenroom::domain::record::{Attempt, Record, What};
use greenroom::domain::time::{Day, Moment};
use greenroom::domain::work::Work;
use greenroom::library::Library;
use greenroom::pack::{Origin, Source, load};
use std::path::Path;
use std::sync::Arc;

/// 2026-11-22 09:40:00 UTC.
pub const NOW: Moment = Moment {
    wall_ms: 1_795_340_400_000,
    boot_ms: 1_000_000,
    offset_minutes: 0,
    day: Day(20_779),
};

/// The small pack of the fixtures, on a shelf.
pub fn library() -> Library {
    library_of(&["small"])
}

/// Packs of the fixtures, on a shelf.
pub fn library_of(names: &[&str]) -> Library {
    Library::new(names.iter().map(|name| pack_of(name)).collect())
}

/// The small pack of the fixtures.
pub fn pack() -> Pack {
    pack_of("small")
}

fn pack_of(name: &str) -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/packs")
        .join(name);
    let loaded = load(&Source::read(&folder, Origin::Folder));
    assert_eq!(loaded.diagnostics, [], "the fixture must be sound");
    loaded.pack.expect("the fixture loads")
}

/// A key of the small pack.
pub fn key(id: &str) -> Key {
    Key::parse(&format!("small:{id}")).expect("a key")
}

/// An app under test.
pub struct Drive {
    pub state: State,
    /// Every wish since the start.
    pub effects: Vec<Effect>,
    fresh: u128,
    /// Whether appends are confirmed at once.
    pub disk: Disk,
}

/// What the disk answers.
#[derive(Clone, Copy, PartialEq)]
pub enum Disk {
    Works,
    Silent,
    Full,
}

/// An app on the small pack and these records, at 120x40.
pub fn drive_on(records: Vec<Record>, works: Vec<Work>) -> Drive {
    drive_with(library(), records, works)
}

/// The same on any packs.
pub fn drive_with(library: Library, records: Vec<Record>, works: Vec<Work>) -> Drive {
    let progress = Progress::fold(records, library.renames());
    let first_run = progress.is_empty() && works.is_empty();
    let state = State {
        size: Size {
            width: 120,
            height: 40,
        },
        offered: works,
        first_run,
        ..State::new(Arc::new(library), progress, Keymap::default(), NOW)
    };
    Drive {
        state,
        effects: Vec::new(),
        fresh: 1,
        disk: Disk::Works,
    }
}

/// An app on the small pack with nothing studied yet.
pub fn drive() -> Drive {
    let mut drive = drive_on(Vec::new(), Vec::new());
    drive.state.first_run = false;
    drive
}

impl Drive {
    /// With the pack of references beside the small one.
    pub fn with_references(mut self) -> Self {
        self.state.library = Arc::new(library_of(&["small", "drilled"]));
        self
    }

    /// In a round of references.
    pub fn in_references(self, seed: u64) -> Self {
        let mut drive = self.with_references();
        let mut wish = greenroom::app::round::desk::presets(&drive.state.library)
            .find(|wish| wish.preset == "references-4")
            .expect("a preset");
        wish.seed = Some(seed);
        drive.begin(&wish);
        drive
    }

    /// Starts at a question.
    pub fn at(mut self, id: &str) -> Self {
        let event = Event {
            at: self.state.now,
            fresh: 99,
            kind: EventKind::Focus,
        };
        let effects = start_at(&mut self.state, &event, Start::Question(key(id)));
        self.effects.extend(effects);
        self
    }

    /// Starts in the topic tree.
    pub fn in_study(mut self) -> Self {
        let event = Event {
            at: self.state.now,
            fresh: 99,
            kind: EventKind::Focus,
        };
        start_at(&mut self.state, &event, Start::Study);
        self
    }

    /// In a round of a preset over one question, by seed.
    pub fn in_round(mut self, preset: &str, id: &str, seed: u64) -> Self {
        let mut wish = greenroom::app::round::desk::presets(&self.state.library)
            .find(|wish| wish.preset == preset)
            .expect("a preset");
        wish.question = Some(key(id));
        wish.seed = Some(seed);
        self.begin(&wish);
        self
    }

    /// The day after an answer that missed its gate and a point beside it, with the points asked alone.
    pub fn in_drill(self) -> Self {
        let mut drive = self
            .at("twelve-points")
            .keys("<enter> 2 2 0 + - <enter> g t");
        drive.tomorrow();
        drive.keys("<enter>")
    }

    /// At the interviewer's screen, over one question of a preset.
    pub fn interviewing(mut self, preset: &str, id: &str, seed: u64) -> Self {
        let mut wish = greenroom::app::round::desk::presets(&self.state.library)
            .find(|wish| wish.preset == preset)
            .expect("a preset");
        wish.question = Some(key(id));
        wish.seed = Some(seed);
        let event = Event {
            at: self.state.now,
            fresh: 99,
            kind: EventKind::Focus,
        };
        let effects = start_at(&mut self.state, &event, Start::Interview(Box::new(wish)));
        self.effects.extend(effects);
        self
    }

    /// Begins a round.
    pub fn begin(&mut self, wish: &greenroom::app::round::Wish) {
        self.fresh += 1_000;
        let event = Event {
            at: self.state.now,
            fresh: self.fresh,
            kind: EventKind::Focus,
        };
        let start = Start::Round(Box::new(wish.clone()));
        let effects = start_at(&mut self.state, &event, start);
        let answers: Vec<EventKind> = effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Append(records) => Some(EventKind::Appended {
                    ids: records.iter().map(|record| record.id).collect(),
                    outcome: Ok(()),
                }),
                _ => None,
            })
            .collect();
        self.effects.extend(effects);
        for answer in answers {
            self.tell(answer);
        }
    }

    /// In a window of this size.
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.tell(EventKind::Resize { width, height });
        self
    }

    /// Presses keys written as `j 2 <enter> <ctrl-q>`; blanks stand between keys, `"..."` types a text.
    pub fn keys(mut self, script: &str) -> Self {
        self.press(script);
        self
    }

    /// As [`Drive::keys`], in place.
    pub fn press(&mut self, script: &str) {
        let mut rest = script.trim();
        while !rest.is_empty() {
            if let Some(text) = rest.strip_prefix('"') {
                let (typed, after) = text.split_once('"').expect("a closing quote");
                for sign in typed.chars() {
                    self.tell(EventKind::Key(Chord::plain(KeyName::Char(sign))));
                }
                rest = after.trim_start();
                continue;
            }
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            let name = word
                .strip_prefix('<')
                .and_then(|word| word.strip_suffix('>'));
            let chord =
                Chord::parse(name.unwrap_or(word)).unwrap_or_else(|| panic!("{word} is no key"));
            self.tell(EventKind::Key(chord));
            rest = after.trim_start();
        }
    }

    /// Lets time pass, deadlines included.
    pub fn wait(&mut self, ms: u64) {
        self.state.now.boot_ms += ms;
        self.state.now.wall_ms += i64::try_from(ms).expect("a short wait");
        self.tell(EventKind::Deadline);
    }

    /// The next day begins.
    pub fn tomorrow(&mut self) {
        self.state.now.day = self.state.now.day.plus(1);
        self.wait(86_400_000);
    }

    /// Something happens.
    pub fn tell(&mut self, kind: EventKind) {
        self.fresh += 1_000;
        let event = Event {
            at: self.state.now,
            fresh: self.fresh,
            kind,
        };
        let effects = update(&mut self.state, event);
        let mut answers = Vec::new();
        for effect in &effects {
            if let Effect::Append(records) = effect {
                let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
                match self.disk {
                    Disk::Works => answers.push(EventKind::Appended {
                        ids,
                        outcome: Ok(()),
                    }),
                    Disk::Full => answers.push(EventKind::Appended {
                        ids,
                        outcome: Err(
                            "The disk is full: make room; your answer is kept here.".to_owned()
                        ),
                    }),
                    Disk::Silent => {}
                }
            }
        }
        self.effects.extend(effects);
        for answer in answers {
            self.tell(answer);
        }
    }

    /// The study screen.
    pub fn study(&self) -> &Study {
        match &self.state.screen {
            Screen::Study(study) => study,
            _ => panic!("not in Study"),
        }
    }

    /// The card at hand.
    pub fn card(&self) -> &Card {
        self.study().card.as_ref().expect("a card")
    }

    /// Every record that was appended, in order.
    pub fn records(&self) -> Vec<&Record> {
        let appended = self.effects.iter().filter_map(|effect| match effect {
            Effect::Append(records) => Some(records),
            _ => None,
        });
        appended.flatten().collect()
    }

    /// The attempts that were appended, in order.
    pub fn attempts(&self) -> Vec<&Attempt> {
        let attempt = |record: &&Record| matches!(record.what, What::Attempt(_));
        self.records()
            .into_iter()
            .filter(attempt)
            .filter_map(|record| {
                if let What::Attempt(attempt) = &record.what {
                    Some(&**attempt)
                } else {
                    None
                }
            })
            .collect()
    }

    /// What the bottom line says.
    pub fn notice(&self) -> &str {
        self.state
            .notice
            .as_ref()
            .map_or("", |notice| notice.text.as_str())
    }

    /// The window as text.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let area = buffer.area;
        (0..area.height)
            .map(|y| {
                let line: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
                line.trim_end().to_owned() + "\n"
            })
            .collect()
    }

    /// The window as cells.
    pub fn buffer(&self) -> ratatui::buffer::Buffer {
        let Size { width, height } = self.state.size;
        let mut terminal =
            ratatui::Terminal::new(ratatui::backend::TestBackend::new(width, height))
                .expect("a terminal");
        let theme = greenroom::ui::theme::Theme::default();
        terminal
            .draw(|frame| greenroom::ui::view::view(&self.state, &theme, frame))
            .expect("a frame");
        terminal.backend().buffer().clone()
    }
}

/// The text of rows, for assertions.
pub fn text(rows: &[Row]) -> String {
    rows.iter().map(|row| row.text() + "\n").collect()
}

/// The round that is on the screen.
pub fn round(drive: &Drive) -> &Round {
    match &drive.state.screen {
        Screen::Round(round) => round,
        other => panic!("not in a round: {other:?}"),
    }
}
