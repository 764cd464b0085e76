//! A simulated learner prepares for an interview: greenroom beside fixed intervals, SM-2 and re-reading.
//!
//! `cargo run --release --example simulate [LEARNERS]` prints Markdown tables; `docs/simulation.md` says what they mean.
//! The learner's memory is that of `learner.rs`, on purpose not the model by which greenroom schedules.

mod arm;
mod classic;
mod learner;
mod ours;
mod report;
mod world;

use arm::{Arm, Evening, Log, Waits};
use classic::{Intervals, Nothing, Rereading, Rule};
use greenroom::domain::chance::Chance;
use greenroom::domain::grade::grade;
use learner::Learner;
use ours::Ours;
use report::{Course, Exam, tables};
use std::io::Write as _;
use world::{BREAK, DAYS, MINUTES, World, figure, real};

/// How many learners there are unless said otherwise.
const LEARNERS: u64 = 40;
/// The seed of the first: Today's order was chosen by looking at learners 1 to 20, so these are others.
const FIRST: u64 = 1_001;
/// The evening from which on the second greenroom fits its parameters, counted from 0.
const FITS_FROM: u32 = 14;
/// How often the exam of a learner is drawn.
const DRAWS: usize = 10;

fn main() -> std::io::Result<()> {
    let said = std::env::args().nth(1);
    let learners = said.and_then(|said| said.parse().ok()).unwrap_or(LEARNERS);
    let world = World::built_in();
    let mut courses: Vec<Course> = Vec::new();
    for with_break in [false, true] {
        for seed in FIRST..FIRST + learners {
            for arm in arms(&world) {
                courses.push(course(&world, arm, seed, with_break));
            }
        }
    }
    std::io::stdout().write_all(tables(&world, &courses, learners).as_bytes())
}

/// The ways of studying, in the order of the tables.
fn arms(world: &World) -> Vec<Box<dyn Arm>> {
    vec![
        Box::new(Ours::new(world, None)),
        Box::new(Ours::new(world, Some(FITS_FROM))),
        Box::new(Intervals::new(Rule::Fixed)),
        Box::new(Intervals::new(Rule::Sm2)),
        Box::new(Rereading::default()),
        Box::new(Nothing),
    ]
}

/// One learner's weeks with one way of studying, and the exam after them.
fn course(world: &World, mut arm: Box<dyn Arm>, seed: u64, with_break: bool) -> Course {
    let mut learner = Learner::new(world, seed);
    let mut log = Log::default();
    let mut minutes = Vec::new();
    let mut back = Waits::default();
    let mut due = Vec::new();
    let mut cleared = None;
    for day in 0..DAYS {
        if with_break && BREAK.contains(&day) {
            continue;
        }
        if with_break && day >= BREAK.end {
            if day == BREAK.end {
                back = arm.waits(world, day);
                due = arm.due(world, day);
                log.since.clear();
            }
            if cleared.is_none() && due.iter().all(|number| log.since.contains(number)) {
                cleared = Some(day - BREAK.end);
            }
        }
        log.minutes = 0.0;
        arm.evening(&mut Evening {
            world,
            learner: &mut learner,
            day,
            left: f64::from(MINUTES),
            log: &mut log,
        });
        minutes.push(log.minutes);
    }
    Course {
        arm: arm.name(),
        seed,
        with_break,
        exam: exam(world, &learner, &log, seed),
        essentials: world
            .essentials
            .iter()
            .filter(|number| log.seen.contains(number))
            .count(),
        minutes,
        back,
        cleared,
        answered: due
            .iter()
            .filter(|number| log.since.contains(number))
            .count(),
        log,
    }
}

/// What the learner would say in the morning after the last evening.
fn exam(world: &World, learner: &Learner, log: &Log, seed: u64) -> Exam {
    let now = f64::from(DAYS) + 0.4;
    let mut chance = Chance::new(seed ^ 0x5eed);
    let mut draw = |numbers: &[usize]| {
        let (mut sum, mut hires, mut count) = (0.0, 0.0, 0.0);
        for number in numbers {
            let Some(question) = world.question(*number) else {
                continue;
            };
            for _ in 0..DRAWS {
                let marks = learner.would_say((*number, question), now, &mut chance);
                let figure = figure(&grade(question.level, &marks, &[]));
                sum += figure;
                hires += f64::from(u8::from(figure >= 70.0));
                count += 1.0;
            }
        }
        (sum / count, 100.0 * hires / count)
    };
    let (essentials, essentials_hire) = draw(&world.essentials);
    let (all, all_hire) = draw(&world.essentials_first);
    let points = log.seen.iter().filter_map(|number| {
        let question = world.question(*number)?;
        Some((*number, question.points.len()))
    });
    let recalls: Vec<f64> = points
        .flat_map(|(number, points)| (0..points).map(move |point| (number, point)))
        .map(|(number, point)| learner.recall(number, point, now))
        .collect();
    Exam {
        essentials,
        essentials_hire,
        all,
        all_hire,
        recall: (!recalls.is_empty())
            .then(|| 100.0 * recalls.iter().sum::<f64>() / real(recalls.len())),
    }
}
