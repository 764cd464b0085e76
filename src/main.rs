//! The binary: hands the arguments to [`greenroom::commands`] and returns its exit code.

use clap::Parser;
use greenroom::cli::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(greenroom::commands::run(&Cli::parse()))
}
