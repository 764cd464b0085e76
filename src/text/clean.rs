//! Cleaning of foreign text before it reaches a screen or a terminal; knows characters, never where they come from.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The most code points that a grapheme cluster keeps.
pub const CLUSTER_MAX: usize = 8;

/// The distance between two tab stops, in cells.
pub const TAB: usize = 4;

const ZWJ: char = '\u{200d}';

/// Cleans text for one line: controls become visible pictures, line ends and tabs become a blank,
/// invisible characters go.
pub fn line(foreign: &str) -> Cow<'_, str> {
    clean(foreign, Shape::Line)
}

/// Cleans text of several lines: as [`line()`], but line ends stay (as LF) and tabs are expanded to stops of [`TAB`].
pub fn text(foreign: &str) -> Cow<'_, str> {
    clean(foreign, Shape::Text)
}

/// Lists what cleaning would take away or change: byte offset and character, in order.
///
/// Plain tabs, LF and CRLF are no faults.
pub fn faults(foreign: &str) -> impl Iterator<Item = (usize, char)> {
    let mut found = Vec::new();
    if !is_clean(foreign, Shape::Text, true) {
        let kept = sift(foreign, &mut |at, c| found.push((at, c)));
        cut_clusters(&kept, &mut |at, c| found.push((at, c)));
        found.sort_unstable();
    }
    found.into_iter()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Text,
}

/// What becomes of one character.
enum Fate {
    Keep,
    /// Shown as another character.
    Picture(char),
    /// Ends a line.
    Break,
    Tab,
    Drop,
}

fn fate(c: char) -> Fate {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Fate::Break,
        '\t' => Fate::Tab,
        '\0'..='\u{1f}' => {
            Fate::Picture(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'))
        }
        '\u{7f}' => Fate::Picture('\u{2421}'),
        '\u{80}'..='\u{9f}' => Fate::Picture('\u{fffd}'),
        ' '..='~' => Fate::Keep,
        other if is_invisible(other) => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Bidi controls, zero-width characters, byte order mark, fillers, tags and hidden variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character can stand on either side of a joiner; wider than the standard's list, never narrower.
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}'
        | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a character keeps an emoji sequence open: the emoji variation selector and the skin tones.
fn extends_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_clean(foreign: &str, shape: Shape, plain_breaks: bool) -> bool {
    let printable = |b: u8| (b' '..=b'~').contains(&b) || (b == b'\n' && shape == Shape::Text);
    if foreign.bytes().all(printable) {
        return true;
    }
    let mut run = 0_usize;
    let mut long_run = false;
    let mut before = '\0';
    for c in foreign.chars() {
        let fine = match fate(c) {
            Fate::Keep => c != ZWJ,
            Fate::Break => shape == Shape::Text && (c == '\n' || (c == '\r' && plain_breaks)),
            Fate::Tab => plain_breaks,
            Fate::Picture(_) | Fate::Drop => false,
        };
        let lone_return = before == '\r' && c != '\n';
        if !fine || lone_return {
            return false;
        }
        run = if c.is_ascii() { 0 } else { run + 1 };
        long_run |= run + 1 >= CLUSTER_MAX;
        before = c;
    }
    before != '\r'
        && !(long_run
            && foreign
                .graphemes(true)
                .any(|g| g.chars().nth(CLUSTER_MAX).is_some()))
}

/// Takes away what is invisible and turns controls into pictures; keeps line ends as LF and tabs.
///
/// Gives each kept character with its byte offset in the original.
fn sift(foreign: &str, fault: &mut dyn FnMut(usize, char)) -> Vec<(usize, char)> {
    let mut kept: Vec<(usize, char)> = Vec::with_capacity(foreign.len());
    let mut in_emoji = false;
    let mut all = foreign.char_indices().peekable();
    while let Some((at, c)) = all.next() {
        if c == ZWJ {
            let joins = in_emoji && all.peek().is_some_and(|(_, next)| is_pictograph(*next));
            if joins {
                kept.push((at, c));
            } else {
                fault(at, c);
            }
            continue;
        }
        match fate(c) {
            Fate::Keep | Fate::Tab => kept.push((at, c)),
            Fate::Break => {
                let pair = c == '\r' && all.next_if(|(_, next)| *next == '\n').is_some();
                if !pair && c != '\n' {
                    fault(at, c);
                }
                kept.push((at, '\n'));
            }
            Fate::Picture(picture) => {
                fault(at, c);
                kept.push((at, picture));
            }
            Fate::Drop => {
                fault(at, c);
                continue;
            }
        }
        in_emoji = is_pictograph(c) || (in_emoji && extends_pictograph(c));
    }
    kept
}

/// Cuts every grapheme cluster at [`CLUSTER_MAX`] code points and gives what remains.
fn cut_clusters(kept: &[(usize, char)], fault: &mut dyn FnMut(usize, char)) -> String {
    let whole: String = kept.iter().map(|(_, c)| c).collect();
    let mut out = String::with_capacity(whole.len());
    let mut place = kept.iter();
    // The tail of `out` that a cut has left, to which the next cluster must not stick.
    let mut stump: Option<String> = None;
    for cluster in whole.graphemes(true) {
        let sticks = stump.as_ref().is_some_and(|head| {
            let probe: String = head.chars().chain(cluster.chars().take(1)).collect();
            probe.graphemes(true).count() == 1
        });
        let mut room = if sticks { 0 } else { CLUSTER_MAX };
        // A joiner must not be the last that is kept.
        if cluster.chars().nth(CLUSTER_MAX).is_some()
            && cluster.chars().nth(CLUSTER_MAX - 1) == Some(ZWJ)
        {
            room = room.saturating_sub(1);
        }
        let mut head = String::new();
        let mut cut = false;
        for (nth, (at, c)) in place.by_ref().take(cluster.chars().count()).enumerate() {
            if nth < room {
                head.push(*c);
            } else {
                cut = true;
                fault(*at, *c);
            }
        }
        out.push_str(&head);
        if !sticks {
            stump = cut.then_some(head);
        }
    }
    out
}

fn clean(foreign: &str, shape: Shape) -> Cow<'_, str> {
    if is_clean(foreign, shape, false) {
        return Cow::Borrowed(foreign);
    }
    let kept = sift(foreign, &mut |_, _| ());
    let cut = cut_clusters(&kept, &mut |_, _| ());
    let mut out = String::with_capacity(cut.len());
    let mut column = 0;
    for c in cut.chars() {
        match (c, shape) {
            ('\n' | '\t', Shape::Line) => out.push(' '),
            ('\n', Shape::Text) => {
                out.push('\n');
                column = 0;
            }
            ('\t', Shape::Text) => {
                let blanks = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            (other, _) => {
                out.push(other);
                column += other.width().unwrap_or(0);
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
