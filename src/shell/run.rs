//! The main loop: sleeps until something happens or is due, lets the session answer, carries out what it wishes,
//! draws once; knows when, never what.

use crate::app::effect::Effect;
use crate::app::event::{Event, EventKind};
use crate::shell::clock;
use crate::shell::contract::{Failure, Session, Start, World};
use crate::shell::crash;
use crate::shell::editor::{self, Editing};
use crate::shell::input::Input;
use crate::shell::output;
use crate::shell::screen::Screen;
use crate::shell::signals;
use crate::shell::terminal::{self, Terminal};
use crate::shell::wake::{Back, Wake};
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

/// The exit code when the terminal is gone.
const HANG_UP: u8 = 129;

/// The most events that are taken before a frame is drawn.
const MOST_AT_ONCE: usize = 4096;

const COPIED: &str = "The text was sent to the terminal, which most put on the clipboard.";
const NO_SHELL: &str = "There is no shell to go back to here. Press q to leave.";
const EDITOR_OPEN: &str = "The editor is open already. Close it first.";

/// Runs a session in the terminal until it quits, a signal comes, or the terminal is gone; returns the exit code.
///
/// The terminal is given back before this returns. The panic hook of [`crash::install`] must be in place.
///
/// # Errors
/// A [`Failure`] when the terminal has no full screen (code 2) or cannot be set up (code 74).
pub fn run(
    start: Start,
    session: &mut impl Session,
    world: &mut impl World,
) -> Result<u8, Failure> {
    terminal::check(&start.environment).map_err(|sentence| Failure { code: 2, sentence })?;
    let (to_loop, wakes) = channel();
    let io = |error: std::io::Error| Failure::io(&error);
    signals::start(to_loop.clone()).map_err(io)?;
    let terminal = Terminal::take(start.mouse).map_err(io)?;
    let screen = Screen::new(terminal::size()).map_err(io)?;
    let input = Input::start(to_loop.clone()).map_err(io)?;
    crash::watch_over(Some(to_loop.clone()));
    let mut running = Loop {
        start,
        back: Back::new(to_loop.clone()),
        own: to_loop,
        terminal,
        screen,
        input,
        editing: None,
        deadline_told: None,
        leaving: None,
    };
    let ended = catch_unwind(AssertUnwindSafe(|| running.go(session, world, &wakes)));
    let code = ended.unwrap_or(crash::PANIC);
    let finished = catch_unwind(AssertUnwindSafe(|| world.finish()));
    let code = finished.map_or(crash::PANIC, |()| code);
    terminal::restore();
    if code == HANG_UP {
        // On a dead terminal nothing more may be printed, and nothing may unwind.
        std::process::exit(i32::from(HANG_UP));
    }
    if let Some(editing) = running.editing.take() {
        output::complain(&editing.farewell());
    }
    crash::watch_over(None);
    Ok(code)
}

struct Loop {
    start: Start,
    back: Back,
    /// The way into this loop, for threads that it starts.
    own: Sender<Wake>,
    terminal: Terminal,
    screen: Screen,
    input: Input,
    editing: Option<Editing>,
    deadline_told: Option<u64>,
    leaving: Option<u8>,
}

impl Loop {
    fn go(
        &mut self,
        session: &mut impl Session,
        world: &mut impl World,
        wakes: &Receiver<Wake>,
    ) -> u8 {
        world.begin(&self.back);
        self.tell_size(session, world);
        // The window may have changed between the first look at its size and the start of the signals' thread.
        self.look_at_size(session, world);
        self.draw(session);
        loop {
            if let Some(code) = self.leaving {
                // A signal or a lost terminal comes between a key and its keeping.
                self.tell(EventKind::Leaving, session, world);
                return code;
            }
            let Some(first) = self.sleep(session, wakes) else {
                self.tell_deadline(session, world);
                self.draw(session);
                continue;
            };
            self.tell_deadline(session, world);
            self.take_all(first, session, world, wakes);
            self.draw(session);
        }
    }

    /// Sleeps until something wakes the loop; `None` when the deadline has come first.
    fn sleep(&mut self, session: &impl Session, wakes: &Receiver<Wake>) -> Option<Wake> {
        let deadline = session
            .deadline()
            .filter(|deadline| self.deadline_told != Some(*deadline));
        let wait = deadline.and_then(|deadline| self.start.clock.wait_until(deadline));
        match wait {
            // This loop holds a sender itself, so that the channel cannot end.
            None => wakes.recv().ok(),
            Some(wait) => wakes.recv_timeout(wait).ok(),
        }
    }

    /// Takes everything that waits, so that a slow terminal gets one frame for all of it.
    fn take_all(
        &mut self,
        first: Wake,
        session: &mut impl Session,
        world: &mut impl World,
        wakes: &Receiver<Wake>,
    ) {
        let mut resized = false;
        let mut wake = first;
        for taken in 1.. {
            match wake {
                Wake::Happened(kind) => self.tell(kind, session, world),
                Wake::Resized => resized = true,
                Wake::Continued => self.proceed(session, world),
                Wake::EditorClosed(outcome) => self.close_editor(outcome, session, world),
                Wake::Leave(code) => self.leaving = Some(code),
            }
            if self.leaving.is_some() {
                return;
            }
            // What comes beyond the limit stays in the channel until a frame is drawn.
            if taken == MOST_AT_ONCE {
                break;
            }
            let Ok(next) = wakes.try_recv() else { break };
            wake = next;
        }
        if resized {
            self.look_at_size(session, world);
        }
    }

    fn tell(&mut self, kind: EventKind, session: &mut impl Session, world: &mut impl World) {
        let event = Event {
            at: self.start.clock.now(),
            fresh: clock::fresh(),
            kind,
        };
        for effect in session.on(event) {
            match effect {
                Effect::Edit(text) => self.open_editor(&text),
                Effect::Copy(text) => self.copy(text),
                Effect::CaptureMouse(on) => {
                    let outcome = self.terminal.capture_mouse(on);
                    self.lost_if(&outcome);
                }
                Effect::Suspend if signals::may_stop() => {
                    // Before any other of the group stops: the shell then takes the terminal at once.
                    terminal::restore();
                    signals::stop_group();
                }
                Effect::Suspend => self.back.send(EventKind::Notice(NO_SHELL.to_owned())),
                Effect::Quit(code) => {
                    self.leaving.get_or_insert(code);
                }
                Effect::Append(_)
                | Effect::KeepWork(_)
                | Effect::DropWork(_)
                | Effect::Refresh
                | Effect::ReadDrafts(_)
                | Effect::ShareMarks { .. }
                | Effect::WriteMarkdown { .. } => world.carry_out(effect, &self.back),
            }
        }
    }

    fn tell_deadline(&mut self, session: &mut impl Session, world: &mut impl World) {
        let now = self.start.clock.now().boot_ms;
        let due = session
            .deadline()
            .filter(|deadline| *deadline <= now && self.deadline_told != Some(*deadline));
        if let Some(deadline) = due {
            self.deadline_told = Some(deadline);
            self.tell(EventKind::Deadline, session, world);
        }
    }

    fn tell_size(&mut self, session: &mut impl Session, world: &mut impl World) {
        let (width, height) = self.screen.size();
        self.tell(EventKind::Resize { width, height }, session, world);
    }

    fn look_at_size(&mut self, session: &mut impl Session, world: &mut impl World) {
        let size = terminal::size();
        if size != self.screen.size() {
            self.renew_screen(size);
            self.tell_size(session, world);
        }
    }

    fn renew_screen(&mut self, size: (u16, u16)) {
        let renewed = Screen::new(size).map(|screen| self.screen = screen);
        self.lost_if(&renewed);
    }

    fn draw(&mut self, session: &mut impl Session) {
        if self.leaving.is_some() || !terminal::is_ours() {
            return;
        }
        let drawn = self
            .screen
            .draw(|frame| session.draw(frame))
            .and_then(|bytes| terminal::write(&bytes));
        self.lost_if(&drawn);
    }

    fn lost_if<T>(&mut self, outcome: &std::io::Result<T>) {
        if outcome.is_err() {
            self.leaving = Some(HANG_UP);
        }
    }

    fn copy(&mut self, text: String) {
        let mut sequence = String::new();
        // Writing to a string cannot fail.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
        let written = terminal::write(sequence.as_bytes());
        self.lost_if(&written);
        self.back.send(EventKind::Notice(COPIED.to_owned()));
    }

    /// Takes the terminal again after a stop; while an editor is open it has the terminal, not we.
    fn proceed(&mut self, session: &mut impl Session, world: &mut impl World) {
        if self.editing.is_some() {
            return;
        }
        let taken = self.terminal.take_back_after_stop();
        self.lost_if(&taken);
        self.show_again(session, world);
    }

    fn show_again(&mut self, session: &mut impl Session, world: &mut impl World) {
        let before = self.screen.size();
        let size = terminal::size();
        self.renew_screen(size);
        if size != before {
            self.tell_size(session, world);
        }
        self.tell(EventKind::Focus, session, world);
    }

    fn open_editor(&mut self, text: &str) {
        if self.editing.is_some() {
            self.back
                .send(EventKind::Edited(Err(EDITOR_OPEN.to_owned())));
            return;
        }
        self.input.park();
        signals::lend_to_editor(true);
        terminal::restore();
        match editor::open(text, &self.start.environment, self.own.clone()) {
            Ok(editing) => self.editing = Some(editing),
            Err(sentence) => {
                // The way back of an editor that never opened is the same.
                let _ = self.own.send(Wake::EditorClosed(Err(sentence)));
            }
        }
    }

    fn close_editor(
        &mut self,
        outcome: Result<String, String>,
        session: &mut impl Session,
        world: &mut impl World,
    ) {
        self.editing = None;
        signals::lend_to_editor(false);
        let taken = self.terminal.take_back();
        self.lost_if(&taken);
        self.input.resume();
        self.show_again(session, world);
        self.tell(EventKind::Edited(outcome), session, world);
    }
}
