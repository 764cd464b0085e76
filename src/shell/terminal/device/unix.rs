//! The terminal on Unix: line modes, size and bytes; knows system calls, no escape sequences.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr, tcgetwinsize,
    tcsetattr,
};
use std::io::{Error, Result};

/// How long a restore waits for a terminal that takes no bytes.
const READY_WITHIN: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 200_000_000,
};

/// The line modes that were read from the terminal.
#[derive(Clone)]
pub(crate) struct Device(Termios);

impl Device {
    pub(crate) fn read() -> Result<Self> {
        Ok(Self(tcgetattr(stdin())?))
    }

    /// Sets raw modes in which a read returns at once, with nothing when there is nothing: what was there when
    /// the reader was woken may be flushed before it reads, and it must never sit in a read when an editor
    /// wants the keys.
    pub(crate) fn make_raw(&self) -> Result<()> {
        let mut raw = self.0.clone();
        raw.make_raw();
        raw.special_codes[SpecialCodeIndex::VMIN] = 0;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        set(&raw).map_err(Error::from)
    }

    /// Puts the modes back and drops what was typed ahead: the rest of a paste is no command for the shell.
    pub(crate) fn put_back(&self) {
        // A terminal that is gone has no modes to restore.
        let _ = tcflush(stdin(), QueueSelector::IFlush);
        let _ = set(&self.0);
    }

    pub(crate) fn size() -> Result<(u16, u16)> {
        let size = tcgetwinsize(stdout())?;
        Ok((size.ws_col, size.ws_row))
    }

    pub(crate) fn write_all(mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(stdout(), bytes) {
                Ok(0) => return Err(Error::from(std::io::ErrorKind::WriteZero)),
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Somebody who shares the terminal has made it non-blocking.
                Err(Errno::AGAIN) => {
                    wait_for_room(None)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Writes a few bytes unless the terminal takes none, as when it hangs or is gone.
    pub(crate) fn write_if_ready(bytes: &[u8]) {
        if wait_for_room(Some(&READY_WITHIN)).unwrap_or(false) {
            let _ = Self::write_all(bytes);
        }
    }
}

fn set(modes: &Termios) -> std::result::Result<(), Errno> {
    loop {
        match tcsetattr(stdin(), OptionalActions::Now, modes) {
            Err(Errno::INTR) => {}
            outcome => return outcome,
        }
    }
}

fn wait_for_room(within: Option<&Timespec>) -> Result<bool> {
    let out = stdout();
    let mut wanted = [PollFd::new(&out, PollFlags::OUT)];
    loop {
        match poll(&mut wanted, within) {
            Err(Errno::INTR) => {}
            Ok(count) => {
                let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                let [state] = &wanted;
                return Ok(count > 0 && !state.revents().intersects(gone));
            }
            Err(error) => return Err(error.into()),
        }
    }
}
