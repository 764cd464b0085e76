//! The offers for an evening: the plan's day for the minutes one has, told as things to begin.

use crate::app::planning::Outset;
use crate::app::round::Wish;
use crate::app::round::desk::presets;
use crate::app::today::{Facts, OFFERS, Offer, Opens};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::{Phase, PresetShape};
use crate::domain::plan::{Ask, Form};
use crate::domain::progress::{Due, Figure};
use crate::domain::queue::Queue;
use crate::domain::record::{Mode, Plan};

impl Facts<'_> {
    /// The offers for so many minutes: the same rules as the plan's, for this evening's minutes.
    pub(super) fn evening(
        &self,
        minutes: u32,
        offered: &[Offer],
        outset: &Outset<'_>,
    ) -> Vec<Offer> {
        if minutes == 0 {
            return Vec::new();
        }
        let made = self
            .progress
            .made_plan()
            .is_some_and(|plan| plan.date.is_some());
        let played = self
            .progress
            .rounds()
            .any(|round| round.is_graded() && round.day < self.day);
        let plan = Plan {
            minutes,
            // Whoever sits down on a day off wants to study.
            off: Vec::new(),
            ..self.progress.plan()
        };
        // What was begun goes on where it was; what is offered already is not offered again.
        let taken = |key: &Key| {
            let begun = self.offered.iter().any(|work| work.question == *key);
            let standing = self.progress.standing(key, self.day);
            begun
                || !standing.may_be_offered()
                || offered.iter().any(|offer| offer.questions().contains(key))
        };
        let outset = outset.for_evening(
            &plan,
            |form| if form.slice { played } else { made },
            |key| !taken(key) && self.progress.standing(key, self.day).may_be_offered(),
        );
        let day = outset.today();
        // Few things are named one by one, many together.
        let others = day.asks.len() + offered.len();
        let mut offers = Vec::new();
        let mut asks: Vec<&Ask> = day.asks.iter().collect();
        asks.sort_by_key(|ask| turn(ask));
        for ask in asks {
            let keys = ask.keys();
            if matches!(ask, Ask::Essentials(..)) && others + keys.len() <= OFFERS + 1 {
                let single = |key: &Key| Ask::Essentials(vec![key.clone()], self.minutes_of(key));
                offers.extend(keys.iter().filter_map(|key| self.offer(&single(key))));
            } else {
                offers.extend(self.offer(ask));
            }
        }
        offers
    }

    fn offer(&self, ask: &Ask) -> Option<Offer> {
        let minutes = ask.minutes();
        match ask {
            Ask::Points(count) => self.points(*count),
            Ask::Round(form) => self.round(form, "your plan asks for one"),
            Ask::Slice(form) => self.round(form, "slice"),
            Ask::Due(keys, _) => {
                let title = match keys.as_slice() {
                    [only] => self.title_of(only),
                    several => format!("{} questions are due", several.len()),
                };
                let topics = self.topics(keys);
                let why = if keys.len() == 1 {
                    format!("due, {topics}")
                } else {
                    topics
                };
                queued(title, minutes, why, ("due", keys), Mode::Due)
            }
            Ask::Essentials(keys, _) => {
                let path = self.library.essentials();
                let place = |key: &Key| path.iter().position(|other| other == key);
                let places: Vec<usize> = keys.iter().filter_map(place).map(|at| at + 1).collect();
                let of = match (places.iter().min(), places.iter().max()) {
                    (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
                    (Some(only), _) => only.to_string(),
                    _ => String::new(),
                };
                let why = format!("new, essentials {of} of {}", path.len());
                queued(
                    self.several(keys),
                    minutes,
                    why,
                    ("essentials", keys),
                    Mode::Study,
                )
            }
            Ask::New(keys, _) => {
                let why = format!("new, {}", self.topics(keys));
                queued(self.several(keys), minutes, why, ("new", keys), Mode::Study)
            }
            Ask::Again(keys, _) => {
                let why = "your weakest, once more before the day".to_owned();
                queued(
                    self.several(keys),
                    minutes,
                    why,
                    ("once more", keys),
                    Mode::Early,
                )
            }
        }
    }

    /// `Choosing a shard key`, or with what follows it: `“Choosing a shard key” and 2 more`.
    fn several(&self, keys: &[Key]) -> String {
        let first = keys
            .first()
            .map_or_else(String::new, |key| self.title_of(key));
        match keys.len() {
            0 | 1 => first,
            some => format!("“{first}” and {} more", some - 1),
        }
    }

    /// As many of the points that are due: those of the latest round first, then the longest overdue; those of one
    /// question stand together.
    fn points(&self, count: u32) -> Option<Offer> {
        let latest = self.progress.rounds().rev().find(|round| round.is_graded());
        let named = latest.and_then(|round| self.progress.debrief(round.id));
        let named = named.map_or(Vec::new(), |debrief| debrief.worth);
        let from_round = |question: &Key, point: &Slug| {
            named.iter().any(|(key, id)| key == question && id == point)
        };
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
                let later = !from_round(question, point);
                Some(((later, drill.due), place(question, point)?, question, point))
            })
            .collect();
        due.sort();
        let most = usize::try_from(count).unwrap_or(0);
        let items: Vec<(Key, Slug)> = due
            .into_iter()
            .take(most)
            .map(|(_, _, question, point)| (question.clone(), point.clone()))
            .collect();
        let count = u32::try_from(items.len()).unwrap_or(0);
        let fresh = items
            .iter()
            .filter(|(key, point)| from_round(key, point))
            .count();
        let keys: Vec<Key> = items.iter().map(|(question, _)| question.clone()).collect();
        (count > 0).then(|| Offer {
            title: if count == 1 {
                "Win back 1 point".to_owned()
            } else {
                format!("Win back {count} points")
            },
            minutes: Ask::Points(count).minutes(),
            why: match fresh {
                0 => self.topics(&keys),
                some => format!("{some} from your last round"),
            },
            opens: Opens::Points(items),
        })
    }

    /// A round or a slice by its preset; a slice takes the design problem that one met last.
    fn round(&self, form: &Form, why: &str) -> Option<Offer> {
        let mut wish = presets(self.library).find(|wish| wish.preset == form.preset)?;
        wish.aim = Some(self.progress.plan().level);
        if !form.slice {
            return Some(Offer {
                title: wish.title.clone(),
                minutes: form.minutes,
                why: why.to_owned(),
                opens: Opens::Begin(Box::new(wish)),
            });
        }
        let PresetShape::Phases(phases) = &wish.shape else {
            return None;
        };
        let (phase, _) = *phases.first()?;
        let key = self.last_problem(&wish)?;
        let title = format!("{}: {}", capital(phase), self.title_of(&key));
        let weakest = crate::app::planning::weakest_phase(self.library, self.progress);
        wish.question = Some(key);
        Some(Offer {
            title,
            minutes: form.minutes,
            why: if weakest == Some(phase) {
                format!("{why}, your weakest phase")
            } else {
                format!("{why}, a problem you know")
            },
            opens: Opens::Begin(Box::new(wish)),
        })
    }

    /// The design problem of the latest graded round that this wish could ask.
    fn last_problem(&self, wish: &Wish) -> Option<Key> {
        let can = |key: &Key| {
            wish.candidates(self.library)
                .any(|question| question.key == *key)
        };
        let rounds = self.progress.rounds().rev();
        rounds
            .filter(|round| round.is_graded())
            .flat_map(|round| round.start.questions.iter().map(|asked| &asked.question))
            .find(|key| can(key))
            .cloned()
    }

    /// The weakest of what was missed last, where nothing else is worth more.
    pub(super) fn weak(&self, minutes: u32) -> Option<Offer> {
        let (figure, key) = self
            .library
            .questions()
            .filter_map(|question| {
                let standing = self.progress.standing(&question.key, self.day);
                // What was answered today has just been said to come back later; what is due is offered as that.
                let waits = standing.last_seen == Some(self.day) || standing.due == Due::Now;
                match standing.figure {
                    Figure::Weak(figure) if !waits && standing.may_be_offered() => {
                        Some((figure, &question.key))
                    }
                    Figure::Weak(_) | Figure::New | Figure::Strong(_) => None,
                }
            })
            .filter(|(_, key)| self.minutes_of(key) <= minutes)
            .min_by_key(|(figure, _)| *figure)?;
        let why = format!("your weakest, {figure} last time");
        let keys = std::slice::from_ref(key);
        queued(
            self.title_of(key),
            self.minutes_of(key),
            why,
            ("weak", keys),
            Mode::Early,
        )
    }
}

/// In which order an evening names what it asks: what is quickly won first, a phase of a design problem after it.
fn turn(ask: &Ask) -> usize {
    match ask {
        Ask::Round(_) => 0,
        Ask::Points(_) => 1,
        Ask::Due(..) => 2,
        Ask::Essentials(..) => 3,
        Ask::Slice(_) => 4,
        Ask::New(..) => 5,
        Ask::Again(..) => 6,
    }
}

/// An offer of questions, in a queue of a name.
pub(super) fn queued(
    title: String,
    minutes: u32,
    why: String,
    named: (&str, &[Key]),
    mode: Mode,
) -> Option<Offer> {
    let (name, keys) = named;
    let queue = Queue::new(name, keys.to_vec())?;
    Some(Offer {
        title,
        minutes,
        why,
        opens: Opens::Queue(queue, mode),
    })
}

fn capital(phase: Phase) -> String {
    let mut signs = phase.label().chars();
    signs.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(signs).collect()
    })
}
