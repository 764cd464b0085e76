//! A plan in words, the same on the screen and on the command line.

use crate::app::round::desk::title;
use crate::domain::id::TopicPath;
use crate::domain::plan::{Ask, DayPlan, Raise, Schedule, Shape, days_to_go};
use crate::domain::record::{DayOff, Plan};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::capital::capital;
use crate::text::count::counted;

/// How many topics are named one by one where something is left out.
const NAMED: usize = 5;

/// `Sat 12 Dec`, always ten cells wide.
pub fn day_name(day: Day) -> String {
    day.date().strftime("%a %e %b").to_string()
}

/// `12th`.
fn ordinal(day: i8) -> String {
    let end = match (day % 10, day % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}

/// The days to the interview, as a title says them: `19 days to go`; `None` without one ahead.
pub fn until(plan: &Plan, today: Day) -> Option<String> {
    days_to_go(plan, today).map(|days| match days {
        0 => "today is the day".to_owned(),
        1 => "tomorrow is the day".to_owned(),
        days => format!("{days} days to go"),
    })
}

/// What a plan was made for: "Interview on Sat 12 Dec 2026, 20 days to go. Senior, 30 minutes a day, off on sat."
pub fn setting(plan: &Plan, today: Day) -> String {
    let date = match (plan.date, until(plan, today)) {
        (Some(date), Some(until)) => {
            format!("Interview on {}, {until}.", date.strftime("%a %-d %b %Y"))
        }
        (Some(date), None) => format!("The interview was on {}.", date.strftime("%-d %b %Y")),
        (None, _) => "No interview is set.".to_owned(),
    };
    let off = if plan.off.is_empty() {
        String::new()
    } else {
        let days: Vec<String> = plan.off.iter().map(|day| off_name(*day)).collect();
        format!(", off on {}", days.join(", "))
    };
    format!(
        "{date} {} level, {} minutes a day{off}.",
        capital(plan.level.label()),
        plan.minutes
    )
}

fn off_name(day: DayOff) -> String {
    match day {
        DayOff::Every(_) => capital(&day.word()),
        DayOff::On(date) => date.strftime("%-d %b").to_string(),
    }
}

/// What a day asks: "4 points, 2 due, 1 essential".
pub fn asked(day: &DayPlan, library: &Library) -> String {
    match day.shape {
        Shape::Off => return "off".to_owned(),
        Shape::Interview => {
            return "the interview; ten minutes of warm-up".to_owned();
        }
        Shape::Study | Shape::Taper | Shape::Before => {}
    }
    if day.asks.is_empty() {
        return "free".to_owned();
    }
    let parts: Vec<String> = day
        .asks
        .iter()
        .map(|ask| match ask {
            // Their minutes stand in a column of their own: "Short design round, 25 minutes" says them twice.
            Ask::Round(form) | Ask::Slice(form) => {
                let title = title(&form.preset, library);
                title.split(',').next().unwrap_or_default().to_owned()
            }
            Ask::Points(count) => counted(usize::try_from(*count).unwrap_or(0), "point", "points"),
            Ask::Due(keys, _) => format!("{} due", keys.len()),
            Ask::Essentials(keys, _) => counted(keys.len(), "essential", "essentials"),
            Ask::New(keys, _) => format!("{} new", keys.len()),
            Ask::Again(keys, _) => format!("{} once more", keys.len()),
        })
        .collect();
    parts.join(", ")
}

/// When a plan ends, behind "ready": `on the day`, `in 14 days`.
pub fn when(schedule: &Schedule) -> String {
    match schedule.days.last() {
        Some(day) if day.shape == Shape::Interview => "on the day".to_owned(),
        _ => format!("in {} days", schedule.days.len()),
    }
}

/// How far it goes: "Until the 12th you will see 96 of 412, and 60 of 72 essentials."
pub fn outlook(schedule: &Schedule) -> String {
    let last = schedule.days.last();
    let until = match last {
        Some(day) if day.shape == Shape::Interview => {
            format!("Until the {}", ordinal(day.day.date().day()))
        }
        _ => format!("In the next {} days", schedule.days.len()),
    };
    let (essentials, all) = schedule.essentials;
    let path = if all == 0 {
        String::new()
    } else {
        format!(", and {essentials} of {all} essentials")
    };
    let waiting = match schedule.waiting {
        0 => String::new(),
        some => {
            let waiting = counted(some, "question", "questions");
            format!(" {waiting} that should come back will wait.")
        }
    };
    let above = match schedule.above {
        0 => String::new(),
        some => {
            let above = counted(some, "question lies", "questions lie");
            format!(" {above} above your level.")
        }
    };
    format!(
        "{until} you will see {} of {}{path}.{waiting}{above}",
        schedule.will_see, schedule.all
    )
}

/// Why today asks fewer than all that is due tonight: "Today asks 4 of the 12 due tonight; ..."; empty where it asks all.
pub fn share_of_due(schedule: &Schedule, due_tonight: usize) -> String {
    let Some(today) = schedule.days.first() else {
        return String::new();
    };
    let due = today.asks.iter().filter(|ask| matches!(ask, Ask::Due(..)));
    let asked: usize = due.map(|ask| ask.keys().len()).sum();
    if asked >= due_tonight || today.asks.is_empty() {
        return String::new();
    }
    format!(
        "Today asks {asked} of the {due_tonight} due tonight; the rest of its minutes is for points, rounds and what is new."
    )
}

/// Why more minutes a day need not mean more essentials, by what has its turn before them; empty where all are reached.
pub fn shares(schedule: &Schedule) -> String {
    let (essentials, all) = schedule.essentials;
    let minutes = |of: &dyn Fn(&Ask) -> bool| -> u32 {
        let asks = schedule.days.iter().flat_map(|day| &day.asks);
        asks.filter(|ask| of(ask)).map(Ask::minutes).sum()
    };
    let rounds = minutes(&|ask| matches!(ask, Ask::Round(_) | Ask::Slice(_)));
    let back = minutes(&|ask| matches!(ask, Ask::Points(_) | Ask::Due(..)));
    if essentials == all || rounds + back == 0 {
        return String::new();
    }
    format!(
        "Of the {} that it asks of you, rounds and slices take {} and what comes back {}; with more minutes a day these may grow before the essentials do.",
        hours(minutes(&|_| true)),
        hours(rounds),
        hours(back)
    )
}

/// `2 h 05 min` of minutes.
fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

/// What is left out, by topic; empty where nothing is.
pub fn left_out(schedule: &Schedule, library: &Library) -> String {
    if schedule.left_out.is_empty() {
        return String::new();
    }
    let mut named: Vec<String> = schedule
        .left_out
        .iter()
        .take(NAMED)
        .map(|entry| {
            let essential = match entry.essentials {
                0 => String::new(),
                some => format!(" ({some} essential)"),
            };
            let title = topic_title(&entry.topic, library);
            format!("{title} {}{essential}", entry.questions)
        })
        .collect();
    let rest = schedule.left_out.iter().skip(NAMED);
    let (topics, questions) = rest.fold((0, 0), |(topics, questions), entry| {
        (topics + 1, questions + entry.questions)
    });
    if topics > 0 {
        let topics = counted(topics, "more topic", "more topics");
        named.push(format!("{questions} in {topics}"));
    }
    let long = match schedule.too_long {
        0 => String::new(),
        1 => " 1 of them takes longer than a day has: rounds and slices meet it.".to_owned(),
        some => {
            format!(" {some} of them take longer than a day has: rounds and slices meet those.")
        }
    };
    format!("Left out: {}.{long}", named.join(", "))
}

/// What an hour more would bring: "Databases +2.1: 6 new".
pub fn raise(raise: &Raise, library: &Library) -> String {
    let what = match (raise.new, raise.again) {
        (new, 0) => format!("{new} new"),
        (0, again) => format!("{again} once more"),
        (new, again) => format!("{new} new, {again} once more"),
    };
    format!(
        "{} +{:.1}: {what}",
        topic_title(&raise.topic, library),
        raise.gain
    )
}

/// What people call a top topic; its slug where no pack has it.
pub fn topic_title(slug: &str, library: &Library) -> String {
    let found = TopicPath::parse(slug).and_then(|path| library.topic(&path));
    found.map_or_else(|| slug.to_owned(), |node| node.title.clone())
}
