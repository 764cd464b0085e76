//! `greenroom help`: what commands take, and short texts on the terms and ways of the program.

use crate::cli::Cli;
use crate::commands::failure::Failure;
use crate::commands::out::{lines, print};
use crate::shell::terminal;
use crate::text::near;
use crate::text::{cells, clean, markdown};
use clap::{CommandFactory, Parser};
use std::fmt::Write as _;
use std::io::IsTerminal;

/// The widest page, in cells.
const WIDEST: u16 = 80;

/// A text that belongs to no one command.
struct Topic {
    name: &'static str,
    /// What it is about, for the list.
    about: &'static str,
    text: &'static str,
    /// The commands whose help names it.
    commands: &'static [&'static str],
}

macro_rules! topic {
    ($name:literal, $about:literal, $commands:expr) => {
        Topic {
            name: $name,
            about: $about,
            text: include_str!(concat!("../../assets/help/", $name, ".md")),
            commands: $commands,
        }
    };
}

const TOPICS: &[Topic] = &[
    topic!(
        "start",
        "The first minutes: read, reveal, grade, save",
        &["study", "quiz"]
    ),
    topic!(
        "words",
        "What pack, point, gate, bar, queue and the rest mean",
        &["show", "list"]
    ),
    topic!(
        "scoring",
        "How marks become a score, bars and a verdict",
        &["stats"]
    ),
    topic!("schedule", "When questions and points come back", &["due"]),
    topic!(
        "rounds",
        "Mock rounds: clock, push-backs, debrief",
        &["round"]
    ),
    topic!(
        "two-people",
        "A friend as the interviewer, and their marks",
        &["interview"]
    ),
    topic!(
        "planning",
        "The plan until your interview, and the brief",
        &["plan", "brief"]
    ),
    topic!("searching", "Words, phrases and filters", &["search"]),
    topic!(
        "packs",
        "Questions of your own, packs of others",
        &["pack", "new"]
    ),
    topic!(
        "exchange",
        "Questions and drafts out and in",
        &["export", "import"]
    ),
    topic!(
        "files",
        "Where everything is, and how it is kept",
        &["journal", "config"]
    ),
    topic!(
        "keyboard",
        "How the keys are laid out, and how to change them",
        &["keys"]
    ),
];

/// Prints a topic, or what a command takes; without a name everything there is.
///
/// # Errors
/// Nothing is called so (near names are offered), or the output cannot be written.
pub(super) fn run(name: &[String]) -> Result<u8, Failure> {
    let text = match name {
        [] => all()?,
        [one] => match topic(one) {
            Some(topic) => page(topic.text),
            None => command(name)?,
        },
        _ => command(name)?,
    };
    print(&text).map(|_| 0)
}

/// Names, and what each is about.
pub(super) fn topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|topic| (topic.name, topic.about))
}

fn topic(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}

/// Laid out in a terminal; as it was written where a program or a file reads it.
fn page(text: &str) -> String {
    if !std::io::stdout().is_terminal() {
        return text.to_owned();
    }
    let (width, _) = terminal::size();
    let laid_out = markdown::layout(text, usize::from(width.min(WIDEST)));
    lines(
        laid_out
            .iter()
            .map(|line| line.text().trim_end().to_owned()),
    )
}

/// What clap says of everything, and the topics below it.
fn all() -> Result<String, Failure> {
    let mut out = of_command(&[])?;
    out.push_str("\nTopics (greenroom help TOPIC):\n");
    let widest = TOPICS
        .iter()
        .map(|topic| topic.name.len())
        .max()
        .unwrap_or(0);
    for topic in TOPICS {
        let _ = writeln!(out, "  {:widest$}  {}", topic.name, topic.about);
    }
    Ok(out)
}

/// What a command takes, and the topic that tells more.
fn command(name: &[String]) -> Result<String, Failure> {
    let mut known = Cli::command();
    let mut path: Vec<String> = Vec::new();
    for word in name {
        let next = known.find_subcommand(word).cloned();
        let next = next.filter(|_| !word.starts_with('-'));
        known = next.ok_or_else(|| unknown(&name.join(" "), &known, &path))?;
        path.push(known.get_name().to_owned());
    }
    let mut out = of_command(&path)?;
    let top = path.first().map(String::as_str);
    let tells_more = |topic: &&Topic| top.is_some_and(|top| topic.commands.contains(&top));
    if let Some(topic) = TOPICS.iter().find(tells_more) {
        let _ = write!(out, "\nMore: greenroom help {}\n", topic.name);
    }
    Ok(out)
}

/// The same as `greenroom COMMAND --help`.
fn of_command(path: &[String]) -> Result<String, Failure> {
    let words = path.iter().map(String::as_str);
    let asked = ["greenroom"].into_iter().chain(words).chain(["--help"]);
    match Cli::try_parse_from(asked) {
        Err(help) if help.exit_code() == 0 => {
            Ok(clean::text(&help.render().to_string()).into_owned())
        }
        _ => Err(Failure::usage(
            "There is no help on that. `greenroom help` lists commands and topics.",
        )),
    }
}

/// What may be meant, and what there is, in the order of the help.
fn unknown(name: &str, known: &clap::Command, path: &[String]) -> Failure {
    let shown = clean::line(name);
    let shown = cells::truncate(&shown, 40);
    let wanted = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let topics = TOPICS.iter().filter(|_| path.is_empty());
    let topics: Vec<&str> = topics.map(|topic| topic.name).collect();
    let commands: Vec<&str> = known
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let all: Vec<&str> = topics.iter().chain(&commands).copied().collect();
    let meant = meant(&wanted, &all);
    let meant = match &meant[..] {
        [] => String::new(),
        names => format!("; did you mean `{}`?", names.join("` or `")),
    };
    let whole = path.join(" ");
    let place = match (all.is_empty(), whole.as_str()) {
        (true, _) => format!("`greenroom help {whole}` tells all that there is."),
        (false, "") => format!(
            "The topics are {}; `greenroom help` lists the commands too.",
            topics.join(", ")
        ),
        (false, _) => format!("Below `{whole}` there is {}.", commands.join(", ")),
    };
    let end = if meant.is_empty() { "." } else { "" };
    Failure::usage(format!("There is no help on `{shown}`{meant}{end} {place}"))
}

/// The names that come near, nearest first.
fn meant<'a>(wanted: &str, names: &[&'a str]) -> Vec<&'a str> {
    let letters = wanted.chars().count();
    if !(1..=40).contains(&letters) {
        return Vec::new();
    }
    let reach = (letters / 3).clamp(1, 3);
    let near = |name: &&'a str| {
        let slips = near::slips(wanted, name, reach);
        let begun = letters > 2 && name.starts_with(wanted);
        slips.or(begun.then_some(reach)).map(|slips| (slips, *name))
    };
    let mut found: Vec<(usize, &str)> = names.iter().filter_map(near).collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().take(2).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests;
