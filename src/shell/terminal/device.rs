//! The terminal as the system sees it; this file only names its parts.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use elsewhere::Device;
#[cfg(unix)]
pub(crate) use unix::Device;
