//! How a point is asked alone: its cue and what that speaks of, without what is still to be asked; knows no answers.

use crate::app::drill::Drilling;
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row};
use crate::domain::pack::{Cue, Group, Point, Question, place};
use crate::domain::progress::Progress;
use crate::text::wrap::wrap_hanging;

/// How many of its first words tell a clarifying question from another one that is asked by the same cue.
const HINTED: usize = 2;

/// A point, and what may be shown around it.
pub(super) struct Asked<'a> {
    pub(super) drill: &'a Drilling,
    pub(super) progress: &'a Progress,
    pub(super) question: &'a Question,
    pub(super) point: &'a Point,
}

impl Asked<'_> {
    /// The cue, and what it speaks of: the interviewer's reply, what one asks already, or the neighbours of the gap.
    pub(super) fn rows(&self, width: usize) -> Vec<Row> {
        let cue = self.question.cue(self.point);
        match &cue {
            Cue::Ask(_) | Cue::Whole(_) => {
                let mut rows = wrapped(cue.put(), Ink::Strong, width);
                rows.extend(self.which(&cue, width));
                rows
            }
            Cue::Reply(reply) => {
                let mut rows = wrapped(cue.put(), Ink::Strong, width);
                rows.push(Row::blank());
                rows.extend(wrapped(&format!("“{reply}”"), Ink::Plain, width));
                rows.extend(self.which(&cue, width));
                rows
            }
            Cue::Beside(..) => self.beside(&cue, width),
            Cue::Gap(..) => self.gap(&cue, width),
        }
    }

    /// Whether a point is asked later in the same drill, so that it must not be read before.
    fn is_ahead(&self, point: &Point) -> bool {
        let later = self.drill.items.iter().skip(self.drill.at + 1);
        let mut later = later.filter(|(question, _)| *question == self.question.key);
        later.any(|(_, id)| *id == point.id)
    }

    /// Whether one says a point already, and may read it here.
    fn is_known(&self, point: &Point) -> bool {
        self.progress.was_said(&self.question.key, &point.id) && !self.is_ahead(point)
    }

    fn beside(&self, cue: &Cue<'_>, width: usize) -> Vec<Row> {
        let known = cue
            .beside()
            .into_iter()
            .filter(|other| self.is_known(other));
        let known: Vec<&Point> = known.collect();
        let put = if known.is_empty() {
            cue.put()
        } else {
            "What else do you ask before you answer?"
        };
        let mut rows = wrapped(put, Ink::Strong, width);
        rows.extend(self.which(cue, width));
        if known.is_empty() {
            return rows;
        }
        rows.push(Row::blank());
        rows.extend(wrapped("You ask already:", Ink::Muted, width));
        for point in known {
            let lines = wrap_hanging(&point.text, "· ", width);
            rows.extend(lines.into_iter().map(|line| Row::new(line, Ink::Muted)));
        }
        rows
    }

    /// Which of the points that are asked by the same words this one is: "The first of two. It begins: “Does the …”".
    fn which(&self, cue: &Cue<'_>, width: usize) -> Vec<Row> {
        let by_others = matches!(cue, Cue::Beside(..));
        let alike = self.question.points.iter().filter(|other| {
            let own = other.id == self.point.id;
            own || self.question.cue(other).is_like(cue) && !(by_others && self.is_known(other))
        });
        let mut alike: Vec<&Point> = alike.collect();
        if alike.len() < 2 {
            return Vec::new();
        }
        // They count in the order in which they are asked; those that wait for another evening come last.
        let asked_at = |point: &&Point| {
            let mut items = self.drill.items.iter();
            let at = items.position(|(key, id)| *key == self.question.key && *id == point.id);
            at.unwrap_or(usize::MAX)
        };
        alike.sort_by_key(asked_at);
        let mut places = alike.iter();
        let at = places.position(|other| other.id == self.point.id);
        let mut said = format!("The {} of {}.", nth(at.unwrap_or(0)), number(alike.len()));
        let mut beginnings = alike.iter().filter(|other| other.id != self.point.id);
        let begins = beginning(self.point);
        if by_others && beginnings.all(|other| beginning(other) != begins) {
            said = format!("{said} It begins: “{begins} …”");
        }
        wrapped(&said, Ink::Muted, width)
    }

    /// The nearest neighbours that may be read, and how many between them and the gap are asked later.
    fn gap(&self, cue: &Cue<'_>, width: usize) -> Vec<Row> {
        let (before, behind) = cue.around();
        let (above, over) = self.nearest(before.into_iter().rev());
        let (below, under) = self.nearest(behind.into_iter());
        if above.is_none() && below.is_none() {
            return wrapped(&self.by_place(), Ink::Strong, width);
        }
        let mut rows = wrapped(cue.put(), Ink::Strong, width);
        rows.push(Row::blank());
        let later = |count: usize| match count {
            0 => Vec::new(),
            1 => wrapped("(one that is asked later)", Ink::Faint, width),
            some => {
                let said = format!("({} that are asked later)", number(some));
                wrapped(&said, Ink::Faint, width)
            }
        };
        let told =
            |point: Option<&Point>| point.map(|point| wrapped(&point.text, Ink::Muted, width));
        rows.extend(told(above).unwrap_or_default());
        rows.extend(later(over));
        rows.push(Row::new("…", Ink::Accent));
        rows.extend(later(under));
        rows.extend(told(below).unwrap_or_default());
        rows
    }

    /// The first point that may be read, and how many before it may not.
    fn nearest<'p>(&self, points: impl Iterator<Item = &'p Point>) -> (Option<&'p Point>, usize) {
        let mut covered = 0;
        for point in points {
            if !self.is_ahead(point) {
                return (Some(point), covered);
            }
            covered += 1;
        }
        (None, covered)
    }

    /// What asks for a point around which nothing may be read.
    fn by_place(&self) -> String {
        let (at, all) = place(self.question, self.point);
        match (self.point.group, all) {
            (Group::Practices, 1) => "What does a strong candidate add?".to_owned(),
            (Group::Practices, _) => {
                format!("What does a strong candidate add: point {at} of {all}?")
            }
            (_, 1) => "What does the answer say?".to_owned(),
            _ => format!("What does the answer say: point {at} of {all}?"),
        }
    }
}

/// The first words of a point.
fn beginning(point: &Point) -> String {
    let words: Vec<&str> = point.text.split_whitespace().take(HINTED).collect();
    words.join(" ")
}

/// A place, from 0, as a word.
fn nth(at: usize) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth"];
    words
        .get(at)
        .map_or(format!("{}th", at + 1), |word| (*word).to_owned())
}

/// A small number as a word.
fn number(count: usize) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six"];
    words
        .get(count)
        .map_or(count.to_string(), |word| (*word).to_owned())
}
