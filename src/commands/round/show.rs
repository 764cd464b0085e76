//! A past round in words or Markdown: figures from the journal alone, in any time zone; texts from a pack that has them.

use crate::commands::Failure;
use crate::commands::round::names::{Names, word};
use crate::domain::grade::mean;
use crate::domain::pack::Level;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::{Attempt, Grader, PushedHow, RoundEnding};
use crate::domain::round::{Debrief, Pace};
use std::fmt::Write as _;

/// How much of an id tells rounds apart: the moment of its beginning.
const SHORT: usize = 13;

fn short(round: &RoundCourse) -> String {
    round.id.to_string().chars().take(SHORT).collect()
}

pub(super) fn ending(round: &RoundCourse) -> &'static str {
    match round.end {
        None => "waiting",
        Some((RoundEnding::Done, ..)) => "done",
        Some((RoundEnding::Early, ..)) => "early",
        Some((RoundEnding::Discarded, ..)) => "discarded",
    }
}

pub(super) fn how(how: PushedHow) -> &'static str {
    match how {
        PushedHow::Answered => "answered",
        PushedHow::Said => "said before",
        PushedHow::Passed => "passed",
    }
}

fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

pub(super) fn begun(round: &RoundCourse) -> String {
    jiff::Timestamp::from_millisecond(round.wall_ms)
        .map_or_else(|_| round.wall_ms.to_string(), |stamp| stamp.to_string())
}

/// All rounds, one a line, the latest first.
///
/// # Errors
/// There is none.
pub(super) fn list(progress: &Progress) -> Result<String, Failure> {
    let mut text = String::new();
    for round in progress.rounds().rev() {
        let debrief = progress.debrief(round.id);
        let score = debrief.as_ref().and_then(|debrief| debrief.score);
        let said = match (round.is_graded(), &debrief) {
            (true, Some(debrief)) => debrief.sentence(),
            (..) => ending(round).to_owned(),
        };
        let _ = writeln!(
            text,
            "{}  {}  {:<18}  {:>3}  {said}",
            short(round),
            round.day.date(),
            round.start.preset,
            score.map_or("–".to_owned(), |score| score.to_string()),
        );
    }
    if text.is_empty() {
        return Err(Failure::nothing(
            "No round was played yet. `greenroom round` begins one.",
        ));
    }
    Ok(text)
}

pub(super) fn score_of(attempts: &[&Attempt]) -> Option<u8> {
    let bars: Vec<_> = attempts
        .iter()
        .map(|attempt| attempt.grades().score)
        .collect();
    mean(bars.iter().map(Option::as_ref)).map(|bar| bar.figure())
}

/// Writes a heading in Markdown, or a line with a blank one before it.
fn head(text: &mut String, markdown: bool, heading: &str) {
    let _ = if markdown {
        write!(text, "\n## {heading}\n\n")
    } else {
        write!(text, "\n{heading}\n")
    };
}

fn item(text: &mut String, markdown: bool, line: &str) {
    let _ = writeln!(text, "{}{line}", if markdown { "- " } else { "  " });
}

/// The debrief in words; with `markdown` under headings.
pub(super) fn text(
    round: &RoundCourse,
    progress: &Progress,
    names: Names<'_>,
    markdown: bool,
) -> String {
    let Some(debrief) = progress.debrief(round.id) else {
        return String::new();
    };
    let mut text = String::new();
    let title = format!(
        "Debrief: {}, {}, seed {}",
        names.preset(&round.start.preset),
        round.day.date(),
        round.start.seed
    );
    let mark = if markdown { "# " } else { "" };
    let _ = writeln!(text, "{mark}{title}\n");
    let asked = names.questions(round);
    for question in &asked {
        item(&mut text, markdown, question);
    }
    if !asked.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", debrief.sentence());
    if !round.references.is_empty() {
        write_references(&mut text, markdown, round, names);
        head(&mut text, markdown, "Minutes");
        write_steps(&mut text, markdown, round, &debrief, names);
        return text;
    }
    let figures: Vec<String> = Level::BARS
        .iter()
        .map(|level| {
            let bar = debrief.bar(*level).map(crate::domain::grade::Bar::figure);
            format!(
                "{level} {}",
                bar.map_or("–".to_owned(), |figure| figure.to_string())
            )
        })
        .collect();
    let score = debrief
        .score
        .map_or("–".to_owned(), |score| score.to_string());
    let _ = writeln!(text, "{}, score {score}", figures.join(", "));
    head(&mut text, markdown, "Dimensions");
    write_dimensions(&mut text, markdown, &debrief);
    head(&mut text, markdown, "Minutes");
    write_steps(&mut text, markdown, round, &debrief, names);
    write_worth(&mut text, markdown, &debrief, names, asked.len());
    write_marks(&mut text, markdown, round, progress, &debrief, names);
    if !round.note.is_empty() {
        head(&mut text, markdown, "To yourself");
        item(&mut text, markdown, &round.note);
    }
    text
}

fn write_dimensions(text: &mut String, markdown: bool, debrief: &Debrief) {
    for change in &debrief.dimensions {
        let since = match change.before {
            Some(before) if before < change.figure => {
                format!(", {} more than last time", change.figure - before)
            }
            Some(before) if before > change.figure => {
                format!(", {} less than last time", before - change.figure)
            }
            _ => String::new(),
        };
        item(
            text,
            markdown,
            &format!("{} {}{since}", change.dimension, change.figure),
        );
    }
}

fn write_worth(
    text: &mut String,
    markdown: bool,
    debrief: &Debrief,
    names: Names<'_>,
    asked: usize,
) {
    if debrief.worth.is_empty() {
        return;
    }
    head(text, markdown, "Worth most next time");
    for (question, point) in &debrief.worth {
        let point = names.point(question, point);
        // Where there is one problem its title stands at the top already.
        let line = if asked == 1 {
            point
        } else {
            format!("{}: {point}", names.question(question))
        };
        item(text, markdown, &line);
    }
}

fn write_references(text: &mut String, markdown: bool, round: &RoundCourse, names: Names<'_>) {
    head(text, markdown, "References");
    for (reference, right) in &round.references {
        let how = if *right { "right" } else { "missed" };
        item(
            text,
            markdown,
            &format!("{}: {how}", names.reference(reference)),
        );
    }
}

fn write_steps(
    text: &mut String,
    markdown: bool,
    round: &RoundCourse,
    debrief: &Debrief,
    names: Names<'_>,
) {
    for (at, phase) in debrief.phases.iter().enumerate() {
        let name = phase
            .phase
            .map_or_else(|| format!("question {}", at + 1), |phase| phase.to_string());
        let pace = match phase.pace {
            Pace::Fair => String::new(),
            Pace::Over(late) => format!(", +{}", minutes(late)),
            Pace::Unreached => ", not reached".to_owned(),
            Pace::Starved => ", starved".to_owned(),
        };
        let paused = if phase.paused > 0 {
            format!(", paused {}", minutes(phase.paused))
        } else {
            String::new()
        };
        item(
            text,
            markdown,
            &format!(
                "{name} {} of {}{pace}{paused}",
                minutes(phase.seconds),
                minutes(phase.planned)
            ),
        );
    }
    if let Some((_, wall, active)) = round.end {
        item(
            text,
            markdown,
            &format!(
                "in all {} on the clock, {} on the wall",
                minutes(active),
                minutes(wall)
            ),
        );
    }
    for push in &debrief.pushes {
        item(
            text,
            markdown,
            &format!(
                "push-back {}: {}",
                names.push(round, &push.id),
                how(push.how)
            ),
        );
    }
    if debrief.rung > 0 {
        item(
            text,
            markdown,
            &format!("follow-ups: rung {}", debrief.rung),
        );
    }
    if let Some(changed) = debrief.changed {
        item(
            text,
            markdown,
            &format!("the changed requirement: {changed} of 100"),
        );
    }
}

fn write_marks(
    text: &mut String,
    markdown: bool,
    round: &RoundCourse,
    progress: &Progress,
    debrief: &Debrief,
    names: Names<'_>,
) {
    let own = progress.round_attempts(round, Grader::Me);
    let prompted: Vec<String> = own
        .iter()
        .flat_map(|attempt| {
            let marks = attempt.marks.iter().filter(|mark| mark.prompted);
            marks.map(|mark| names.point(&attempt.question, &mark.point))
        })
        .collect();
    let theirs = progress.round_attempts(round, Grader::Partner);
    let they = score_of(&theirs);
    if prompted.is_empty() && they.is_none() && debrief.said.is_none() {
        return;
    }
    head(text, markdown, "Marks");
    for point in &prompted {
        item(text, markdown, &format!("only when prompted: {point}"));
    }
    if let (Some(said), Some(score)) = (debrief.said, debrief.score) {
        item(
            text,
            markdown,
            &format!("You said {said}, the checklist says {score}."),
        );
    }
    if let (Some(they), Some(score)) = (they, debrief.score) {
        item(
            text,
            markdown,
            &format!("Your partner says {they}, you {score}."),
        );
    }
    let mine = |question, point| {
        let attempt = own.iter().find(|attempt| attempt.question == question)?;
        attempt.marks.iter().find(|mark| mark.point == point)
    };
    for attempt in &theirs {
        for mark in &attempt.marks {
            if let Some(own) = mine(attempt.question.clone(), mark.point.clone())
                && (own.mark, own.prompted) != (mark.mark, mark.prompted)
            {
                item(
                    text,
                    markdown,
                    &format!(
                        "{}: they {}, you {}",
                        names.point(&attempt.question, &mark.point),
                        word(mark),
                        word(own)
                    ),
                );
            }
        }
    }
}
