//! A window of greenroom on a data directory of one's own, and what one does in it.

use crate::pty::{Launch, Term};
use std::path::Path;
use std::time::Duration;

/// greenroom itself.
pub(crate) const GREENROOM: &str = env!("CARGO_BIN_EXE_greenroom");

/// The small pack of the fixtures.
pub(crate) const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/packs/small");

/// greenroom on a data directory, started at a place; without one it opens what it thinks best.
pub(crate) fn window(data: &Path, place: &[&str]) -> Launch {
    let launch = Launch::new(GREENROOM)
        .env("GREENROOM_DATA_DIR", data)
        .size(120, 40);
    let words = ["--pack", PACK].into_iter().chain(place.iter().copied());
    words.fold(launch, |launch, word| launch.arg(word))
}

/// Presses keys one by one, as a hand does: many at once would be a paste.
pub(crate) fn press(term: &mut Term, keys: &[&str]) {
    for key in keys {
        term.send(key);
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Types a text letter by letter.
pub(crate) fn type_text(term: &mut Term, text: &str) {
    for letter in text.chars() {
        term.send(&letter.to_string());
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Searches for words, wants this title to be the first hit, and opens it.
pub(crate) fn find(term: &mut Term, words: &str, title: &str) {
    term.send("/");
    term.wait_for("› ");
    type_text(term, words);
    term.wait_until(&format!("{title:?} as the first hit"), |seen| {
        let shown = seen.contents();
        let first = shown.lines().nth(4)?;
        first.contains(title).then_some(())
    });
    term.send("\r");
    term.wait_for("enter reveal");
}

/// Writes a draft and leaves the text, so that keys are commands again.
pub(crate) fn write_draft(term: &mut Term, words: &str) {
    term.send("d");
    term.wait_for("Your draft");
    type_text(term, words);
    term.wait_for(words);
    term.send("\u{1b}");
    term.wait_for("enter reveal");
}

/// The figure that stands at the right of a title, in the tree or in a list of hits; `None` when there is none.
pub(crate) fn figure_of(screen: &str, title: &str) -> Option<u8> {
    screen.lines().find_map(|line| {
        let (_, right) = line.split_once(title)?;
        let cell = right.split('│').next()?;
        cell.split_whitespace().last()?.parse().ok()
    })
}

/// Waits until a title has a figure.
pub(crate) fn wait_for_figure(term: &Term, title: &str, figure: u8) {
    term.wait_until(&format!("{figure} beside {title:?}"), |seen| {
        (figure_of(&seen.contents(), title) == Some(figure)).then_some(())
    });
}

/// Leaves the card for the tree, wherever one is in it.
pub(crate) fn to_the_tree(term: &mut Term) {
    term.send("\u{1b}");
    term.wait_for("Q study all");
}
