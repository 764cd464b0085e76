//! Word wrapping to a width in cells, plain or in runs with a role each; total: no text and no width stops it.

use crate::text::cells::{Cluster, clusters};

/// A role and the text that wears it.
pub type Run<R> = (R, String);

/// How many cells the lines of a paragraph have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The first line.
    pub first: usize,
    /// Every other line.
    pub rest: usize,
}

impl Measure {
    /// The same width for every line.
    pub fn even(cells: usize) -> Self {
        Self {
            first: cells,
            rest: cells,
        }
    }
}

/// Wraps a text to lines of at most `cells`; a line end in the text ends a line.
///
/// A width of 0 counts as 1. Only white space at the breaks is lost. A line is wider than asked only where a single
/// cluster is.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    wrap_runs(&[((), text)], Measure::even(cells))
        .into_iter()
        .map(|line| line.into_iter().map(|((), piece)| piece).collect())
        .collect()
}

/// Wraps a text behind a marker: the first line starts with `marker`, the others with as many blanks.
///
/// Where fewer than four cells would be left the marker has a line of its own.
pub fn wrap_hanging(text: &str, marker: &str, cells: usize) -> Vec<String> {
    let indent = crate::text::cells::width(marker);
    if cells < indent + 4 {
        let mut lines = wrap(marker.trim_end(), cells);
        lines.extend(wrap(text, cells));
        return lines;
    }
    let blanks = " ".repeat(indent);
    wrap(text, cells - indent)
        .into_iter()
        .enumerate()
        .map(|(nth, line)| match (nth, line.is_empty()) {
            (0, _) => format!("{marker}{line}"),
            (_, true) => line,
            (_, false) => format!("{blanks}{line}"),
        })
        .collect()
}

/// Wraps runs as if they were one text; neighbours of one role are joined.
///
/// Indents are the caller's: `measure` says what each line has left.
pub fn wrap_runs<R: Copy + PartialEq>(runs: &[(R, &str)], measure: Measure) -> Vec<Vec<Run<R>>> {
    let mut lines = Vec::new();
    let mut paragraph: Vec<Unit<'_>> = Vec::new();
    for (run, (_, text)) in runs.iter().enumerate() {
        for cluster in clusters(text) {
            if matches!(cluster.text, "\n" | "\r\n") {
                fill(&paragraph, runs, measure, &mut lines);
                paragraph.clear();
            } else {
                paragraph.push(Unit::of(cluster, run));
            }
        }
    }
    fill(&paragraph, runs, measure, &mut lines);
    lines
}

/// One cluster as the wrapper sees it.
#[derive(Clone, Copy)]
struct Unit<'a> {
    text: &'a str,
    run: usize,
    width: usize,
    class: Class,
}

/// What a cluster means for breaking.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space at which a line may break, and which then goes.
    Blank,
    /// Part of a word.
    Letter,
    /// A dash or slash inside a word: a line may break after it.
    Joint,
    /// Wide script: a line may break on both sides.
    Wide,
    /// Wide punctuation that must not begin a line.
    Closing,
    /// Wide punctuation that must not end a line.
    Opening,
}

impl<'a> Unit<'a> {
    fn of(cluster: Cluster<'a>, run: usize) -> Self {
        let first = cluster.text.chars().next().unwrap_or(' ');
        let class = match first {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => Class::Letter,
            _ if cluster.text.chars().all(char::is_whitespace) => Class::Blank,
            '-' | '/' | '\u{2010}' | '\u{2013}' | '\u{2014}' => Class::Joint,
            '、' | '。' | '，' | '．' | '！' | '？' | '：' | '；' | '）' | '］' | '｝' | '」'
            | '』' | '】' | '》' | '〉' | '〕' | 'ー' | '々' => Class::Closing,
            '（' | '［' | '｛' | '「' | '『' | '【' | '《' | '〈' | '〔' => Class::Opening,
            c if cluster.width >= 2 && !c.is_ascii() => Class::Wide,
            _ => Class::Letter,
        };
        Self {
            text: cluster.text,
            run,
            width: cluster.width,
            class,
        }
    }
}

/// Whether a line may break between two neighbours, the second of which is no blank.
fn may_break(before: Class, after: Unit<'_>) -> bool {
    match (before, after.class) {
        (_, Class::Closing | Class::Blank) | (Class::Opening, _) => false,
        (Class::Blank | Class::Wide | Class::Closing, _) | (_, Class::Wide | Class::Opening) => {
            true
        }
        (Class::Joint, Class::Letter) => after.text.starts_with(char::is_alphabetic),
        (Class::Joint | Class::Letter, Class::Joint | Class::Letter) => false,
    }
}

/// Fills the lines of one paragraph.
fn fill<R: Copy + PartialEq>(
    units: &[Unit<'_>],
    runs: &[(R, &str)],
    measure: Measure,
    lines: &mut Vec<Vec<Run<R>>>,
) {
    let mut room = if lines.is_empty() {
        measure.first
    } else {
        measure.rest
    }
    .max(1);
    let mut start = skip_indent(units, room);
    // The line so far is units[start..at], `taken` cells wide; `chance` is the last place where it may break.
    let (mut taken, mut chance, mut seen_word) = (0, None, false);
    let mut at = start;
    while let Some(unit) = units.get(at) {
        let blank = unit.class == Class::Blank;
        if seen_word && !blank {
            let before = at.checked_sub(1).and_then(|i| units.get(i));
            if before.is_some_and(|before| may_break(before.class, *unit)) {
                chance = Some(at);
            }
        }
        if !blank && at > start && taken + unit.width > room {
            let end = chance.unwrap_or(at);
            lines.push(join(units.get(start..end).unwrap_or_default(), runs));
            room = measure.rest.max(1);
            start = end;
            at = end;
            (taken, chance, seen_word) = (0, None, false);
            continue;
        }
        if blank && at > start && taken + unit.width > room && chance.is_none() && !seen_word {
            // Blanks that fill a line on their own are an indent that does not fit.
            start = at;
            taken = 0;
        }
        taken += unit.width;
        seen_word |= !blank;
        at += 1;
    }
    lines.push(join(units.get(start..).unwrap_or_default(), runs));
}

/// Keeps the indent of a paragraph where a word has room behind it.
fn skip_indent(units: &[Unit<'_>], room: usize) -> usize {
    let blanks = units
        .iter()
        .take_while(|unit| unit.class == Class::Blank)
        .count();
    let indent: usize = units.iter().take(blanks).map(|unit| unit.width).sum();
    let next = units.get(blanks).map_or(0, |unit| unit.width);
    if indent + next.max(1) > room {
        blanks
    } else {
        0
    }
}

/// Joins the clusters of a line into runs, without the blanks at its end.
fn join<R: Copy + PartialEq>(line: &[Unit<'_>], runs: &[(R, &str)]) -> Vec<Run<R>> {
    let kept = line
        .iter()
        .rposition(|unit| unit.class != Class::Blank)
        .map_or(0, |last| last + 1);
    let mut out: Vec<Run<R>> = Vec::new();
    for unit in line.iter().take(kept) {
        let Some((role, _)) = runs.get(unit.run) else {
            continue;
        };
        match out.last_mut() {
            Some((same, text)) if same == role => text.push_str(unit.text),
            _ => out.push((*role, unit.text.to_owned())),
        }
    }
    out
}

#[cfg(test)]
mod tests;
