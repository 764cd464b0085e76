//! greenroom itself: Today's offers on a real journal state, folded and graded by the library that ships.

use crate::arm::{Arm, Evening, Waits};
use crate::world::{DAYS, MINUTES, RETENTION, TARGET, World};
use greenroom::app::round::Wish;
use greenroom::app::state::Options;
use greenroom::app::today::{Facts, MINUTES as CHOICES, Offer, Opens, Today};
use greenroom::domain::backlog::{Evenings, spread};
use greenroom::domain::fitting::fit;
use greenroom::domain::grade::{grade, rating};
use greenroom::domain::id::{Key, RecordId, Slug};
use greenroom::domain::memory::Scheduler;
use greenroom::domain::pack::{Phase, PresetShape};
use greenroom::domain::progress::Progress;
use greenroom::domain::record::{
    Asked, Attempt, Draft, Grader, Mode, Plan, Rating, Record, RoundEnding, RoundStart, What,
};
use greenroom::domain::time::{Day, Moment};

/// The first evening: 2026-11-22.
const FIRST: Day = Day(20_779);
/// How long a point asked alone takes, in minutes.
const POINT: f64 = greenroom::domain::plan::POINT_SECONDS as f64 / 60.0;

/// Somebody who does what Today offers.
pub(crate) struct Ours {
    progress: Progress,
    written: u128,
    /// From which evening on the scheduler's parameters are fitted, as `stats optimize` does, once they can be.
    fits_from: Option<u32>,
    fitting: bool,
}

impl Ours {
    /// An empty journal with a plan.
    pub(crate) fn new(world: &World, fits_from: Option<u32>) -> Self {
        let mut ours = Self {
            progress: Progress::fold(Vec::new(), world.library.renames()),
            written: 0,
            fits_from,
            fitting: fits_from.is_some(),
        };
        #[expect(clippy::cast_possible_truncation, reason = "a retention of one digit")]
        let plan = Plan {
            date: Some(FIRST.plus(DAYS).date()),
            level: TARGET,
            minutes: MINUTES,
            retention: RETENTION as f32,
            ..Plan::default()
        };
        ours.write(0, What::Plan(Box::new(plan)));
        ours
    }

    fn write(&mut self, day: u32, what: What) -> RecordId {
        self.written += 1;
        let day = FIRST.plus(day);
        let evening = i64::from(day.0) * 86_400_000 + 20 * 3_600_000;
        let at = Moment {
            wall_ms: evening,
            day,
            ..Moment::default()
        };
        let record = Record::new(at, self.written, what);
        let id = record.id;
        self.progress.apply(record);
        id
    }

    /// Fits the parameters once, on the first evening from the one meant on which that is offered.
    fn fit(&mut self, day: u32) {
        if self.fits_from.is_none_or(|from| day < from) {
            return;
        }
        if let Ok(fit) = fit(&self.progress.histories(), &Scheduler::default()) {
            self.fits_from = None;
            self.write(
                day,
                What::Parameters {
                    weights: fit.weights,
                },
            );
        }
    }

    fn offers(&self, minutes: usize, evening: &Evening<'_>) -> Vec<Offer> {
        let today = Today {
            minutes: Some(minutes),
            ..Today::default()
        };
        today.offers(&Facts {
            library: &evening.world.library,
            progress: &self.progress,
            offered: &[],
            day: FIRST.plus(evening.day),
            options: &Options::default(),
        })
    }

    fn take(&mut self, offer: &Offer, evening: &mut Evening<'_>) {
        match &offer.opens {
            Opens::Points(items) => {
                for (key, point) in items {
                    self.drill(key, point, evening);
                }
            }
            Opens::Queue(queue, mode) => {
                for key in queue.items() {
                    if let Some(number) = evening.world.library.number(key) {
                        self.answer(number, *mode, evening);
                    }
                }
            }
            Opens::Begin(wish) => self.round(wish, evening),
            // Nothing is left begun by somebody who never stops half-way, and reading teaches nothing here.
            Opens::Answer(_) | Opens::Round(_) | Opens::Brief => {}
        }
    }

    /// A round or a slice asks its question, else the first design problem that was not met, and takes its minutes.
    fn round(&mut self, wish: &Wish, evening: &mut Evening<'_>) {
        let library = &evening.world.library;
        let unseen = |key: &Key| {
            library
                .number(key)
                .is_some_and(|number| !evening.log.seen.contains(&number))
        };
        let mut candidates = wish.candidates(library).map(|question| &question.key);
        let fresh = candidates.find(|key| unseen(key));
        let mut candidates = wish.candidates(library).map(|question| &question.key);
        let Some(key) = wish
            .question
            .clone()
            .or(fresh.or(candidates.next()).cloned())
        else {
            return;
        };
        let start = RoundStart {
            preset: wish.preset.clone(),
            phases: match &wish.shape {
                PresetShape::Phases(phases) => phases
                    .iter()
                    .map(|(phase, minutes)| (Some(*phase), minutes * 60))
                    .collect(),
                PresetShape::Questions(_) | PresetShape::References(_) => Vec::new(),
            },
            questions: vec![Asked {
                question: key.clone(),
                hash: 0,
                values: Vec::new(),
            }],
            aim: TARGET,
            typed: false,
            seed: 0,
        };
        let phases: Vec<Phase> = start
            .phases
            .iter()
            .filter_map(|(phase, _)| *phase)
            .collect();
        let round = self.write(evening.day, What::RoundStart(Box::new(start)));
        let Some((number, question)) = library.number(&key).zip(library.question(&key)) else {
            return;
        };
        if let [only] = phases.as_slice() {
            let now = evening.spend(f64::from(wish.minutes));
            for (at, point) in question.points.iter().enumerate() {
                if point.phase == Some(*only) {
                    evening.learner.drill(number, at, now);
                }
            }
        } else {
            self.graded(number, Mode::Round, (wish.minutes, Some(round)), evening);
        }
        let seconds = wish.minutes * 60;
        let end = What::RoundEnd {
            round,
            why: RoundEnding::Done,
            wall: seconds,
            active: seconds,
        };
        self.write(evening.day, end);
    }

    fn drill(&mut self, key: &Key, point: &Slug, evening: &mut Evening<'_>) {
        let library = &evening.world.library;
        let Some((number, question)) = library.number(key).zip(library.question(key)) else {
            return;
        };
        let Some(at) = question.points.iter().position(|other| other.id == *point) else {
            return;
        };
        if evening.left < POINT {
            return;
        }
        let now = evening.spend(POINT);
        let recalled = evening.learner.drill(number, at, now);
        let rating = if recalled {
            Rating::Good
        } else {
            Rating::Again
        };
        let log = &mut *evening.log;
        log.drills += 1;
        // The first asking follows a miss by a day: it is no review of a memory yet.
        let drill = self.progress.drill(key, point);
        if drill.is_some_and(|drill| drill.memory.is_some()) {
            log.points_due += 1;
            log.points_remembered += usize::from(recalled);
        }
        let what = What::Drill {
            question: key.clone(),
            point: point.clone(),
            rating,
        };
        self.write(evening.day, what);
    }

    fn answer(&mut self, number: usize, mode: Mode, evening: &mut Evening<'_>) {
        if evening.fits(number) {
            let minutes = evening.world.minutes(number);
            self.graded(number, mode, (minutes, None), evening);
        }
    }

    /// Answers a question in so many minutes, in a round or not, and writes it down.
    fn graded(
        &mut self,
        number: usize,
        mode: Mode,
        spent: (u32, Option<RecordId>),
        evening: &mut Evening<'_>,
    ) {
        let (minutes, round) = spent;
        let Some(question) = evening.world.question(number) else {
            return;
        };
        let now = evening.spend(f64::from(minutes));
        let marks = evening.learner.answer((number, question), now);
        let grades = grade(question.level, &marks, &[]);
        let log = &mut *evening.log;
        log.answers += 1;
        log.seen.insert(number);
        log.since.insert(number);
        if mode == Mode::Due {
            let remembered = rating(&grades, TARGET).is_some_and(|rating| rating > Rating::Again);
            log.due += 1;
            log.due_remembered += usize::from(remembered);
        }
        let attempt = Attempt {
            question: question.key.clone(),
            level: question.level,
            follow_up: None,
            pack_version: "".into(),
            question_hash: question.hash,
            marks,
            pitfalls: Vec::new(),
            sure: None,
            said: None,
            rating: None,
            seconds: question.minutes * 60,
            draft: Draft::None,
            mode,
            round,
            place: round.map(|_| 0),
            by: Grader::Me,
            pair: None,
            values: Vec::new(),
        };
        self.write(evening.day, What::Attempt(Box::new(attempt)));
    }
}

impl Arm for Ours {
    fn name(&self) -> &'static str {
        if self.fitting {
            "greenroom, fitted"
        } else {
            "greenroom"
        }
    }

    fn evening(&mut self, evening: &mut Evening<'_>) {
        self.fit(evening.day);
        // Today is asked again with the minutes that are left, until none of its choices fits them.
        while let Some(choice) = CHOICES
            .iter()
            .rposition(|minutes| f64::from(*minutes) <= evening.left)
        {
            let before = evening.left;
            for offer in self.offers(choice, evening) {
                self.take(&offer, evening);
            }
            if evening.left >= before {
                break;
            }
        }
        for number in evening.world.essentials_first.clone() {
            if !evening.log.seen.contains(&number) && evening.fits(number) {
                self.answer(number, Mode::Study, evening);
            }
        }
    }

    fn due(&self, world: &World, day: u32) -> Vec<usize> {
        let waiting = self.progress.waiting(FIRST.plus(day), |_| Some(1));
        let numbers = waiting
            .iter()
            .filter_map(|item| world.library.number(&item.key));
        numbers.collect()
    }

    fn waits(&self, world: &World, day: u32) -> Waits {
        let minutes = |key: &Key| Some(world.minutes(world.library.number(key)?));
        let waiting = self.progress.waiting(FIRST.plus(day), minutes);
        // As Today reckons the days for the rest; there is always something new.
        let evenings = Evenings {
            tonight: MINUTES,
            a_day: MINUTES,
            before: None,
            asked: 0,
            new: true,
        };
        let laid = spread(waiting.clone(), 0, evenings);
        Waits {
            questions: waiting.len(),
            minutes: waiting.iter().map(|item| item.minutes).sum(),
            tonight: laid.tonight().questions.len(),
            days: laid.days(),
        }
    }
}
