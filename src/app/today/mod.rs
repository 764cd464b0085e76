//! Today: what to do with the minutes one has; a handful of offers, never more than fits.

mod begun;
mod ending;
mod fitting;
mod known;
pub mod plan;
mod told;
mod tonight;

pub use begun::Begun;
pub use known::{Known, Stamp};
pub use told::{Lines, breaks_off};
pub use tonight::{MINUTES, Over, Tonight};

use crate::app::brief::Reading;
use crate::app::keymap::Context;
use crate::app::round::Wish;
use crate::app::state::Options;
use crate::app::today::known::Basis;
use crate::app::today::plan::Planning;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::progress::Progress;
use crate::domain::queue::Queue;
use crate::domain::record::Mode;
use crate::domain::time::Day;
use crate::domain::work::Work;
use crate::library::Library;

/// How many offers there are at most.
pub const OFFERS: usize = 4;

/// Today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// The place of the chosen minutes in [`MINUTES`], once one has chosen.
    pub minutes: Option<usize>,
    /// The place of the chosen offer.
    pub chosen: usize,
    /// What stands in its place: its pages.
    pub page: Page,
    /// What was worked out last, and from what.
    pub known: Option<Box<Known>>,
}

/// The pages of Today.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Page {
    /// The offers.
    #[default]
    Offers,
    /// The plan.
    Plan(Box<Planning>),
    /// The last pages before the interview.
    Brief(Reading),
}

/// Something worth doing now.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Why it is worth it.
    pub why: String,
    /// What it leads to.
    pub opens: Opens,
}

/// What an offer leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Opens {
    /// Questions, and the setting in which they are answered.
    Queue(Queue, Mode),
    /// An answer that was begun.
    Answer(Key),
    /// A round that waits, by the id of its work.
    Round(RecordId),
    /// Missed points, one after the other.
    Points(Vec<(Key, Slug)>),
    /// A round or a slice to begin.
    Begin(Box<Wish>),
    /// The last pages before the interview.
    Brief,
}

/// What Today stands on.
pub struct Facts<'a> {
    /// The packs.
    pub library: &'a Library,
    /// What the journal amounts to.
    pub progress: &'a Progress,
    /// Answers under way.
    pub offered: &'a [Work],
    /// Today's study day.
    pub day: Day,
    /// What the user has set.
    pub options: &'a Options,
}

impl Today {
    /// Where keys go.
    pub fn context(&self) -> Context {
        match &self.page {
            Page::Offers => Context::Today,
            Page::Plan(_) => Context::Plan,
            Page::Brief(_) => Context::Brief,
        }
    }

    /// The offers for the minutes one has, the most valuable first; together they take no more than these.
    pub fn offers(&self, facts: &Facts<'_>) -> Vec<Offer> {
        let plan = facts.progress.plan();
        Self::offers_from(facts, &facts.basis(&plan, self.tonight(facts)))
    }

    fn offers_from(facts: &Facts<'_>, basis: &Basis<'_>) -> Vec<Offer> {
        let minutes = basis.tonight.minutes;
        let mut left = minutes;
        let mut offers: Vec<Offer> = Vec::new();
        // One begun thing is enough to go on with; the rest is said in a line.
        let begun = basis.begun.offers.iter();
        let begun = begun.filter(|offer| offer.minutes <= minutes).take(1);
        let last_days = facts.last_days();
        // On the day itself nothing comes before what one knows, and nothing half-done is opened any more.
        let begun = begun.filter(|_| facts.to_go() != Some(0));
        for offer in begun.cloned().chain(last_days) {
            take(&mut offers, &mut left, offer);
        }
        let evening = facts.evening(left, &offers, basis);
        for offer in evening {
            take(&mut offers, &mut left, offer);
        }
        if offers.len() < 2
            && let Some(weak) = facts.weak(left)
        {
            take(&mut offers, &mut left, weak);
        }
        offers
    }
}

/// Takes an offer that fits and leads to nothing that is offered already.
fn take(offers: &mut Vec<Offer>, left: &mut u32, offer: Offer) {
    let again = offers.iter().any(|other| {
        let mut questions = other.questions().iter();
        questions.any(|key| offer.questions().contains(key))
    });
    if offer.minutes <= *left && !again && offers.len() < OFFERS {
        *left -= offer.minutes;
        offers.push(offer);
    }
}

impl Offer {
    /// The questions that it opens, in order.
    fn questions(&self) -> &[Key] {
        match &self.opens {
            Opens::Queue(queue, _) => queue.items(),
            Opens::Answer(key) => std::slice::from_ref(key),
            Opens::Points(_) | Opens::Round(_) | Opens::Begin(_) | Opens::Brief => &[],
        }
    }
}

impl Facts<'_> {
    /// The question that the very first run opens: the first short one of the essentials, else of all.
    pub fn first_question(&self) -> Option<Key> {
        let essential = self.library.essentials().iter();
        let all = self.library.questions().map(|question| &question.key);
        let short = |key: &&Key| {
            let question = self.library.question(key);
            question.is_some_and(|question| question.minutes <= 12 && question.points.len() >= 5)
        };
        essential.chain(all).find(short).cloned()
    }

    fn minutes_of(&self, key: &Key) -> u32 {
        self.library
            .question(key)
            .map_or(0, |question| question.minutes.max(1))
    }

    fn title_of(&self, key: &Key) -> String {
        let question = self.library.question(key);
        question.map_or_else(|| key.to_string(), |question| question.title.clone())
    }

    /// The titles of the top topics of questions, each once.
    fn topics(&self, keys: &[Key]) -> String {
        let mut titles: Vec<String> = Vec::new();
        for question in keys.iter().filter_map(|key| self.library.question(key)) {
            let title = crate::app::planning::topic_title(question.topic.top(), self.library);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles.truncate(3);
        titles.join(", ")
    }
}
