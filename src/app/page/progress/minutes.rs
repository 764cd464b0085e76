//! Minutes by phase: what rounds planned beside what they took.

use crate::app::page::clock::minutes;
use crate::app::page::progress::parts::{DASH, left, right, teach};
use crate::app::page::{bar, wrapped};
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, Span};
use crate::domain::stats::{FEWEST, PhaseFigure};
use crate::text::capital::capital;

/// The width of a phase's name.
const NAME: usize = 14;
/// What is counted of a phase's rounds.
const COUNTS: [&str; 4] = ["rounds", "over", "starved", "missed"];
/// The width of a count.
const COUNT: usize = 8;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let phases = &pages.figures.phases;
    if phases.is_empty() {
        return teach(
            "Here you will see where the minutes of your rounds go: what each phase took beside its plan, and which one is starved.",
            "To begin: r goes to the rounds, and enter begins one. A phase has its figure after five rounds.",
            width,
        );
    }
    let mut rows = wrapped(&insight(phases), Ink::Strong, width);
    rows.push(Row::blank());
    let longest = phases
        .iter()
        .flat_map(|phase| [phase.seconds, phase.planned])
        .flatten()
        .max()
        .unwrap_or(0)
        .max(1);
    let wide = width >= 66;
    let taken = NAME + 8 + 8 + 9 + COUNTS.len() * COUNT + 1;
    // A bar that is shorter than its name says nothing.
    let room = match width.saturating_sub(taken) {
        room @ NAME.. if wide => room.min(30),
        _ => 0,
    };
    let mut head = vec![left("", NAME + room, Ink::Muted)];
    head.push(right("took", 8, Ink::Muted));
    head.push(right("plan", 8, Ink::Muted));
    let mut head = Row::of(head);
    if wide {
        let words = COUNTS.iter();
        head.right = words.map(|word| right(word, COUNT, Ink::Muted)).collect();
    }
    rows.push(head);
    for phase in phases {
        rows.push(line(phase, longest, room, wide));
    }
    rows.push(Row::blank());
    let note = format!(
        "Means over graded rounds; a {DASH} below {FEWEST}. Starved: less than two thirds of its plan."
    );
    rows.extend(wrapped(&note, Ink::Muted, width));
    rows
}

fn name(phase: &PhaseFigure) -> &'static str {
    phase.phase.map_or("questions", |phase| phase.label())
}

fn line(phase: &PhaseFigure, longest: u64, room: usize, wide: bool) -> Row {
    let time = |seconds: Option<u64>| seconds.map_or_else(|| DASH.to_owned(), minutes);
    let mut spans = vec![left(name(phase), NAME, Ink::Plain)];
    let (moved, ink) = late(phase);
    if room > 0 {
        let share = phase.seconds.map(|seconds| 100 * seconds / longest);
        let share = share.and_then(|share| u8::try_from(share).ok());
        let ink = if ink == Ink::Muted { Ink::Bar } else { ink };
        spans.extend(bar(share, room, ink));
    }
    spans.push(right(&time(phase.seconds), 8, Ink::Strong));
    spans.push(right(&time(phase.planned), 8, Ink::Muted));
    spans.push(right(&moved, 9, ink));
    let mut row = Row::of(spans);
    if wide {
        row.right = counts(phase);
    }
    row
}

/// `+2:02` or `-4:10`, where it is more than a tenth of the plan.
fn late(phase: &PhaseFigure) -> (String, Ink) {
    let (Some(took), Some(planned)) = (phase.seconds, phase.planned) else {
        return (String::new(), Ink::Muted);
    };
    if took > planned + planned / 10 {
        (format!("+{}", minutes(took - planned)), Ink::Weak)
    } else if took * 3 < planned * 2 {
        (format!("-{}", minutes(planned - took)), Ink::Due)
    } else {
        (String::new(), Ink::Muted)
    }
}

/// In how many rounds it was reached, went over, was starved, was not reached; nothing for none.
fn counts(phase: &PhaseFigure) -> Vec<Span> {
    let counts = [
        (phase.reached, Ink::Muted),
        (phase.over, Ink::Weak),
        (phase.starved, Ink::Due),
        (phase.unreached, Ink::Muted),
    ];
    let count = |(count, ink): (usize, Ink)| {
        let text = match count {
            0 => String::new(),
            some => some.to_string(),
        };
        right(&text, COUNT, ink)
    };
    counts.map(count).into()
}

/// Where the minutes go wrong most, in a sentence.
fn insight(phases: &[PhaseFigure]) -> String {
    let known = || {
        phases
            .iter()
            .filter_map(|phase| Some((phase, phase.seconds?, phase.planned?)))
    };
    if known().next().is_none() {
        return format!("Too early to say: a phase has its figure after {FEWEST} rounds.");
    }
    let starved = known()
        .filter(|(_, took, planned)| took * 3 < planned * 2)
        .max_by_key(|(_, took, planned)| planned - took);
    let over = known()
        .filter(|(_, took, planned)| *took > planned + planned / 10)
        .max_by_key(|(_, took, planned)| took - planned);
    match (over, starved) {
        (Some((over, took, planned)), Some((starved, ..))) => format!(
            "{} takes {} more than planned, and {} starves.",
            capital(name(over)),
            minutes(took - planned),
            name(starved)
        ),
        (Some((over, took, planned)), None) => format!(
            "{} takes {} more than planned.",
            capital(name(over)),
            minutes(took - planned)
        ),
        (None, Some((starved, ..))) => format!("{} starves.", capital(name(starved))),
        (None, None) => "Each phase keeps to its plan.".to_owned(),
    }
}
