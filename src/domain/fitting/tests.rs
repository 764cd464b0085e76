use super::{FEWEST, Unfit, fit, items, reviewed};
use crate::domain::chance::Chance;
use crate::domain::memory::Scheduler;
use crate::domain::progress::History;
use crate::domain::record::Rating;
use crate::domain::time::Day;

/// Histories of somebody whose memory is that of a scheduler, by seed.
fn lived(truth: &Scheduler, memories: usize, seed: u64) -> Vec<History> {
    let mut chance = Chance::new(seed);
    let mut even = move || f64::from(u32::try_from(chance.bits() >> 32).unwrap()) / 4_294_967_296.0;
    (0..memories)
        .map(|place| {
            let mut day = Day(20_000 + i32::try_from(place % 30).unwrap());
            let mut memory = truth.after(None, Rating::Good, day);
            let mut history = vec![(day, Rating::Good)];
            for gap in [1, 2, 4, 7, 12] {
                day = day.plus(gap + u32::try_from(place % 3).unwrap());
                let recalled = even() < f64::from(truth.retrievability(memory, day));
                let rating = if recalled {
                    Rating::Good
                } else {
                    Rating::Again
                };
                memory = truth.after(Some(memory), rating, day);
                history.push((day, rating));
            }
            history
        })
        .collect()
}

/// Somebody who forgets much faster than most.
fn forgetful() -> Scheduler {
    let mut weights = fsrs::DEFAULT_PARAMETERS.to_vec();
    for weight in weights.iter_mut().take(4) {
        *weight *= 0.15;
    }
    weights[8] = 0.9;
    Scheduler::new(&weights).unwrap()
}

#[test]
fn who_forgets_faster_than_most_is_foretold_better_by_parameters_of_their_own() {
    let histories = lived(&forgetful(), 120, 1);
    let fit = fit(&histories, &Scheduler::default()).unwrap();
    assert!(fit.unseen.fitted < fit.unseen.now, "{fit:?}");
    assert!(fit.all.fitted < fit.all.now, "{fit:?}");
    assert_eq!(fit.all.reviews, 600);
    assert!(
        fit.unseen.reviews >= 120 && fit.unseen.reviews < 240,
        "{fit:?}"
    );
    let fitted = Scheduler::new(&fit.weights).unwrap();
    let day = Day(0);
    let days = |scheduler: &Scheduler| {
        let memory = scheduler.after(None, Rating::Good, day);
        scheduler.interval(memory, 0.8)
    };
    assert!(days(&fitted) < days(&Scheduler::default()));
}

#[test]
fn with_little_history_nothing_is_fitted() {
    let histories = lived(&forgetful(), 39, 2);
    assert_eq!(
        fit(&histories, &Scheduler::default()),
        Err(Unfit::TooFew(195))
    );
    assert!(fit(&lived(&forgetful(), 40, 2), &Scheduler::default()).is_ok());
    assert_eq!(FEWEST, 200);
    assert_eq!(fit(&[], &Scheduler::default()), Err(Unfit::TooFew(0)));
}

#[test]
fn what_foretells_already_is_not_replaced() {
    let truth = forgetful();
    // The truth itself is in force: nothing fitted to a sample foretells the unseen better, but by luck.
    let answers = (1..=6).map(|seed| fit(&lived(&truth, 120, seed), &truth));
    let refused = answers.filter(|answer| matches!(answer, Err(Unfit::NoBetter(_))));
    assert!(refused.count() >= 3);
}

#[test]
fn ratings_of_the_same_day_are_history_but_no_review() {
    let history = vec![
        (Day(1), Rating::Good),
        (Day(1), Rating::Again),
        (Day(4), Rating::Good),
        (Day(2), Rating::Good),
    ];
    assert_eq!(reviewed(&history), [Day(4)]);
    let items = items(&history);
    assert_eq!(items.len(), 1);
    let gaps: Vec<u32> = items[0]
        .reviews
        .iter()
        .map(|review| review.delta_t)
        .collect();
    assert_eq!(gaps, [0, 0, 3]);
}
