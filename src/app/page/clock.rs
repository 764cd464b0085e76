//! Big digits for a clock that is read from across the table: three rows of half blocks.

use crate::app::round::Pressure;
use crate::app::row::{Ink, Row, Span, span};
use crate::text::cells;

/// Each digit as five rows of three pixels, top to bottom, a bit a pixel.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// `9:12` of seconds.
pub fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A budget of seconds: `15` where it is whole minutes, else `0:40`.
pub fn budget(seconds: u64) -> String {
    if seconds.is_multiple_of(60) {
        (seconds / 60).to_string()
    } else {
        minutes(seconds)
    }
}

/// A time such as `9:12` in big digits: three rows.
pub fn big(time: &str) -> [String; 3] {
    let mut rows = [String::new(), String::new(), String::new()];
    for sign in time.chars() {
        for (row, upper) in rows.iter_mut().zip([0, 2, 4]) {
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(&glyph(sign, upper));
        }
    }
    rows
}

/// What a clock shows.
#[derive(Clone, Debug)]
pub struct Face {
    /// What it times.
    pub name: String,
    /// Seconds that are gone.
    pub gone: u64,
    /// The budget in seconds.
    pub budget: u64,
    /// The same of the whole round.
    pub whole: (u64, u64),
    /// Whether it stands still.
    pub paused: bool,
}

/// What stands in the digits, what the words beside say, in full and for a line without room, and in which ink.
fn told(face: &Face) -> (u64, [String; 2], Ink) {
    let (gone, budget) = (face.gone, face.budget);
    let whole = minutes(budget);
    match Pressure::of(gone, budget) {
        Pressure::Calm => {
            let words = format!("left of {whole}");
            (budget - gone, [words.clone(), words], Ink::Strong)
        }
        Pressure::Warning => {
            let words = format!("left of {whole}, then it runs on");
            let short = "left, then it runs on".to_owned();
            (budget - gone, [words, short], Ink::Weak)
        }
        Pressure::Late => {
            let words = format!("over the {whole}");
            (gone - budget, [words.clone(), words], Ink::Due)
        }
    }
}

fn sign(face: &Face) -> &'static str {
    match Pressure::of(face.gone, face.budget) {
        Pressure::Late => "+",
        Pressure::Calm | Pressure::Warning => " ",
    }
}

/// The clock in big digits, with words beside them: the state is never told by colour alone.
pub fn face(face: &Face) -> Vec<Row> {
    let (shown, [words, _], ink) = told(face);
    let (active, whole) = face.whole;
    // A single step is the whole: its time is told already.
    let whole = if whole == face.budget {
        Vec::new()
    } else {
        let words = format!("{} of {} gone", minutes(active), minutes(whole));
        vec![span(words, Ink::Muted)]
    };
    let paused = if face.paused { "   paused" } else { "" };
    let beside = [
        vec![
            span(face.name.clone(), Ink::Strong),
            span(paused, Ink::Accent),
        ],
        vec![span(words, ink)],
        whole,
    ];
    // Digits that stand still step back.
    let ink = if face.paused { Ink::Muted } else { ink };
    let row = |(at, (digits, words)): (usize, (String, Vec<Span>))| {
        // The digits are three rows high, their sign is one.
        let sign = if at == 1 { sign(face) } else { " " };
        let mut spans = vec![
            span(format!("{sign}{digits}"), ink),
            span("    ", Ink::Plain),
        ];
        spans.extend(words);
        Row::of(spans)
    };
    big(&minutes(shown))
        .into_iter()
        .zip(beside)
        .enumerate()
        .map(row)
        .collect()
}

/// The clock in one line, for a window without room for more: `4:58 left of 5:00   requirements`.
pub fn line(face: &Face, width: usize) -> Row {
    let (shown, [words, short], ink) = told(face);
    let sign = sign(face).trim();
    let clock = format!("{sign}{} ", minutes(shown));
    let state = if face.paused { "paused" } else { &face.name };
    let room = width
        .saturating_sub(cells::width(&clock) + cells::width(state) + 1)
        .max(1);
    let words = if cells::width(&words) > room {
        short
    } else {
        words
    };
    let words = cells::truncate(&words, room).into_owned();
    let row = Row::of(vec![span(clock, ink), span(words, ink)]);
    row.with_right(
        state,
        if face.paused {
            Ink::Accent
        } else {
            Ink::Strong
        },
    )
}

/// One row of a glyph: two rows of pixels in half blocks.
fn glyph(sign: char, upper: usize) -> String {
    let Some(digit) = sign
        .to_digit(10)
        .and_then(|digit| DIGITS.get(usize::try_from(digit).ok()?))
    else {
        return if sign == ':' && upper < 4 { "▪" } else { " " }.to_owned();
    };
    let pixels = |row: usize| digit.get(row).copied().unwrap_or(0);
    [0b100, 0b010, 0b001]
        .map(
            |bit| match (pixels(upper) & bit != 0, pixels(upper + 1) & bit != 0) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            },
        )
        .iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{big, minutes};

    #[test]
    fn digits_stand_in_columns() {
        assert_eq!(minutes(552), "9:12");
        let rows = big("10:08");
        assert!(rows.iter().all(|row| row.chars().count() == 17), "{rows:?}");
        assert_eq!(big("1"), ["▄█ ", " █ ", "▀▀▀"].map(str::to_owned));
    }
}
