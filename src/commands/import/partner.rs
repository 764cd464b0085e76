//! A partner's marks put beside one's own; asks where they could belong to several answers.

use crate::commands::{Failure, out};
use crate::domain::grade::mean;
use crate::domain::id::RecordId;
use crate::domain::progress::Progress;
use crate::domain::record::{Attempt, Grader, Record, What};
use crate::journal::{Report, read_foreign};
use crate::shell::clock::fresh;
use crate::startup::{Base, Writing};
use crate::text::why::why;
use std::fmt::Write;
use std::io::{BufRead, IsTerminal};
use std::path::Path;

/// How far one's own answer and a partner's marks may lie apart, in ms: 24 hours.
const APART: i64 = 24 * 3_600_000;

/// Takes a partner's file in.
///
/// # Errors
/// A sentence: it can't be read, nothing of it fits, it could fit several answers, it is there already, or the disk refused.
pub(super) fn run(base: &Base, file: &Path) -> Result<u8, Failure> {
    let foreign = read_foreign(file).map_err(Failure::io)?;
    let theirs: Vec<&Record> = foreign
        .records
        .iter()
        .filter(|record| partner(record).is_some())
        .collect();
    if theirs.is_empty() {
        return Err(Failure::nothing(
            "That file holds no partner's marks. `greenroom interview` writes one; `greenroom journal import` takes in a journal.",
        ));
    }
    let Writing {
        mut reading,
        mut appender,
        ..
    } = base.writing();
    let mut records = Vec::new();
    for record in theirs {
        let Some(marks) = partner(record) else {
            continue;
        };
        let (own_id, own) = pair_of(marks, record.wall_ms, &reading.progress)?;
        if known(marks, own_id, &reading.progress) {
            continue;
        }
        let paired = Attempt {
            pair: Some(own_id),
            round: own.round,
            place: own.place,
            ..marks.clone()
        };
        let at = base.clock.now();
        records.push(Record::new(at, fresh(), What::Attempt(Box::new(paired))));
    }
    if records.is_empty() {
        return Err(Failure::nothing(
            "These marks stand beside yours already. `greenroom round show` compares them.",
        ));
    }
    let reports = appender.append(records.clone());
    for report in reports {
        if let Report::Appended {
            outcome: Err(why), ..
        } = report
        {
            return Err(Failure::io(why));
        }
    }
    for record in &records {
        reading.progress.apply(record.clone());
    }
    out::print(&told(&records, &reading.progress)).map(|_| 0)
}

fn partner(record: &Record) -> Option<&Attempt> {
    if let What::Attempt(attempt) = &record.what {
        (attempt.by == Grader::Partner && attempt.follow_up.is_none()).then_some(attempt)
    } else {
        None
    }
}

/// Whether the same marks are paired with that answer already.
fn known(marks: &Attempt, own: RecordId, progress: &Progress) -> bool {
    progress.all_attempts().any(|(_, attempt)| {
        attempt.by == Grader::Partner
            && attempt.pair == Some(own)
            && attempt.marks == marks.marks
            && attempt.pitfalls == marks.pitfalls
    })
}

/// One's own answer to the same question, nearest in time within a day; asks on a terminal where there are several.
fn pair_of<'a>(
    marks: &Attempt,
    wall_ms: i64,
    progress: &'a Progress,
) -> Result<(RecordId, &'a Attempt), Failure> {
    let apart = |record: &Record| (record.wall_ms.saturating_sub(wall_ms)).saturating_abs();
    let mut near: Vec<(&Record, &Attempt)> = progress
        .all_attempts()
        .filter(|(record, attempt)| {
            attempt.by == Grader::Me
                && attempt.follow_up.is_none()
                && attempt.question == marks.question
                && apart(record) <= APART
        })
        .collect();
    near.sort_by_key(|(record, _)| apart(record));
    let chosen = match near.len() {
        0 => {
            return Err(Failure::nothing(format!(
                "You have no answer to {} within a day of these marks. Grade your own round first, then import again.",
                marks.question
            )));
        }
        1 => 0,
        _ => ask(&near)?,
    };
    let (record, attempt) = near.get(chosen).ok_or_else(|| {
        Failure::usage("There is no answer of that number. Import again and choose one of them.")
    })?;
    Ok((record.id, attempt))
}

/// Asks which answer is meant.
fn ask(near: &[(&Record, &Attempt)]) -> Result<usize, Failure> {
    let list: Vec<String> = (1..)
        .zip(near)
        .map(|(number, (record, attempt))| {
            let began = jiff::Timestamp::from_millisecond(record.wall_ms)
                .map_or_else(|_| String::new(), |stamp| stamp.to_string());
            let score = attempt.grades().figure();
            let setting = if attempt.round.is_some() {
                "round"
            } else {
                "study"
            };
            format!("{number}  {began}  {setting}  {}\n", out::figure(score))
        })
        .collect();
    let list = list.concat();
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage(format!(
            "These marks could belong to {} answers of yours. Import on a terminal and choose:\n{}",
            near.len(),
            list.trim_end()
        )));
    }
    out::print(&format!(
        "These marks could belong to several answers of yours, the nearest first:\n{list}Which one? Enter takes the first: "
    ))?;
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| {
            Failure::io(format!(
                "Nothing could be read: {error}; try again.",
                error = why(&error)
            ))
        })?;
    let word = line.trim();
    if word.is_empty() {
        return Ok(0);
    }
    let number: Option<usize> = word.parse().ok().filter(|number| *number > 0);
    number.map(|number| number - 1).ok_or_else(|| {
        Failure::usage("That is no number of the list. Import again and choose one of them.")
    })
}

/// "They say 58, you said 71."
fn told(records: &[Record], progress: &Progress) -> String {
    let mut text = String::new();
    for record in records {
        let Some(theirs) = partner(record) else {
            continue;
        };
        let own = progress
            .all_attempts()
            .find(|(own, _)| Some(own.id) == theirs.pair)
            .map(|(_, own)| own);
        let score = |attempt: &Attempt| {
            let bar = attempt.grades().score;
            mean([bar.as_ref()].into_iter()).map(|bar| bar.figure())
        };
        let (they, you) = (out::figure(score(theirs)), out::figure(own.and_then(score)));
        let _ = writeln!(
            text,
            "{}: your partner says {they}, you said {you}.",
            theirs.question
        );
        if let Some(round) = theirs.round {
            let _ = writeln!(
                text,
                "`greenroom round show {round}` puts the marks side by side."
            );
        }
    }
    text
}
