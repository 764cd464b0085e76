//! Rules for the prompt: it gives no hint of the answer.

use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::validate::question::Card;

/// The shortest text that counts as given away, in words.
const WORDS_MIN: usize = 3;

/// A prompt does not contain a point's text.
pub(super) fn point_in_prompt(card: &Card<'_>, faults: &mut Faults<'_>) {
    if card.question.is_quick() {
        return;
    }
    let prompt = words(&card.question.prompt);
    for point in &card.question.points {
        let text = words(&point.text);
        let long_enough = text.split(' ').count() >= WORDS_MIN;
        if long_enough && format!(" {prompt} ").contains(&format!(" {text} ")) {
            let id = quote(point.id.as_str());
            let message = format!("The prompt contains the text of the point {id}.");
            let advice = "Say it in other words, or leave it for the candidate.";
            faults.warn(card.places.prompt, message, advice);
        }
    }
}

/// The words of a text, lower case, without marks.
fn words(text: &str) -> String {
    let plain = text.to_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
