//! One file a subcommand: prints, never draws.

mod completions;
mod config;
mod due;
mod failure;
mod full_screen;
mod keys;
mod list;
mod new;
mod out;
mod pack;
mod quiz;
mod search;
mod show;
mod stats;

pub use failure::Failure;

use crate::app::update::Start;
use crate::cli::{Cli, Command};
use crate::shell::output;
use crate::startup::Base;
use std::ffi::OsString;

/// Parses arguments and carries out what they ask for; answers the exit code.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match Cli::read(arguments) {
        Ok(cli) => run(&cli),
        Err(said) if said.code == 0 => match out::print(&said.text) {
            Ok(_) => 0,
            Err(failure) => failure.code,
        },
        Err(said) => {
            output::complain(said.text.trim_end());
            said.code
        }
    }
}

/// Carries a command out; answers the exit code.
pub fn run(cli: &Cli) -> u8 {
    match carry_out(cli) {
        Ok(code) => code,
        Err(failure) => {
            if !failure.sentence.is_empty() {
                output::complain(&failure.sentence);
            }
            failure.code
        }
    }
}

fn carry_out(cli: &Cli) -> Result<u8, Failure> {
    let Some(command) = &cli.command else {
        return full_screen::run(&base(cli)?, |_| Ok(Start::Today));
    };
    match command {
        Command::Study { place } => full_screen::run(&base(cli)?, |library| {
            full_screen::place(place.as_deref(), library)
        }),
        Command::Search { query, limit, json } => search::run(&base(cli)?, query, *limit, *json),
        Command::Show { id, json } => show::run(&base(cli)?, id, *json),
        Command::List {
            topic,
            level,
            kind,
            json,
        } => {
            let wish = list::Wish {
                topic: topic.as_deref(),
                level: level.as_deref(),
                kind: kind.as_deref(),
            };
            list::run(&base(cli)?, wish, *json)
        }
        Command::Stats { json } => stats::run(&base(cli)?, *json),
        Command::Due { short, json } => due::run(&base(cli)?, *short, *json),
        Command::Quiz { query } => quiz::run(&base(cli)?, query),
        Command::New { title, topic } => new::run(&base(cli)?, title, topic),
        Command::Pack(command) => pack::run(&base(cli)?, command),
        Command::Keys { markdown } => keys::run(&base(cli)?, *markdown),
        Command::Config(command) => config::run(&base(cli)?, command),
        Command::Completions { shell } => completions::run(*shell),
        _ => Err(Failure::usage("That command is not there yet.")),
    }
}

fn base(cli: &Cli) -> Result<Base, Failure> {
    Base::read(&cli.global).map_err(Failure::usage)
}
