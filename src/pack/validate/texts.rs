//! Texts of a pack made fit for a screen, and words of closed vocabularies understood; reports what had to be changed.

use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::text::clean;
use std::borrow::Cow;
use std::ops::RangeInclusive;
use toml::Spanned;

/// A text of one line, cleaned and trimmed.
pub(crate) fn line(text: &Text<'_>, key: &str, faults: &mut Faults<'_>) -> String {
    let cleaned = clean::line(text.get_ref().trim());
    // What comes back borrowed had nothing to clean.
    if let Cow::Owned(_) = cleaned {
        report(text, key, faults);
    }
    cleaned.trim().to_owned()
}

/// A text of several lines, cleaned; blank lines around it go, the indentation of its first line stays.
pub(crate) fn prose(text: &Text<'_>, key: &str, faults: &mut Faults<'_>) -> String {
    let cleaned = clean::text(text.get_ref());
    if let Cow::Owned(_) = cleaned {
        report(text, key, faults);
    }
    cleaned.trim_end().trim_start_matches('\n').to_owned()
}

/// A text of one line that may be missing; empty counts as missing.
pub(crate) fn some_line(
    text: Option<&Text<'_>>,
    key: &str,
    faults: &mut Faults<'_>,
) -> Option<String> {
    text.map(|text| line(text, key, faults))
        .filter(|text| !text.is_empty())
}

/// A text of several lines that may be missing; empty counts as missing.
pub(crate) fn some_prose(
    text: Option<&Text<'_>>,
    key: &str,
    faults: &mut Faults<'_>,
) -> Option<String> {
    text.map(|text| prose(text, key, faults))
        .filter(|text| !text.trim().is_empty())
}

/// A text of one line that has to say something; a missing key was reported before.
pub(crate) fn need_line(text: Option<&Text<'_>>, key: &str, faults: &mut Faults<'_>) -> String {
    let Some(text) = text else {
        return String::new();
    };
    let line = line(text, key, faults);
    refuse_empty(&line, text, key, faults);
    line
}

/// A text of several lines that has to say something; a missing key was reported before.
pub(crate) fn need_prose(text: Option<&Text<'_>>, key: &str, faults: &mut Faults<'_>) -> String {
    let Some(text) = text else {
        return String::new();
    };
    let prose = prose(text, key, faults);
    refuse_empty(&prose, text, key, faults);
    prose
}

fn refuse_empty(cleaned: &str, text: &Text<'_>, key: &str, faults: &mut Faults<'_>) {
    if cleaned.trim().is_empty() {
        let message = format!("{} is empty.", quote(key));
        faults.shape(text.span().start, message, "Write something there.");
    }
}

/// The lines of a list; empty ones are refused.
pub(crate) fn lines(texts: &[Text<'_>], key: &str, faults: &mut Faults<'_>) -> Vec<String> {
    texts
        .iter()
        .map(|text| need_line(Some(text), key, faults))
        .collect()
}

/// Reports the characters that cleaning changes, by code point, at the first that stands in the file as itself.
fn report(text: &Text<'_>, key: &str, faults: &mut Faults<'_>) {
    let mut found: Vec<char> = Vec::new();
    for (_, c) in clean::faults(text.get_ref()) {
        if !found.contains(&c) && found.len() < 4 {
            found.push(c);
        }
    }
    if found.is_empty() {
        return;
    }
    let span = text.span();
    let raw = faults.text().get(span.clone()).unwrap_or_default();
    let at = span.start + raw.find(|c| found.contains(&c)).unwrap_or(0);
    let points: Vec<String> = found
        .iter()
        .map(|c| format!("U+{:04X}", u32::from(*c)))
        .collect();
    let message = format!(
        "{} holds characters that no screen should get: {}.",
        quote(key),
        points.join(", ")
    );
    faults.content(
        at,
        message,
        "Take them out; until then they are cleaned away.",
    );
}

/// The word of a closed vocabulary.
pub(crate) fn word<W: Copy>(
    text: &Text<'_>,
    key: &str,
    all: &[W],
    spell: fn(W) -> &'static str,
    faults: &mut Faults<'_>,
) -> Option<W> {
    let found = all.iter().copied().find(|w| spell(*w) == text.get_ref());
    if found.is_none() {
        let words: Vec<&str> = all.iter().map(|w| spell(*w)).collect();
        let message = format!("There is no {key} {}.", quote(text.get_ref()));
        let list = format!("Choose one of: {}.", words.join(", "));
        let advice = faults.advice(text.get_ref(), words, &list);
        faults.shape(text.span().start, message, &advice);
    }
    found
}

/// A whole number within limits; the first of them when it is not.
pub(crate) fn within(
    number: &Spanned<i64>,
    key: &str,
    limits: RangeInclusive<u32>,
    faults: &mut Faults<'_>,
) -> u32 {
    let found = u32::try_from(*number.get_ref()).ok();
    found
        .filter(|found| limits.contains(found))
        .unwrap_or_else(|| {
            let message = format!("{} is {}.", quote(key), number.get_ref());
            let (least, most) = (limits.start(), limits.end());
            let advice = format!("Choose a number from {least} to {most}.");
            faults.shape(number.span().start, message, &advice);
            *least
        })
}
