//! greenroom: rehearse system design and back-end interviews in the terminal.
//!
//! The crate is a house with one-way stairs; every wing imports only from those below it:
//!
//! ```text
//! main -> commands -> startup -> { shell, settings, exchange } -> ui -> app -> library -> domain -> text
//!                                 pack and journal import domain and text only
//! ```
//!
//! `ARCHITECTURE.md` tells how things flow; `tests/architecture.rs` holds the table above.

pub mod app;
pub mod cli;
pub mod commands;
pub mod domain;
pub mod exchange;
pub mod journal;
pub mod library;
pub mod pack;
pub mod settings;
pub mod shell;
pub mod startup;
pub mod text;
pub mod ui;
