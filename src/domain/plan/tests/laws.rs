//! What holds for every plan, whatever the facts.

use crate::domain::id::Key;
use crate::domain::pack::Level;
use crate::domain::plan::tests::{Facts, TODAY, item, new_questions, round, seen};
use crate::domain::plan::{Ask, Item, LAST_ROUND, TAPER, first_day, is_off};
use crate::domain::record::{DayOff, Plan};
use crate::domain::time::Day;
use jiff::civil::Weekday;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

fn any_item() -> impl Strategy<Value = Item> {
    let level = prop_oneof![
        Just(Level::Foundation),
        Just(Level::Mid),
        Just(Level::Senior),
        Just(Level::Staff)
    ];
    let known = (0_u8..=100, -60_i32..3, 1_u32..90, any::<bool>());
    (1_u32..70, any::<bool>(), level, prop::option::of(known)).prop_map(
        |(minutes, essential, level, known)| {
            let mut made = item(0, minutes, essential);
            made.level = level;
            if let Some((score, last, interval, rated)) = known {
                made = seen(made, score, Day(TODAY.0 + last), interval);
                made.memory = made.memory.filter(|_| rated);
                made.score = made.score.filter(|score| *score > 3);
            }
            made
        },
    )
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let items = prop::collection::vec(any_item(), 0..80);
    let points = prop::collection::vec((-20_i32..20).prop_map(|days| Day(TODAY.0 + days)), 0..40);
    let date = prop::option::of(-5_i32..90);
    let off = prop::collection::vec(
        (0_i32..30).prop_map(|days| DayOff::On(Day(TODAY.0 + days).date())),
        0..4,
    );
    (
        items,
        points,
        date,
        off,
        (0_u32..130, 0_u32..60, any::<bool>()),
    )
        .prop_map(
            |(mut items, points, date, mut off, (minutes, spent, sunday))| {
                for (at, made) in items.iter_mut().enumerate() {
                    made.key = Key::parse(&format!("pack:q{at}")).unwrap();
                    made.topic = ["caching", "databases", "apis"][at % 3].to_owned();
                    made.essential = made.essential.map(|_| at);
                }
                off.extend(sunday.then_some(DayOff::Every(Weekday::Sunday)));
                let date = date.map(|days| Day(TODAY.0 + days).date());
                let plan = Plan {
                    date,
                    minutes,
                    off,
                    ..Plan::default()
                };
                let last_round = sunday.then_some(Day(TODAY.0 - 3));
                Facts {
                    plan,
                    spent,
                    points,
                    last_round,
                    items,
                }
            },
        )
}

proptest! {
    #[test]
    fn no_day_asks_more_than_it_has_and_all_is_accounted_for(facts in any_facts()) {
        let plan = facts.schedule();
        for day in &plan.days {
            let spent = if day.day == TODAY { facts.spent } else { 0 };
            assert!(day.minutes() + spent.min(facts.plan.minutes) <= facts.plan.minutes, "{day:?}");
            assert!(!is_off(&facts.plan, day.day) || day.minutes() == 0);
            let keys: Vec<&Key> = day.asks.iter().flat_map(Ask::keys).collect();
            let once: std::collections::HashSet<&Key> = keys.iter().copied().collect();
            assert_eq!(keys.len(), once.len(), "nothing twice on one day");
        }
        let left: usize = plan.left_out.iter().map(|topic| topic.questions).sum();
        assert_eq!(left + plan.will_see, plan.all);
        assert_eq!(plan.all + plan.above, facts.items.len());
        let was_new = |key: &&Key| facts.items.iter().any(|item| item.key == **key && item.is_new());
        let asked = plan.days.iter().flat_map(|day| &day.asks).flat_map(Ask::keys);
        let new: std::collections::HashSet<&Key> = asked.filter(was_new).collect();
        assert_eq!(plan.seen + new.len(), plan.will_see);
        assert_eq!(facts.schedule(), plan, "the same facts give the same plan");
        assert_eq!(facts.with(first_day).asks, plan.days[0].asks);
    }

    #[test]
    fn the_taper_holds_for_every_plan(facts in any_facts()) {
        let plan = facts.schedule();
        let Some(date) = facts.plan.date.map(Day::of_date).filter(|date| *date >= TODAY) else {
            return Ok(());
        };
        for day in &plan.days {
            let to_go = date.since(day.day);
            assert!(to_go > TAPER || new_questions(day) == 0);
            assert!(to_go >= LAST_ROUND || round(day).is_none());
            assert!(to_go != 1 || day.minutes() <= facts.plan.minutes / 2);
        }
    }
}
