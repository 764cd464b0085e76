//! A past round in words or Markdown: figures from records alone, texts from a pack that has them; knows no file.

mod lines;
pub(crate) mod names;
mod steps;

pub use steps::how;

use crate::app::debrief::lines::{head, item};
use crate::app::debrief::names::{Names, word};
use crate::app::debrief::steps::write_steps;
use crate::domain::id::Slug;
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
    let sentence = if round.end.is_some() {
        debrief.sentence()
    } else {
        "It has not ended; where it was begun, `greenroom round` goes on with it.".to_owned()
    };
    let _ = writeln!(text, "{sentence}");
    if !round.references.is_empty() {
        write_references(&mut text, markdown, round, names);
        head(&mut text, markdown, "Minutes");
        write_steps(&mut text, markdown, round, &debrief, names);
        return text;
    }
    let mut figures: Vec<String> = Vec::new();
    for level in Level::BARS.iter().filter(|_| debrief.quick.is_none()) {
        let bar = debrief.bar(*level).map(crate::domain::grade::Bar::figure);
        let figure = bar.map_or("–".to_owned(), |figure| figure.to_string());
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
    write_worth(&mut text, markdown, &debrief, names, asked.len());
    write_marks(&mut text, markdown, round, progress, &debrief, names);
    if !round.note.is_empty() {
        head(&mut text, markdown, "To yourself");
        item(&mut text, markdown, &round.note);
    }
    text
}

fn write_dimensions(text: &mut String, markdown: bool, debrief: &Debrief) {
    let round = debrief.since.map_or("last time".to_owned(), |day| {
        format!("in your round of {}", day.date())
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
