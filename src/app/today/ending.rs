//! What the last days offer: the brief, and on the morning of the interview ten minutes of what one knows.

use crate::app::today::fitting::queued;
use crate::app::today::{Facts, Offer, Opens};
use crate::domain::id::Key;
use crate::domain::pack::{Kind, Level};
use crate::domain::plan::{TAPER, WARM_UP, days_to_go};
use crate::domain::progress::Figure;
use crate::domain::record::Mode;

/// How long the last pages take to read, in minutes.
const BRIEF: u32 = 5;
/// From which retrievability on something counts as known, on the morning of the interview.
const KNOWN_FROM: f32 = 0.8;

impl Facts<'_> {
    /// What the last days bring: the brief from three days before, on the day itself what one knows.
    pub(super) fn last_days(&self) -> Vec<Offer> {
        let plan = self.progress.plan();
        let Some(days) = days_to_go(&plan, self.day).filter(|days| *days <= TAPER) else {
            return Vec::new();
        };
        let brief = Offer {
            title: "Read your brief".to_owned(),
            minutes: BRIEF,
            why: "your last pages, from your own record".to_owned(),
            opens: Opens::Brief,
        };
        let warm_up = (days == 0).then(|| self.warm_up()).flatten();
        warm_up.into_iter().chain([brief]).collect()
    }

    /// Ten minutes of what one knows: strong, well remembered, and quick to say.
    pub fn warm_up(&self) -> Option<Offer> {
        let mut known: Vec<(u32, bool, &Key)> = self
            .library
            .questions()
            .filter(|question| question.level <= Level::Staff && question.kind != Kind::Design)
            .filter_map(|question| {
                let standing = self.progress.standing(&question.key, self.day);
                let chance = self.progress.retrievability(&question.key, self.day)?;
                let strong = matches!(standing.figure, Figure::Strong(_));
                let fresh = standing.last_seen == Some(self.day);
                let fits = strong && chance >= KNOWN_FROM && standing.may_be_offered() && !fresh;
                fits.then_some((question.minutes.max(1), !question.is_quick(), &question.key))
            })
            .collect();
        known.sort_by_key(|(minutes, long, key)| (*long, *minutes, self.library.number(key)));
        let mut left = WARM_UP;
        let mut keys = Vec::new();
        for (minutes, _, key) in known {
            if minutes <= left {
                left -= minutes;
                keys.push(key.clone());
            }
        }
        let count = keys.len();
        let title = match count {
            1 => "Warm up with 1 thing you know".to_owned(),
            some => format!("Warm up with {some} things you know"),
        };
        let why = "today is the day: no more than this".to_owned();
        queued(
            title,
            WARM_UP - left,
            why,
            ("what you know", &keys),
            Mode::Cram,
        )
    }
}
