//! A past round in words or Markdown: figures from records alone, texts from a pack that has them; knows no file.

mod lines;
pub(crate) mod names;
mod steps;

pub use steps::how;

use crate::app::debrief::lines::{head, item};
use crate::app::debrief::names::{Names, word};
use crate::app::debrief::steps::write_steps;
use crate::domain::grade::Bar;
use crate::domain::id::{Key, Slug};
use crate::domain::pack::Level;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::Grader;
use crate::domain::round::{Debrief, outcome};
use crate::library::Library;
use std::fmt::Write as _;

/// What the file of a round's debrief is called, without its ending: `2026-11-22-design-45`.
pub fn file_stem(round: &RoundCourse) -> String {
    // A preset's name comes from a journal, which may be somebody else's: only a slug names a file.
    let preset = Slug::parse(&round.start.preset);
    let preset = preset.as_ref().map_or("round", Slug::as_str);
    format!("{}-{preset}", round.day.date())
}

/// The debrief in words; with `markdown` under headings.
pub fn text(round: &RoundCourse, progress: &Progress, library: &Library, markdown: bool) -> String {
    let names = Names { library };
    let Some(debrief) = progress.debrief(round.id) else {
        return String::new();
    };
    if !round.is_graded() {
        return waiting(round, &debrief, names, markdown);
    }
    let mut text = titled("Debrief", round, names, markdown);
    let asked = write_asked(&mut text, markdown, names.asked(round, debrief.asked.0));
    let _ = writeln!(text, "{}", debrief.sentence());
    if !round.references.is_empty() {
        write_references(&mut text, markdown, round, names);
        head(&mut text, markdown, "Minutes");
        write_steps(&mut text, markdown, round, &debrief, names);
        write_note(&mut text, markdown, round);
        return text;
    }
    let mut figures: Vec<String> = Vec::new();
    for level in Level::BARS.iter().filter(|_| debrief.quick.is_none()) {
        let figure = debrief.bar(*level).map_or("–".to_owned(), Bar::shown);
        figures.push(format!("{level} {figure}"));
    }
    let score = debrief
        .score
        .map_or("–".to_owned(), |score| score.to_string());
    figures.push(format!("score {score}"));
    let _ = writeln!(text, "{}", figures.join(", "));
    head(&mut text, markdown, "Dimensions");
    write_dimensions(&mut text, markdown, &debrief);
    head(&mut text, markdown, "Minutes");
    write_steps(&mut text, markdown, round, &debrief, names);
    write_worth(&mut text, markdown, &debrief, names, asked);
    write_marks(&mut text, markdown, round, progress, &debrief, names);
    write_note(&mut text, markdown, round);
    text
}

/// A round that waits, or was thrown away: what was asked of it and what it took, no figure.
fn waiting(round: &RoundCourse, debrief: &Debrief, names: Names<'_>, markdown: bool) -> String {
    let mut text = titled("Round", round, names, markdown);
    // What is still to come would be given away.
    let reached = round.start.asks(round.steps.len());
    let reached = reached.map_or(round.start.questions.len(), |at| at + 1);
    write_asked(&mut text, markdown, names.asked(round, reached));
    let sentence = if round.end.is_some() {
        "It was thrown away: nothing of it is graded."
    } else {
        "It waits or is being played, and is not graded yet. Where it was begun, `greenroom round` goes on with it."
    };
    let _ = writeln!(text, "{sentence}");
    if !round.steps.is_empty() {
        head(&mut text, markdown, "Minutes so far");
        write_steps(&mut text, markdown, round, debrief, names);
    }
    text
}

fn titled(what: &str, round: &RoundCourse, names: Names<'_>, markdown: bool) -> String {
    format!(
        "{}{what}: {}, {}, seed {}\n\n",
        if markdown { "# " } else { "" },
        names.preset(&round.start.preset),
        round.day.date(),
        round.start.seed
    )
}

/// Writes the questions that were asked, each with its id, by which somebody else can open it; answers how many.
fn write_asked(text: &mut String, markdown: bool, asked: Vec<(Option<String>, Key)>) -> usize {
    let count = asked.len();
    for (title, id) in asked {
        let line = match title {
            Some(title) if markdown => format!("{title} (`{id}`)"),
            Some(title) => format!("{title}   {id}"),
            None => id.to_string(),
        };
        item(text, markdown, &line);
    }
    if count > 0 {
        text.push('\n');
    }
    count
}

fn write_note(text: &mut String, markdown: bool, round: &RoundCourse) {
    if !round.note.is_empty() {
        head(text, markdown, "To yourself");
        item(text, markdown, &round.note);
    }
}

fn write_dimensions(text: &mut String, markdown: bool, debrief: &Debrief) {
    let round = debrief.since.map_or("last time".to_owned(), |day| {
        format!("in your last round like this, of {}", day.date())
    });
    for change in &debrief.dimensions {
        let since = match change.before {
            Some(before) if before < change.figure => {
                format!(", {} more than {round}", change.figure - before)
            }
            Some(before) if before > change.figure => {
                format!(", {} less than {round}", before - change.figure)
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
    let they = outcome(&theirs).score;
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
