//! One file a subcommand: prints, never draws.

mod full_screen;
mod round;

use crate::app::update::Start;
use crate::cli::{Cli, Command};
use crate::shell::output;
use crate::startup::Base;

/// Why a command ended badly: an exit code and, where there is something to say, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// The sentence for standard error; empty says nothing.
    pub sentence: String,
}

impl Failure {
    /// Wrong usage.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self {
            code: 2,
            sentence: sentence.into(),
        }
    }

    /// Nothing found, or faults found.
    pub fn nothing(sentence: impl Into<String>) -> Self {
        Self {
            code: 1,
            sentence: sentence.into(),
        }
    }

    /// Input or output failed.
    pub fn io(sentence: impl Into<String>) -> Self {
        Self {
            code: 74,
            sentence: sentence.into(),
        }
    }
}

/// Carries a command out; answers the exit code.
pub fn run(cli: &Cli) -> u8 {
    match carry_out(cli) {
        Ok(code) => code,
        Err(failure) => {
            if !failure.sentence.is_empty() {
                output::complain(&failure.sentence);
            }
            failure.code
        }
    }
}

fn carry_out(cli: &Cli) -> Result<u8, Failure> {
    let base = Base::read(&cli.global).map_err(Failure::usage)?;
    match &cli.command {
        None => full_screen::run(&base, |_| Ok(Start::Today)),
        Some(Command::Study { place }) => full_screen::run(&base, |library| {
            full_screen::place(place.as_deref(), library)
        }),
        Some(Command::Round(args)) => round::run(&base, args),
        Some(_) => Err(Failure::usage("That command is not there yet.")),
    }
}
