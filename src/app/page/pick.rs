//! A reference as it is asked in a round: when one would reach for it, what there is to choose from, then the answer.

use crate::app::page::{prose, wrapped};
use crate::app::round::{Pick, Round};
use crate::app::row::{Ink, Row, span};
use crate::domain::pack::Reference;
use crate::library::Library;
use crate::text::wrap;

/// The rows of the reference at hand.
pub fn rows(round: &Round, library: &Library, width: usize) -> Vec<Row> {
    let Some(pick) = round.pick_now() else {
        return Vec::new();
    };
    let Some(asked) = library.reference(&pick.reference) else {
        return Vec::new();
    };
    let revealed = round.is_revealed();
    let mut rows = wrapped(&asked.group, Ink::Muted, width);
    rows.extend(wrapped(
        "Which one would you reach for?",
        Ink::Strong,
        width,
    ));
    rows.push(Row::blank());
    rows.extend(prose(&asked.when, width));
    rows.push(Row::blank());
    for (at, key) in pick.choices.iter().enumerate() {
        if let Some(choice) = library.reference(key) {
            rows.extend(choice_rows(pick, at, choice, revealed, width));
        }
    }
    rows
}

fn choice_rows(
    pick: &Pick,
    at: usize,
    choice: &Reference,
    revealed: bool,
    width: usize,
) -> Vec<Row> {
    let right = choice.key == pick.reference;
    let (sign, ink) = match (revealed, right, pick.chosen == Some(at)) {
        (false, ..) => (" ", Ink::Plain),
        (true, true, _) => ("☑", Ink::Good),
        (true, false, true) => ("✗", Ink::Due),
        (true, false, false) => (" ", Ink::Muted),
    };
    let lines = wrap::wrap(&choice.name, width.saturating_sub(6).max(8));
    let row = |(line_at, line): (usize, String)| {
        let (key, sign) = if line_at == 0 {
            (format!("{}", at + 1), sign)
        } else {
            (" ".to_owned(), " ")
        };
        Row::of(vec![
            span(format!("{key}  "), Ink::Accent),
            span(format!("{sign} "), ink),
            span(line, ink),
        ])
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// The answer with what to know of it, and when one would have reached for what was chosen instead.
pub fn answer(round: &Round, library: &Library, width: usize) -> Vec<Row> {
    let Some((pick, asked)) = round
        .pick_now()
        .and_then(|pick| Some((pick, library.reference(&pick.reference)?)))
    else {
        return Vec::new();
    };
    let by = if asked.by.is_empty() {
        String::new()
    } else {
        format!(", {}", asked.by)
    };
    let mut rows = wrapped(&format!("{}{by}", asked.name), Ink::Strong, width);
    rows.extend(prose(&asked.note, width));
    if !asked.free.is_empty() {
        rows.extend(wrapped(&asked.free, Ink::Muted, width));
    }
    let chosen = pick.chosen.and_then(|at| pick.choices.get(at));
    let other = chosen
        .filter(|key| **key != pick.reference)
        .and_then(|key| library.reference(key));
    if let Some(other) = other.filter(|other| !other.when.is_empty()) {
        rows.push(Row::blank());
        rows.extend(wrapped(
            &format!("{} you would reach for when:", other.name),
            Ink::Muted,
            width,
        ));
        rows.extend(prose(&other.when, width));
    }
    rows
}
