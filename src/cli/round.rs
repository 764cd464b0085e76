//! The arguments of rounds and of the interviewer's screen; not what they do.

use crate::cli::number::{number, seed};
use clap::{Args, Subcommand};

/// `greenroom round`.
#[derive(Args, Clone, Debug, Default)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RoundArgs {
    /// What to do; without it a round is begun, or the list of rounds opens.
    #[command(subcommand)]
    pub command: Option<RoundCommand>,
    /// What kind of round one wishes for.
    #[command(flatten)]
    pub wish: RoundWish,
}

/// What to do with rounds.
#[derive(Clone, Debug, Subcommand)]
pub enum RoundCommand {
    /// Begin a round at once
    Start {
        /// What kind of round one wishes for.
        #[command(flatten)]
        wish: RoundWish,
    },
    /// List the rounds that were
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the debrief of a round, from the journal alone; of one that waits, what was asked
    Show {
        /// The round's id, or how it begins; without it the round begun last
        id: Option<String>,
        /// Print JSON
        #[arg(long, conflicts_with = "markdown")]
        json: bool,
        /// Print Markdown
        #[arg(long)]
        markdown: bool,
    },
}

/// What kind of round one wishes for.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundWish {
    /// A preset of the packs, such as design-45
    #[arg(long, value_name = "ID")]
    pub preset: Option<String>,
    /// How long, in minutes
    #[arg(long, value_name = "N", value_parser = number::<1, 600>, allow_negative_numbers = true)]
    pub minutes: Option<u32>,
    /// How many questions
    #[arg(long, value_name = "N", value_parser = number::<1, 100>, allow_negative_numbers = true)]
    pub questions: Option<u32>,
    /// Only from this topic
    #[arg(long, value_name = "PATH")]
    pub topic: Option<String>,
    /// Only questions of this level: foundation, mid, senior, staff
    #[arg(long)]
    pub level: Option<String>,
    /// One phase of a design problem, such as deep-dive
    #[arg(long)]
    pub phase: Option<String>,
    /// Fix every choice: the same seed and journal give the same round
    #[arg(long, value_name = "N", value_parser = seed)]
    pub seed: Option<u64>,
}

/// `greenroom interview`.
#[derive(Args, Clone, Debug, Default)]
pub struct InterviewArgs {
    /// The question to ask; without it one is drawn
    pub id: Option<String>,
    /// A preset of the packs, such as design-45
    #[arg(long, value_name = "ID")]
    pub preset: Option<String>,
    /// Fix every choice
    #[arg(long, value_name = "N", value_parser = seed)]
    pub seed: Option<u64>,
}
