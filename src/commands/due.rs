//! `greenroom due`: what comes back tonight; asks with prompts and cues, and never shows what was missed.

use crate::app::evenings::{due_points, laid_out, rest_comes};
use crate::commands::failure::Failure;
use crate::commands::list::Standing;
use crate::commands::out::{Side, columns, complain, lines, print, print_json};
use crate::startup::{Base, Reading};
use crate::text::count::counted;
use serde::Serialize;

/// What comes back today, as scripts read it: what fits the plan's minutes, and over how many days the rest goes.
#[derive(Serialize)]
struct Today<'a> {
    questions: Vec<Standing<'a>>,
    points: Vec<DuePoint<'a>>,
    rest: Rest,
    /// Points that are missed again and again, due today or not.
    leeches: Vec<Leech<'a>>,
}

/// What waits beyond today's minutes.
#[derive(Serialize)]
struct Rest {
    questions: usize,
    points: usize,
    days: u32,
    /// How many of both find no evening before the interview.
    no_evening: usize,
    #[serde(skip)]
    comes: Option<String>,
}

impl Rest {
    fn all(&self) -> usize {
        self.questions + self.points
    }
}

/// A point that comes back; its text is the answer, so only the cue is told, `ask`.
#[derive(Serialize)]
struct DuePoint<'a> {
    question: &'a str,
    title: &'a str,
    point: &'a str,
    ask: String,
    due: String,
}

/// A point that asking once more does not help.
#[derive(Serialize)]
struct Leech<'a> {
    question: &'a str,
    title: &'a str,
    point: &'a str,
    ask: String,
    missed: u32,
}

/// Prints what comes back today.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, short: bool, json: bool) -> Result<u8, Failure> {
    let reading = base.reading();
    if !short {
        complain(&reading.notices);
    }
    let today = today(&reading);
    if json {
        print_json(&today)?;
    } else if short || today.is_empty() {
        print(&line(&today))?;
    } else {
        print(&text(&today))?;
    }
    Ok(0)
}

impl Today<'_> {
    fn is_empty(&self) -> bool {
        self.questions.is_empty()
            && self.points.is_empty()
            && self.leeches.is_empty()
            && self.rest.all() == 0
    }
}

fn today(reading: &Reading) -> Today<'_> {
    let day = reading.now.day;
    let laid = laid_out(
        &reading.library,
        &reading.progress,
        &reading.progress.plan(),
        day,
        None,
    );
    let questions = laid.tonight().questions.iter().filter_map(|key| {
        let question = reading.library.question(key)?;
        Some(Standing::of(question, reading))
    });
    let points = due_points(&reading.library, &reading.progress, day).into_iter();
    let points = points.take(laid.tonight().points).filter_map(|(key, id)| {
        let question = reading.library.question(key)?;
        let point = question.point(id.as_str())?;
        let drill = reading.progress.drill(key, id)?;
        Some(DuePoint {
            question: question.key.as_str(),
            title: &question.title,
            point: point.id.as_str(),
            ask: question.cue_line(point),
            due: drill.due.date().to_string(),
        })
    });
    let leeches = reading.progress.leeches().into_iter();
    let leeches = leeches.filter_map(|(key, id, drill)| {
        let question = reading.library.question(key)?;
        let point = question.point(id.as_str())?;
        Some(Leech {
            question: question.key.as_str(),
            title: &question.title,
            point: point.id.as_str(),
            ask: question.cue_line(point),
            missed: drill.missed,
        })
    });
    Today {
        questions: questions.collect(),
        points: points.collect(),
        rest: Rest {
            questions: laid.rest().0,
            points: laid.rest().1,
            days: laid.days(),
            no_evening: laid.unplaced.0 + laid.unplaced.1,
            comes: rest_comes(&laid),
        },
        leeches: leeches.collect(),
    }
}

/// `7 due, 3 points`; after a break `7 due, 3 points, the rest over 9 days`.
fn line(today: &Today<'_>) -> String {
    let questions = today.questions.len();
    let points = match today.points.len() {
        0 => String::new(),
        points => format!(", {}", counted(points, "point", "points")),
    };
    let rest = today.rest.comes.as_ref();
    let rest = rest.map_or_else(String::new, |comes| format!(", the rest {comes}"));
    format!("{questions} due{points}{rest}\n")
}

fn text(today: &Today<'_>) -> String {
    let mut out = String::new();
    if !today.questions.is_empty() {
        let minutes: u32 = today
            .questions
            .iter()
            .map(|question| question.minutes)
            .sum();
        let count = counted(today.questions.len(), "question", "questions");
        out.push_str(&lines([format!(
            "{count}, about {minutes} minutes; the figure is the score of your latest answer"
        )]));
        let row = |question: &Standing<'_>| {
            let [id, level, kind, figure, title] = question.row();
            vec![format!("  {id}"), level, kind, figure, title]
        };
        let rows: Vec<Vec<String>> = today.questions.iter().map(row).collect();
        let (left, right) = (Side::Left, Side::Right);
        out.push_str(&columns(&rows, &[left, left, left, right, left]));
    }
    if !today.points.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&counted(today.points.len(), "point", "points"));
        out.push('\n');
        let row = |point: &DuePoint<'_>| vec![format!("  {}", point.question), point.ask.clone()];
        let rows: Vec<Vec<String>> = today.points.iter().map(row).collect();
        out.push_str(&columns(&rows, &[Side::Left; 2]));
    }
    if out.is_empty() && today.rest.all() > 0 {
        out.push_str("Nothing is due tonight.\n");
    }
    if let Some(comes) = &today.rest.comes {
        out.push_str(&lines([format!("\nThe rest comes {comes}.")]));
    }
    if !today.leeches.is_empty() && !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&stuck(&today.leeches));
    out
}

/// The points that are missed again and again, and what to do about them.
fn stuck(leeches: &[Leech<'_>]) -> String {
    if leeches.is_empty() {
        return String::new();
    }
    let row = |leech: &Leech<'_>| {
        vec![
            format!("  {}", leech.question),
            format!("{} times", leech.missed),
            leech.ask.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = leeches.iter().map(row).collect();
    let what_to_do = "Read the model answer (`greenroom show ID`), write the point down in your own words (N), or take it out of the schedule (S while it is asked).";
    format!(
        "missed again and again\n{}{}",
        columns(&rows, &[Side::Left; 3]),
        lines([what_to_do.to_owned()])
    )
}
