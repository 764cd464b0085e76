//! The plan's page: settings turned by arrows, each day under them; nothing is kept until enter says so.

use crate::app::action::Action;
use crate::app::planning::Outset;
use crate::domain::pack::Level;
use crate::domain::plan::{FARTHEST, Schedule};
use crate::domain::progress::Progress;
use crate::domain::record::{DayOff, Plan};
use crate::domain::time::Day;
use crate::library::Library;
use jiff::civil::Weekday;

/// The least and the most minutes a day.
const MINUTES: (u32, u32) = (5, 240);
/// How far ahead the first date lies, in days.
const FIRST_DATE: u32 = 14;

/// What the lines above the days set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The interview's date.
    Date,
    /// The level aimed at.
    Level,
    /// Minutes a day.
    Minutes,
    /// Weekdays off.
    Off,
    /// The share to be remembered.
    Retention,
}

impl Setting {
    /// All of them, in the order of their lines.
    pub const ALL: [Self; 5] = [
        Self::Date,
        Self::Level,
        Self::Minutes,
        Self::Off,
        Self::Retention,
    ];
}

/// A plan in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Planning {
    /// The plan as it stands on the page.
    pub plan: Plan,
    /// The line the cursor is on: settings, then days, then topics.
    pub line: usize,
    /// The weekday under the cursor, Monday is 0.
    pub weekday: i8,
    /// What it amounts to.
    pub schedule: Schedule,
    /// How many questions are due tonight by the plan that is kept.
    pub due_tonight: usize,
    /// Whether it differs from what is kept.
    pub changed: bool,
}

/// What the rest of Today has to do after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Stay,
    /// Keep the plan and go back to the offers.
    Keep,
    /// Go back to the offers.
    Back,
}

impl Planning {
    /// The plan that is kept, or the one that holds until one is.
    pub fn new(library: &Library, progress: &Progress, today: Day) -> Self {
        let plan = progress.plan();
        let outset = Outset::new(library, progress, &plan, today);
        let schedule = outset.schedule();
        let due_tonight = outset.laid.tonight().questions.len();
        Self {
            plan,
            line: 0,
            weekday: 5,
            schedule,
            due_tonight,
            changed: false,
        }
    }

    /// The setting under the cursor.
    pub fn setting(&self) -> Option<Setting> {
        Setting::ALL.get(self.line).copied()
    }

    /// Lines that the cursor can stand on.
    pub fn lines(&self) -> usize {
        Setting::ALL.len() + self.schedule.days.len() + self.schedule.forecast.topics.len()
    }

    /// Whether an action has something to change on the line under the cursor.
    pub fn has_use(&self, action: Action) -> bool {
        let days = self.line >= Setting::ALL.len()
            && self.line < Setting::ALL.len() + self.schedule.days.len();
        match action {
            Action::Left | Action::Right => self.setting().is_some(),
            Action::MarkFull => days || self.setting() == Some(Setting::Off),
            _ => true,
        }
    }

    /// The weekday under the cursor.
    pub fn day_of_week(&self) -> Weekday {
        Weekday::from_monday_zero_offset(self.weekday).unwrap_or(Weekday::Saturday)
    }

    /// Does what a key asks for.
    pub fn act(
        &mut self,
        action: Action,
        library: &Library,
        progress: &Progress,
        today: Day,
    ) -> Asked {
        let last = self.lines().saturating_sub(1);
        let before = self.plan.clone();
        match action {
            Action::GoOn => return Asked::Keep,
            Action::Back | Action::NextPane | Action::PreviousPane => return Asked::Back,
            Action::Up => self.line = self.line.saturating_sub(1),
            Action::Down => self.line = (self.line + 1).min(last),
            Action::First => self.line = 0,
            Action::Last => self.line = last,
            Action::PageUp if self.setting() == Some(Setting::Date) => self.move_date(-7, today),
            Action::PageDown if self.setting() == Some(Setting::Date) => self.move_date(7, today),
            Action::PageUp => self.line = self.line.saturating_sub(10),
            Action::PageDown => self.line = (self.line + 10).min(last),
            Action::Left | Action::FewerMinutes => self.turn(false, today),
            Action::Right | Action::MoreMinutes => self.turn(true, today),
            Action::MarkFull => self.take_off(),
            _ => {}
        }
        if self.plan != before {
            self.changed = progress.made_plan() != Some(&self.plan);
            let outset = Outset::new(library, progress, &self.plan, today);
            self.schedule = outset.schedule();
            self.due_tonight = outset.laid.tonight().questions.len();
            self.line = self.line.min(self.lines().saturating_sub(1));
        }
        Asked::Stay
    }

    fn turn(&mut self, up: bool, today: Day) {
        match self.setting() {
            Some(Setting::Date) => self.move_date(if up { 1 } else { -1 }, today),
            Some(Setting::Level) => {
                let at = Level::BARS
                    .iter()
                    .position(|level| *level == self.plan.level);
                let at = at.unwrap_or(1);
                let next = if up { at + 1 } else { at.saturating_sub(1) };
                self.plan.level = Level::BARS.get(next).copied().unwrap_or(self.plan.level);
            }
            Some(Setting::Minutes) => {
                let (least, most) = MINUTES;
                let now = self.plan.minutes / 5 * 5;
                let next = if up {
                    now + 5
                } else {
                    self.plan.minutes.saturating_sub(1) / 5 * 5
                };
                self.plan.minutes = next.clamp(least, most);
            }
            Some(Setting::Off) => {
                self.weekday = (self.weekday + if up { 1 } else { 6 }) % 7;
            }
            Some(Setting::Retention) => {
                let percent = retention(&self.plan);
                let next = if up {
                    percent + 1
                } else {
                    percent.saturating_sub(1)
                };
                self.plan.retention = f32::from(next.clamp(70, 97)) / 100.0;
            }
            None => {}
        }
    }

    /// A day back or on; before tomorrow there is no date.
    fn move_date(&mut self, days: i32, today: Day) {
        let now = self
            .plan
            .date
            .map(Day::of_date)
            .filter(|date| *date >= today);
        let next = match now {
            Some(date) => Day(date.0.saturating_add(days)),
            None if days > 0 => today.plus(FIRST_DATE),
            None => return,
        };
        let next = next.min(today.plus(FARTHEST));
        self.plan.date = (next > today).then(|| next.date());
    }

    /// Takes the weekday, or the day under the cursor, off; or back in.
    fn take_off(&mut self) {
        let off = match self.setting() {
            Some(Setting::Off) => DayOff::Every(self.day_of_week()),
            Some(_) => return,
            None => {
                let at = self.line - Setting::ALL.len();
                let Some(day) = self.schedule.days.get(at) else {
                    return;
                };
                DayOff::On(day.day.date())
            }
        };
        let kept = self.plan.off.len();
        self.plan.off.retain(|other| *other != off);
        if self.plan.off.len() == kept {
            self.plan.off.push(off);
        }
    }
}

/// The share to be remembered, in percent.
pub fn retention(plan: &Plan) -> u8 {
    crate::domain::grade::rounded(f64::from(plan.retention) * 100.0)
}
