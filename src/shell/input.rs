//! The thread that reads the terminal; this file only names its parts.

#[cfg(unix)]
mod decode;
#[cfg(not(unix))]
mod elsewhere;
mod reading;
mod translate;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use elsewhere::Input;
#[cfg(unix)]
pub(crate) use unix::Input;
