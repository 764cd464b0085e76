//! `greenroom plan`: what each day until the interview asks; tries other settings, and keeps them when told to.

mod json;

use crate::app::planning::{
    Outset, asked, day_name, left_out, outlook, raise, setting, share_of_due, shares, topic_title,
    when,
};
use crate::cli::PlanArgs;
use crate::commands::failure::Failure;
use crate::commands::out::{DASH, Side, columns, complain, lines, print, print_json};
use crate::domain::pack::Level;
use crate::domain::plan::Schedule;
use crate::domain::record::{DayOff, Plan, Record, What, parse_date};
use crate::domain::time::Day;
use crate::journal::Report;
use crate::library::Library;
use crate::shell::clock::fresh;
use crate::startup::{Base, Writing};
use crate::text::wrap::wrap;

/// The least and the most minutes a day.
const MINUTES: std::ops::RangeInclusive<u32> = 5..=600;
/// The share to be remembered, in percent.
const RETENTION: std::ops::RangeInclusive<u32> = 70..=97;
/// The width of sentences, in cells.
const WIDTH: usize = 78;

/// Prints the plan, for other settings where they are given.
///
/// # Errors
/// A sentence: a setting that is none, a plan that cannot be saved, an output that cannot be written.
pub(super) fn run(base: &Base, args: &PlanArgs) -> Result<u8, Failure> {
    if args.save {
        return keep(base, args);
    }
    let reading = base.reading();
    complain(&reading.notices);
    let now = reading.progress.plan();
    let plan = wished(args, &now, reading.now.day)?;
    let saved = reading.progress.made_plan() == Some(&plan);
    let outset = Outset::new(&reading.library, &reading.progress, &plan, reading.now.day);
    let shown = Shown {
        plan: &plan,
        schedule: outset.schedule(),
        saved,
        due_tonight: outset.laid.tonight().questions.len(),
        library: &reading.library,
        today: reading.now.day,
    };
    shown.print(args.json)
}

/// Writes the plan into the journal, then prints it.
fn keep(base: &Base, args: &PlanArgs) -> Result<u8, Failure> {
    let Writing {
        mut reading,
        mut appender,
        ..
    } = base.writing();
    complain(&reading.notices);
    let now = reading.progress.plan();
    let plan = wished(args, &now, reading.now.day)?;
    let record = Record::new(reading.now, fresh(), What::Plan(Box::new(plan.clone())));
    reading.progress.apply(record.clone());
    let mut outcome = Ok(());
    for report in appender.append(vec![record]) {
        match report {
            Report::Appended { outcome: told, .. } => outcome = told,
            Report::Others(records) => reading.progress.take_in(records),
            Report::Notice(sentence) => complain(&[sentence]),
            Report::WorkKept { .. } => {}
        }
    }
    outcome.map_err(Failure::io)?;
    let outset = Outset::new(&reading.library, &reading.progress, &plan, reading.now.day);
    let shown = Shown {
        plan: &plan,
        schedule: outset.schedule(),
        saved: true,
        due_tonight: outset.laid.tonight().questions.len(),
        library: &reading.library,
        today: reading.now.day,
    };
    shown.print(args.json)
}

/// The plan with what was given in place of what holds.
fn wished(args: &PlanArgs, now: &Plan, today: Day) -> Result<Plan, Failure> {
    let mut plan = now.clone();
    if let Some(date) = &args.date {
        plan.date = date_of(date, today)?;
    }
    if let Some(level) = &args.level {
        let known = Level::parse(level).filter(|level| Level::BARS.contains(level));
        plan.level = known.ok_or_else(|| {
            Failure::usage(format!(
                "There is no level `{level}` to aim at. Take mid, senior or staff."
            ))
        })?;
    }
    if let Some(minutes) = args.minutes {
        if !MINUTES.contains(&minutes) {
            return Err(Failure::usage(
                "A day has 5 to 600 minutes here. Take a number between.",
            ));
        }
        plan.minutes = minutes;
    }
    if let Some(percent) = args.retention {
        if !RETENTION.contains(&percent) {
            return Err(Failure::usage(
                "From 70 to 97 percent can be aimed at. Take a number between.",
            ));
        }
        plan.retention = f32::from(u16::try_from(percent).unwrap_or(90)) / 100.0;
    }
    if let Some(off) = &args.off {
        plan.off = days_off(off)?;
    }
    Ok(plan)
}

fn date_of(text: &str, today: Day) -> Result<Option<jiff::civil::Date>, Failure> {
    if text == "none" {
        return Ok(None);
    }
    let date = parse_date(text).ok_or_else(|| {
        Failure::usage(format!(
            "`{text}` is no date. Write it as 2026-12-12, or `none`."
        ))
    })?;
    if Day::of_date(date) < today {
        return Err(Failure::usage(format!(
            "{date} is over. Give a day that is still to come."
        )));
    }
    Ok(Some(date))
}

fn days_off(text: &str) -> Result<Vec<DayOff>, Failure> {
    if text == "none" {
        return Ok(Vec::new());
    }
    let mut days = Vec::new();
    for word in text
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let day = DayOff::parse(&word.to_lowercase()).ok_or_else(|| {
            Failure::usage(format!(
                "`{word}` is no day off. Write mon to sun or a date, with commas between, or `none`."
            ))
        })?;
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Ok(days)
}

/// A plan as it is printed.
struct Shown<'a> {
    plan: &'a Plan,
    schedule: Schedule,
    saved: bool,
    due_tonight: usize,
    library: &'a Library,
    today: Day,
}

impl Shown<'_> {
    fn print(&self, json: bool) -> Result<u8, Failure> {
        if json {
            print_json(&json::Told::of(self))?;
        } else {
            print(&self.text())?;
        }
        Ok(0)
    }

    fn text(&self) -> String {
        let mut out = lines(wrap(&setting(self.plan, self.today), WIDTH));
        out.push('\n');
        out.push_str(&self.days());
        out.push('\n');
        out.push_str(&lines(wrap(&outlook(&self.schedule), WIDTH)));
        let mut remarks = vec![
            left_out(&self.schedule, self.library),
            shares(&self.schedule),
        ];
        if self.saved {
            remarks.push(share_of_due(&self.schedule, self.due_tonight));
        }
        for remark in remarks.iter().filter(|remark| !remark.is_empty()) {
            out.push_str(&lines(wrap(remark, WIDTH)));
        }
        out.push('\n');
        out.push_str(&self.readiness());
        if !self.saved {
            let how = if self.plan.date.is_none() {
                "This is kept nowhere. `greenroom plan --date 2026-12-12 --minutes 45 --save` keeps such a plan."
            } else {
                "This was only tried. The same with --save keeps it."
            };
            out.push('\n');
            out.push_str(&lines(wrap(how, WIDTH)));
        }
        out
    }

    fn days(&self) -> String {
        let row = |(at, day): (usize, &crate::domain::plan::DayPlan)| {
            let minutes = match day.minutes() {
                0 => DASH.to_owned(),
                minutes => format!("{minutes} min"),
            };
            let here = if at == 0 { "today" } else { "" };
            let asked = asked(day, self.library);
            vec![format!("  {here}"), day_name(day.day), minutes, asked]
        };
        let rows: Vec<Vec<String>> = self.schedule.days.iter().enumerate().map(row).collect();
        columns(&rows, &[Side::Left, Side::Left, Side::Right, Side::Left])
    }

    fn readiness(&self) -> String {
        let forecast = &self.schedule.forecast;
        let ready = format!("readiness {}", when(&self.schedule));
        let head = [ready.as_str(), "planned", "as you stand", "seen by then"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(forecast.topics.iter().map(|topic| {
            vec![
                format!("  {}", topic_title(&topic.topic, self.library)),
                topic.figure.to_string(),
                topic.without.to_string(),
                format!("{} of {}", topic.seen, topic.all),
            ]
        }));
        let (left, right) = (Side::Left, Side::Right);
        let table = columns(&rows, &[left, right, right, right]);
        let raises: Vec<String> = forecast
            .raises
            .iter()
            .map(|entry| raise(entry, self.library))
            .collect();
        let more = if raises.is_empty() {
            String::new()
        } else {
            format!(" An hour more adds most in: {}.", raises.join("; "))
        };
        let whole = format!("All of it: {}.{more}", forecast.whole);
        format!("{table}\n{}", lines(wrap(&whole, WIDTH)))
    }
}
