//! `greenroom stats`: the figures of one's progress, for people and for scripts.

mod json;
mod optimize;
mod parts;
mod text;

use crate::app::progress::figures::Figures;
use crate::cli::StatsCommand;
use crate::commands::failure::Failure;
use crate::commands::out::{complain, print, print_json};
use crate::startup::Base;

/// Prints the figures.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, json: bool, command: Option<&StatsCommand>) -> Result<u8, Failure> {
    if let Some(StatsCommand::Optimize(args)) = command {
        return optimize::run(base, args);
    }
    let reading = base.reading();
    complain(&reading.notices);
    let figures = Figures::of(&reading.library, &reading.progress, reading.now.day);
    if json {
        print_json(&json::Json::of(&figures))?;
    } else {
        print(&text::text(&figures))?;
    }
    Ok(0)
}
