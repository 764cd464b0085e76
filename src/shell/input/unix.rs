//! The reader on Unix: one thread that sleeps until there is input or the main loop wants it parked;
//! knows when to read, not what the keys mean.

use crate::shell::input::reading::{QUIET_MS, Reading, take};
use crate::shell::leave;
use crate::shell::wake::Wake;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The exit code when the terminal is gone.
const HANG_UP: u8 = 129;

/// How long the main loop waits for the reader to park.
const PARK_WITHIN: Duration = Duration::from_millis(300);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    Open,
    Closing,
    Parked,
}

#[derive(Default)]
struct Door {
    gate: Mutex<Option<Gate>>,
    moved: Condvar,
}

impl Door {
    fn lock(&self) -> MutexGuard<'_, Option<Gate>> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, gate: Gate) {
        *self.lock() = Some(gate);
        self.moved.notify_all();
    }

    fn wait_while_closed(&self) {
        let mut gate = self.lock();
        while matches!(*gate, Some(Gate::Closing | Gate::Parked)) {
            *gate = Some(Gate::Parked);
            self.moved.notify_all();
            gate = self
                .moved
                .wait(gate)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The reader of the terminal.
pub(crate) struct Input {
    poke: UnixStream,
    door: Arc<Door>,
}

impl Input {
    /// Starts the reader.
    pub(crate) fn start(to_loop: Sender<Wake>) -> std::io::Result<Self> {
        let (poke, poked) = UnixStream::pair()?;
        poke.set_nonblocking(true)?;
        poked.set_nonblocking(true)?;
        let door = Arc::new(Door::default());
        let theirs = Arc::clone(&door);
        std::thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || read_on(&to_loop, poked, &theirs))?;
        Ok(Self { poke, door })
    }

    /// Keeps the reader off the terminal until [`Self::resume`].
    pub(crate) fn park(&self) {
        self.door.set(Gate::Closing);
        // A full pipe wakes the reader as well.
        let _ = (&self.poke).write(&[1]);
        let gate = self.door.lock();
        let wait = self
            .door
            .moved
            .wait_timeout_while(gate, PARK_WITHIN, |gate| *gate != Some(Gate::Parked));
        drop(wait);
    }

    /// Lets the reader read again.
    pub(crate) fn resume(&self) {
        self.door.set(Gate::Open);
    }
}

enum Reason {
    Input,
    Poke,
    Quiet,
    HangUp,
}

fn read_on(to_loop: &Sender<Wake>, mut poked: UnixStream, door: &Door) {
    let mut before = Reading::Over;
    loop {
        door.wait_while_closed();
        let woken = sleep(&poked, matches!(before, Reading::Flooding));
        before = match woken {
            // What comes from a terminal that hung up makes its reader spin: never enter it.
            Reason::HangUp => leave::ask(to_loop, HANG_UP),
            Reason::Quiet => Reading::Over,
            Reason::Poke => {
                let mut bytes = [0; 64];
                while matches!(poked.read(&mut bytes), Ok(count) if count > 0) {}
                before
            }
            Reason::Input => {
                let tell = |kind| {
                    let _ = to_loop.send(Wake::Happened(kind));
                };
                match take(&before, tell) {
                    Ok(reading) => reading,
                    Err(_) => leave::ask(to_loop, HANG_UP),
                }
            }
        };
    }
}

fn sleep(poked: &UnixStream, flooding: bool) -> Reason {
    let quiet = Timespec {
        tv_sec: 0,
        tv_nsec: i64::try_from(QUIET_MS).unwrap_or(0) * 1_000_000,
    };
    let tty = rustix::stdio::stdin();
    let mut watched = [
        PollFd::new(&tty, PollFlags::IN),
        PollFd::new(poked, PollFlags::IN),
    ];
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    loop {
        match poll(&mut watched, flooding.then_some(&quiet)) {
            Ok(0) => return Reason::Quiet,
            Err(Errno::INTR) => {}
            Err(_) => return Reason::HangUp,
            Ok(_) => {
                let [tty, poke] = &watched;
                return if tty.revents().intersects(gone) {
                    Reason::HangUp
                } else if poke.revents().is_empty() {
                    Reason::Input
                } else {
                    Reason::Poke
                };
            }
        }
    }
}
