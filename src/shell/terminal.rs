//! The terminal's modes: takes them, and gives them back exactly once from whichever thread comes first;
//! knows bytes and modes, never what is on the screen.

use crate::shell::environment::Environment;
use crate::shell::terminal::device::Device;
use std::io::IsTerminal;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

mod device;

/// The most cells that are drawn; a window that claims more is drawn in part.
const MOST_CELLS: u32 = 1 << 20;

/// The longest side of a window, in cells.
const LONGEST_SIDE: u16 = 2000;

/// Steps of 5 ms that a restore waits for a frame that is being written; a stuck terminal must not hold the exit.
const PATIENCE: u32 = 60;

/// What the terminal was like while it is ours; `None` while it is not.
static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// Held for as long as bytes go to the terminal, so that a frame and a restore never mix.
static PEN: Mutex<()> = Mutex::new(());

#[derive(Clone)]
struct Held {
    before: Device,
    mouse: bool,
}

/// The terminal as it was before it was taken; given back when this is dropped.
pub struct Terminal {
    before: Device,
    mouse: bool,
}

/// Refuses a terminal on which no full screen can be drawn.
///
/// # Errors
/// One sentence that says what is missing and what works instead.
pub fn check(environment: &Environment) -> Result<(), String> {
    let term = environment.term.as_deref();
    let missing = if !std::io::stdin().is_terminal() {
        "standard input is no terminal"
    } else if !std::io::stdout().is_terminal() {
        "standard output is no terminal"
    } else if cfg!(unix) && matches!(term, None | Some("dumb" | "unknown")) {
        "TERM says that the terminal has no full screen"
    } else {
        return Ok(());
    };
    Err(format!(
        "greenroom draws a full screen, but {missing}. `greenroom quiz` works line by line."
    ))
}

impl Terminal {
    /// Takes the terminal: raw input, the alternate screen, pastes, focus, and the mouse when it is wanted.
    ///
    /// # Errors
    /// What the system said when the modes could not be read or set; nothing has changed then.
    pub fn take(mouse: bool) -> std::io::Result<Self> {
        let before = Device::read()?;
        let terminal = Self { before, mouse };
        terminal.hold()?;
        Ok(terminal)
    }

    /// Takes the terminal back after it was lent to an editor; the modes from before the first take stay those to restore.
    ///
    /// # Errors
    /// What the system said when the modes could not be set.
    pub fn take_back(&self) -> std::io::Result<()> {
        self.hold()
    }

    /// Takes the terminal back after a stop; the shell may have changed the modes to restore meanwhile.
    ///
    /// # Errors
    /// What the system said when the modes could not be read or set.
    pub fn take_back_after_stop(&mut self) -> std::io::Result<()> {
        if lock(&HELD).is_none() {
            self.before = Device::read()?;
        }
        self.hold()
    }

    /// Switches mouse capture on or off.
    ///
    /// # Errors
    /// What the system said when the terminal could not be written to.
    pub fn capture_mouse(&mut self, on: bool) -> std::io::Result<()> {
        self.mouse = on;
        if let Some(held) = lock(&HELD).as_mut() {
            held.mouse = on;
        }
        write(if on { MOUSE_ON } else { MOUSE_OFF }).map(|_| ())
    }

    fn hold(&self) -> std::io::Result<()> {
        *lock(&HELD) = Some(Held {
            before: self.before.clone(),
            mouse: self.mouse,
        });
        self.before.make_raw()?;
        let mut hello = HELLO.to_vec();
        if self.mouse {
            hello.extend_from_slice(MOUSE_ON);
        }
        write(&hello).map(|_| ())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

const HELLO: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h\x1b[0m\x1b[2J";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
const FAREWELL: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// Ends a sequence that was cut in the middle, which only a terminal that hung can have seen.
const CANCEL: &[u8] = b"\x18";

/// Gives the terminal back as it was; does nothing when it is not ours, never blocks for long, never fails aloud.
pub fn restore() {
    let pen = take_pen();
    let Some(held) = lock(&HELD).take() else {
        return;
    };
    let mut farewell = if pen.is_some() {
        Vec::new()
    } else {
        CANCEL.to_vec()
    };
    if held.mouse {
        farewell.extend_from_slice(MOUSE_OFF);
    }
    farewell.extend_from_slice(FAREWELL);
    Device::write_if_ready(&farewell);
    held.before.put_back();
}

/// Whether the terminal is ours now.
pub fn is_ours() -> bool {
    lock(&HELD).is_some()
}

/// Writes bytes to the terminal when it is ours; `Ok(false)` when it is not, and nothing was written.
///
/// # Errors
/// What the system said; the terminal is most likely gone.
pub fn write(bytes: &[u8]) -> std::io::Result<bool> {
    let _pen = lock(&PEN);
    if !is_ours() {
        return Ok(false);
    }
    Device::write_all(bytes).map(|()| true)
}

/// The window's size in cells, within the bounds of what is drawn; 80 x 24 when the terminal does not know its own.
pub fn size() -> (u16, u16) {
    within_bounds(Device::size().unwrap_or((0, 0)))
}

fn within_bounds((width, height): (u16, u16)) -> (u16, u16) {
    if (width, height) == (0, 0) {
        return (80, 24);
    }
    let width = width.clamp(1, LONGEST_SIDE);
    let tallest = u16::try_from(MOST_CELLS / u32::from(width)).unwrap_or(LONGEST_SIDE);
    (width, height.clamp(1, LONGEST_SIDE.min(tallest)))
}

fn take_pen() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..PATIENCE {
        match PEN.try_lock() {
            Ok(pen) => return Some(pen),
            Err(TryLockError::Poisoned(pen)) => return Some(pen.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}

fn lock<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{is_ours, restore, within_bounds, write};

    #[test]
    fn sizes_are_kept_within_bounds() {
        assert_eq!(
            within_bounds((0, 0)),
            (80, 24),
            "unknown, as on a serial line"
        );
        assert_eq!(within_bounds((0, 7)), (1, 7));
        assert_eq!(within_bounds((500, 1)), (500, 1));
        let (width, height) = within_bounds((u16::MAX, u16::MAX));
        assert_eq!(width, 2000);
        assert!(u32::from(width) * u32::from(height) <= 1 << 20);
    }

    #[test]
    fn nothing_is_written_to_a_terminal_that_is_not_ours() {
        assert!(!is_ours());
        assert!(matches!(write(b"\x1b[2J"), Ok(false)));
        restore();
        assert!(!is_ours());
    }
}
