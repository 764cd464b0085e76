//! The rows of the search: hits with what matched, and the chosen question; nothing of an answer.

use crate::app::evenings::Stands;
use crate::app::page::card::facts;
use crate::app::page::tree::{figure, glyph};
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row, Span, span};
use crate::app::search::{LINES_A_HIT, Search};
use crate::domain::id::TopicPath;
use crate::library::Library;
use crate::library::search::{Hit, Marks, Place};
use crate::text::cells;

/// The rows of the hits in sight.
pub fn hits(
    search: &Search,
    library: &Library,
    stands: &Stands<'_>,
    width: usize,
    height: usize,
) -> Vec<Row> {
    let first = search.offset(height);
    let seen = search
        .hits
        .iter()
        .enumerate()
        .skip(first)
        .take(height / LINES_A_HIT + 1);
    seen.flat_map(|(at, hit)| entry(hit, at, search, library, stands, width))
        .collect()
}

fn entry(
    hit: &Hit,
    at: usize,
    search: &Search,
    library: &Library,
    stands: &Stands<'_>,
    width: usize,
) -> Vec<Row> {
    let Some(question) = library.question(&hit.key) else {
        return Vec::new();
    };
    let chosen = at == search.chosen;
    let standing = stands.of(&hit.key);
    let (mark, ink) = glyph(standing);
    let figure = figure(standing).map(|figure| figure.to_string());
    let taken = 2 + figure.as_ref().map_or(0, |figure| cells::width(figure) + 1);
    let title = cells::truncate(&question.title, width.saturating_sub(taken));
    let base = if chosen { Ink::Strong } else { Ink::Plain };
    let mut spans = vec![span(format!("{mark} "), ink)];
    spans.extend(marked(&title, &search.marks, base));
    let mut head = Row::of(spans).entry(at, chosen);
    if let Some(figure) = figure {
        head = head.with_right(figure, Ink::Muted);
    }
    let place = match hit.place {
        Place::Answer => "in the answer · ",
        Place::Draft => "in your words · ",
        Place::Title | Place::Prompt | Place::Tag | Place::Topic => "",
    };
    let out = if standing.suspended {
        "out of the schedule · "
    } else if stands.waits(&hit.key) {
        "due on a later evening · "
    } else {
        ""
    };
    let below = format!("  {out}{place}{}", trail(&question.topic, library));
    let below = cells::truncate(&below, width).into_owned();
    vec![head, Row::new(below, Ink::Muted).entry(at, chosen)]
}

fn trail(topic: &TopicPath, library: &Library) -> String {
    let tree = library.tree();
    tree.id(topic)
        .map_or_else(|| topic.to_string(), |id| tree.trail(id).join(" / "))
}

/// A text with the letters that matched set apart.
pub fn marked(text: &str, marks: &Marks, base: Ink) -> Vec<Span> {
    let pieces = cells::pieces(text, &marks.ranges(text));
    pieces
        .into_iter()
        .map(|(piece, hit)| span(piece, if hit { Ink::Match } else { base }))
        .collect()
}

/// The chosen question as it is asked.
pub fn preview(search: &Search, library: &Library, width: usize) -> Vec<Row> {
    let Some(question) = search.chosen_key().and_then(|key| library.question(key)) else {
        return Vec::new();
    };
    let mut rows = wrapped(&question.title, Ink::Strong, width);
    rows.push(Row::new(facts(question), Ink::Muted));
    rows.push(Row::blank());
    for line in crate::text::wrap::wrap(&question.prompt, width) {
        rows.push(Row::of(marked(&line, &search.marks, Ink::Plain)));
    }
    rows
}

/// What an empty search says.
pub fn teaching(width: usize) -> Vec<Row> {
    let mut rows = wrapped("Type a few words, in any order.", Ink::Plain, width);
    rows.push(Row::blank());
    for (filter, says) in [
        ("topic:caching", "one topic"),
        ("level:senior", "foundation mid senior staff"),
        (
            "kind:scenario",
            "concept design scenario story quickfire myth estimate",
        ),
        ("is:due", "new weak strong bookmarked essential"),
        ("is:leech", "a point missed again and again"),
        ("seen:7d", "seen within seven days"),
        ("in:drafts", "your own drafts and notes"),
        ("\"exact words\"", "side by side"),
        ("-not", "without this word"),
    ] {
        let filter = cells::pad_right(filter, 16);
        rows.push(Row::of(vec![
            span(filter, Ink::Accent),
            span(says, Ink::Muted),
        ]));
    }
    rows
}
