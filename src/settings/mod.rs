//! The user's configuration, themes and key overrides.

mod file;
mod theme;

pub use file::{SAMPLE, Settings};
pub use theme::{THEMES, theme};
