//! Rules for what follows the reveal: the model answer and the ladder of follow-ups.

use crate::pack::fault::Faults;
use crate::pack::lint::checklist::is_full;
use crate::pack::validate::question::Card;

/// How long a model answer of a full question is, in words.
const WORDS_MIN: usize = 120;
const WORDS_MAX: usize = 600;

/// A full question has a model answer.
pub(super) fn no_answer(card: &Card<'_>, faults: &mut Faults<'_>) {
    if is_full(&card.question) && card.question.answer.is_empty() {
        let message = "A full question has no model answer.";
        faults.warn(
            card.places.at,
            message,
            "Add `answer`, 200 to 450 words of Markdown.",
        );
    }
}

/// A model answer can be said in a few minutes and still says something.
pub(super) fn answer_length(card: &Card<'_>, faults: &mut Faults<'_>) {
    let words = card.question.answer.split_whitespace().count();
    let at = card.places.answer;
    if words > WORDS_MAX {
        let message = format!("The model answer has {words} words, more than {WORDS_MAX}.");
        faults.warn(at, message, "Cut it to what can be said in six minutes.");
    } else if is_full(&card.question) && words > 0 && words < WORDS_MIN {
        let message = format!("The model answer has {words} words, fewer than {WORDS_MIN}.");
        faults.warn(
            at,
            message,
            "Add decisions with reasons, figures and the trade-off.",
        );
    }
}

/// A full question goes deeper.
pub(super) fn no_follow_up(card: &Card<'_>, faults: &mut Faults<'_>) {
    if is_full(&card.question) && card.question.follow_ups.is_empty() {
        let message = "A full question has no follow-up.";
        faults.warn(
            card.places.at,
            message,
            "Add a `[[question.follow_up]]`, or two or three.",
        );
    }
}
