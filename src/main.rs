//! The binary: hands the arguments to [`greenroom::commands`] and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(greenroom::commands::start(std::env::args_os()))
}
