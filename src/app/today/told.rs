//! What Today says beside its offers: welcome back, what the plan asks, what waits, when the next is due.

use crate::app::evenings::rest_comes;
use crate::app::planning::{Outset, asked};
use crate::app::today::known::Basis;
use crate::app::today::{Facts, Offer, Today};
use crate::domain::backlog::Spread;
use crate::domain::grade::Grades;
use crate::domain::pack::Level;
use crate::domain::plan::{Shape, days_to_go};
use crate::domain::stats::Readiness;
use crate::domain::time::Day;

/// From how many days without study on one is welcomed back.
const BREAK: u32 = 5;

/// What Today says beside its offers; each line may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// After a break: what is for tonight, and over how many days the rest. After tonight's minutes: that it is done.
    pub welcome: Option<String>,
    /// What the plan asks today.
    pub plan: Option<String>,
    /// What was begun and is not offered: it takes too long, or something else was begun later.
    pub waits: Option<String>,
    /// Where nothing is offered: when the next comes back.
    pub next: Option<String>,
    /// The bar at senior and staff (at mid too, where that is the target), once five answers reach it.
    pub ready: Vec<(Level, u8)>,
    /// `23 of 412 questions answered · 7 points to win back`.
    pub standing: String,
}

/// Whether so many days without study are a break.
pub fn breaks_off(last: Day, today: Day) -> bool {
    today.since(last) >= BREAK
}

impl Today {
    pub(super) fn lines(facts: &Facts<'_>, basis: &Basis<'_>, offers: &[&Offer]) -> Lines {
        let waits = basis.begun.beside(offers);
        let over = basis.tonight.over;
        let plan = facts.asked_today(&basis.outset);
        Lines {
            welcome: over.map_or_else(|| facts.welcome(&basis.laid), |over| Some(over.told())),
            plan: plan.filter(|_| over.is_none()),
            waits: waits.filter(|_| facts.to_go() != Some(0)),
            next: offers.is_empty().then(|| facts.next_due()),
            ready: facts.ready(),
            standing: facts.standing(),
        }
    }
}

impl Facts<'_> {
    /// "Welcome back. 12 tonight, the rest over 9 days."
    fn welcome(&self, laid: &Spread) -> Option<String> {
        let (last, _) = self.progress.latest()?;
        let to_go = self.to_go();
        // Whoever has begun is back already.
        let (_, begun) = self.progress.tally().between(self.day, self.day);
        if !breaks_off(last.day, self.day) || begun > 0 || to_go == Some(0) {
            return None;
        }
        let tonight = laid.tonight();
        let count = tonight.questions.len() + tonight.points;
        let is_all = laid.rest() == (0, 0);
        if count == 0 && is_all {
            return Some("Welcome back. Nothing waits for you.".to_owned());
        }
        if is_all {
            return Some(format!("Welcome back. {count} tonight, and that is all."));
        }
        Some(match (count, rest_comes(laid)) {
            (0, None) => "Welcome back. Nothing waits for tonight.".to_owned(),
            (0, Some(comes)) => format!("Welcome back. What waits comes {comes}."),
            (some, None) => format!("Welcome back. {some} tonight."),
            (some, Some(comes)) => format!("Welcome back. {some} tonight, the rest {comes}."),
        })
    }

    /// What the plan asks today, or how to make one.
    fn asked_today(&self, outset: &Outset<'_>) -> Option<String> {
        if self.library.is_empty() || self.progress.is_empty() {
            return None;
        }
        if self.progress.made_plan().is_none() {
            return Some("No interview is set: tab plans the days until it.".to_owned());
        }
        let day = outset.today();
        Some(match (day.shape, outset.spent()) {
            (Shape::Off, _) => "A day off by your plan.".to_owned(),
            (Shape::Interview, _) => {
                "Today is the day. You are ready when you can say it aloud.".to_owned()
            }
            (_, spent) if day.asks.is_empty() && spent > 0 => {
                "Your plan asks nothing more today.".to_owned()
            }
            _ if day.asks.is_empty() => "Your plan asks nothing today.".to_owned(),
            (_, spent) => {
                let done = if spent > 0 {
                    format!(" {spent} done.")
                } else {
                    String::new()
                };
                let asked = asked(&day, self.library);
                format!("Your plan asks {} min today: {asked}.{done}", day.minutes())
            }
        })
    }

    /// How the latest answers stand at each level; the same figures as on Progress.
    fn ready(&self) -> Vec<(Level, u8)> {
        let target = self.progress.plan().level;
        let latest: Vec<Grades> = self
            .library
            .questions()
            .filter_map(|question| self.progress.course(&question.key)?.grades)
            .collect();
        let levels = Readiness::of(&latest).levels.into_iter();
        levels
            .filter(|at| at.level >= target.min(Level::Senior))
            .filter_map(|at| Some((at.level, at.bar?)))
            .collect()
    }

    /// How much was answered, and how many points come back.
    fn standing(&self) -> String {
        let answered = self
            .library
            .questions()
            .filter_map(|question| self.progress.course(&question.key)?.figure())
            .count();
        let open = self.progress.drills();
        let open = open.filter(|(.., drill)| drill.is_open());
        let coming = match open.count() {
            0 => String::new(),
            1 => " · 1 point to win back".to_owned(),
            some => format!(" · {some} points to win back"),
        };
        let all = self.library.len();
        format!("{answered} of {all} questions answered{coming}")
    }

    /// When the next question or point comes back, and what to do until then.
    fn next_due(&self) -> String {
        let questions = self
            .progress
            .courses()
            .filter(|(key, course)| self.library.question(key).is_some() && !course.suspended)
            .filter_map(|(_, course)| course.due);
        let points = self
            .progress
            .drills()
            .filter(|(.., drill)| !drill.settled && !drill.suspended)
            .map(|(.., drill)| drill.due);
        let next = questions.chain(points).filter(|due| *due > self.day).min();
        let days = next.map(|next| (next, next.since(self.day)));
        match days {
            None => "Nothing fits these minutes.".to_owned(),
            Some((_, 1)) => "Nothing fits these minutes. The next comes back tomorrow.".to_owned(),
            Some((day, 2..=6)) => {
                let weekday = day.date().strftime("%A");
                format!("Nothing fits these minutes. The next comes back on {weekday}.")
            }
            Some((_, days)) => {
                format!("Nothing fits these minutes. The next comes back in {days} days.")
            }
        }
    }

    /// Days until the interview, for the title.
    pub fn to_go(&self) -> Option<u32> {
        days_to_go(&self.progress.plan(), self.day)
    }
}
