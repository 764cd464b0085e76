//! A pseudo-terminal for tests of the real program: what it shows, the modes it sets and leaves, what it costs;
//! knows Linux and a shell, nothing of what the program means.

#![allow(
    dead_code,
    unused_imports,
    reason = "each test file uses its part of the harness, and none uses all of it"
)]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a harness of tests fails loudly, and waits by the real clock for a real program"
)]

mod launch;
mod process;
mod seen;
mod term;

pub(crate) use launch::Launch;
pub(crate) use seen::Modes;
pub(crate) use term::Term;
