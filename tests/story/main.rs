//! Whole journeys with greenroom itself in a terminal: what was saved is there, whatever happened on the way.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests of a real program fail loudly and wait by the real clock"
)]

#[path = "../pty/mod.rs"]
mod pty;

mod debrief;
mod evening;
mod full_disk;
mod journal;
mod read_only;
mod resizing;
mod two_windows;
mod window;
