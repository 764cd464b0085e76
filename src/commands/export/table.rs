//! Questions as CSV: a point or pitfall a line; what else a question has stands in JSON only.

use crate::domain::pack::{Phase, Pitfall, Point, Question};
use crate::exchange::csv::{guarded, row};
use crate::exchange::rows::COLUMNS;

/// Where the columns of the point begin.
const POINT: usize = 5;
/// Where the columns of the question go on.
const REST: usize = 17;

/// All of them, below a line with the names of the columns.
pub(super) fn of(questions: &[&Question]) -> String {
    let mut out = row(&COLUMNS, ',');
    for question in questions {
        let points = question.points.iter().map(point);
        let pitfalls = question.pitfalls.iter().map(pitfall);
        for (at, cells) in points.chain(pitfalls).enumerate() {
            let mut line = Vec::with_capacity(COLUMNS.len());
            line.extend(head(question));
            line.extend(cells);
            line.push(question.minutes.to_string());
            let first = at == 0;
            line.extend(
                [&question.prompt, &question.answer]
                    .map(|text| if first { text.clone() } else { String::new() }),
            );
            let line: Vec<String> = line.iter().map(|cell| guarded(cell)).collect();
            out.push_str(&row(&line, ','));
        }
    }
    out
}

fn head(question: &Question) -> [String; POINT] {
    [
        question.key.to_string(),
        question.title.clone(),
        question.topic.to_string(),
        question.level.word().to_owned(),
        question.kind.word().to_owned(),
    ]
}

fn point(point: &Point) -> [String; REST - POINT] {
    [
        point.group.word().to_owned(),
        point.id.to_string(),
        point.text.clone(),
        point.ask.clone().unwrap_or_default(),
        point.because.clone().unwrap_or_default(),
        point.weight.to_string(),
        if point.gate { "true" } else { "false" }.to_owned(),
        point.level.word().to_owned(),
        point.dimension.word().to_owned(),
        point.phase.map(Phase::word).unwrap_or_default().to_owned(),
        point.parts.join("\n"),
        point.reply.clone().unwrap_or_default(),
    ]
}

fn pitfall(pitfall: &Pitfall) -> [String; REST - POINT] {
    let mut cells: [String; REST - POINT] = Default::default();
    let known = [
        "pitfalls".to_owned(),
        pitfall.id.to_string(),
        pitfall.text.clone(),
        String::new(),
        pitfall.because.clone().unwrap_or_default(),
        pitfall.weight.to_string(),
    ];
    for (cell, text) in cells.iter_mut().zip(known) {
        *cell = text;
    }
    cells
}
