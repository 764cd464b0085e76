//! The arguments of taking content in and giving it out; not what they do.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `greenroom import`.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// Questions (.toml, .json, .csv, or Anki's text export), or the file that a partner's `greenroom interview` wrote
    pub file: PathBuf,
}

/// `greenroom export`.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// In which form
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub format: Format,
    /// Only this topic and what is beneath it
    #[arg(long, value_name = "PATH")]
    pub topic: Option<String>,
    /// Only the questions of this pack, by its name, such as `mine`
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// What you wrote yourself instead of the questions: drafts, notes, lines after rounds (Markdown or JSON)
    #[arg(long)]
    pub drafts: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file where there is one
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Forms in which content goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To read and to print
    Markdown,
    /// Everything, for scripts and for `greenroom import`
    Json,
    /// A point a line, for spreadsheets
    Csv,
    /// A text file that Anki imports
    Anki,
}
