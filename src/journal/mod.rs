//! The only wing that knows the progress files.

#![warn(clippy::wildcard_enum_match_arm)]

mod append;
mod clock;
mod device;
mod disk;
mod file;
mod files;
mod health;
mod json;
mod line;
mod lock;
mod member;
mod names;
mod open;
mod place;
mod reader;
mod reason;
#[cfg(test)]
mod samples;
mod scan;
mod set_aside;
mod work;
mod writer;

pub use append::{Appender, Report};
pub use file::{Journal, READER};
pub use files::Files;
pub use health::{Fault, Health, Problem};
pub use open::{Opened, open};
pub use place::Paths;
pub use reason::Reason;
pub use work::{Offered, WorkShelf};
pub use writer::{Unsaved, Writer};
