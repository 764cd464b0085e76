//! What is at hand while one answers a question line by line; knows neither order nor marks.

use crate::app::study::card::Card;
use crate::app::study::values::filled;
use crate::commands::quiz::console::{Console, Stop};
use crate::commands::quiz::keeper::Keeper;
use crate::commands::show::markdown;
use crate::domain::pack::Question;
use crate::library::Library;

/// What is at hand while one answers.
pub(super) struct Desk<'a> {
    pub(super) question: &'a Question,
    pub(super) library: &'a Library,
    pub(super) keeper: &'a mut Keeper,
    pub(super) console: &'a mut Console,
}

impl Desk<'_> {
    /// Keeps what was begun; answers whether it is on disk.
    pub(super) fn keep(&mut self, card: &mut Card) -> bool {
        self.keeper.keep(card, self.question, self.console.now())
    }

    /// Reads a line, and counts the time it took.
    pub(super) fn line(&mut self, card: &mut Card) -> Result<String, Stop> {
        let line = self.console.line();
        card.pass_time(self.console.now());
        line
    }
}

/// What is told after the reveal, for a question or a follow-up.
pub(super) fn told(card: &Card, question: &Question, library: &Library) -> String {
    let rung = card
        .subject
        .follow_up()
        .and_then(|at| question.follow_ups.get(at));
    let text = match rung {
        Some(rung) => rung.answer.clone(),
        None => markdown::told(question, library),
    };
    if text.trim().is_empty() {
        return "There is no model answer to this.".to_owned();
    }
    filled(&text, &card.values)
}
