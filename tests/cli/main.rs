//! Holds every command of the binary to what a user would notice: output, exit codes, files; never a screen.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests of a real program fail loudly and put files where it looks for them"
)]

#[path = "../support/mod.rs"]
mod support;

mod arguments;
mod desk;
mod export;
mod help;
mod import;
mod import_edges;
mod journal;
mod json_page;
mod own;
mod packs;
mod plan;
mod progress;
mod questions;
mod quiz;
mod refusal;
mod schedule;
#[cfg(target_os = "linux")]
mod terminal;

#[cfg(target_os = "linux")]
#[path = "../pty/mod.rs"]
mod pty;
