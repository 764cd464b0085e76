//! How a thread other than the main loop's ends the program; knows the time that the journal gets, not the journal.

use crate::shell::terminal;
use crate::shell::wake::Wake;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How long the main loop has to finish the journal and leave by itself.
const GRACE: Duration = Duration::from_millis(1500);

/// Asks the main loop to leave with this code; if it does not, restores the terminal and leaves all the same.
pub(crate) fn ask(to_loop: &Sender<Wake>, code: u8) -> ! {
    if to_loop.send(Wake::Leave(code)).is_ok() {
        std::thread::sleep(GRACE);
    }
    now(code)
}

/// Restores the terminal and leaves at once, without unwinding.
pub(crate) fn now(code: u8) -> ! {
    terminal::restore();
    std::process::exit(i32::from(code))
}
