//! Questions as a text file for Anki: a note a question and one a point that has a cue; knows Anki's header lines.

use crate::app::study::values::filled;
use crate::commands::show::markdown;
use crate::domain::pack::{Body, Group, Point, Question};
use crate::exchange::csv::row;
use crate::library::Library;
use crate::text::html;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The kind of note is named once, above: where somebody's Anki calls `Basic` otherwise, it takes the note type that
/// is chosen there; a column with an unknown name would leave the notes out. Decks that are missing are made.
const HEAD: &str =
    "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n";

/// The deck above all topics.
const DECK: &str = "greenroom";

/// All of them, below Anki's header lines: guid, deck, front, back, tags.
pub(super) fn of(questions: &[&Question], library: &Library) -> String {
    let mut out = HEAD.to_owned();
    for question in questions {
        let deck = format!("{DECK}::{}", question.topic.as_str().replace('/', "::"));
        let tags = tags(question);
        let (front, back) = sides(question, library);
        // A second import finds the note by its first column and brings it up to date.
        let guid = format!("{DECK}:{}", question.key);
        out.push_str(&row(&[&guid, &deck, &front, &back, &tags], '\t'));
        let follow_ups = question.follow_ups.iter().flat_map(|rung| &rung.points);
        let points = question.points.iter().chain(follow_ups);
        for (point, ask) in points.filter_map(|point| Some((point, point.ask.as_ref()?))) {
            let front = format!(
                "{}<br><small>{}</small>",
                html::of_text(ask),
                html::of_text(&question.title)
            );
            let guid = format!("{guid}/{}", point.id);
            let tags = format!("{tags} point{}", if point.gate { " gate" } else { "" });
            out.push_str(&row(&[&guid, &deck, &front, &alone(point), &tags], '\t'));
        }
    }
    out
}

fn tags(question: &Question) -> String {
    let level = format!("level::{}", question.level.word());
    let kind = format!("kind::{}", question.kind.word());
    let own = question.tags.iter().map(String::as_str);
    let all: Vec<&str> = [DECK, &level, &kind].into_iter().chain(own).collect();
    all.join(" ")
}

/// What is asked, and what is behind it; an estimate is asked with the first of its values.
fn sides(question: &Question, library: &Library) -> (String, String) {
    let mut values = BTreeMap::new();
    if let Body::Estimate(estimate) = &question.body {
        let first = |(name, values): (&String, &Vec<f64>)| Some((name.clone(), *values.first()?));
        values.extend(
            estimate
                .vary
                .iter()
                .map(|(name, all)| (name, all))
                .filter_map(first),
        );
        values.extend(estimate.work_out(&values).unwrap_or_default());
    }
    let front = format!("{}\n\n{}", question.prompt, markdown::asked(question));
    let back = markdown::behind(question, library);
    (
        html::of_markdown(&filled(&front, &values)),
        html::of_markdown(&filled(&back, &values)),
    )
}

/// The back of a point that is asked alone.
fn alone(point: &Point) -> String {
    let mut out = html::of_text(&point.text);
    if !point.parts.is_empty() {
        let parts = point
            .parts
            .iter()
            .map(|part| format!("<li>{}</li>", html::of_text(part)));
        let _ = write!(out, "<ul>{}</ul>", parts.collect::<String>());
    }
    if let (Group::Clarify, Some(reply)) = (point.group, &point.reply) {
        let _ = write!(out, "<p>Reply: {}</p>", html::of_text(reply));
    }
    if let Some(because) = &point.because {
        let _ = write!(out, "<p><em>{}</em></p>", html::of_text(because));
    }
    out
}
