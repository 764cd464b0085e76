//! Dimension by topic: a matrix of shares over the latest answers.

use crate::app::page::progress::parts::{DASH, left, right, shown, teach};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, Span};
use crate::domain::grade::Band;
use crate::domain::pack::Dimension;
use crate::domain::stats::{DimensionShare, FEWEST};

/// The columns from which the names of dimensions are words.
const WORDS_FROM: usize = 88;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let figures = &pages.figures;
    if figures.attempted == 0 {
        return teach(
            "Here you will see what you are judged by, topic by topic: scoping, design, data and API, depth, scale, reliability, trade-offs, communication.",
            "To begin: g t goes to Today, and enter there takes the first question.",
            width,
        );
    }
    let cell = match width {
        WORDS_FROM.. => 8,
        64.. => 5,
        _ => 4,
    };
    let name = width.saturating_sub(cell * Dimension::ALL.len());
    let mut rows = insight(&figures.dimensions, width);
    rows.push(Row::blank());
    let mut head = vec![left("", name, Ink::Muted)];
    head.extend(
        Dimension::ALL
            .iter()
            .map(|dimension| right(short(*dimension, cell), cell, Ink::Muted)),
    );
    rows.push(Row::of(head));
    rows.push(line(
        "all topics",
        &figures.dimensions,
        name,
        cell,
        Ink::Strong,
    ));
    rows.push(Row::blank());
    let begun = || {
        let topics = figures.topics.iter();
        topics.filter(|topic| topic.part.attempted > 0)
    };
    for topic in begun() {
        rows.push(line(
            &topic.part.title,
            &topic.dimensions,
            name,
            cell,
            Ink::Plain,
        ));
    }
    rows.push(Row::blank());
    let left = figures.topics.len() - begun().count();
    let more = match left {
        0 => String::new(),
        1 => " One topic is not begun.".to_owned(),
        some => format!(" {some} topics are not begun."),
    };
    let note = format!(
        "The share of each dimension's points that you said, by weight, over your latest answers; a {DASH} below {FEWEST} of them.{more}"
    );
    rows.extend(wrapped(&note, Ink::Muted, width));
    if cell < 8 {
        let names: Vec<String> = Dimension::ALL
            .iter()
            .map(|dimension| format!("{} {dimension}", short(*dimension, cell)))
            .collect();
        rows.extend(wrapped(&names.join(" · "), Ink::Muted, width));
    }
    rows
}

/// The strongest and the weakest dimension in a sentence.
fn insight(dimensions: &[DimensionShare], width: usize) -> Vec<Row> {
    let mut known: Vec<(u8, Dimension)> = dimensions
        .iter()
        .filter_map(|one| Some((one.share?, one.dimension)))
        .collect();
    known.sort();
    let text = match known.as_slice() {
        [] => format!("No dimension has {FEWEST} answers yet."),
        [(share, only)] => format!("{share} for {only}; the others have too few answers."),
        [(low, weakest), .., (high, strongest)] => {
            format!("Strongest in {strongest} ({high}), weakest in {weakest} ({low}).")
        }
    };
    wrapped(&text, Ink::Strong, width)
}

fn line(title: &str, shares: &[DimensionShare], name: usize, cell: usize, ink: Ink) -> Row {
    let mut spans: Vec<Span> = vec![left(title, name, ink)];
    spans.extend(shares.iter().map(|one| {
        let ink = match one.share.map(Band::of) {
            None => Ink::Faint,
            Some(Band::StrongHire | Band::Hire) => Ink::Plain,
            Some(Band::LeanNo) => Ink::Weak,
            Some(Band::No) => Ink::Due,
        };
        right(&shown(one.share), cell, ink)
    }));
    Row::of(spans)
}

fn short(dimension: Dimension, cell: usize) -> &'static str {
    let (word, letters) = match dimension {
        Dimension::Scoping => ("scoping", "sco"),
        Dimension::Design => ("design", "des"),
        Dimension::DataApi => ("data", "dat"),
        Dimension::Depth => ("depth", "dep"),
        Dimension::Scale => ("scale", "sca"),
        Dimension::Reliability => ("reliab.", "rel"),
        Dimension::TradeOffs => ("trade", "tra"),
        Dimension::Communication => ("comm.", "com"),
    };
    if cell >= 8 { word } else { letters }
}
