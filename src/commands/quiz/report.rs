//! What an answer amounts to, as plain text: score, bars, the points worth winning back.

use crate::app::study::card::Card;
use crate::app::study::values::{figure, filled};
use crate::commands::out::DASH;
use crate::commands::quiz::console::WIDTH;
use crate::commands::show::markdown;
use crate::domain::grade::{Band, Bar, Cap, Grades, rounded, share, worth_most};
use crate::domain::pack::{Body, Estimate, Level, Point, Question};
use crate::domain::record::Attempt;
use crate::text::{cells, wrap};

/// How long a full bar is, in cells.
const BAR: usize = 20;

/// The answer of a quick question, to compare one's own with; an estimate is worked out with its drawn values.
pub(super) fn quick_answer(question: &Question, card: &Card) -> String {
    let Body::Estimate(estimate) = &question.body else {
        return markdown::answer(question);
    };
    let mut out = arithmetic(estimate, card);
    let mut values = card.values.clone();
    values.extend(estimate.work_out(&card.values).unwrap_or_default());
    out.push_str(&filled(&question.answer, &values));
    out
}

fn arithmetic(estimate: &Estimate, card: &Card) -> String {
    let Some(values) = estimate.work_out(&card.values) else {
        return String::new();
    };
    let steps = estimate.steps.iter().zip(values);
    let lines = steps.map(|(step, (name, value))| {
        let formula = step.formula.text();
        format!("- {name} = {formula} = {} {}\n", figure(value), step.unit)
    });
    let factor = figure(estimate.factor);
    let lines: String = lines.collect();
    format!("{lines}\nFull within a factor of {factor}, half within 10.\n\n")
}

/// The score, the bars, and what is worth winning back.
pub(super) fn amounts(attempt: &Attempt, question: &Question, grades: &Grades) -> String {
    if attempt.follow_up.is_some() || question.is_quick() {
        let share = share(attempt.marks.iter()).map(rounded);
        return format!(
            "Score {}\n",
            share.map_or(DASH.to_owned(), |f| f.to_string())
        );
    }
    let mut out = score(attempt, question, grades);
    for level in Level::BARS {
        out.push_str(&bar_line(level, grades));
    }
    out.push_str(&worth(attempt, question));
    out
}

fn score(attempt: &Attempt, question: &Question, grades: &Grades) -> String {
    let Some(score) = &grades.score else {
        return format!("Score {DASH}\n");
    };
    let of = score.of().map(|of| format!(" of {of}")).unwrap_or_default();
    let gate = score.cap.and_then(|cap| {
        let mut marks = attempt.marks.iter();
        let mark = marks.find(|mark| mark.gate && (mark.value() <= 0.0 || mark.prompted))?;
        let text = &question.point(mark.point.as_str())?.text;
        Some(match cap {
            Cap::MissedGate => format!(": the gate was missed, {text}"),
            Cap::PromptedGate => format!(": the gate came only when prompted, {text}"),
        })
    });
    let line = format!("Score {}{of}{}", score.figure(), gate.unwrap_or_default());
    wrap::wrap(&line, WIDTH).join("\n") + "\n"
}

/// `senior  ###########---------   54 of 67  no`.
fn bar_line(level: Level, grades: &Grades) -> String {
    let bar = grades.bar(level);
    let known = bar.map(Bar::figure);
    let full = known.map_or(0, |figure| (usize::from(figure) * BAR + 50) / 100);
    let shown = known.map_or(DASH.to_owned(), |figure| figure.to_string());
    let of = bar.and_then(Bar::of).map(|of| format!(" of {of}"));
    let verdict = bar.and_then(|_| grades.verdict(level));
    let line = format!(
        "{}  {}{}  {}{}  {}",
        cells::pad_right(level.label(), 6),
        "#".repeat(full),
        "-".repeat(BAR - full),
        cells::pad_left(&shown, 3),
        cells::pad_right(&of.unwrap_or_default(), 7),
        verdict.map_or("", Band::label)
    );
    format!("{}\n", line.trim_end())
}

/// The points that fell short and are worth most, with the reason where there is one.
fn worth(attempt: &Attempt, question: &Question) -> String {
    let bars = attempt.grades().bars;
    let places = worth_most(&attempt.marks, &bars).into_iter();
    let points: Vec<&Point> = places
        .filter_map(|at| question.point(attempt.marks.get(at)?.point.as_str()))
        .collect();
    if points.is_empty() {
        return String::new();
    }
    let mut out = String::from("Worth winning back:\n");
    for point in points {
        let because = point.because.as_deref().map(|text| format!(" {text}"));
        let end = if point.text.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let text = format!("{}{end}{}", point.text, because.unwrap_or_default());
        for line in wrap::wrap_hanging(&text, "- ", WIDTH) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}
