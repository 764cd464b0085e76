//! `greenroom completions`: what a shell needs to complete our words.

use crate::cli::{Cli, Shell};
use crate::commands::failure::Failure;
use crate::commands::out::print;
use clap::CommandFactory;
use clap_complete::{Shell as Made, generate};

/// Prints completions for a shell.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(shell: Shell) -> Result<u8, Failure> {
    let made = match shell {
        Shell::Bash => Made::Bash,
        Shell::Elvish => Made::Elvish,
        Shell::Fish => Made::Fish,
        Shell::Powershell => Made::PowerShell,
        Shell::Zsh => Made::Zsh,
    };
    let mut script = Vec::new();
    generate(made, &mut Cli::command(), "greenroom", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
