//! `greenroom stats`: the figures of one's progress, for people and for scripts.

mod figures;
mod optimize;

use crate::cli::StatsCommand;
use crate::commands::failure::Failure;
use crate::commands::out::{
    DASH, Side, columns, complain, counted, figure, lines, print, print_json, thousands,
};
use crate::commands::stats::figures::{Figures, Part};
use crate::startup::Base;

/// Prints the figures.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, json: bool, command: Option<&StatsCommand>) -> Result<u8, Failure> {
    if let Some(StatsCommand::Optimize(args)) = command {
        return optimize::run(base, args);
    }
    let reading = base.reading();
    complain(&reading.notices);
    let figures = Figures::of(&reading.library, &reading.progress, reading.now.day);
    if json {
        print_json(&figures)?;
    } else {
        print(&text(&figures))?;
    }
    Ok(0)
}

fn text(figures: &Figures) -> String {
    let mut out = summary(figures);
    out.push('\n');
    out.push_str(&topics(figures));
    out.push('\n');
    out.push_str(&dimensions(figures));
    out.push('\n');
    out.push_str(&levels(figures));
    let fewest = figures::FEWEST;
    let note = format!("\nA {DASH} stands where there are fewer than {fewest} answers.");
    out.push_str(&lines([note]));
    out
}

fn summary(figures: &Figures) -> String {
    let questions = &figures.questions;
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let mut rows = vec![
        row("answered", of(questions.attempted, questions.total)),
        row("mean score", figure(figures.mean_score)),
        row(
            "due now",
            counted(figures.due.questions, "question", "questions"),
        ),
        row(
            "points due",
            of(figures.due.points, figures.points_returning) + " on their way back",
        ),
        row("answers", thousands(figures.attempts)),
        row("time", duration(figures.minutes)),
        row("days studied", thousands(figures.days)),
    ];
    if questions.not_installed > 0 {
        rows.push(row("not installed", thousands(questions.not_installed)));
    }
    columns(&rows, &[Side::Left; 2])
}

/// `2 h 5 min`.
fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn of(some: usize, all: usize) -> String {
    format!("{} of {}", thousands(some), thousands(all))
}

fn topics(figures: &Figures) -> String {
    let head = ["topic", "mastery", "answered"].map(str::to_owned).to_vec();
    let row = |indent: &str, part: &Part| {
        vec![
            format!("{indent}{}", part.title),
            figure(part.mastery),
            of(part.attempted, part.total),
        ]
    };
    let mut rows = vec![head];
    for topic in &figures.topics {
        rows.push(row("", &topic.part));
        rows.extend(topic.leaves.iter().map(|leaf| row("  ", leaf)));
    }
    columns(&rows, &[Side::Left, Side::Right, Side::Right])
}

fn dimensions(figures: &Figures) -> String {
    let head = ["dimension", "share", "answers"]
        .map(str::to_owned)
        .to_vec();
    let rows = figures.dimensions.iter().map(|entry| {
        vec![
            entry.dimension.to_owned(),
            figure(entry.share),
            thousands(entry.answers),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    columns(&rows, &[Side::Left, Side::Right, Side::Right])
}

fn levels(figures: &Figures) -> String {
    let head = ["level", "strong hire", "hire", "lean no", "no"];
    let rows = figures.levels.iter().map(|entry| {
        let counts = [entry.strong_hire, entry.hire, entry.lean_no, entry.no];
        let counts = counts.iter().map(|count| thousands(*count));
        std::iter::once(entry.level.to_owned())
            .chain(counts)
            .collect()
    });
    let head = head.map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let right = Side::Right;
    columns(&rows, &[Side::Left, right, right, right, right])
}
