//! `greenroom config`: where the configuration is and what holds; never writes it.

use crate::cli::ConfigCommand;
use crate::commands::failure::Failure;
use crate::commands::out::{complain, print};
use crate::shell::paths::shown;
use crate::startup::Base;

/// Carries a command on the configuration out.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, command: &ConfigCommand) -> Result<u8, Failure> {
    match command {
        ConfigCommand::Path => print(&format!("{}\n", shown(&base.paths.config)))?,
        ConfigCommand::Show => {
            complain(&base.settings.notices);
            print(&base.settings.shown())?
        }
    };
    Ok(0)
}
