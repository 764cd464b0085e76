//! The manual page: what clap knows of commands and options, and what it does not know: exit codes, environment, files.

use clap::{Arg, ArgAction, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::fmt::Write as _;

const EXIT: &[(&str, &str)] = &[
    ("0", "Done."),
    ("1", "Nothing was found, or faults were found."),
    ("2", "Wrong usage, or no terminal for a full screen."),
    ("74", "Input or output failed, or something else did."),
    (
        "101",
        "A fault of the program; a report lies in the state directory.",
    ),
    ("129", "The terminal hung up."),
    ("128+n", "Signal n ended it."),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    (
        "GREENROOM_DATA_DIR",
        "The directory that holds everything; --data-dir comes before it.",
    ),
    (
        "NO_COLOR",
        "Where it is set to anything, no colour is used.",
    ),
    ("VISUAL, EDITOR", "The editor for drafts and new questions."),
    (
        "TERM, COLORTERM, COLORFGBG",
        "What the terminal can do, and whether it is dark.",
    ),
    (
        "GREENROOM_NOW",
        "For tests: the time at start, as 2026-11-22T09:40:00Z.",
    ),
    (
        "GREENROOM_SPEED",
        "For tests: how fast the clock runs; 1 without it, 0 stands still.",
    ),
];

const FILES: &[(&str, &str)] = &[
    (
        "progress/<device>.jsonl",
        "The journal: one file a machine, only ever appended to. greenroom journal path prints where it is.",
    ),
    (
        "packs/<name>/",
        "Packs that were added; mine are your own questions.",
    ),
    ("work/", "Answers that are begun and not saved yet."),
    ("backup/", "Backups of the journal, one file each."),
    (
        "state/",
        "This machine's name and reports of crashes. On Linux without --data-dir it lies where the system keeps state.",
    ),
    (
        "config.toml",
        "Settings, read at start and never written. greenroom config path prints where it is.",
    ),
];

const DESCRIPTION: &[&str] = &[
    "greenroom rehearses system design and back-end interviews: answer a question as in the room, open the checklist of what a \
     strong answer contains, grade yourself point by point, and run timed mock rounds that end in a debrief. What was missed comes back.",
    "Without a command it opens Today, which knows what is worth the minutes you have; the very first time it opens one question. \
     There is no account and no network: questions are TOML files, progress is plain text that belongs to you.",
];

/// The whole page.
pub(crate) fn page() -> String {
    let mut cli = greenroom::cli::Cli::command();
    cli.build();
    let man = Man::new(cli.clone());
    let (mut title, mut name) = (Vec::new(), Vec::new());
    man.render_title(&mut title).expect("a title");
    man.render_name_section(&mut name).expect("a name");
    let mut rest = Roff::new();
    rest.control("SH", ["SYNOPSIS"]);
    rest.text([
        bold("greenroom"),
        roman(" [options] ["),
        italic("command"),
        roman("]"),
    ]);
    rest.control("SH", ["DESCRIPTION"]);
    for paragraph in DESCRIPTION {
        rest.control("PP", []);
        rest.text([roman(*paragraph)]);
    }
    rest.control("SH", ["OPTIONS"]);
    for option in cli.get_arguments().filter(|arg| !arg.is_hide_set()) {
        tagged(&mut rest, option_head(option), &help(option));
    }
    rest.control("SH", ["COMMANDS"]);
    for command in cli.get_subcommands() {
        commands(&mut rest, command);
    }
    rest.control("SH", ["TOPICS"]);
    rest.text([
        bold("greenroom help"),
        roman(" "),
        italic("topic"),
        roman(" tells about:"),
    ]);
    for (name, about) in greenroom::commands::help_topics() {
        tagged(&mut rest, vec![bold(name)], &format!("{about}."));
    }
    for (title, entries) in [
        ("EXIT STATUS", EXIT),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ] {
        rest.control("SH", [title]);
        if title == "FILES" {
            rest.text([roman("Below the data directory:")]);
        }
        for (name, what) in entries {
            tagged(&mut rest, vec![bold(*name)], what);
        }
    }
    rest.control("SH", ["EXAMPLES"]);
    for (line, what) in [
        ("greenroom study caching", "Study a topic."),
        (
            "greenroom round start --preset design-45",
            "Begin a mock round at once.",
        ),
        (
            "greenroom search 'level:senior is:weak sharding'",
            "Search with filters.",
        ),
        (
            "greenroom export --format anki --output greenroom.txt",
            "Questions for Anki.",
        ),
        ("greenroom man | man -l -", "Read this page."),
    ] {
        tagged(&mut rest, vec![bold(line)], what);
    }
    // Each part begins with the same definitions; they are needed once.
    let preamble = Roff::new().render();
    let text = |part: Vec<u8>| String::from_utf8(part).expect("UTF-8");
    let parts = [text(title), text(name), rest.render()];
    let bare = parts
        .iter()
        .map(|part| part.strip_prefix(&preamble).unwrap_or(part));
    preamble.clone() + &bare.collect::<String>()
}

/// A command with its arguments, then those below it.
fn commands(page: &mut Roff, command: &Command) {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let own: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help")
        .collect();
    let places: Vec<String> = own
        .iter()
        .filter(|arg| arg.is_positional())
        .map(|arg| place(arg))
        .collect();
    page.control("SS", [format!("{name} {}", places.join(" ")).trim_end()]);
    if let Some(about) = command.get_about() {
        page.text([roman(sentence(&about.to_string()))]);
    }
    let aliases: Vec<&str> = command.get_all_aliases().collect();
    if !aliases.is_empty() {
        page.text([roman(format!("Also called {}.", aliases.join(", ")))]);
    }
    for arg in own {
        let head = if arg.is_positional() {
            vec![italic(value(arg))]
        } else {
            option_head(arg)
        };
        tagged(page, head, &help(arg));
    }
    for below in command.get_subcommands() {
        commands(page, below);
    }
}

fn tagged(page: &mut Roff, head: Vec<Inline>, what: &str) {
    page.control("TP", []);
    page.text(head);
    page.text([roman(what)]);
}

/// `-o, --output FILE`.
fn option_head(option: &Arg) -> Vec<Inline> {
    let mut head = Vec::new();
    if let Some(short) = option.get_short() {
        head.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = option.get_long() {
        head.push(bold(format!("--{long}")));
    }
    if matches!(option.get_action(), ArgAction::Set | ArgAction::Append) {
        head.extend([roman(" "), italic(value(option))]);
    }
    head
}

fn value(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<&str> = names.iter().map(clap::builder::Str::as_str).collect();
    names.join(" ")
}

/// `[ID]`, `FILE...`.
fn place(arg: &Arg) -> String {
    let many = arg
        .get_num_args()
        .is_some_and(|range| range.max_values() > 1);
    let value = format!("{}{}", value(arg), if many { "..." } else { "" });
    if arg.is_required_set() {
        value
    } else {
        format!("[{value}]")
    }
}

/// The help of an argument with its possible values and its default.
fn help(arg: &Arg) -> String {
    let mut text = sentence(&arg.get_help().map(ToString::to_string).unwrap_or_default());
    let values = arg.get_possible_values();
    if !values.is_empty() && matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) {
        let names: Vec<&str> = values
            .iter()
            .map(clap::builder::PossibleValue::get_name)
            .collect();
        let _ = write!(text, " One of {}.", names.join(", "));
    }
    if let Some(default) = arg
        .get_default_values()
        .first()
        .filter(|_| !matches!(arg.get_action(), ArgAction::SetTrue))
    {
        let _ = write!(text, " Without it {}.", default.to_string_lossy());
    }
    text
}

fn sentence(text: &str) -> String {
    let text = text.replace('`', "");
    if text.ends_with('.') || text.is_empty() {
        text
    } else {
        format!("{text}.")
    }
}
