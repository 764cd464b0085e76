//! Signals; this file only names its parts.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod kin;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use elsewhere::{lend_to_editor, may_stop, start, stop_group};
#[cfg(unix)]
pub(crate) use unix::{lend_to_editor, may_stop, start, stop_group};
