//! The figures as text: a table a page of Progress, in its order.

use crate::app::progress::figures::Figures;
use crate::app::progress::objectives::Proof;
use crate::app::progress::topics::Part;
use crate::commands::out::{DASH, Side, columns, figure, lines};
use crate::domain::grade::Band;
use crate::domain::stats::{FEWEST, Said};
use crate::text::count::{counted, thousands};

/// Everything as text.
pub(super) fn text(figures: &Figures) -> String {
    let mut blocks = vec![
        summary(figures),
        levels(figures),
        seven_days(figures),
        topics(figures),
        dimensions(figures),
    ];
    blocks.extend([
        weeks(figures),
        calibration(figures),
        phases(figures),
        forecast(figures),
        objectives(figures),
        rounds(figures),
    ]);
    blocks.retain(|block| !block.is_empty());
    let note = format!("A {DASH} stands where there are fewer than {FEWEST} answers.");
    blocks.push(lines([note]));
    blocks.join("\n")
}

fn row<const N: usize>(cells: [String; N]) -> Vec<String> {
    cells.into()
}

fn head(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The first column at the left, the others at the right.
fn table(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut sides = vec![Side::Right; count];
    if let Some(first) = sides.first_mut() {
        *first = Side::Left;
    }
    columns(rows, &sides)
}

fn summary(figures: &Figures) -> String {
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let mut rows = vec![
        row("answered", of(figures.attempted, figures.total)),
        row("mean score", figure(figures.mean_score)),
        row("due tonight", due(figures)),
        row("points tonight", thousands(figures.points_due)),
        row(
            "to win back",
            counted(figures.points_returning, "point", "points"),
        ),
        row("answers", thousands(figures.done.answers)),
        row("time", duration(figures.done.minutes())),
        row("days studied", thousands(figures.days.len())),
    ];
    if figures.not_installed > 0 {
        rows.push(row("not installed", thousands(figures.not_installed)));
    }
    columns(&rows, &[Side::Left; 2])
}

/// `7 questions, the rest over 9 days`: never how much that is.
fn due(figures: &Figures) -> String {
    let tonight = counted(figures.due, "question", "questions");
    match &figures.rest {
        None => tonight,
        Some(comes) => format!("{tonight}, the rest {comes}"),
    }
}

/// `2 h 5 min`.
fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `5:40` of seconds.
fn clock(seconds: Option<u64>) -> String {
    seconds.map_or_else(
        || DASH.to_owned(),
        |seconds| format!("{}:{:02}", seconds / 60, seconds % 60),
    )
}

fn of(some: usize, all: usize) -> String {
    format!("{} of {}", thousands(some), thousands(all))
}

fn levels(figures: &Figures) -> String {
    let mut rows = vec![head(&[
        "level",
        "bar",
        "verdict",
        "questions",
        "strong hire",
        "hire",
        "lean no",
        "no",
    ])];
    for at in &figures.readiness.levels {
        let mut cells = vec![
            at.level.word().to_owned(),
            figure(at.bar),
            at.verdict.map_or(DASH, Band::label).to_owned(),
            thousands(at.answers),
        ];
        cells.extend(at.verdicts.iter().map(|count| thousands(*count)));
        rows.push(cells);
    }
    let ready = figures.readiness.ready().map_or_else(
        || "Not ready at any level yet.".to_owned(),
        |at| format!("Ready at {}.", at.level),
    );
    let sure = format!(
        "{ready} {}: {} topics begun.",
        figures.sureness().label(),
        of(figures.topics_begun, figures.topics.len())
    );
    table(&rows) + &lines([sure])
}

fn seven_days(figures: &Figures) -> String {
    let comparison = &figures.comparison;
    let (last, before) = (comparison.last, comparison.before);
    let rows = [
        head(&["", "last 7 days", "before"]),
        row(["score".to_owned(), figure(last.score), figure(before.score)]),
        row([
            format!("same questions ({})", comparison.again.questions),
            figure(comparison.again.now),
            figure(comparison.again.before),
        ]),
        row([
            "given answers".to_owned(),
            thousands(last.answers),
            thousands(before.answers),
        ]),
        row([
            "points won back".to_owned(),
            thousands(last.won),
            thousands(before.won),
        ]),
        row([
            "minutes".to_owned(),
            last.minutes.to_string(),
            before.minutes.to_string(),
        ]),
    ];
    table(&rows)
}

fn topics(figures: &Figures) -> String {
    let row = |indent: &str, part: &Part| {
        vec![
            format!("{indent}{}", part.title),
            figure(part.mastery),
            of(part.attempted, part.total),
        ]
    };
    let mut rows = vec![head(&["topic", "mastery", "answered"])];
    for topic in &figures.topics {
        rows.push(row("", &topic.part));
        rows.extend(topic.leaves.iter().map(|leaf| row("  ", leaf)));
    }
    table(&rows)
}

fn dimensions(figures: &Figures) -> String {
    let mut rows = vec![head(&["dimension", "share", "answers"])];
    rows.extend(figures.dimensions.iter().map(|one| {
        row([
            one.dimension.word().to_owned(),
            figure(one.share),
            thousands(one.answers),
        ])
    }));
    table(&rows)
}

fn weeks(figures: &Figures) -> String {
    if figures.weeks.is_empty() {
        return String::new();
    }
    let mut rows = vec![head(&["week from", "score", "answers", "days", "minutes"])];
    rows.extend(figures.weeks.iter().map(|week| {
        row([
            week.monday.date().to_string(),
            figure(week.score),
            thousands(week.answers),
            week.days.to_string(),
            week.minutes.to_string(),
        ])
    }));
    table(&rows)
}

fn calibration(figures: &Figures) -> String {
    let calibration = &figures.calibration;
    let told: usize = calibration.sure.iter().map(|sure| sure.answers).sum();
    let mut out = String::new();
    if told > 0 {
        let mut rows = vec![head(&["how sure", "score", "answers"])];
        rows.extend(calibration.sure.iter().map(|sure| {
            row([
                sure.label().to_owned(),
                figure(sure.score),
                thousands(sure.answers),
            ])
        }));
        out.push_str(&table(&rows));
    }
    if calibration.all.rounds > 0 {
        let line = |name: String, said: Said| {
            row([
                name,
                figure(said.said),
                figure(said.score),
                thousands(said.rounds),
            ])
        };
        let mut rows = vec![head(&["said of rounds", "said", "scored", "rounds"])];
        for band in &calibration.bands {
            rows.push(line(format!("{} to {}", band.from, band.to), band.figures));
        }
        rows.push(line("all".to_owned(), calibration.all));
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&table(&rows));
    }
    out
}

fn phases(figures: &Figures) -> String {
    if figures.phases.is_empty() {
        return String::new();
    }
    let mut rows = vec![head(&[
        "phase", "took", "plan", "rounds", "over", "starved", "missed",
    ])];
    rows.extend(figures.phases.iter().map(|phase| {
        row([
            phase
                .phase
                .map_or("questions", |phase| phase.label())
                .to_owned(),
            clock(phase.seconds),
            clock(phase.planned),
            phase.reached.to_string(),
            phase.over.to_string(),
            phase.starved.to_string(),
            phase.unreached.to_string(),
        ])
    }));
    table(&rows)
}

/// Only the days on which something comes back.
fn forecast(figures: &Figures) -> String {
    let mut rows = vec![head(&["comes back", "questions", "points", "minutes"])];
    let some = figures
        .forecast
        .days
        .iter()
        .filter(|day| day.questions + day.points > 0);
    rows.extend(some.map(|day| {
        row([
            day.day.date().to_string(),
            thousands(day.questions),
            thousands(day.points),
            day.minutes.to_string(),
        ])
    }));
    if rows.len() == 1 {
        return String::new();
    }
    table(&rows)
}

fn objectives(figures: &Figures) -> String {
    if figures.objectives.is_empty() {
        return String::new();
    }
    let count = |proof: Proof| {
        let all = figures.objectives.iter();
        thousands(all.filter(|one| one.proof() == proof).count())
    };
    let rows = [
        head(&["objectives", "proven", "well so far", "gaps", "open"]),
        row([
            thousands(figures.objectives.len()),
            count(Proof::Proven),
            count(Proof::Partly),
            count(Proof::Gap),
            count(Proof::Open),
        ]),
    ];
    table(&rows)
}

fn rounds(figures: &Figures) -> String {
    if figures.rounds.is_empty() {
        return String::new();
    }
    let mut rows = vec![head(&["round", "preset", "said", "score", "hire at"])];
    rows.extend(figures.rounds.iter().map(|round| {
        row([
            round.day.date().to_string(),
            round.preset.clone(),
            figure(round.said),
            figure(round.score),
            round.reached.map_or(DASH, |level| level.label()).to_owned(),
        ])
    }));
    let right = Side::Right;
    columns(&rows, &[Side::Left, Side::Left, right, right, right])
}
