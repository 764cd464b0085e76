//! The argument grammar; knows words and options, not what they do.

mod content;
mod number;
mod round;

pub use content::{ExportArgs, Format, ImportArgs};
pub use round::{InterviewArgs, RoundArgs, RoundCommand, RoundWish};

use crate::cli::number::number;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Rehearse system design and back-end interviews in the terminal.
#[derive(Clone, Debug, Parser)]
#[command(name = "greenroom", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// What holds on every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; without it Today opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Args, Clone, Debug, Default)]
pub struct Global {
    /// Keep everything under this directory (also `GREENROOM_DATA_DIR`)
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Read this configuration file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Load the pack in this folder too; may be said again
    #[arg(long, global = true, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// Use no colour (also `NO_COLOR`)
    #[arg(long, global = true)]
    pub no_color: bool,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Study a topic or a question
    Study {
        /// A topic's path or a question's id
        place: Option<String>,
    },
    /// Play a mock round; list and show past ones
    #[command(alias = "mock")]
    Round(RoundArgs),
    /// See how you stand: levels, topics, days, rounds
    Progress,
    /// The interviewer's screen, for the friend on the other side of the table
    Interview(InterviewArgs),
    /// Take questions in, or put a partner's marks beside your own
    Import(ImportArgs),
    /// Give questions out, or what you wrote yourself
    Export(ExportArgs),
    /// Search all questions; exit code 1 when nothing is found
    Search {
        /// Words in any order, and filters such as level:senior; after -- also words to leave out, such as -cache
        #[arg(required = true)]
        query: Vec<String>,
        /// How many hits at most; 20 where it is not said
        #[arg(long, value_parser = number::<1, { u32::MAX }>, allow_negative_numbers = true)]
        limit: Option<u32>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a question with its checklist and model answer
    Show {
        /// The question's id
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List questions, with the score of your latest answer and when they come back
    List {
        /// Only this topic and what is beneath it
        #[arg(long, value_name = "PATH")]
        topic: Option<String>,
        /// Only this level
        #[arg(long)]
        level: Option<String>,
        /// Only this kind
        #[arg(long)]
        kind: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the figures of your progress
    #[command(args_conflicts_with_subcommands = true)]
    Stats {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// What else to do with them
        #[command(subcommand)]
        command: Option<StatsCommand>,
    },
    /// Print what is due today
    Due {
        /// Print one line, as for a shell's prompt
        #[arg(long, conflicts_with = "json")]
        short: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// What each day until your interview asks; tries other settings, and keeps them with --save
    Plan(PlanArgs),
    /// Print the last pages before your interview, from your own record, as Markdown
    Brief,
    /// Study line by line, without a full screen
    Quiz {
        /// A question's id, a topic's path, or words to search for; without any, what is worth most now
        query: Vec<String>,
    },
    /// Begin a question of your own in the pack `mine`
    New {
        /// The question's title
        title: String,
        /// The topic it hangs on
        #[arg(long, value_name = "PATH", default_value = "mine")]
        topic: String,
    },
    /// Packs: check, list, new, add, remove
    #[command(subcommand)]
    Pack(PackCommand),
    /// The progress files: path, check, merge, import, backup, restore
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Print every key
    Keys {
        /// Print Markdown
        #[arg(long)]
        markdown: bool,
    },
    /// The configuration: path, show
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page; read it with: greenroom man | man -l -
    Man,
    /// Tell about a command or a topic; without a name list both
    Help {
        /// A topic such as scoring, or a command
        topic: Vec<String>,
    },
}

/// What to do with one's own figures.
#[derive(Clone, Debug, Subcommand)]
pub enum StatsCommand {
    /// Fit the schedule to your own ratings: explained first, and asked before anything is written
    Optimize(OptimizeArgs),
}

/// How to fit the schedule.
#[derive(Args, Clone, Debug)]
pub struct OptimizeArgs {
    /// Use the fitted parameters without asking
    #[arg(long)]
    pub yes: bool,
    /// Take the parameters back that hold now
    #[arg(long, conflicts_with = "yes")]
    pub undo: bool,
}

/// What to plan for; what is not given stays as it is.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanArgs {
    /// The day of the interview, as 2026-12-12; `none` takes it away
    #[arg(long)]
    pub date: Option<String>,
    /// The level to aim at: mid, senior or staff
    #[arg(long)]
    pub level: Option<String>,
    /// Minutes a day
    #[arg(long, value_parser = number::<0, { u32::MAX }>, allow_negative_numbers = true)]
    pub minutes: Option<u32>,
    /// Days off: mon to sun and dates, with commas between; `none` takes all away
    #[arg(long, value_name = "DAYS")]
    pub off: Option<String>,
    /// How much of what comes back should still be known, in percent
    #[arg(long, value_name = "PERCENT", value_parser = number::<0, { u32::MAX }>, allow_negative_numbers = true)]
    pub retention: Option<u32>,
    /// Keep these settings as your plan
    #[arg(long)]
    pub save: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Shells that completions can be made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// bash
    Bash,
    /// elvish
    Elvish,
    /// fish
    Fish,
    /// `PowerShell`
    Powershell,
    /// zsh
    Zsh,
}

/// What to do with packs.
#[derive(Clone, Debug, Subcommand)]
pub enum PackCommand {
    /// Print every fault of packs; exit code 1 on errors
    Check {
        /// The packs' folders; without any, all packs that are loaded
        paths: Vec<PathBuf>,
        /// Hold packs to the house style too
        #[arg(long)]
        strict: bool,
        /// Write made-up ids into the files
        #[arg(long)]
        write_ids: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the packs that are loaded, with their figures
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a small pack to begin with
    New {
        /// The folder; its name becomes the pack's
        dir: PathBuf,
    },
    /// Install a pack: copy it beside your progress
    Add {
        /// The pack's folder
        dir: PathBuf,
    },
    /// Take an installed pack out; it is kept among the backups, and what you did with it stays
    Remove {
        /// The pack's name
        name: String,
    },
}

/// What to do with the progress files.
#[derive(Clone, Debug, Subcommand)]
pub enum JournalCommand {
    /// Print where the progress files are
    Path,
    /// Look for damage; exit code 1 when there is any
    Check {
        /// Put damaged lines aside, so that they are no longer named
        #[arg(long)]
        fix: bool,
    },
    /// Take in progress files of your other machines
    Merge {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Take in somebody else's progress file, filtered
    Import {
        /// The file
        file: PathBuf,
        /// Do it; without this only what would happen is printed
        #[arg(long)]
        yes: bool,
    },
    /// Write one file that holds everything
    Backup,
    /// Take in a backup
    Restore {
        /// The backup
        file: PathBuf,
    },
}

/// What to do with the configuration.
#[derive(Clone, Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print where the configuration file is
    Path,
    /// Print what holds, as a configuration file
    Show,
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_sound() {
        Cli::command().debug_assert();
    }
}
