//! What was begun and not saved: what fits the minutes is offered, the rest is never lost from sight.

use crate::app::round::desk::title as preset_title;
use crate::app::today::{Facts, Offer, Opens};
use crate::domain::work::Work;

/// What was begun, the latest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begun {
    /// As offers, whatever minutes one has.
    pub offers: Vec<Offer>,
}

impl Begun {
    /// The latest round that waits and is not among these offers.
    pub fn round_beside(&self, offers: &[Offer], minutes: u32) -> Option<Offer> {
        let mut rounds = self
            .offers
            .iter()
            .filter(|offer| matches!(offer.opens, Opens::Round(_)));
        let latest = rounds.next()?;
        let mut offer = offers
            .iter()
            .all(|other| other.opens != latest.opens)
            .then(|| latest.clone())?;
        if offer.minutes > minutes {
            "waits; longer than this evening".clone_into(&mut offer.why);
        }
        Some(offer)
    }

    /// One line on what was begun and is not among these offers; `None` where all is.
    pub fn beside(&self, offers: &[&Offer]) -> Option<String> {
        let long: Vec<&Offer> = self
            .offers
            .iter()
            .filter(|offer| offers.iter().all(|other| other.opens != offer.opens))
            .collect();
        let first = long.first()?;
        let more = match long.len() {
            1 => String::new(),
            2 => " So does 1 more.".to_owned(),
            some => format!(" So do {} more.", some - 1),
        };
        let way = if let Opens::Round(_) = first.opens {
            "r goes on with it"
        } else {
            "/ finds it, and what you began is kept"
        };
        let what = first.title.strip_prefix("Go on").unwrap_or(&first.title);
        let what = what.trim_start_matches([':', ' ']);
        let what = what.strip_prefix("with the round: ").map_or_else(
            || format!("“{what}”"),
            |round| format!("The round “{round}”"),
        );
        Some(format!(
            "{what} waits, about {} min more: {way}.{more}",
            first.minutes
        ))
    }
}

impl Facts<'_> {
    /// What was begun and not saved, the latest first.
    pub fn begun(&self) -> Begun {
        let mut works: Vec<&Work> = self.offered.iter().collect();
        works.sort_by_key(|work| std::cmp::Reverse(work.wall_ms));
        let offers = works.into_iter().filter_map(|work| self.begun_offer(work));
        Begun {
            offers: offers.collect(),
        }
    }

    fn begun_offer(&self, work: &Work) -> Option<Offer> {
        let question = self.library.question(&work.question);
        let spent = work.active_seconds / 60;
        let round = work
            .round
            .as_ref()
            .and_then(|round| self.progress.round(round.round));
        if round.is_some_and(|round| round.end.is_some()) {
            return None;
        }
        let planned = round.map(|round| {
            let seconds = round.start.phases.iter().map(|(_, seconds)| seconds);
            seconds.sum::<u32>() / 60
        });
        let minutes = planned.or_else(|| Some(question?.minutes))?;
        let title = match (question, round) {
            (Some(question), _) => question.title.clone(),
            (None, Some(round)) => preset_title(&round.start.preset, self.library),
            (None, None) => return None,
        };
        let (title, opens) = match round {
            Some(_) => (
                format!("Go on with the round: {title}"),
                Opens::Round(work.id),
            ),
            None => (
                format!("Go on: {title}"),
                Opens::Answer(work.question.clone()),
            ),
        };
        let graded = work.round.as_ref().map(|round| round.grading.is_some());
        Some(Offer {
            title,
            minutes: minutes.saturating_sub(spent).max(1),
            why: match graded {
                None => "begun and not saved",
                Some(false) => "waits for you",
                Some(true) => "waits to be graded",
            }
            .to_owned(),
            opens,
        })
    }
}
