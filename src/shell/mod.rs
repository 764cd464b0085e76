//! The hands: the only wing that touches terminal, clock, signals.

pub mod clock;
pub mod contract;
pub mod crash;
pub mod editor;
pub mod environment;
mod input;
mod leave;
pub mod new_file;
pub mod output;
pub mod paths;
pub mod run;
mod screen;
mod signals;
pub mod terminal;
pub mod wake;
