//! The offers for an evening: the plan's day for the minutes one has, told as things to begin.

use crate::app::evenings::{due_points, named_last};
use crate::app::round::Wish;
use crate::app::round::desk::presets;
use crate::app::today::known::Basis;
use crate::app::today::{Facts, OFFERS, Offer, Opens};
use crate::domain::backlog::Spread;
use crate::domain::id::{Key, Slug};
use crate::domain::pack::PresetShape;
use crate::domain::plan::{Ask, Form};
use crate::domain::progress::{Due, Figure};
use crate::domain::queue::Queue;
use crate::domain::record::{Mode, Plan};
use crate::text::capital::capital;

impl Facts<'_> {
    /// The offers for so many minutes: the same rules as the plan's, for this evening's minutes.
    pub(super) fn evening(&self, minutes: u32, offered: &[Offer], basis: &Basis<'_>) -> Vec<Offer> {
        let Basis { outset, laid, .. } = basis;
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
            laid,
            |form| if form.slice { played } else { made },
            // Of what is due only what is for tonight: all that says how much that is agrees.
            |key| !taken(key) && (laid.is_tonight(key) || !self.is_due(key)),
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
                offers.extend(keys.iter().filter_map(|key| self.offer(&single(key), laid)));
            } else {
                offers.extend(self.offer(ask, laid));
            }
        }
        offers
    }

    fn is_due(&self, key: &Key) -> bool {
        self.progress.standing(key, self.day).due == Due::Now
    }

    fn offer(&self, ask: &Ask, laid: &Spread) -> Option<Offer> {
        let minutes = ask.minutes();
        match ask {
            Ask::Points(count) => self.points(*count, laid.tonight().points),
            Ask::Round(form) => self.round(form, "your plan asks for one"),
            Ask::Slice(form) => self.round(form, "slice"),
            Ask::Due(keys, _) => {
                // New ones and rounds have their share of the evening: what is left of tonight's is said.
                let all = laid.tonight().questions.len();
                let part =
                    (keys.len() < all).then(|| format!("{} of the {all} due tonight", keys.len()));
                let topics = self.topics(keys);
                let (title, why) = match (keys.as_slice(), part) {
                    ([only], None) => (self.title_of(only), format!("due, {topics}")),
                    ([only], Some(part)) => (self.title_of(only), part),
                    (several, None) => (format!("{} questions are due", several.len()), topics),
                    (_, Some(part)) => (part, topics),
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

    /// As many of the points that are due, of so many that are for tonight.
    fn points(&self, count: u32, tonight: usize) -> Option<Offer> {
        let due = due_points(self.library, self.progress, self.day);
        let most = usize::try_from(count).unwrap_or(0);
        let items: Vec<(Key, Slug)> = due
            .into_iter()
            .take(most)
            .map(|(question, point)| (question.clone(), point.clone()))
            .collect();
        let count = u32::try_from(items.len()).unwrap_or(0);
        let named = named_last(self.progress);
        let fresh = items.iter().filter(|item| named.contains(item)).count();
        let keys: Vec<Key> = items.iter().map(|(question, _)| question.clone()).collect();
        (count > 0).then(|| Offer {
            title: match items.len() {
                some if some < tonight => format!("Win back {some} of {tonight} points"),
                1 => "Win back 1 point".to_owned(),
                all => format!("Win back {all} points"),
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
        let title = format!("{}: {}", capital(phase.label()), self.title_of(&key));
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
