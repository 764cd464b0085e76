//! What a point is asked by when it stands alone; knows the question around it, never how one stands with it.

use crate::domain::pack::{Group, Point, Question};

/// What asks for a clarifying question that gets no reply of its own.
const ASK_FIRST: &str = "What do you ask before you answer?";

/// How a point is asked alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cue<'a> {
    /// By the author's own words.
    Ask(&'a str),
    /// The question itself, which is graded as one point.
    Whole(&'a Question),
    /// A clarifying question, by what the interviewer replies to it.
    Reply(&'a str),
    /// A clarifying question without a reply, by those that one asks beside it.
    Beside(&'a Question, &'a Point),
    /// Any other point, by the gap that it leaves between its neighbours.
    Gap(&'a Question, &'a Point),
}

impl Question {
    /// What a point of this question is asked by; the author's `ask` wins wherever there is one.
    pub fn cue<'a>(&'a self, point: &'a Point) -> Cue<'a> {
        match (&point.ask, &point.reply) {
            _ if self.is_quick() => Cue::Whole(self),
            (Some(ask), _) => Cue::Ask(ask),
            (None, Some(reply)) if point.group == Group::Clarify => Cue::Reply(reply),
            (None, _) if point.group == Group::Clarify => Cue::Beside(self, point),
            (None, _) => Cue::Gap(self, point),
        }
    }

    /// The cue of a point in one line for a list, in which no two points of this question read the same.
    pub fn cue_line(&self, point: &Point) -> String {
        let line = self.cue(point).line();
        let others = self.points.iter().filter(|other| other.id != point.id);
        let is_said_twice = others
            .map(|other| self.cue(other).line())
            .any(|other| other == line);
        if !is_said_twice {
            return line;
        }
        let (at, all) = place(self, point);
        format!("{line} (point {at} of {all}, {})", point.group.label())
    }
}

impl<'a> Cue<'a> {
    /// The question that is put, as a sentence of its own above what it speaks of.
    pub fn put(&self) -> &'a str {
        match self {
            Self::Ask(ask) => ask,
            Self::Whole(question) => &question.prompt,
            Self::Reply(_) => "Which question of yours gets this reply?",
            Self::Beside(..) => ASK_FIRST,
            Self::Gap(..) => "What stands in the gap?",
        }
    }

    /// The other clarifying questions, where it is asked by them.
    pub fn beside(&self) -> Vec<&'a Point> {
        let Self::Beside(question, point) = self else {
            return Vec::new();
        };
        let all = question.group(Group::Clarify);
        all.filter(|other| other.id != point.id).collect()
    }

    /// The points of its group that stand before it and those behind it, in order, where it is asked by the gap between them.
    pub fn around(&self) -> (Vec<&'a Point>, Vec<&'a Point>) {
        let Self::Gap(question, point) = self else {
            return (Vec::new(), Vec::new());
        };
        let (at, _) = place(question, point);
        let mut before: Vec<&Point> = question.group(point.group).collect();
        let behind = before.split_off(at.min(before.len()));
        before.pop();
        (before, behind)
    }

    /// Whether another point is asked by the same words.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ask(one), Self::Ask(other)) | (Self::Reply(one), Self::Reply(other)) => {
                one == other
            }
            (Self::Beside(..), Self::Beside(..)) => true,
            _ => false,
        }
    }

    /// The cue in one line; a gap is told by its place, since its neighbours may wait in the same list.
    fn line(&self) -> String {
        match self {
            Self::Ask(ask) => (*ask).to_owned(),
            Self::Whole(question) => question.title.clone(),
            Self::Reply(reply) => format!("What do you ask to hear “{reply}”?"),
            Self::Beside(question, point) => {
                let asked = self.put().trim_end_matches('?');
                let (at, all) = place(question, point);
                format!("{asked} “{}”: question {at} of {all}?", question.title)
            }
            Self::Gap(question, point) => {
                let (at, all) = place(question, point);
                let group = point.group.label();
                format!(
                    "What is point {at} of {all} ({group}) in “{}”?",
                    question.title
                )
            }
        }
    }
}

/// Where a point stands among those of its group, from 1, and how many these are.
pub fn place(question: &Question, point: &Point) -> (usize, usize) {
    let mut before = question.group(point.group);
    let at = before.position(|other| other.id == point.id).unwrap_or(0) + 1;
    (at, question.group(point.group).count())
}

/// The first sentence of a prompt: enough to know where one is.
///
/// A sign inside a figure, a version or an abbreviation ends nothing: a blank has to follow, and behind it no small letter.
pub fn first_sentence(prompt: &str) -> &str {
    let ends = prompt.match_indices(['.', '?', '!']).map(|(at, _)| at + 1);
    let end = ends
        .filter_map(|end| prompt.split_at_checked(end))
        .find(|(_, rest)| {
            let next = rest.trim_start();
            next.len() < rest.len() && !next.starts_with(char::is_lowercase)
        });
    end.map_or(prompt, |(first, _)| first)
}
