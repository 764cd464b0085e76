//! Today: what to do with the minutes one has; a handful of offers, never more than fits.

use crate::app::drill::SECONDS;
use crate::app::state::Options;
use crate::domain::backlog::spread;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::progress::{Figure, Progress};
use crate::domain::queue::Queue;
use crate::domain::record::Mode;
use crate::domain::time::Day;
use crate::domain::work::Work;
use crate::library::Library;

/// The minutes one can choose.
pub const MINUTES: [u32; 3] = [15, 30, 45];
/// How many points are won back at a sitting, at most.
const POINTS: u32 = 12;
/// How many offers there are at most.
const OFFERS: usize = 4;

/// Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The place of the chosen minutes in [`MINUTES`].
    pub minutes: usize,
    /// The place of the chosen offer.
    pub chosen: usize,
}

impl Default for Today {
    fn default() -> Self {
        Self {
            minutes: 1,
            chosen: 0,
        }
    }
}

/// Something worth doing now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Why it is worth it.
    pub why: String,
    /// The questions.
    pub queue: Queue,
    /// In which setting they are answered.
    pub mode: Mode,
    /// What it leads to, when it is not simply its queue.
    pub resumes: Option<Resumes>,
}

/// What an offer leads to, when it is not simply its queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resumes {
    /// An answer.
    Answer(Key),
    /// A round, by the id of its work.
    Round(RecordId),
    /// Missed points, one after the other.
    Points(Vec<(Key, Slug)>),
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
    /// The minutes one has.
    pub fn chosen_minutes(&self) -> u32 {
        MINUTES.get(self.minutes).copied().unwrap_or(30)
    }

    /// The offers for the minutes one has, the most valuable first.
    pub fn offers(&self, facts: &Facts<'_>) -> Vec<Offer> {
        let mut left = self.chosen_minutes();
        let mut offers: Vec<Offer> = Vec::new();
        // Each is made for the minutes that those before it leave: what is due fills them, and would fit no more beside
        // points if it were made for all.
        // The next essential comes before what is due: reviews alone would fill every evening, and the path would end
        // half-way (docs/simulation.md).
        let makers: [fn(&Facts<'_>, u32) -> Vec<Offer>; 6] = [
            |facts, _| facts.under_way(),
            |facts, left| facts.points(left).into_iter().collect(),
            |facts, _| facts.essential().into_iter().take(1).collect(),
            |facts, left| facts.due(left).into_iter().collect(),
            |facts, left| facts.weak(left).into_iter().collect(),
            |facts, _| facts.essential(),
        ];
        for make in makers {
            for offer in make(facts, left) {
                let again = offers
                    .iter()
                    .any(|other| other.queue.current() == offer.queue.current());
                // A round that waits is offered whatever minutes one has: it is never lost from sight.
                let waits = matches!(offer.resumes, Some(Resumes::Round(_)));
                if (offer.minutes <= left || waits) && !again && offers.len() < OFFERS {
                    left = left.saturating_sub(offer.minutes);
                    offers.push(offer);
                }
            }
        }
        offers
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

    fn minutes(&self, key: &Key) -> u32 {
        self.library
            .question(key)
            .map_or(0, |question| question.minutes.max(1))
    }

    /// What was begun and not saved, the latest first.
    fn under_way(&self) -> Vec<Offer> {
        let mut works: Vec<&Work> = self.offered.iter().collect();
        works.sort_by_key(|work| std::cmp::Reverse(work.wall_ms));
        let offer = |work: &Work| {
            let question = self.library.question(&work.question)?;
            let spent = work.active_seconds / 60;
            let round = work
                .round
                .as_ref()
                .and_then(|round| self.progress.round(round.round));
            if round.is_some_and(|round| round.end.is_some()) {
                return None;
            }
            let planned = round.map(|round| {
                round
                    .start
                    .phases
                    .iter()
                    .map(|(_, seconds)| seconds / 60)
                    .sum()
            });
            let minutes: u32 = planned.unwrap_or(question.minutes);
            let (title, resumes) = match round {
                Some(_) => (
                    format!("Go on with the round: {}", question.title),
                    Resumes::Round(work.id),
                ),
                None => (
                    format!("Go on: {}", question.title),
                    Resumes::Answer(question.key.clone()),
                ),
            };
            Some(Offer {
                title,
                minutes: minutes.saturating_sub(spent).max(1),
                why: "begun and not saved".to_owned(),
                queue: Queue::new("begun", vec![question.key.clone()])?,
                mode: Mode::Study,
                resumes: Some(resumes),
            })
        };
        works.into_iter().filter_map(offer).take(2).collect()
    }

    /// As many of the points that are due as fit, the longest overdue first.
    fn points(&self, minutes: u32) -> Option<Offer> {
        // In the order of pack and checklist, so that points of one question stand together.
        let place = |question: &Key, point: &Slug| {
            let found = self.library.question(question)?;
            let at = found.points.iter().position(|other| other.id == *point)?;
            Some((self.library.number(question)?, at))
        };
        let mut due: Vec<_> = self
            .progress
            .drills()
            .filter(|(.., drill)| drill.is_due(self.day))
            .filter_map(|(question, point, drill)| {
                Some((drill.due, place(question, point)?, question, point))
            })
            .collect();
        due.sort();
        let most = usize::try_from((minutes * 60 / SECONDS).min(POINTS)).unwrap_or(0);
        let items: Vec<(Key, Slug)> = due
            .into_iter()
            .take(most)
            .map(|(_, _, question, point)| (question.clone(), point.clone()))
            .collect();
        let count = u32::try_from(items.len()).unwrap_or(0);
        let keys: Vec<Key> = items.iter().map(|(question, _)| question.clone()).collect();
        Some(Offer {
            title: if count == 1 {
                "Win back 1 point".to_owned()
            } else {
                format!("Win back {count} points")
            },
            minutes: (count * SECONDS).div_ceil(60),
            why: self.topics(&keys),
            queue: Queue::new("points", keys)?,
            mode: Mode::Due,
            resumes: Some(Resumes::Points(items)),
        })
    }

    /// As much of what is due as fits, the relatively most overdue first.
    fn due(&self, minutes: u32) -> Option<Offer> {
        let length = |key: &Key| Some(self.library.question(key)?.minutes.max(1));
        let keys = spread(self.progress.waiting(self.day, length), minutes).tonight;
        let count = keys.len();
        let sum = keys.iter().map(|key| self.minutes(key)).sum();
        Some(Offer {
            title: if count == 1 {
                "1 question is due".to_owned()
            } else {
                format!("{count} questions are due")
            },
            minutes: sum,
            why: self.topics(&keys),
            queue: Queue::new("due", keys)?,
            mode: Mode::Due,
            resumes: None,
        })
    }

    /// The weakest of what was missed last.
    fn weak(&self, minutes: u32) -> Option<Offer> {
        let weakest = self
            .library
            .questions()
            .filter(|question| {
                // What was answered today has just been said to come back later.
                let standing = self.progress.standing(&question.key, self.day);
                standing.last_seen != Some(self.day) && standing.may_be_offered()
            })
            .filter_map(
                |question| match self.progress.standing(&question.key, self.day).figure {
                    Figure::Weak(figure) => Some((figure, &question.key)),
                    Figure::New | Figure::Strong(_) => None,
                },
            )
            .filter(|(_, key)| self.minutes(key) <= minutes)
            .min_by_key(|(figure, _)| *figure)?;
        let (figure, key) = weakest;
        Some(Offer {
            title: self.library.question(key)?.title.clone(),
            minutes: self.minutes(key),
            why: format!("your weakest, {figure} last time"),
            queue: Queue::new("weak", vec![key.clone()])?,
            mode: Mode::Early,
            resumes: None,
        })
    }

    /// The next of the essentials that was never answered; without essentials the next question of all.
    fn essential(&self) -> Vec<Offer> {
        let path = self.library.essentials();
        let new = |key: &&Key| {
            let standing = self.progress.standing(key, self.day);
            standing.figure == Figure::New
                && standing.may_be_offered()
                && self
                    .progress
                    .course(key)
                    .is_none_or(|course| course.last_seen != Some(self.day))
        };
        let all: Vec<&Key> = if path.is_empty() {
            self.library
                .questions()
                .map(|question| &question.key)
                .collect()
        } else {
            path.iter().collect()
        };
        let offer = |key: &Key| {
            let question = self.library.question(key)?;
            let place = path.iter().position(|other| other == key);
            let why = place.map_or("new".to_owned(), |at| {
                format!("new, essentials {} of {}", at + 1, path.len())
            });
            let rest = all
                .iter()
                .skip_while(|other| **other != key)
                .map(|key| (*key).clone());
            Some(Offer {
                title: question.title.clone(),
                minutes: question.minutes.max(1),
                why,
                queue: Queue::new("essentials", rest.collect())?,
                mode: Mode::Study,
                resumes: None,
            })
        };
        all.iter()
            .copied()
            .filter(new)
            .filter_map(offer)
            .take(3)
            .collect()
    }

    /// The titles of the top topics of questions, each once.
    fn topics(&self, keys: &[Key]) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for question in keys.iter().filter_map(|key| self.library.question(key)) {
            let top = crate::domain::id::TopicPath::parse(question.topic.top());
            let title = top
                .and_then(|top| self.library.topic(&top))
                .map(|node| node.title.as_str());
            titles.extend(title.filter(|title| !titles.contains(title)));
        }
        titles.truncate(3);
        titles.join(", ")
    }
}
