use super::{Spread, Waiting, spread};
use crate::domain::id::Key;
use proptest::prelude::{any, prop, proptest};
use std::collections::BTreeSet;

fn waiting(name: &str, minutes: u32, overdue: f32) -> Waiting {
    Waiting {
        key: Key::parse(&format!("pack:{name}")).unwrap(),
        minutes,
        overdue,
        late: 0,
    }
}

fn names(keys: &[Key]) -> Vec<&str> {
    keys.iter()
        .map(|key| key.as_str().trim_start_matches("pack:"))
        .collect()
}

#[test]
fn the_relatively_most_overdue_is_tonight_and_the_rest_fills_days() {
    let all = vec![
        waiting("long-known", 10, 1.2),
        waiting("fresh", 12, 4.0),
        waiting("fitting", 3, 1.1),
        waiting("middle", 12, 2.0),
    ];
    let laid = spread(all, 15);
    assert_eq!(names(&laid.tonight), ["fresh", "fitting"]);
    assert_eq!((laid.rest, laid.days), (2, 2));
}

#[test]
fn what_is_longer_than_a_day_waits_and_is_counted() {
    let laid = spread(
        vec![waiting("design", 45, 9.0), waiting("short", 10, 1.0)],
        30,
    );
    assert_eq!(names(&laid.tonight), ["short"]);
    assert_eq!((laid.rest, laid.days), (1, 2));
}

#[test]
fn without_minutes_nothing_is_tonight_and_nothing_is_promised() {
    let laid = spread(vec![waiting("a", 5, 1.0)], 0);
    assert_eq!(laid.tonight, Vec::new());
    assert_eq!((laid.rest, laid.days), (1, 0));
    assert_eq!(spread(Vec::new(), 30), Spread::default());
}

#[test]
fn a_figure_that_is_none_counts_as_not_overdue() {
    let laid = spread(
        vec![
            waiting("broken", 10, f32::NAN),
            waiting("late", 10, 1.5),
            waiting("endless", 10, f32::INFINITY),
        ],
        10,
    );
    assert_eq!(names(&laid.tonight), ["late"]);
}

proptest! {
    #[test]
    fn tonight_fits_and_everything_is_somewhere(
        items in prop::collection::vec((0_u32..120, any::<f32>()), 0..80),
        minutes_a_day in 0_u32..120,
    ) {
        let all: Vec<Waiting> = items
            .iter()
            .enumerate()
            .map(|(place, (minutes, overdue))| waiting(&format!("q{place}"), *minutes, *overdue))
            .collect();
        let laid = spread(all.clone(), minutes_a_day);
        let of = |key: &Key| all.iter().find(|item| item.key == *key).unwrap().minutes.max(1);
        let sum: u32 = laid.tonight.iter().map(of).sum();
        assert!(sum <= minutes_a_day);
        assert_eq!(laid.tonight.len() + laid.rest, all.len());
        let once: BTreeSet<&Key> = laid.tonight.iter().collect();
        assert_eq!(once.len(), laid.tonight.len(), "nothing is offered twice");
        // The days named are enough for all that is left, and more than one day is never named for what one could hold.
        let left: u32 = all.iter().filter(|item| !once.contains(&item.key)).map(|item| item.minutes.max(1)).sum();
        assert!(laid.days * minutes_a_day >= left || minutes_a_day == 0);
        assert_eq!(laid.days == 0, laid.rest == 0 || minutes_a_day == 0);
        // Whoever waits in another order is laid out the same way.
        let mut turned = all;
        turned.reverse();
        assert_eq!(spread(turned, minutes_a_day), laid);
    }

    #[test]
    fn nobody_who_would_fit_tonight_stands_behind_one_who_is_neither_more_overdue_nor_later(
        items in prop::collection::vec((1_u32..40, 1.0_f32..20.0, 0_u32..40), 1..60),
        minutes_a_day in 1_u32..90,
    ) {
        let all: Vec<Waiting> = items
            .iter()
            .enumerate()
            .map(|(place, (minutes, overdue, late))| Waiting { late: *late, ..waiting(&format!("q{place}"), *minutes, *overdue) })
            .collect();
        let laid = spread(all.clone(), minutes_a_day);
        let tonight = |item: &&Waiting| laid.tonight.contains(&item.key);
        for left in all.iter().filter(|item| !tonight(item)) {
            let ahead = |item: &&Waiting| item.overdue >= left.overdue || item.late >= left.late;
            let ahead: u32 = all.iter().filter(tonight).filter(ahead).map(|item| item.minutes).sum();
            assert!(ahead + left.minutes > minutes_a_day, "{left:?} had room tonight");
        }
    }
}

#[test]
fn by_turns_the_most_overdue_comes_and_the_one_that_waits_longest() {
    let items = [
        ("short", 5.0, 4),
        ("shorter", 3.0, 2),
        ("long", 1.5, 20),
        ("longer", 1.2, 15),
    ];
    let items = items.map(|(name, overdue, late)| Waiting {
        late,
        ..waiting(name, 10, overdue)
    });
    let laid = spread(items.to_vec(), 40);
    assert_eq!(names(&laid.tonight), ["long", "short", "longer", "shorter"]);
}

#[test]
fn what_falls_due_anew_each_evening_never_keeps_the_rest_waiting() {
    // Thirty questions of an old backlog, and each evening four more that are due every day and twice overdue.
    let mut old: Vec<Waiting> = (0..30)
        .map(|place| Waiting {
            late: 10,
            ..waiting(&format!("old{place}"), 10, 1.3)
        })
        .collect();
    let promised = spread(old.clone(), 30).days + 1;
    let mut evenings = 0;
    while !old.is_empty() {
        evenings += 1;
        let daily = (0..4).map(|place| Waiting {
            late: 1,
            ..waiting(&format!("daily{place}"), 10, 2.0)
        });
        let laid = spread(old.iter().cloned().chain(daily).collect(), 30);
        old.retain(|item| !laid.tonight.contains(&item.key));
        for item in &mut old {
            item.late += 1;
        }
        assert!(evenings <= 3 * promised, "{} still wait", old.len());
    }
}
