//! The reader on Unix: one thread that sleeps until there is input or the main loop wants it parked;
//! knows when to read, not what the keys mean.

use crate::app::event::EventKind;
use crate::shell::input::decode::{Decoder, Wait};
use crate::shell::input::reading::Reading;
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

/// A sequence or a flood that is silent this long is over, in ms.
const QUIET_MS: i64 = 25;

/// A paste that is silent this long has lost its end, in ms.
const PASTE_MS: i64 = 2000;

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

    /// Waits until the door is open; whether it was closed.
    fn wait_while_closed(&self) -> bool {
        let mut gate = self.lock();
        let closed = matches!(*gate, Some(Gate::Closing | Gate::Parked));
        while matches!(*gate, Some(Gate::Closing | Gate::Parked)) {
            *gate = Some(Gate::Parked);
            self.moved.notify_all();
            gate = self
                .moved
                .wait(gate)
                .unwrap_or_else(PoisonError::into_inner);
        }
        closed
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

/// The reader's memory of what has come.
#[derive(Default)]
struct Ears {
    decoder: Decoder,
    reading: Reading,
}

impl Ears {
    /// How long to sleep at most until what has begun counts as ended; `None` when nothing has.
    const fn patience(&self) -> Option<Timespec> {
        let millis = match self.decoder.wait() {
            Wait::Paste => PASTE_MS,
            Wait::Sequence => QUIET_MS,
            Wait::No if self.reading.floods() => QUIET_MS,
            Wait::No => return None,
        };
        Some(Timespec {
            tv_sec: millis / 1000,
            tv_nsec: millis % 1000 * 1_000_000,
        })
    }

    fn hear(&mut self, bytes: &[u8], to_loop: &Sender<Wake>) {
        let mut events = Vec::new();
        self.decoder.feed(bytes, &mut events);
        self.reading.take(events, |kind| tell(kind, to_loop));
    }

    fn hear_nothing(&mut self, to_loop: &Sender<Wake>) {
        let mut events = Vec::new();
        self.decoder.quiet(&mut events);
        self.reading.take(events, |kind| tell(kind, to_loop));
        self.reading.quiet(|kind| tell(kind, to_loop));
    }
}

fn tell(kind: EventKind, to_loop: &Sender<Wake>) {
    // The loop is gone only when the program leaves.
    let _ = to_loop.send(Wake::Happened(kind));
}

fn read_on(to_loop: &Sender<Wake>, mut poked: UnixStream, door: &Door) {
    let mut ears = Ears::default();
    let mut bytes = vec![0; 64 * 1024];
    loop {
        if door.wait_while_closed() {
            // What had begun before an editor had the terminal has no end now.
            ears = Ears::default();
        }
        match sleep(&poked, ears.patience().as_ref()) {
            Reason::HangUp => leave::ask(to_loop, HANG_UP),
            Reason::Quiet => ears.hear_nothing(to_loop),
            Reason::Poke => while matches!(poked.read(&mut bytes), Ok(count) if count > 0) {},
            Reason::Input => match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
                Ok(count) => ears.hear(bytes.get(..count).unwrap_or_default(), to_loop),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => leave::ask(to_loop, HANG_UP),
            },
        }
    }
}

fn sleep(poked: &UnixStream, patience: Option<&Timespec>) -> Reason {
    let tty = rustix::stdio::stdin();
    let mut watched = [
        PollFd::new(&tty, PollFlags::IN),
        PollFd::new(poked, PollFlags::IN),
    ];
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    loop {
        match poll(&mut watched, patience) {
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
