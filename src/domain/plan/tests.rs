mod laws;

use super::{
    Ask, DayPlan, Form, Item, LAST_ROUND, Schedule, Shape, TAPER, Terms, first_day, minutes_on,
    schedule,
};
use crate::domain::id::Key;
use crate::domain::memory::{Memory, Scheduler};
use crate::domain::pack::{Kind, Level};
use crate::domain::record::{DayOff, Plan};
use crate::domain::time::Day;
use jiff::civil::Weekday;

const TODAY: Day = Day(20_779);

fn item(at: usize, minutes: u32, essential: bool) -> Item {
    Item {
        key: Key::parse(&format!("pack:q{at}")).unwrap(),
        minutes,
        topic: ["caching", "databases", "apis"][at % 3].to_owned(),
        essential: essential.then_some(at),
        kind: Kind::Concept,
        level: Level::Mid,
        score: None,
        memory: None,
        later: false,
        due: None,
    }
}

fn seen(mut item: Item, score: u8, last: Day, interval: u32) -> Item {
    item.score = Some(score);
    item.memory = Some(Memory {
        stability: f32::from(u16::try_from(interval).unwrap()),
        difficulty: 5.0,
        last,
    });
    item.due = Some(last.plus(interval));
    item
}

fn forms() -> Vec<Form> {
    [
        ("slice-deep-dive", 15, true),
        ("slice-requirements", 5, true),
        ("design-25", 25, false),
        ("design-45", 45, false),
    ]
    .map(|(preset, minutes, slice)| Form {
        preset: preset.to_owned(),
        minutes,
        slice,
    })
    .to_vec()
}

fn until(days: u32, minutes: u32) -> Plan {
    Plan {
        date: Some(TODAY.plus(days).date()),
        minutes,
        ..Plan::default()
    }
}

#[derive(Debug)]
struct Facts {
    plan: Plan,
    spent: u32,
    points: Vec<Day>,
    last_round: Option<Day>,
    items: Vec<Item>,
}

impl Facts {
    fn of(plan: Plan, items: Vec<Item>) -> Self {
        Self {
            plan,
            spent: 0,
            points: Vec::new(),
            last_round: None,
            items,
        }
    }

    fn with<T>(&self, what: impl FnOnce(&Terms<'_>, &[Item]) -> T) -> T {
        let (scheduler, forms) = (Scheduler::default(), forms());
        let terms = Terms {
            heap: false,
            tonight: minutes_on(&self.plan, TODAY).saturating_sub(self.spent),
            points_tonight: usize::MAX,
            today: TODAY,
            plan: &self.plan,
            points: &self.points,
            forms: &forms,
            last_round: self.last_round,
            last_slice: None,
            scheduler: &scheduler,
        };
        what(&terms, &self.items)
    }

    fn schedule(&self) -> Schedule {
        self.with(schedule)
    }
}

fn on(schedule: &Schedule, days: u32) -> &DayPlan {
    let day = TODAY.plus(days);
    schedule.days.iter().find(|plan| plan.day == day).unwrap()
}

fn new_questions(day: &DayPlan) -> usize {
    let new = |ask: &&Ask| matches!(ask, Ask::Essentials(..) | Ask::New(..));
    day.asks
        .iter()
        .filter(new)
        .map(|ask| ask.keys().len())
        .sum()
}

fn round(day: &DayPlan) -> Option<&str> {
    day.asks.iter().find_map(|ask| {
        if let Ask::Round(form) = ask {
            Some(form.preset.as_str())
        } else {
            None
        }
    })
}

#[test]
fn essentials_come_first_in_their_order() {
    let mut items: Vec<Item> = (0..20).map(|at| item(at, 10, false)).collect();
    for (rank, at) in [19, 3, 11].into_iter().enumerate() {
        items[at].essential = Some(rank);
    }
    let facts = Facts::of(until(30, 30), items);
    let first = facts.with(first_day);
    let keys: Vec<&str> = first.asks.iter().flat_map(Ask::keys).map(Key::id).collect();
    assert_eq!(keys, ["q19", "q3", "q11"]);
    assert_eq!(
        facts.schedule().days[0],
        first,
        "today alone is the plan's first day"
    );
}

#[test]
fn the_last_days_bring_nothing_new_and_the_last_round_lies_two_days_before() {
    let items = (0..300).map(|at| item(at, 10, at < 50)).collect();
    let plan = Facts::of(until(19, 45), items).schedule();
    assert_eq!(plan.days.len(), 20);
    for back in 1..=TAPER {
        assert_eq!(new_questions(on(&plan, 19 - back)), 0, "{back} days before");
    }
    assert!(new_questions(on(&plan, 15)) > 0);
    let rounds: Vec<u32> = (0..19)
        .filter(|days| round(on(&plan, *days)).is_some())
        .collect();
    assert_eq!(rounds.last(), Some(&(19 - LAST_ROUND)));
    assert!(rounds.len() >= 4, "a cadence: {rounds:?}");
    assert!(on(&plan, 18).minutes() <= 22, "the day before is light");
    assert_eq!(on(&plan, 19).shape, Shape::Interview);
    assert_eq!(on(&plan, 19).minutes(), 0);
}

#[test]
fn where_no_round_fits_slices_take_its_place() {
    let items = (0..60).map(|at| item(at, 5, false)).collect();
    let plan = Facts::of(until(19, 20), items).schedule();
    let asks = || plan.days.iter().flat_map(|day| &day.asks);
    assert!(!asks().any(|ask| matches!(ask, Ask::Round(_))));
    assert!(asks().any(|ask| matches!(ask, Ask::Slice(form) if form.preset == "slice-deep-dive")));
}

#[test]
fn what_is_left_out_is_named_by_topic() {
    let items: Vec<Item> = (0..120).map(|at| item(at, 10, at < 6)).collect();
    let plan = Facts::of(until(8, 30), items).schedule();
    assert_eq!((plan.all, plan.seen, plan.essentials), (120, 0, (6, 6)));
    assert!(plan.will_see > 6 && plan.will_see < 40, "{}", plan.will_see);
    let left: usize = plan.left_out.iter().map(|topic| topic.questions).sum();
    assert_eq!(left + plan.will_see, plan.all);
    assert_eq!(plan.left_out.len(), 3);
}

#[test]
fn days_off_are_kept_and_what_was_done_today_is_taken_off() {
    let items: Vec<Item> = (0..120).map(|at| item(at, 10, at < 6)).collect();
    // 2026-11-22 is a Sunday.
    let off = vec![
        DayOff::Every(Weekday::Monday),
        DayOff::On(TODAY.plus(3).date()),
    ];
    let mut facts = Facts::of(
        Plan {
            off,
            ..until(10, 30)
        },
        items,
    );
    let plan = facts.schedule();
    for days in [1, 3, 8] {
        assert_eq!(
            (on(&plan, days).shape, on(&plan, days).minutes()),
            (Shape::Off, 0)
        );
    }
    assert_eq!(on(&plan, 0).minutes(), 30);
    facts.spent = 21;
    assert_eq!(
        facts.schedule().days[0].minutes(),
        0,
        "no question of ten minutes fits the nine that are left"
    );
}

#[test]
fn what_waits_comes_by_turns_and_points_have_their_share() {
    let items = vec![
        seen(item(0, 10, false), 80, Day(TODAY.0 - 40), 30),
        seen(item(1, 10, false), 40, Day(TODAY.0 - 9), 3),
        seen(item(2, 10, false), 90, Day(TODAY.0 - 2), 30),
    ];
    let mut facts = Facts::of(until(30, 30), items);
    facts.points = vec![TODAY; 3];
    facts.last_round = Some(Day(TODAY.0 - 1));
    let first = facts.with(first_day);
    assert_eq!(first.asks[0], Ask::Points(3));
    let keys: Vec<&str> = first.asks[1].keys().iter().map(Key::id).collect();
    assert_eq!(
        keys,
        ["q0", "q1"],
        "the one that waits longest, then the relatively most overdue"
    );
    assert_eq!(first.minutes(), 22);
}

#[test]
fn readiness_is_memory_times_score_and_more_work_raises_it() {
    let mut items: Vec<Item> = (0..3)
        .map(|at| seen(item(at, 10, false), 80, TODAY, 1000))
        .collect();
    items.extend((3..9).map(|at| item(at, 10, false)));
    let mut facts = Facts::of(until(1, 20), items);
    facts.spent = 20;
    let plan = facts.schedule();
    // Nothing is done; one of three questions of each topic is known at 80 and well remembered.
    let figures: Vec<(u8, u8)> = plan
        .forecast
        .topics
        .iter()
        .map(|topic| (topic.figure, topic.without))
        .collect();
    assert_eq!(figures, [(27, 27); 3]);
    assert_eq!(plan.forecast.whole, 27);
    assert_eq!(plan.forecast.raises.len(), 3);
    assert!(plan.forecast.raises[0].gain > 10.0 && plan.forecast.raises[0].new == 2);
    facts.spent = 0;
    facts.plan = until(9, 20);
    assert!(facts.schedule().forecast.whole > 50);
}
