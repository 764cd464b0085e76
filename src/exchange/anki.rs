//! Questions from Anki's text export: header lines, then front and back; knows which columns are neither.

use crate::domain::id::{SLUG_MAX, Slug, TopicPath};
use crate::exchange::csv::rows;
use crate::exchange::literal::literal;
use crate::exchange::page::text_of;
use crate::exchange::rows::quick;
use crate::exchange::{Entry, Incoming, fault, put_all};
use crate::pack::Diagnostic;
use crate::text::count::counted;

/// What the header lines say.
#[derive(Default)]
struct Head {
    separator: Option<char>,
    html: Option<bool>,
    deck: String,
    tags: String,
    deck_column: Option<usize>,
    tags_column: Option<usize>,
    /// Columns that hold nothing to ask, from 0.
    other: Vec<usize>,
}

/// Whether a text begins as Anki's exports do.
pub fn looks_like(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    [
        "#separator:",
        "#html:",
        "#notetype",
        "#deck",
        "#tags",
        "#guid",
        "#columns:",
    ]
    .iter()
    .any(|start| first.to_lowercase().starts_with(start))
}

/// Reads notes: the first field is asked, the others answer it.
///
/// # Errors
/// A quotation mark that is never closed.
pub fn read(file: &str, text: &str) -> Result<Incoming, Vec<Diagnostic>> {
    let heads: Vec<&str> = text
        .lines()
        .take_while(|line| line.starts_with('#'))
        .collect();
    let head = Head::of(&heads);
    let skipped: usize = text
        .split_inclusive('\n')
        .take(heads.len())
        .map(str::len)
        .sum();
    let body = text.get(skipped..).unwrap_or_default();
    let rows = rows(body, head.separator.unwrap_or('\t')).map_err(|line| {
        let message = "A quotation mark opens here and is never closed.";
        vec![fault(
            (file, line + heads.len(), 1),
            message,
            "Export the deck again as plain text.",
        )]
    })?;
    // Exports say whether they hold HTML; what says nothing was written by hand, and may speak of tags.
    let html = head.html.unwrap_or(false);
    let plain = |cell: &String| {
        if html {
            text_of(cell)
        } else {
            literal(cell.trim())
        }
    };
    let (mut incoming, mut left_out) = (Incoming::default(), 0);
    for row in &rows {
        let cell =
            |column: Option<usize>| column.and_then(|at| row.cells.get(at)).map(String::as_str);
        let fields = row
            .cells
            .iter()
            .enumerate()
            .filter(|(at, _)| !head.other.contains(at));
        let mut fields = fields.map(|(_, cell)| plain(cell));
        let front = fields.next().unwrap_or_default();
        let back: Vec<String> = fields.filter(|field| !field.is_empty()).collect();
        if front.is_empty() || back.is_empty() {
            left_out += 1;
            continue;
        }
        let topic = topic(cell(head.deck_column).unwrap_or(&head.deck));
        let mut table = quick(&front, &back.join("\n\n"), &topic);
        let own = cell(head.tags_column).unwrap_or_default();
        put_all(&mut table, "tags", &tags(&format!("{} {own}", head.tags)));
        incoming
            .entries
            .push(Entry::question(row.line + heads.len(), table));
    }
    if left_out > 0 {
        let notes = counted(left_out, "note", "notes");
        incoming.notes.push(format!(
            "{notes} without a text in front or behind were left out."
        ));
    }
    Ok(incoming)
}

impl Head {
    fn of(lines: &[&str]) -> Self {
        let mut head = Self::default();
        for line in lines {
            let Some((name, value)) = line.trim_start_matches('#').split_once(':') else {
                continue;
            };
            // The value of a separator can be a blank of its own.
            let word = value.trim().to_lowercase();
            let column = word.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
            match name.trim().to_lowercase().as_str() {
                "separator" => head.separator = separator(&word, value),
                "html" => head.html = word.parse().ok(),
                "deck" => value.trim().clone_into(&mut head.deck),
                "tags" => value.trim().clone_into(&mut head.tags),
                "deck column" => head.deck_column = column,
                "tags column" => head.tags_column = column,
                "guid column" | "notetype column" => head.other.extend(column),
                _ => {}
            }
        }
        head.other.extend(head.deck_column);
        head.other.extend(head.tags_column);
        head
    }
}

fn separator(word: &str, value: &str) -> Option<char> {
    match word {
        "tab" | "\\t" => Some('\t'),
        "comma" => Some(','),
        "semicolon" => Some(';'),
        "space" => Some(' '),
        "pipe" => Some('|'),
        "colon" => Some(':'),
        _ => value.chars().next(),
    }
}

/// The topic of a deck: `System Design::Caching` is `system-design/caching`.
fn topic(deck: &str) -> String {
    let words: Vec<String> = deck
        .split("::")
        .filter_map(slug)
        .take(TopicPath::DEPTH_MAX)
        .collect();
    match words.split_first() {
        // Our own decks hang below one of this name.
        Some((first, rest)) if first == "greenroom" && !rest.is_empty() => rest.join("/"),
        _ => words.join("/"),
    }
}

/// Tags as packs have them.
fn tags(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        all.extend(slug(word).filter(|slug| !all.contains(slug)));
    }
    all
}

/// A name as ids are written: `System Design` is `system-design`, `web::http` is `web-http`.
fn slug(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let words = name.split(|sign: char| !sign.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let joined: String = words.join("-").chars().take(SLUG_MAX).collect();
    Slug::parse(joined.trim_end_matches('-')).map(|slug| slug.to_string())
}

#[cfg(test)]
mod tests {
    use super::{tags, topic};

    #[test]
    fn decks_become_topics_and_tags_tags() {
        for (deck, path) in [
            (
                "System Design::Rate-limiting",
                "system-design/rate-limiting",
            ),
            (
                "greenroom::caching::cache-strategies",
                "caching/cache-strategies",
            ),
            ("greenroom", "greenroom"),
            ("日本", ""),
            ("", ""),
        ] {
            assert_eq!(topic(deck), path, "{deck}");
        }
        assert_eq!(
            tags("Web::HTTP rate_limits web-http ?"),
            ["web-http", "rate-limits"]
        );
    }
}
