//! One file a subcommand: prints, never draws.

mod brief;
mod completions;
mod config;
mod due;
mod export;
mod failure;
mod full_screen;
mod help;
mod import;
mod interview;
mod journal;
mod keys;
mod list;
mod man;
mod new;
mod out;
mod pack;
mod plan;
mod quiz;
mod refusal;
mod round;
mod search;
mod show;
mod stats;
mod written;

pub use failure::Failure;

use crate::app::update::Start;
use crate::cli::{Cli, Command};
use crate::shell::output;
use crate::startup::Base;
use crate::text::clean;
use clap::Parser;
use std::ffi::OsString;

/// Parses arguments, the first of them the program's name, and carries out what they ask for; answers the exit code.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (code, text) = match Cli::try_parse_from(&arguments) {
        Ok(cli) => return run(&cli),
        Err(refused) => said(&refused, &arguments),
    };
    if code != 0 {
        output::complain(text.trim_end());
        return code;
    }
    out::print(&text).map_or_else(|failure| failure.code, |_| 0)
}

/// What is said instead of carrying a command out (help, the version, what is wrong with the arguments), and the
/// exit code. It is cleaned: arguments that are echoed can hold anything.
fn said(refused: &clap::Error, arguments: &[OsString]) -> (u8, String) {
    let code = u8::try_from(refused.exit_code()).unwrap_or(2);
    if code != 0 {
        return (code, refusal::sentence(refused, arguments));
    }
    let text = refused.render().to_string();
    (code, clean::text(&text).into_owned())
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
        Command::Progress => full_screen::run(&base(cli)?, |_| Ok(Start::Progress)),
        Command::Round(args) => round::run(&base(cli)?, args),
        Command::Interview(args) => interview::run(&base(cli)?, args),
        Command::Import(args) => import::run(&base(cli)?, args),
        Command::Export(args) => export::run(&base(cli)?, args),
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
        Command::Stats { json, command } => stats::run(&base(cli)?, *json, command.as_ref()),
        Command::Due { short, json } => due::run(&base(cli)?, *short, *json),
        Command::Brief => brief::run(&base(cli)?),
        Command::Plan(args) => plan::run(&base(cli)?, args),
        Command::Quiz { query } => quiz::run(&base(cli)?, query),
        Command::New { title, topic } => new::run(&base(cli)?, title, topic),
        Command::Pack(command) => pack::run(&base(cli)?, command),
        Command::Journal(command) => journal::run(&base(cli)?, command),
        Command::Keys { markdown } => keys::run(&base(cli)?, *markdown),
        Command::Config(command) => config::run(&base(cli)?, command),
        Command::Completions { shell } => completions::run(*shell),
        Command::Man => man::run(),
        Command::Help { topic } => help::run(topic),
    }
}

/// The names of the help's topics, each with what it is about.
pub fn help_topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    help::topics()
}

fn base(cli: &Cli) -> Result<Base, Failure> {
    Base::read(&cli.global).map_err(Failure::usage)
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::cli::Cli;
    use clap::Parser;
    use std::ffi::OsString;

    fn told(arguments: &[&str]) -> (u8, String) {
        let refused = Cli::try_parse_from(arguments).expect_err("nothing is carried out");
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        said(&refused, &arguments)
    }

    #[test]
    fn what_is_echoed_of_arguments_is_clean() {
        let (code, text) = told(&["greenroom", "--\u{1b}[2J\u{202e}", "\u{7}"]);
        assert_eq!(code, 2);
        assert!(!text.contains(char::is_control), "{text:?}");
        assert!(!text.contains('\u{202e}'));
        assert!(text.contains("[2J"), "what is left says what was meant");
    }

    #[test]
    fn help_is_no_fault() {
        let (code, text) = told(&["greenroom", "--help"]);
        assert_eq!(code, 0);
        assert!(text.contains("quiz"));
    }
}
