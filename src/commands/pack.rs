//! `greenroom pack`: what concerns packs as a whole.

mod add;
mod check;
mod list;
pub(super) mod place;
mod remove;
mod starter;

use crate::cli::PackCommand;
use crate::commands::failure::Failure;
use crate::startup::Base;

/// Carries a command on packs out.
///
/// # Errors
/// A sentence with the next step.
pub(super) fn run(base: &Base, command: &PackCommand) -> Result<u8, Failure> {
    match command {
        PackCommand::Check {
            paths,
            strict,
            write_ids,
            json,
        } => {
            let how = check::How {
                strict: *strict,
                write_ids: *write_ids,
                json: *json,
            };
            check::run(base, paths, how)
        }
        PackCommand::List { json } => list::run(base, *json),
        PackCommand::New { dir } => starter::run(dir),
        PackCommand::Add { dir } => add::run(base, dir),
        PackCommand::Remove { name } => remove::run(base, name),
    }
}
