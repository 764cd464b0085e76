//! Some weeks of study over any library, the same for the same seed: answers, points, rounds, claims, with gaps between.

use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::id::{Key, RecordId, Slug, TopicPath};
use greenroom::domain::pack::{Dimension, Kind, Level, Objective, Phase, Question, Topic};
use greenroom::domain::record::{
    Asked, Attempt, Draft, Grader, Mode, Rating, Record, RoundEnding, RoundStart, RoundStep, What,
};
use greenroom::domain::time::{Day, Moment};
use greenroom::library::Library;

use super::{NOW, pack};

/// The phases of the rounds, with their minutes.
const PHASES: [(Phase, u32); 5] = [
    (Phase::Requirements, 5),
    (Phase::Estimation, 5),
    (Phase::HighLevel, 15),
    (Phase::DeepDive, 15),
    (Phase::WrapUp, 5),
];

/// The top topics of the wide pack, each with two leaves.
const TOPICS: [(&str, &str, [&str; 2]); 7] = [
    ("caching", "Caching", ["Strategies", "Invalidation"]),
    ("databases", "Databases", ["Sharding", "Replication"]),
    ("messaging", "Messaging and events", ["Queues", "Streams"]),
    (
        "reliability",
        "Reliability",
        ["Containing failure", "Recovery"],
    ),
    ("observability", "Observability", ["Signals", "Bottlenecks"]),
    ("security", "Security", ["Identity", "Secrets"]),
    ("stories", "Stories", ["Influence", "Conflict"]),
];
/// How many questions hang on a leaf.
const EACH: usize = 6;

/// A pack wide enough for figures: the questions of the small one, many times over, under more topics.
pub fn wide_library() -> Library {
    let mut pack = pack();
    let models = std::mem::take(&mut pack.questions);
    let slug = |text: &str| Slug::parse(&text.to_lowercase().replace(' ', "-")).expect("a slug");
    let path = |text: &str| TopicPath::parse(text).expect("a path");
    pack.topics.clear();
    pack.essentials.clear();
    let mut number = 0;
    for (top, title, leaves) in TOPICS {
        let about = String::new();
        pack.topics.push(Topic {
            path: path(top),
            title: title.to_owned(),
            about: about.clone(),
        });
        for leaf in leaves {
            let below = path(&format!("{top}/{}", slug(leaf)));
            pack.topics.push(Topic {
                path: below.clone(),
                title: leaf.to_owned(),
                about: about.clone(),
            });
            for at in 0..EACH {
                let mut question = models[number % models.len()].clone();
                let id = slug(&format!("{top}-{}-{at}", slug(leaf)));
                question.key = Key::new(&pack.name, &id);
                question.topic = below.clone();
                question.also.clear();
                question.see_also.clear();
                question.title = format!("{} ({leaf} {})", question.title, at + 1);
                for (place, point) in question.points.iter_mut().enumerate() {
                    point.dimension = Dimension::ALL[(number + place) % Dimension::ALL.len()];
                }
                pack.questions.push(question);
                number += 1;
            }
        }
    }
    let keys: Vec<Key> = pack.questions.iter().map(|one| one.key.clone()).collect();
    for (at, proves) in keys.chunks(EACH / 2).enumerate().step_by(3) {
        let text = format!(
            "I can explain what part {} of the field rests on, and say what breaks first when its load grows tenfold.",
            at + 1
        );
        pack.objectives.push(Objective {
            key: Key::new(&pack.name, &slug(&format!("can-{at}"))),
            group: "Field".to_owned(),
            text,
            proves: proves.to_vec(),
        });
    }
    Library::new(vec![pack])
}

/// A learner at work: how much is known grows week by week.
struct Learner<'a> {
    library: &'a Library,
    chance: Chance,
    records: Vec<Record>,
    at: Moment,
    week: usize,
}

/// The records of so many weeks that end yesterday evening; every sixth or so day is free.
pub fn weeks_of_study(library: &Library, weeks: i32, seed: u64) -> Vec<Record> {
    let mut learner = Learner {
        library,
        chance: Chance::new(seed),
        records: Vec::new(),
        at: NOW,
        week: 0,
    };
    for ago in (1..=weeks * 7).rev() {
        learner.week = usize::try_from(weeks - 1 - (ago - 1) / 7).unwrap_or(0);
        if learner.chance.below(6) > 0 {
            learner.evening(ago);
        }
    }
    learner.records
}

impl Learner<'_> {
    fn evening(&mut self, ago: i32) {
        let wall_ms = NOW.wall_ms - i64::from(ago) * 86_400_000;
        self.at = Moment {
            wall_ms,
            day: Day::of(wall_ms, 0, 4),
            ..NOW
        };
        for _ in 0..=self.chance.below(5) {
            let number = self.chance.below(self.library.len());
            // What stands first in the pack is met more often.
            let number = number.min(self.chance.below(self.library.len()));
            if let Some(question) = self.library.at(number) {
                let attempt = self.answer(question, None);
                self.write(What::Attempt(Box::new(attempt)), 600);
            }
        }
        for _ in 0..self.chance.below(4) {
            self.drill();
        }
        if ago % 4 == 0 {
            self.round();
        }
        if ago % 5 == 0 {
            self.claim();
        }
    }

    fn write(&mut self, what: What, seconds: i64) -> RecordId {
        self.at.wall_ms += seconds * 1_000;
        let fresh = u128::try_from(self.records.len()).unwrap_or(0) << 24;
        let record = Record::new(self.at, fresh, what);
        let id = record.id;
        self.records.push(record);
        id
    }

    /// An answer that gets better with the weeks and is worse the higher a point's level.
    fn answer(&mut self, question: &Question, round: Option<(RecordId, u8)>) -> Attempt {
        let known = 45 + 6 * self.week.min(7);
        let marks = question
            .points
            .iter()
            .map(|point| {
                let harder = match point.level {
                    Level::Foundation | Level::Mid => 0,
                    Level::Senior => 12,
                    Level::Staff => 25,
                };
                let drawn = self.chance.below(100) + harder;
                let mark = if drawn < known {
                    Mark::Full
                } else if drawn < known + 20 {
                    Mark::Half
                } else {
                    Mark::Missed
                };
                let parts = u8::try_from(point.parts.len()).unwrap_or(0);
                let ticked = match mark {
                    Mark::Full => parts,
                    Mark::Half => parts / 2,
                    Mark::Missed => 0,
                };
                PointMark::new(point, mark, ticked, false)
            })
            .collect();
        let sure = u8::try_from(self.chance.below(4)).unwrap_or(0);
        Attempt {
            question: question.key.clone(),
            level: question.level,
            follow_up: None,
            pack_version: "1.0.0".into(),
            question_hash: question.hash,
            marks,
            pitfalls: Vec::new(),
            sure: Some(sure).filter(|sure| *sure > 0 && round.is_none()),
            said: round.map(|(_, said)| said),
            rating: None,
            seconds: 180 + u32::try_from(self.chance.below(600)).unwrap_or(0),
            draft: Draft::Text(format!(
                "Week {}: first I would ask what differs, then measure before I change anything.",
                self.week + 1
            )),
            mode: if round.is_some() {
                Mode::Round
            } else {
                Mode::Study
            },
            round: round.map(|(id, _)| id),
            place: round.map(|_| 0),
            by: Grader::Me,
            pair: None,
            values: Vec::new(),
        }
    }

    /// A point that was missed lately, asked alone.
    fn drill(&mut self) {
        let missed = self.records.iter().rev().find_map(|record| {
            let What::Attempt(attempt) = &record.what else {
                return None;
            };
            let missed = attempt.marks.iter().find(|mark| mark.value() <= 0.0)?;
            Some((attempt.question.clone(), missed.point.clone()))
        });
        if let Some((question, point)) = missed {
            let rating = if self.chance.below(3) > 0 {
                Rating::Good
            } else {
                Rating::Again
            };
            let what = What::Drill {
                question,
                point,
                rating,
            };
            self.write(what, 40);
        }
    }

    /// A design round that runs late in the middle and starves the deep dive.
    fn round(&mut self) {
        let design = |question: &&Question| question.kind == Kind::Design;
        let all: Vec<&Question> = self.library.questions().filter(design).collect();
        let Some(question) = all.get(self.chance.below(all.len().max(1))).copied() else {
            return;
        };
        let start = RoundStart {
            preset: "design-45".to_owned(),
            phases: PHASES
                .iter()
                .map(|(phase, minutes)| (Some(*phase), minutes * 60))
                .collect(),
            questions: vec![Asked {
                question: question.key.clone(),
                hash: question.hash,
                values: Vec::new(),
            }],
            aim: Level::Senior,
            typed: false,
            seed: 4711,
        };
        let round = self.write(What::RoundStart(Box::new(start)), 60);
        for (place, (phase, minutes)) in (0..).zip(PHASES) {
            let part = match phase {
                Phase::HighLevel => 125,
                Phase::DeepDive => 50,
                _ => 85,
            } + u32::try_from(self.chance.below(20)).unwrap_or(0);
            let seconds = minutes * 60 * part / 100;
            let step = RoundStep {
                round,
                place,
                phase: Some(phase),
                seconds,
                paused: 0,
                late: seconds.saturating_sub(minutes * 60),
                pushed: Vec::new(),
                rung: 0,
            };
            self.write(What::RoundStep(Box::new(step)), i64::from(seconds));
        }
        let said = 60 + u8::try_from(self.chance.below(30)).unwrap_or(0);
        let attempt = self.answer(question, Some((round, said)));
        self.write(What::Attempt(Box::new(attempt)), 120);
        let end = What::RoundEnd {
            round,
            why: RoundEnding::Done,
            wall: 2_700,
            active: 2_700,
        };
        self.write(end, 1);
    }

    fn claim(&mut self) {
        let all: Vec<Key> = self
            .library
            .objectives()
            .map(|objective| objective.key.clone())
            .collect();
        if let Some(objective) = all.get(self.chance.below(all.len().max(1))) {
            let says = ["yes", "yes", "shaky", "no"][self.chance.below(4)];
            let objective = objective.clone();
            let says = says.into();
            self.write(What::Claim { objective, says }, 5);
        }
    }
}
