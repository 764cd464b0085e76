//! A session that shows what it was told, for the tests of the shell; knows no pack and no journal.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the probe answers a few keys and shows the rest"
)]

use greenroom::app::chord::{Chord, KeyName};
use greenroom::app::effect::Effect;
use greenroom::app::event::{Event, EventKind};
use greenroom::shell::clock::Clock;
use greenroom::shell::contract::{Session, Start, World};
use greenroom::shell::environment::Environment;
use greenroom::shell::paths::{Paths, Wished};
use greenroom::shell::run::run;
use greenroom::shell::wake::Back;
use greenroom::shell::{crash, output};
use std::process::ExitCode;
use std::time::Duration;

struct Probe {
    size: (u16, u16),
    keys: String,
    said: String,
    events: u64,
    ticks: u64,
    early: u64,
    deadline: Option<u64>,
    fall_in_draw: bool,
    full: bool,
}

impl Probe {
    fn on_key(&mut self, chord: Chord, now_ms: u64) -> Vec<Effect> {
        self.keys = format!("{} {chord}", tail(&self.keys, 60));
        match chord.key {
            KeyName::Char('c') if chord.ctrl => vec![Effect::Quit(0)],
            KeyName::Char('z') if chord.ctrl => vec![Effect::Suspend],
            KeyName::Char('q') => vec![Effect::Quit(0)],
            KeyName::Char('X') => vec![Effect::Quit(74)],
            KeyName::Char('E') => vec![Effect::Edit("a draft".to_owned())],
            KeyName::Char('Y') => vec![Effect::Copy("a copy".to_owned())],
            KeyName::Char('M') => vec![Effect::CaptureMouse(true)],
            KeyName::Char('N') => vec![Effect::CaptureMouse(false)],
            KeyName::Char('W') => vec![Effect::Refresh],
            KeyName::Char('T') => {
                self.deadline = Some(now_ms + 1000);
                Vec::new()
            }
            KeyName::Char('F') => {
                self.full = true;
                Vec::new()
            }
            KeyName::Char('D') => {
                self.fall_in_draw = true;
                Vec::new()
            }
            KeyName::Char('S') => {
                std::thread::sleep(Duration::from_secs(60));
                Vec::new()
            }
            KeyName::Char('B') => {
                let _bomb = Bomb;
                panic!("a fall before a fall")
            }
            KeyName::Char('P') => panic!("a fall in an update \u{1b}[31m"),
            _ => Vec::new(),
        }
    }
}

/// Panics when it is dropped, as while another panic unwinds.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a fall in a drop");
    }
}

fn tail(text: &str, most: usize) -> String {
    let signs = text.chars().count();
    text.chars().skip(signs.saturating_sub(most)).collect()
}

impl Session for Probe {
    fn on(&mut self, event: Event) -> Vec<Effect> {
        self.events += 1;
        match event.kind {
            EventKind::Key(chord) => return self.on_key(chord, event.at.boot_ms),
            EventKind::Resize { width, height } => self.size = (width, height),
            EventKind::Deadline => {
                self.ticks += 1;
                self.early += u64::from(self.deadline.is_none_or(|due| event.at.boot_ms < due));
                self.deadline = (self.ticks < 3).then_some(event.at.boot_ms + 1000);
            }
            EventKind::Paste(text) => self.said = format!("paste of {} bytes", text.len()),
            EventKind::Flood(text) => self.said = format!("flood of {} bytes", text.len()),
            EventKind::Mouse(mouse) => self.said = format!("{mouse:?}"),
            EventKind::Focus => "focus".clone_into(&mut self.said),
            EventKind::Edited(Ok(text)) => self.said = format!("edited: {text:?}"),
            EventKind::Edited(Err(why)) => self.said = format!("not edited: {why}"),
            EventKind::Notice(words) => self.said = format!("{}; {words}", self.said),
            other => self.said = format!("{other:?}"),
        }
        Vec::new()
    }

    fn draw(&mut self, frame: &mut ratatui::Frame<'_>) {
        assert!(!self.fall_in_draw, "a fall in a frame");
        let (width, height) = self.size;
        let text = format!(
            "probe ready {width}x{height}\nkeys:{}\nsaid: {}\nticks: {}, early: {}\nevents: {}",
            self.keys, self.said, self.ticks, self.early, self.events
        );
        if self.full {
            let sign = if self.events.is_multiple_of(2) {
                "F"
            } else {
                "f"
            };
            let cells = usize::from(width) * usize::from(height);
            frame
                .buffer_mut()
                .content
                .iter_mut()
                .take(cells)
                .for_each(|cell| {
                    cell.set_symbol(sign);
                });
            return;
        }
        frame.render_widget(ratatui::text::Text::from(text), frame.area());
    }

    fn deadline(&self) -> Option<u64> {
        self.deadline
    }
}

/// A world whose worker panics when it is asked to refresh, and which leaves a mark when it has finished.
struct Stage;

impl World for Stage {
    fn carry_out(&mut self, effect: Effect, back: &Back) {
        if effect == Effect::Refresh {
            let back = back.clone();
            let worker = std::thread::Builder::new().name("worker".to_owned());
            let started = worker.spawn(move || {
                back.send(EventKind::Notice("falling".to_owned()));
                panic!("a fall in a worker");
            });
            assert!(started.is_ok());
        }
    }

    fn finish(&mut self) {
        let Some(mark) = std::env::args().nth(1) else {
            return;
        };
        let _ = std::fs::File::create(mark);
    }
}

fn main() -> ExitCode {
    let environment = Environment::read();
    let started = Paths::resolve(Wished::default(), &environment)
        .and_then(|paths| Clock::new(&environment, 4).map(|clock| (paths, clock)));
    let (paths, clock) = match started {
        Ok(started) => started,
        Err(sentence) => {
            output::complain(&sentence);
            return ExitCode::from(2);
        }
    };
    crash::install(paths.state);
    let mut probe = Probe {
        size: (0, 0),
        keys: String::new(),
        said: String::new(),
        events: 0,
        ticks: 0,
        early: 0,
        deadline: None,
        fall_in_draw: false,
        full: false,
    };
    let start = Start {
        environment,
        clock,
        mouse: true,
    };
    match run(start, &mut probe, &mut Stage) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            output::complain(&failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}
