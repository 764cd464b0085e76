//! What starting and a key cost until the frame is drawn, on the shipped pack at 200x60; processor time, not wall time.
//!
//! `cargo bench --bench frames` drives the app as the main loop does: an event, then a whole frame. With `-- start`
//! it stops once the packs are on the shelf and searchable.

mod harness;

use greenroom::app::chord::Chord;
use greenroom::app::effect::Effect;
use greenroom::app::event::{Event, EventKind};
use greenroom::app::keymap::Keymap;
use greenroom::app::state::{Size, State};
use greenroom::app::update::{Start, start_at, update};
use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::id::Key;
use greenroom::domain::pack::{Level, Phase};
use greenroom::domain::progress::Progress;
use greenroom::domain::record::{
    Asked, Attempt, Draft, Grader, Mode, Record, RoundEnding, RoundStart, RoundStep, What,
};
use greenroom::domain::time::{Day, Moment};
use greenroom::library::Library;
use greenroom::library::search::Index;
use greenroom::pack::{Source, load_all};
use greenroom::ui::theme::Theme;
use harness::{report, timed};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

/// The window.
const SIZE: Size = Size {
    width: 200,
    height: 60,
};
/// The last evening.
const NOW: Moment = Moment {
    wall_ms: 1_795_340_400_000,
    boot_ms: 1_000_000,
    offset_minutes: 0,
    day: Day(20_779),
};
/// How many days the journal spans.
const DAYS: i64 = 700;
/// How many answers there are to a round.
const EACH_ROUND: usize = 350;

/// What one does, place by place; `"..."` is typed letter by letter.
#[rustfmt::skip]
const SCRIPTS: &[(&str, Place, &str)] = &[
    (
        "Today",
        Place::Today,
        "right down down up left left right down up right left down down up",
    ),
    (
        "tree, walking",
        Place::Study,
        "l j l j j j j j k k h j j l j l j j j j j j pagedown pagedown pageup G home j j l j j j l j j j j j j j",
    ),
    (
        "answering",
        Place::Question,
        "d \"I would first split by endpoint and by customer, since a stable median says most requests are fine.\" esc down down up tab backtab",
    ),
    (
        "grading",
        Place::Question,
        "enter 2 0 2 1 2 2 0 u 2 1 0 2 2 2 x u j j k k + - home G up up",
    ),
    (
        "model answer",
        Place::Question,
        "enter m j j j j j j pagedown pagedown pageup j j j k k G home m m j j m",
    ),
    (
        "search, typing",
        Place::Today,
        "/ \"sharding database\" down down up ctrl-q esc / \"how do you find the p99\" down esc / \"level:senior is:weak cache\" down down esc / \"isolatoin\" esc",
    ),
    (
        "Progress",
        Place::Today,
        "g p j j tab down pageup tab j tab j j j pagedown G home tab j tab tab tab tab j j j 2 1 0 pagedown G tab j j G backtab backtab esc",
    ),
    (
        "history of a question",
        Place::Question,
        "H j j j pagedown pagedown G home esc",
    ),
    (
        "keys and actions",
        Place::Question,
        "? j j pagedown esc : \"mod\" down down esc g s g t",
    ),
];

/// Where a script begins.
#[derive(Clone, Copy)]
enum Place {
    Today,
    Study,
    Question,
}

fn main() {
    let library = start();
    if std::env::args().any(|word| word == "start") {
        return;
    }
    for records in [0, 100_000] {
        let records = journal(&library, records);
        let name = format!("{} records", records.len());
        let (progress, us) = timed(|| Progress::fold(records.clone(), library.renames()));
        report(&format!("{name}: fold"), vec![us], None);
        drop(progress);
        frames(&name, &library, &records);
        dear_events(&name, &library, &records);
    }
}

/// Loads the shipped pack and puts it on a shelf, reporting what that costs.
fn start() -> Arc<Library> {
    let sources = Source::built_in();
    let bytes: usize = sources.iter().map(Source::bytes).sum();
    let megabytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
    let mut loads = Vec::new();
    let mut shelves = Vec::new();
    let mut last = None;
    for _ in 0..9 {
        let (loaded, us) = timed(|| load_all(&sources));
        loads.push(us / megabytes);
        let packs = loaded.into_iter().filter_map(|loaded| loaded.pack);
        let packs: Vec<_> = packs.collect();
        let (library, us) = timed(|| Library::new(packs));
        shelves.push(us);
        last = Some(library);
    }
    let library = last.unwrap_or_default();
    let count = library.len();
    report(
        &format!("load a megabyte of {megabytes:.1}, {count} questions"),
        loads,
        Some(14_000.0),
    );
    report("put the packs on a shelf", shelves, None);
    let builds = (0..9).map(|_| timed(|| Index::build(&library)).1);
    report("build the index", builds.collect(), None);
    library.index();
    Arc::new(library)
}

/// So many answers, spread over all questions and two years.
fn journal(library: &Library, records: i64) -> Vec<Record> {
    let mut chance = Chance::new(4711);
    let answer = |at: i64| {
        let question = library.at(chance.below(library.len()))?;
        let ago = (records - at) * DAYS * 86_400_000 / records;
        let wall_ms = NOW.wall_ms - ago;
        let moment = Moment {
            wall_ms,
            day: Day::of(wall_ms, 0, 4),
            ..NOW
        };
        let mut mark = |point| {
            let mark = [Mark::Missed, Mark::Half, Mark::Full, Mark::Full][chance.below(4)];
            PointMark::new(point, mark, 1, false)
        };
        let attempt = Attempt {
            question: question.key.clone(),
            level: question.level,
            follow_up: None,
            pack_version: "1.0.0".into(),
            question_hash: question.hash,
            marks: question.points.iter().map(&mut mark).collect(),
            pitfalls: Vec::new(),
            sure: None,
            said: None,
            rating: None,
            seconds: 300,
            draft: Draft::None,
            mode: Mode::Study,
            round: None,
            place: None,
            by: Grader::Me,
            pair: None,
            values: Vec::new(),
        };
        let fresh = u128::try_from(at).unwrap_or(0) << 20;
        Some((moment, fresh, attempt))
    };
    (0..records)
        .filter_map(answer)
        .enumerate()
        .flat_map(|(at, (moment, fresh, attempt))| {
            if at.is_multiple_of(EACH_ROUND) {
                round(moment, fresh, attempt)
            } else {
                vec![Record::new(moment, fresh, What::Attempt(Box::new(attempt)))]
            }
        })
        .collect()
}

/// The same answer as a round of its own.
fn round(at: Moment, fresh: u128, mut attempt: Attempt) -> Vec<Record> {
    let phases: Vec<(Option<Phase>, u32)> =
        Phase::ALL.iter().map(|phase| (Some(*phase), 450)).collect();
    let start = RoundStart {
        preset: "design-45".to_owned(),
        questions: vec![Asked {
            question: attempt.question.clone(),
            hash: attempt.question_hash,
            values: Vec::new(),
        }],
        aim: Level::Senior,
        typed: false,
        seed: 1,
        phases: phases.clone(),
    };
    let start = Record::new(at, fresh, What::RoundStart(Box::new(start)));
    let id = start.id;
    let mut records = vec![start];
    for (place, (phase, planned)) in (0..).zip(phases) {
        let step = RoundStep {
            round: id,
            place,
            phase,
            seconds: planned + 30,
            paused: 0,
            late: 30,
            pushed: Vec::new(),
            rung: 0,
        };
        let fresh = fresh + 1 + u128::from(place);
        records.push(Record::new(at, fresh, What::RoundStep(Box::new(step))));
    }
    attempt.mode = Mode::Round;
    attempt.round = Some(id);
    attempt.said = Some(75);
    let attempt = What::Attempt(Box::new(attempt));
    records.push(Record::new(at, fresh + 100, attempt));
    let end = What::RoundEnd {
        round: id,
        why: RoundEnding::Done,
        wall: 2_700,
        active: 2_700,
    };
    records.push(Record::new(at, fresh + 101, end));
    records
}

/// The app with a terminal, as the main loop holds it.
struct Window {
    state: State,
    theme: Theme,
    terminal: Terminal<TestBackend>,
    fresh: u128,
}

impl Window {
    fn open(library: &Arc<Library>, records: &[Record], place: Place) -> Self {
        let state = State {
            size: SIZE,
            ..State::new(
                Arc::clone(library),
                Progress::fold(records.to_vec(), library.renames()),
                Keymap::default(),
                NOW,
            )
        };
        let backend = TestBackend::new(SIZE.width, SIZE.height);
        let mut window = Self {
            state,
            theme: Theme::default(),
            terminal: Terminal::new(backend).unwrap_or_else(|error| match error {}),
            fresh: 1 << 100,
        };
        window.go(place);
        window
    }

    fn go(&mut self, place: Place) {
        let start = match place {
            Place::Today => Start::Today,
            Place::Study => Start::Study,
            Place::Question => longest(&self.state.library).map_or(Start::Study, Start::Question),
        };
        let event = self.event(EventKind::Focus);
        start_at(&mut self.state, &event, start);
    }

    fn event(&mut self, kind: EventKind) -> Event {
        self.fresh += 1_000;
        self.state.now.boot_ms += 200;
        self.state.now.wall_ms += 200;
        Event {
            at: self.state.now,
            fresh: self.fresh,
            kind,
        }
    }

    /// Takes an event in and draws; the disk confirms at once, outside of what is measured.
    fn take(&mut self, kind: EventKind) -> f64 {
        let event = self.event(kind);
        let (effects, us) = timed(|| {
            let effects = update(&mut self.state, event);
            self.draw();
            effects
        });
        for effect in effects {
            if let Effect::Append(records) = effect {
                let ids = records.iter().map(|record| record.id).collect();
                let outcome = Ok(());
                let event = self.event(EventKind::Appended { ids, outcome });
                update(&mut self.state, event);
            }
        }
        us
    }

    fn draw(&mut self) {
        let Self {
            state,
            theme,
            terminal,
            ..
        } = self;
        let drawn = terminal.draw(|frame| greenroom::ui::view::view(state, theme, frame));
        drawn.map_or_else(|error| match error {}, drop);
    }

    fn press(&mut self, script: &str) -> Vec<f64> {
        let keys = keys(script).into_iter();
        keys.map(|key| self.take(EventKind::Key(key))).collect()
    }
}

/// The question with the most points: what costs most to show.
fn longest(library: &Library) -> Option<Key> {
    let longest = library
        .questions()
        .filter(|question| !question.is_quick())
        .max_by_key(|question| question.points.len())?;
    Some(longest.key.clone())
}

fn keys(script: &str) -> Vec<Chord> {
    let mut keys = Vec::new();
    for (at, part) in script.split('"').enumerate() {
        if at % 2 == 1 {
            keys.extend(part.chars().map(Chord::char));
        } else {
            keys.extend(part.split_whitespace().filter_map(Chord::parse));
        }
    }
    keys
}

fn frames(name: &str, library: &Arc<Library>, records: &[Record]) {
    let mut first = Vec::new();
    for _ in 0..3 {
        let mut window = Window::open(library, records, Place::Today);
        first.push(timed(|| window.draw()).1);
    }
    report(
        &format!("{name}: first frame, Today"),
        first,
        Some(15_000.0),
    );
    let mut all = Vec::new();
    for (place, start, script) in SCRIPTS {
        let mut samples = Vec::new();
        let mut least: Vec<f64> = Vec::new();
        let mut window = Window::open(library, records, *start);
        for round in 0..6 {
            let took = window.press(script);
            if round == 0 {
                least = took;
            } else {
                let pairs = least.iter_mut().zip(&took);
                pairs.for_each(|(least, us)| *least = least.min(*us));
                samples.extend(took);
            }
            window.press("esc esc esc");
            window.go(*start);
        }
        all.extend(samples.clone());
        report(&format!("{name}: {place}"), samples, Some(4_000.0));
        let keys = keys(script).into_iter().map(|key| key.to_string());
        let dearest = keys.zip(least).enumerate();
        if let Some((at, (key, us))) = dearest.max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1)) {
            report(
                &format!("  dearest: {key}, the {}th", at + 1),
                vec![us],
                None,
            );
        }
    }
    report(&format!("{name}: all keys"), all, Some(4_000.0));
}

/// Events that touch the whole journal: a save, taking it back, what another window wrote.
fn dear_events(name: &str, library: &Arc<Library>, records: &[Record]) {
    let mut window = Window::open(library, records, Place::Question);
    let (mut saves, mut undone, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        window.press("enter 2 2 2");
        saves.extend(window.press("enter"));
        undone.extend(window.press("u"));
        window.press("enter esc");
        let from = Record::new(
            window.state.now,
            window.fresh << 8,
            What::Read {
                question: longest(library)
                    .unwrap_or_else(|| unreachable!("the pack has questions")),
            },
        );
        others.push(window.take(EventKind::Others(vec![from])));
        window.go(Place::Question);
    }
    report(&format!("{name}: save"), saves, Some(4_000.0));
    report(&format!("{name}: take a save back"), undone, None);
    report(&format!("{name}: what another window wrote"), others, None);
}
