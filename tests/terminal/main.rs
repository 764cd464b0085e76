//! The shell in a real terminal: whatever happens, the terminal is given back, the code is right, and idling is free.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests of a real program fail loudly and wait by the real clock"
)]

#[path = "../pty/mod.rs"]
mod pty;

mod cost;
mod editing;
mod falling;
mod input;
mod leaving;
mod size;
mod stopping;
mod subject;
