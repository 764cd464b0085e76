use super::{
    Before, Evening, Evenings, Spread, Waiting, catching_up, is_heap, points_take, spread,
};
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

fn evenings(minutes: u32) -> Evenings {
    Evenings {
        tonight: minutes,
        a_day: minutes,
        before: None,
        asked: 0,
        new: false,
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
    let laid = spread(all, 0, evenings(15));
    assert_eq!(names(&laid.tonight().questions), ["fresh", "fitting"]);
    assert_eq!((laid.rest(), laid.days()), ((2, 0), 2));
}

#[test]
fn what_is_longer_than_a_day_waits_and_is_counted() {
    let all = vec![waiting("design", 45, 9.0), waiting("short", 10, 1.0)];
    let laid = spread(all.clone(), 0, evenings(30));
    assert_eq!(names(&laid.tonight().questions), ["short"]);
    assert_eq!((laid.rest(), laid.days()), ((1, 0), 2));
    let longer = Evenings {
        tonight: 60,
        ..evenings(30)
    };
    let laid = spread(all, 0, longer);
    assert_eq!(names(&laid.tonight().questions), ["design", "short"]);
    assert_eq!(laid.days(), 0);
}

#[test]
fn without_minutes_nothing_is_tonight_and_nothing_is_promised() {
    let laid = spread(vec![waiting("a", 5, 1.0)], 2, evenings(0));
    assert_eq!(laid.tonight(), &Evening::default());
    assert_eq!((laid.rest(), laid.days()), ((1, 2), 0));
    let nothing = spread(Vec::new(), 0, evenings(30));
    assert_eq!((nothing.rest(), nothing.days()), ((0, 0), 0));
}

#[test]
fn points_have_a_third_of_each_evening_and_a_heap_two_thirds_of_the_rest_beside_what_is_new() {
    let all: Vec<Waiting> = (0..12)
        .map(|at| waiting(&format!("q{at}"), 5, 1.0))
        .collect();
    let told = |laid: &Spread| {
        let evenings = laid.evenings.iter();
        let told = evenings.map(|evening| (evening.questions.len(), evening.points));
        told.collect::<Vec<_>>()
    };
    let alone = spread(all.clone(), 13, evenings(24));
    assert_eq!(told(&alone), [(3, 12), (4, 1), (4, 0), (1, 0)]);
    let beside = Evenings {
        asked: 0,
        new: true,
        ..evenings(24)
    };
    assert_eq!(
        told(&spread(all, 13, beside)),
        [(2, 12), (3, 1), (3, 0), (3, 0), (1, 0)]
    );
}

#[test]
fn a_figure_that_is_none_counts_as_not_overdue() {
    let all = vec![
        waiting("broken", 10, f32::NAN),
        waiting("late", 10, 1.5),
        waiting("endless", 10, f32::INFINITY),
    ];
    let laid = spread(all, 0, evenings(10));
    assert_eq!(names(&laid.tonight().questions), ["late"]);
}

proptest! {
    #[test]
    fn tonight_fits_and_everything_is_somewhere(
        items in prop::collection::vec((0_u32..120, any::<f32>()), 0..80),
        points in 0_usize..60,
        (tonight, a_day, new) in (0_u32..120, 0_u32..120, any::<bool>()),
        before in prop::option::of((0_usize..40, 0_u32..60)),
    ) {
        let before = before.map(|(evenings, last)| Before { evenings, last: last.min(a_day) });
        let all: Vec<Waiting> = items
            .iter()
            .enumerate()
            .map(|(place, (minutes, overdue))| waiting(&format!("q{place}"), *minutes, *overdue))
            .collect();
        let evenings = Evenings {
            tonight,
            a_day,
            before,
            asked: 0,
            new,
        };
        let laid = spread(all.clone(), points, evenings);
        let of = |key: &Key| all.iter().find(|item| item.key == *key).unwrap().minutes.max(1);
        assert!(laid.tonight().minutes <= tonight);
        let waits: u32 = all.iter().map(|item| item.minutes.max(1)).sum();
        for evening in &laid.evenings {
            let asked = points_take(u32::try_from(evening.points).unwrap());
            assert!(evening.points <= 12);
            let questions: Vec<u32> = evening.questions.iter().map(of).collect();
            let sum: u32 = questions.iter().sum();
            assert!(evening.minutes <= tonight.max(a_day), "{evening:?}");
            if sum <= tonight.max(a_day) && !questions.is_empty() {
                assert!(evening.minutes >= asked + sum.min(a_day), "{evening:?}");
            }
            if new && is_heap(waits, a_day) && questions.len() > 1 {
                assert!(sum <= catching_up(tonight.max(a_day)), "{evening:?}");
            }
        }
        // The sum over the evenings is all that is due, each of it once.
        let laid_out: Vec<&Key> = laid.evenings.iter().flat_map(|evening| &evening.questions).collect();
        let once: BTreeSet<&Key> = laid_out.iter().copied().collect();
        assert_eq!(laid_out.len(), once.len(), "nothing is offered twice");
        assert_eq!(once.len() + laid.unplaced.0, all.len());
        assert_eq!(laid.tonight().questions.len() + laid.rest().0, all.len());
        assert_eq!(laid.tonight().points + laid.rest().1, points);
        // The days named are enough for all that is left, and none is named for nothing.
        let later = all.iter().filter(|item| once.contains(&item.key) && !laid.is_tonight(&item.key));
        let left: u32 = later.map(|item| item.minutes.max(1)).sum();
        assert!(laid.days() * a_day >= left || a_day == 0);
        assert_eq!(laid.days() == 0, laid.rest() == laid.unplaced);
        // Nothing is for the day of the interview, nor for any after it, and only there or without minutes for none.
        match before {
            Some(Before { evenings, last }) => {
                assert!(laid.evenings.len() <= evenings.max(1));
                let eve = laid.evenings.get(evenings.wrapping_sub(1)).filter(|_| evenings > 1);
                assert!(eve.is_none_or(|eve| eve.minutes <= last.max(1)), "{eve:?}");
                assert!(evenings > 0 || laid.tonight() == &Evening::default());
            }
            None => assert!(laid.unplaced == (0, 0) || a_day == 0),
        }
        // Whoever waits in another order is laid out the same way.
        let mut turned = all;
        turned.reverse();
        assert_eq!(spread(turned, points, evenings), laid);
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
        let laid = spread(all.clone(), 0, evenings(minutes_a_day));
        let tonight = |item: &&Waiting| laid.is_tonight(&item.key);
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
    let laid = spread(items.to_vec(), 0, evenings(40));
    assert_eq!(
        names(&laid.tonight().questions),
        ["long", "short", "longer", "shorter"]
    );
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
    let promised = spread(old.clone(), 0, evenings(30)).days() + 1;
    let mut gone = 0;
    while !old.is_empty() {
        gone += 1;
        let daily = (0..4).map(|place| Waiting {
            late: 1,
            ..waiting(&format!("daily{place}"), 10, 2.0)
        });
        let laid = spread(old.iter().cloned().chain(daily).collect(), 0, evenings(30));
        old.retain(|item| !laid.is_tonight(&item.key));
        for item in &mut old {
            item.late += 1;
        }
        assert!(gone <= 3 * promised, "{} still wait", old.len());
    }
}
