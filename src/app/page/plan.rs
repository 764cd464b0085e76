//! The rows of the plan's page: settings, how far it goes, what each day asks, how ready one will be.

use crate::app::page::{bar, wrapped};
use crate::app::planning::{
    asked, day_name, left_out, outlook, raise, share_of_due, shares, topic_title, when,
};
use crate::app::row::{Ink, Row, Span, span};
use crate::app::today::plan::{Planning, Setting, retention};
use crate::domain::plan::{DayPlan, Readiness, Shape};
use crate::domain::record::{DayOff, Plan};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::cells;
use jiff::civil::Weekday;

/// The width of the settings' names.
const NAME: usize = 16;
/// The width of the bar of a day.
const DAY_BAR: usize = 8;
/// The width of the bar of a topic.
const TOPIC_BAR: usize = 16;
/// The least width at which bars are drawn.
const BARS_FROM: usize = 70;
/// The least width at which a topic tells where it stands now.
const STANDING_FROM: usize = 86;

/// The rows of the page inside `width` cells.
pub fn rows(planning: &Planning, library: &Library, today: Day, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, setting) in Setting::ALL.into_iter().enumerate() {
        rows.push(setting_row(planning, setting, at, today, width));
    }
    rows.push(Row::blank());
    rows.extend(wrapped(&outlook(&planning.schedule), Ink::Plain, width));
    let mut remarks = vec![
        left_out(&planning.schedule, library),
        shares(&planning.schedule),
    ];
    if !planning.changed {
        remarks.push(share_of_due(&planning.schedule, planning.due_tonight));
    }
    for remark in remarks.iter().filter(|remark| !remark.is_empty()) {
        rows.extend(wrapped(remark, Ink::Muted, width));
    }
    rows.push(Row::blank());
    let first = Setting::ALL.len();
    for (at, day) in planning.schedule.days.iter().enumerate() {
        let chosen = planning.line == first + at;
        rows.push(day_row(day, &planning.plan, library, today, width).entry(first + at, chosen));
    }
    rows.push(Row::blank());
    let forecast = &planning.schedule.forecast;
    let head = format!("Ready {}, if the plan is kept", when(&planning.schedule));
    rows.push(Row::new(&head, Ink::Strong).with_right(forecast.whole.to_string(), Ink::Strong));
    let what = "Of all questions up to your level: how much you will still know, unseen ones as 0. Readiness on Today is of what you have answered. At the right: how many you will have seen, each under its first topic.";
    rows.extend(wrapped(what, Ink::Muted, width));
    let first = first + planning.schedule.days.len();
    for (at, topic) in forecast.topics.iter().enumerate() {
        let chosen = planning.line == first + at;
        rows.push(topic_row(topic, library, width).entry(first + at, chosen));
    }
    if !forecast.raises.is_empty() {
        rows.push(Row::blank());
        rows.push(Row::new("An hour more adds most in", Ink::Muted));
        for entry in &forecast.raises {
            rows.extend(wrapped(&raise(entry, library), Ink::Plain, width));
        }
    }
    rows
}

fn setting_row(planning: &Planning, setting: Setting, at: usize, today: Day, width: usize) -> Row {
    let chosen = at == planning.line;
    let plan = &planning.plan;
    let (name, value, tip) = match setting {
        Setting::Date => ("Interview", date(plan, today), "page keys: a week"),
        Setting::Level => ("Level", plan.level.to_string(), ""),
        Setting::Minutes => ("Minutes a day", plan.minutes.to_string(), ""),
        Setting::Off => ("Days off", String::new(), ""),
        Setting::Retention => (
            "To remember",
            format!("{} %", retention(plan)),
            "of what comes back",
        ),
    };
    let mut spans = vec![span(cells::pad_right(name, NAME), Ink::Muted)];
    if setting == Setting::Off {
        spans.extend(weekdays(planning, chosen));
    } else if chosen {
        spans.push(span(format!("‹{value}›"), Ink::Accent));
    } else {
        spans.push(span(format!(" {value} "), Ink::Plain));
    }
    let mut row = Row::of(spans);
    let tip = if setting == Setting::Off && chosen {
        let day = planning.day_of_week();
        let off = plan.off.contains(&DayOff::Every(day));
        let what = if off { "study on" } else { "take off" };
        format!("space: {what} {}", DayOff::Every(day).word())
    } else {
        tip.to_owned()
    };
    let taken = cells::width(&row.text()) + 2 + cells::width(&tip);
    if chosen && !tip.is_empty() && taken <= width {
        row = row.with_right(tip, Ink::Muted);
    }
    row.entry(at, chosen)
}

fn date(plan: &Plan, today: Day) -> String {
    match plan.date {
        None => "not set".to_owned(),
        Some(date) if Day::of_date(date) < today => {
            format!("was on {}", date.strftime("%-d %b %Y"))
        }
        Some(date) => date.strftime("%a %-d %b %Y").to_string(),
    }
}

/// The week, days off in brackets: ` Mo  Tu  We  Th  Fr ‹Sa› [Su]`; then dates that are off.
fn weekdays(planning: &Planning, chosen: bool) -> Vec<Span> {
    let day = |at: i8| {
        let weekday = Weekday::from_monday_zero_offset(at).unwrap_or(Weekday::Monday);
        let word = DayOff::Every(weekday).word();
        let mut signs = word.chars();
        let first = signs
            .next()
            .map_or(String::new(), |sign| sign.to_uppercase().collect());
        let name: String = first.chars().chain(signs.next()).collect();
        let off = planning.plan.off.contains(&DayOff::Every(weekday));
        let here = chosen && at == planning.weekday;
        let (text, ink) = match (here, off) {
            (true, true) => (format!("‹{name}]"), Ink::Accent),
            (true, false) => (format!("‹{name}›"), Ink::Accent),
            (false, true) => (format!("[{name}]"), Ink::Strong),
            (false, false) => (format!(" {name} "), Ink::Muted),
        };
        span(text, ink)
    };
    let dates = planning
        .plan
        .off
        .iter()
        .filter(|off| matches!(off, DayOff::On(_)))
        .count();
    let also = match dates {
        0 => String::new(),
        1 => "  and 1 date".to_owned(),
        some => format!("  and {some} dates"),
    };
    (0..7).map(day).chain([span(also, Ink::Muted)]).collect()
}

fn day_row(day: &DayPlan, plan: &Plan, library: &Library, today: Day, width: usize) -> Row {
    let name = if day.day == today {
        cells::pad_right("Today", 10)
    } else {
        day_name(day.day)
    };
    let minutes = match day.minutes() {
        0 => cells::pad_left("–", 7),
        minutes => cells::pad_left(&format!("{minutes} min"), 7),
    };
    let ink = if day.day == today {
        Ink::Strong
    } else {
        Ink::Plain
    };
    let mut spans = vec![
        span(name, ink),
        span(minutes, Ink::Muted),
        span("  ", Ink::Plain),
    ];
    if width >= BARS_FROM {
        let share = day.minutes() * 100 / plan.minutes.max(1);
        let share = u8::try_from(share.min(100)).unwrap_or(100);
        spans.extend(bar(Some(share), DAY_BAR, Ink::Bar));
        spans.push(span("  ", Ink::Plain));
    }
    let taken: usize = spans.iter().map(|piece| cells::width(&piece.text)).sum();
    let ink = match day.shape {
        Shape::Interview => Ink::Accent,
        Shape::Off => Ink::Muted,
        Shape::Study | Shape::Taper | Shape::Before => Ink::Plain,
    };
    let ink = if day.asks.is_empty() && ink == Ink::Plain {
        Ink::Muted
    } else {
        ink
    };
    let asked = asked(day, library);
    spans.push(span(
        cells::truncate(&asked, width.saturating_sub(taken)).into_owned(),
        ink,
    ));
    Row::of(spans)
}

fn topic_row(topic: &Readiness, library: &Library, width: usize) -> Row {
    let right = format!("{} of {}", topic.seen, topic.all);
    let figure = cells::pad_left(&topic.figure.to_string(), 4);
    let bars = width >= BARS_FROM;
    let taken = 4 + 12 + if bars { TOPIC_BAR + 2 } else { 0 };
    let room = width.saturating_sub(taken).min(34);
    let title = topic_title(&topic.topic, library);
    let mut spans = vec![span(cells::pad_right(&title, room), Ink::Plain)];
    if bars {
        spans.push(span("  ", Ink::Plain));
        spans.extend(bar(Some(topic.figure), TOPIC_BAR, Ink::Bar));
    }
    spans.push(span(figure, Ink::Strong));
    if topic.without < topic.figure && width >= STANDING_FROM {
        spans.push(span(format!("  from {}", topic.without), Ink::Muted));
    }
    Row::of(spans).with_right(right, Ink::Muted)
}
