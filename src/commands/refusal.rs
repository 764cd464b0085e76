//! What is wrong with the arguments, in a sentence or two of ours; knows the argument grammar, not what commands do.

use crate::cli::Cli;
use crate::commands::help;
use crate::text::capital::capital;
use crate::text::list::listed;
use crate::text::{cells, clean};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command, CommandFactory};
use std::ffi::OsString;

/// The most that is echoed of a word, in cells.
const ECHOED: usize = 60;

/// Says why arguments, the first of them the program's name, were refused, and what to do next.
pub(super) fn sentence(refused: &Error, arguments: &[OsString]) -> String {
    let place = Place::of(arguments);
    let asked = Refused { refused, arguments };
    match refused.kind() {
        ErrorKind::InvalidSubcommand => place.no_command(&asked),
        ErrorKind::UnknownArgument => place.unknown(&asked),
        ErrorKind::MissingRequiredArgument => place.missing(&asked),
        ErrorKind::ArgumentConflict => place.conflict(&asked),
        ErrorKind::InvalidValue => place.bad_value(&asked),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(refused).map(ToString::to_string);
            let why = why.unwrap_or_else(|| "something else is asked for".to_owned());
            let name = asked.option();
            let value = asked.echoed(ContextKind::InvalidValue);
            format!("{value} is no value for {name}: {}.", clean::line(&why))
        }
        ErrorKind::TooManyValues => {
            let value = asked.echoed(ContextKind::InvalidValue);
            format!("{} takes no value: leave {value} out.", asked.option())
        }
        ErrorKind::InvalidUtf8 => format!(
            "{} takes text in UTF-8 alone, and one of the words is none. {}",
            place.whole(),
            place.more()
        ),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!(
                "{} needs one of {} behind it. {}",
                place.whole(),
                listed(&place.below(), "or"),
                place.more()
            )
        }
        // Nothing of this grammar leads here; clap's own first line is better than silence.
        _ => {
            let said = refused.render().to_string();
            let first = said.lines().next().unwrap_or_default();
            let first = first.trim_start_matches("error: ").trim_end_matches('.');
            format!("{}. {}", capital(&clean::line(first)), place.more())
        }
    }
}

/// Which command the arguments name, as far as they name one.
struct Place {
    command: Command,
    path: String,
}

impl Place {
    fn of(arguments: &[OsString]) -> Self {
        let mut command = Cli::command();
        command.build();
        let mut path: Vec<String> = Vec::new();
        let mut words = arguments.iter().skip(1);
        while let Some(word) = words.next().and_then(|word| word.to_str()) {
            if word == "--" {
                break;
            }
            if word.starts_with('-') {
                match option(&command, word) {
                    Some(arg) if arg.get_action().takes_values() && !word.contains('=') => {
                        words.next();
                    }
                    Some(_) => {}
                    None => break,
                }
                continue;
            }
            let Some(below) = command.find_subcommand(word).cloned() else {
                break;
            };
            path.push(below.get_name().to_owned());
            command = below;
        }
        Self {
            command,
            path: path.join(" "),
        }
    }

    /// The command as one types it.
    fn whole(&self) -> String {
        format!("`{}`", format!("greenroom {}", self.path).trim_end())
    }

    /// Where it is told what the command takes.
    fn more(&self) -> String {
        if self.path.is_empty() {
            return "`greenroom help` lists the commands.".to_owned();
        }
        format!("`greenroom help {}` tells more.", self.path)
    }

    /// The commands below it.
    fn below(&self) -> Vec<String> {
        let below = self.command.get_subcommands();
        below.map(|below| below.get_name().to_owned()).collect()
    }

    fn no_command(&self, asked: &Refused<'_>) -> String {
        let word = asked.echoed(ContextKind::InvalidSubcommand);
        let near = asked.near(ContextKind::SuggestedSubcommand);
        if !self.path.is_empty() {
            let below = listed(&self.below(), "and");
            return format!("{} has no {word}{near} It has {below}.", self.whole());
        }
        let bare = asked.text(ContextKind::InvalidSubcommand);
        let topic = help::topics().find(|(name, _)| *name == bare);
        if let Some((name, _)) = topic {
            return format!("There is no command {word}; `greenroom help {name}` tells about it.");
        }
        format!("There is no command {word}{near} {}", self.more())
    }

    fn unknown(&self, asked: &Refused<'_>) -> String {
        let bare = asked.text(ContextKind::InvalidArg);
        let word = asked.echoed(ContextKind::InvalidArg);
        let (whole, more) = (self.whole(), self.more());
        if !bare.starts_with('-') {
            let quotes = match self.command.get_positionals().next() {
                Some(_) => "; put quotes around words that belong together",
                None => "",
            };
            return format!("{word} is one too many for {whole}{quotes}. {more}");
        }
        let near = asked.near(ContextKind::SuggestedArg);
        if near == "." {
            if let Some(owner) = self.owner(&bare, asked.arguments) {
                let tip = format!("{owner} {bare}");
                return format!("{word} belongs behind its command: `greenroom {tip}`. {more}");
            }
            if self.command.get_positionals().next().is_some() {
                let word = asked.whole_word(&bare);
                return format!(
                    "{whole} has no option `{word}`; where it is a word, put `--` in front: `-- {word}`. {more}"
                );
            }
        }
        format!("{whole} has no option {word}{near} {more}")
    }

    /// The command right below this one to which an option belongs; one that was named comes before all others.
    fn owner(&self, word: &str, arguments: &[OsString]) -> Option<String> {
        let below = self.command.get_subcommands();
        let owners = below.filter(|below| option(below, word).is_some());
        let is_unnamed = |below: &&Command| {
            let mut named = arguments.iter();
            !named.any(|argument| argument == below.get_name())
        };
        let owner = owners.min_by_key(is_unnamed)?;
        Some(
            format!("{} {}", self.path, owner.get_name())
                .trim()
                .to_owned(),
        )
    }

    fn missing(&self, asked: &Refused<'_>) -> String {
        let names = asked.texts(ContextKind::InvalidArg);
        let names: Vec<String> = names.iter().map(|name| bare(name)).collect();
        let usage = asked.text(ContextKind::Usage);
        let usage = usage.lines().next().unwrap_or_default();
        let usage = usage.trim_start_matches("Usage: ").trim();
        format!(
            "{} needs {}: `{}`. {}",
            self.whole(),
            listed(&names, "and"),
            clean::line(usage),
            self.more()
        )
    }

    fn conflict(&self, asked: &Refused<'_>) -> String {
        let mut first = asked.texts(ContextKind::InvalidArg);
        first.extend(asked.texts(ContextKind::InvalidSubcommand));
        let first: Vec<String> = first.iter().map(|name| bare(name)).collect();
        let prior = asked.texts(ContextKind::PriorArg);
        let prior: Vec<String> = prior.iter().map(|name| bare(name)).collect();
        if first == prior {
            return format!("`{}` is said twice; once is enough.", first.join(" "));
        }
        let all: Vec<String> = first.into_iter().chain(prior).collect();
        let all: Vec<String> = all.iter().map(|name| format!("`{name}`")).collect();
        format!(
            "{} do not go together; leave one of them out. {}",
            listed(&all, "and"),
            self.more()
        )
    }

    fn bad_value(&self, asked: &Refused<'_>) -> String {
        let values = asked.texts(ContextKind::ValidValue);
        let name = asked.option();
        let one_of = if values.is_empty() {
            String::new()
        } else {
            format!(": one of {}", listed(&values, "or"))
        };
        if asked.text(ContextKind::InvalidValue).is_empty() {
            return format!("{name} needs a value behind it{one_of}. {}", self.more());
        }
        let value = asked.echoed(ContextKind::InvalidValue);
        let near = asked.near(ContextKind::SuggestedValue);
        let values = listed(&values, "or");
        let name = if asked.text(ContextKind::InvalidArg).starts_with('-') {
            name
        } else {
            self.whole()
        };
        format!("{name} knows no {value}{near} It takes {values}.")
    }
}

/// The option of a command that a word names.
fn option<'a>(command: &'a Command, word: &str) -> Option<&'a Arg> {
    let long = word.strip_prefix("--");
    let long = long.map(|long| long.split_once('=').map_or(long, |(name, _)| name));
    let short = word.chars().nth(1).filter(|_| long.is_none());
    command.get_arguments().find(|arg| match long {
        Some(long) => arg.get_long() == Some(long),
        None => short.is_some() && arg.get_short() == short,
    })
}

/// What clap noticed.
struct Refused<'a> {
    refused: &'a Error,
    arguments: &'a [OsString],
}

impl Refused<'_> {
    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.refused.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
            Some(ContextValue::StyledStrs(texts)) => {
                texts.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }

    fn text(&self, kind: ContextKind) -> String {
        self.texts(kind).into_iter().next().unwrap_or_default()
    }

    /// What was typed, as it can be echoed.
    fn echoed(&self, kind: ContextKind) -> String {
        let text = self.text(kind);
        format!("`{}`", cells::truncate(&clean::line(&text), ECHOED))
    }

    /// The option or place that a value was for.
    fn option(&self) -> String {
        format!("`{}`", bare(&self.text(ContextKind::InvalidArg)))
    }

    /// The end of the clause: what may have been meant, or a period.
    fn near(&self, kind: ContextKind) -> String {
        let near = self.texts(kind);
        let near: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
        if near.is_empty() {
            return ".".to_owned();
        }
        format!("; did you mean {}?", listed(&near, "or"))
    }

    /// The word that begins with an option of one letter, as it was typed: `-cache` of `-c`.
    fn whole_word(&self, option: &str) -> String {
        let typed = self
            .arguments
            .iter()
            .skip(1)
            .filter_map(|word| word.to_str());
        let mut typed = typed.filter(|word| !word.starts_with("--"));
        let word = typed
            .find(|word| word.starts_with(option))
            .unwrap_or(option);
        cells::truncate(&clean::line(word), ECHOED).into_owned()
    }
}

/// `--limit` of `--limit <LIMIT>`, `ID` of `<ID>`.
fn bare(name: &str) -> String {
    if name.starts_with('-') {
        let option = name.split_whitespace().next().unwrap_or(name);
        return option.to_owned();
    }
    name.trim_end_matches('.')
        .trim_matches(['<', '>', '[', ']'])
        .to_owned()
}
