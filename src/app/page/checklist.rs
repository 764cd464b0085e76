//! The pane of the checklist: a promise before the reveal, one line a point after it, the bars below.

use crate::app::geometry::Area;
use crate::app::page::{card::promise, foot, model, wrapped};
use crate::app::row::{Ink, Row, Span, span};
use crate::app::study::card::{Card, Stage};
use crate::app::study::grading::{Given, Line};
use crate::domain::grade::{Mark, said};
use crate::domain::pack::{Group, Level, Pitfall, Point, Question};
use crate::library::Library;
use crate::text::{cells, wrap};

/// What the pane shows: rows that scroll and a foot that stays.
#[derive(Debug, Default)]
pub struct View {
    /// The rows that scroll.
    pub rows: Vec<Row>,
    /// The rows at the foot.
    pub foot: Vec<Row>,
    /// How many rows are seen at once above the foot.
    pub height: usize,
}

/// The pane's content for its outer area.
pub fn view(card: &Card, library: &Library, area: Area) -> View {
    let inside = area.inside();
    let width = inside.columns().max(8);
    let Some(question) = library.question(&card.subject.key) else {
        return View::default();
    };
    if !card.is_revealed() {
        let rows = before(card, question, width);
        return View {
            rows,
            foot: Vec::new(),
            height: inside.rows(),
        };
    }
    let points = card.subject.points(question);
    let points = points.as_slice();
    let foot = if card.stage == Stage::Read {
        Vec::new()
    } else {
        foot::foot(card, question, points, inside)
    };
    let height = inside.rows().saturating_sub(foot.len()).max(1);
    let cursor = (card.stage == Stage::Grade)
        .then(|| card.grading.current())
        .flatten();
    let mut page = Page {
        rows: Vec::new(),
        card,
        cursor,
        width,
        entry: 0,
    };
    if card.subject.is_quick(question) {
        return View {
            rows: model::rows(card, question, library, width),
            foot,
            height,
        };
    }
    for group in [
        Group::Clarify,
        Group::Cover,
        Group::Practices,
        Group::FollowUp,
        Group::PushBack,
    ] {
        page.group(group, points);
    }
    if card.subject.follow_up().is_none() {
        page.pitfalls(&question.pitfalls);
    }
    View {
        rows: page.rows,
        foot,
        height,
    }
}

impl View {
    /// The row at a place of the pane, from its top, while the rows are seen from `scroll` on.
    pub fn row_at(&self, place: usize, scroll: usize) -> Option<&Row> {
        match place.checked_sub(self.height) {
            None => self.rows.get(scroll + place),
            Some(below) => self.foot.get(below),
        }
    }
}

/// What a click on a row means: the line of the checklist.
pub fn line_at(card: &Card, entry: usize) -> Option<Line> {
    card.grading.lines().get(entry).copied()
}

fn before(card: &Card, question: &Question, width: usize) -> Vec<Row> {
    let mut rows = wrapped(
        &promise(question, card.subject.points(question).len()),
        Ink::Strong,
        width,
    );
    rows.push(Row::blank());
    rows.extend(wrapped(
        "Answer aloud or type, then enter.",
        Ink::Plain,
        width,
    ));
    rows.push(Row::blank());
    rows.extend(wrapped("How sure?", Ink::Muted, width));
    for (key, word) in [
        ("0", "new to me"),
        ("1", "shaky"),
        ("2", "fair"),
        ("3", "solid"),
    ] {
        rows.push(Row::of(vec![
            span(key, Ink::Strong),
            span(format!(" {word}"), Ink::Muted),
        ]));
    }
    rows
}

struct Page<'a> {
    rows: Vec<Row>,
    card: &'a Card,
    cursor: Option<Line>,
    width: usize,
    entry: usize,
}

impl Page<'_> {
    /// A group's title and how much of it was given; what is only read has nothing to count.
    fn heading(&mut self, title: &str, got: String) {
        let is_read = self.card.stage == Stage::Read;
        let got = if is_read { String::new() } else { got };
        if !self.rows.is_empty() {
            self.rows.push(Row::blank());
        }
        self.rows
            .push(Row::new(title.to_uppercase(), Ink::Muted).with_right(got, Ink::Muted));
    }

    fn group(&mut self, group: Group, points: &[&Point]) {
        let members = || {
            points
                .iter()
                .enumerate()
                .filter(move |(_, point)| point.group == group)
        };
        if members().next().is_none() {
            return;
        }
        let marks = self.card.grading.marks(points);
        let said = said(marks.iter().filter(|mark| mark.group == group));
        self.heading(group.label(), format!("{said}/{}", members().count()));
        for (at, point) in members() {
            self.point(at, point);
        }
    }

    fn point(&mut self, at: usize, point: &Point) {
        let given = self.card.grading.given(at).cloned().unwrap_or_default();
        let reading = self.card.stage == Stage::Read;
        let (mark, ink) = if reading {
            ("•", Ink::Muted)
        } else {
            glyph(given.mark)
        };
        let chosen = self.cursor == Some(Line::Point(at));
        let mut right = tags(point, &given);
        if let Some(missed) = missed(point, &given).filter(|_| self.card.stage == Stage::Grade) {
            let gap = (!right.is_empty()).then(|| span(" ", Ink::Plain));
            // With one blank alone the word would read as the point's last one.
            let told: Vec<Span> = [span(" ", Ink::Plain), missed]
                .into_iter()
                .chain(gap)
                .chain(right.clone())
                .collect();
            // Nothing moves when a point is marked.
            if self.rows_of(&point.text, &told) == self.rows_of(&point.text, &right) {
                right = told;
            }
        }
        self.line(mark, ink, 0, &point.text, &right, chosen);
        for (part_at, part) in point.parts.iter().enumerate() {
            let ticked = given.parts.get(part_at).copied().unwrap_or(false);
            let given = given
                .mark
                .map(|_| if ticked { Mark::Full } else { Mark::Missed });
            let (mark, ink) = if reading {
                ("·", Ink::Muted)
            } else {
                glyph(given)
            };
            let chosen = self.cursor == Some(Line::Part(at, part_at));
            self.line(mark, ink, 2, part, &[], chosen);
        }
        let short = matches!(given.mark, Some(Mark::Missed | Mark::Half));
        if let (Stage::Saved, true, Some(because)) = (self.card.stage, short, &point.because) {
            let lines = wrap::wrap(because, self.width.saturating_sub(2).max(1));
            self.rows.extend(
                lines
                    .into_iter()
                    .map(|line| Row::new(format!("  {line}"), Ink::Muted)),
            );
        }
    }

    fn pitfalls(&mut self, pitfalls: &[Pitfall]) {
        if pitfalls.is_empty() {
            return;
        }
        let fallen = (0..pitfalls.len())
            .filter(|at| self.card.grading.fell(*at))
            .count();
        self.heading("pitfalls", format!("{fallen}/{}", pitfalls.len()));
        for (at, pitfall) in pitfalls.iter().enumerate() {
            let fell = self.card.grading.fell(at);
            let (mark, ink) = if fell {
                ("✗", Ink::Due)
            } else {
                ("☐", Ink::Muted)
            };
            let mark = if self.card.stage == Stage::Read {
                "•"
            } else {
                mark
            };
            let chosen = self.cursor == Some(Line::Pitfall(at));
            self.line(mark, ink, 0, &pitfall.text, &[], chosen);
            if let (true, true, Some(because)) = (
                fell || self.card.stage == Stage::Read,
                self.card.stage != Stage::Grade,
                &pitfall.because,
            ) {
                let lines = wrap::wrap(because, self.width.saturating_sub(2).max(1));
                self.rows.extend(
                    lines
                        .into_iter()
                        .map(|line| Row::new(format!("  {line}"), Ink::Muted)),
                );
            }
        }
    }

    /// How many rows an entry takes with these tags.
    fn rows_of(&self, text: &str, right: &[Span]) -> usize {
        self.wrapped_with(0, text, right).len()
    }

    /// The lines of an entry, the last of which has room for the tags.
    fn wrapped_with(&self, indent: usize, text: &str, right: &[Span]) -> Vec<String> {
        let taken: usize = right.iter().map(|tag| cells::width(&tag.text)).sum();
        let room = self.width.saturating_sub(2 + indent).max(4);
        let mut lines = wrap::wrap(text, room);
        let last_fits = lines
            .last()
            .is_some_and(|last| cells::width(last) + taken + usize::from(taken > 0) <= room);
        if taken > 0 && !last_fits {
            lines.push(String::new());
        }
        lines
    }

    /// One entry of the checklist: a glyph, the wrapped text, tags at the right of its last line.
    fn line(
        &mut self,
        mark: &str,
        ink: Ink,
        indent: usize,
        text: &str,
        right: &[Span],
        chosen: bool,
    ) {
        let lines = self.wrapped_with(indent, text, right);
        let count = lines.len();
        let text_ink = if chosen { Ink::Strong } else { Ink::Plain };
        for (at, line) in lines.into_iter().enumerate() {
            let lead = if at == 0 {
                format!("{}{mark} ", " ".repeat(indent))
            } else {
                " ".repeat(indent + 2)
            };
            let mut row =
                Row::of(vec![span(lead, ink), span(line, text_ink)]).entry(self.entry, chosen);
            if at + 1 == count {
                row.right = right.to_vec();
            }
            self.rows.push(row);
        }
        self.entry += 1;
    }
}

/// The box of a mark.
pub(super) fn glyph(mark: Option<Mark>) -> (&'static str, Ink) {
    match mark {
        None => ("☐", Ink::Muted),
        Some(Mark::Full) => ("☑", Ink::Good),
        Some(Mark::Half) => ("◩", Ink::Weak),
        Some(Mark::Missed) => ("☐", Ink::Due),
    }
}

/// What tells a point that was missed from one that is still open, as long as there are both: their boxes are alike.
fn missed(point: &Point, given: &Given) -> Option<Span> {
    // Of a point with parts it is said how many.
    let is_missed = given.mark == Some(Mark::Missed) && point.parts.is_empty();
    let word = if given.fixed { "not asked" } else { "missed" };
    is_missed.then(|| span(word, Ink::Muted))
}

/// What stands at the right of a point: ticked parts, gate, weight, level.
fn tags(point: &Point, given: &Given) -> Vec<Span> {
    let mut tags: Vec<Span> = Vec::new();
    if !point.parts.is_empty() && given.mark.is_some() {
        let ticked = given.parts.iter().filter(|ticked| **ticked).count();
        tags.push(span(
            format!("{ticked} of {}", point.parts.len()),
            Ink::Muted,
        ));
    }
    if point.level > Level::Mid {
        tags.push(span(point.level.label(), Ink::Muted));
    }
    if given.prompted {
        tags.push(span("» prompted", Ink::Weak));
    }
    if point.gate {
        tags.push(span("gate", Ink::Weak));
    }
    if point.weight > 1 {
        tags.push(span(format!("×{}", point.weight), Ink::Muted));
    }
    let mut spaced = Vec::new();
    for (at, tag) in tags.into_iter().enumerate() {
        if at > 0 {
            spaced.push(span(" ", Ink::Plain));
        }
        spaced.push(tag);
    }
    spaced
}
