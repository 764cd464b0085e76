//! A question and everything that belongs to it.

use crate::domain::id::{Key, Slug, TopicPath};
use crate::domain::pack::{Dimension, Estimate, Group, Kind, Level, Phase};

/// What the interviewer says, with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The journal's name.
    pub key: Key,
    /// Earlier ids in the same pack.
    pub aliases: Vec<Slug>,
    /// The leaf it hangs on.
    pub topic: TopicPath,
    /// Further topics under which it is found.
    pub also: Vec<TopicPath>,
    /// What sort of question it is.
    pub kind: Kind,
    /// For whom it is.
    pub level: Level,
    /// How long an answer takes, in minutes.
    pub minutes: u32,
    /// Its name in lists.
    pub title: String,
    /// What the interviewer says.
    pub prompt: String,
    /// Why it is asked; may be empty. Shown after the reveal.
    pub why: String,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// The checklist without its pitfalls, in order: clarify, cover, practices.
    ///
    /// A quickfire, a myth and an estimate have one cover point with the id `answer`.
    pub points: Vec<Point>,
    /// Wrong moves heard in rooms.
    pub pitfalls: Vec<Pitfall>,
    /// The model answer in Markdown; may be empty.
    pub answer: String,
    /// What a weak answer sounds like; may be empty.
    pub weak: String,
    /// What a strong answer sounds like; may be empty.
    pub strong: String,
    /// What differs from level to level.
    pub signals: Vec<(Level, String)>,
    /// An illustration from practice; may be empty.
    pub story: String,
    /// Where to go from here.
    pub see_also: Vec<Key>,
    /// Deeper questions, a ladder in order.
    pub follow_ups: Vec<FollowUp>,
    /// What the interviewer may object.
    pub push_backs: Vec<PushBack>,
    /// What a design problem works out phase by phase.
    pub sections: Vec<Section>,
    /// What only some kinds have.
    pub body: Body,
    /// CRC-32 of the prompt and the texts of `points` in order, joined by LF: tells whether the card was edited.
    pub hash: u32,
}

impl Question {
    /// The id of the one point of a quick question.
    pub const ANSWER: &str = "answer";

    /// The point or pitfall-free checklist entry of that id, in any group.
    pub fn point(&self, id: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id.as_str() == id)
    }

    /// The points of one group, in order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| point.group == group)
    }

    /// What a myth claims, where its prompt does not say it already: in quotation marks, or in the same words.
    pub fn unsaid_claim(&self) -> Option<&str> {
        let Body::Myth { claim, .. } = &self.body else {
            return None;
        };
        let words = claim.trim_end_matches(['.', '!', '?']).to_lowercase();
        let is_said =
            self.prompt.contains(['"', '“']) || self.prompt.to_lowercase().contains(&words);
        (!is_said).then_some(claim)
    }

    /// Whether it is graded as one point called `answer`.
    pub fn is_quick(&self) -> bool {
        matches!(self.kind, Kind::Quickfire | Kind::Myth | Kind::Estimate)
    }
}

/// One line of a checklist: the unit of memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Unique inside the question.
    pub id: Slug,
    /// Earlier ids.
    pub was: Vec<Slug>,
    /// Which part of the question it belongs to.
    pub group: Group,
    /// What a listener could tick.
    pub text: String,
    /// The cue that drills it alone.
    pub ask: Option<String>,
    /// Said when it was missed.
    pub because: Option<String>,
    /// What it is judged as.
    pub dimension: Dimension,
    /// Who brings it up unasked.
    pub level: Level,
    /// What it counts, at least 1.
    pub weight: u32,
    /// Whether missing it caps the score.
    pub gate: bool,
    /// When in a design round it is due; `None` outside design questions.
    pub phase: Option<Phase>,
    /// What has to be named, ticked one by one; empty for most.
    pub parts: Vec<String>,
    /// What the interviewer replies (clarify only).
    pub reply: Option<String>,
}

/// A wrong move; marked when one fell in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pitfall {
    /// Unique inside the question.
    pub id: Slug,
    /// Earlier ids.
    pub was: Vec<Slug>,
    /// The move.
    pub text: String,
    /// What it costs and why.
    pub because: Option<String>,
    /// What it counts, at least 1.
    pub weight: u32,
}

/// A deeper question under the question: a rung of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// Unique inside the question.
    pub id: Slug,
    /// What the interviewer says.
    pub prompt: String,
    /// Its own checklist, all of group follow-up.
    pub points: Vec<Point>,
    /// Its model answer; may be empty.
    pub answer: String,
}

/// An objection or a changed requirement.
#[derive(Clone, Debug, PartialEq)]
pub struct PushBack {
    /// Unique inside the question.
    pub id: Slug,
    /// When it is said.
    pub trigger: Trigger,
    /// What the interviewer says.
    pub say: String,
    /// The points that count once it was said, all of group push-back.
    pub points: Vec<Point>,
}

/// What makes the interviewer push back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The point of that id was left out.
    Unless(Slug),
    /// Half of the time has gone.
    HalfTime,
    /// A phase has ended.
    EndOf(Phase),
    /// A changed requirement, said once at half-time.
    Change,
}

/// What a design problem works out in one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The phase it belongs to.
    pub phase: Phase,
    /// Its heading.
    pub title: String,
    /// Markdown.
    pub body: String,
}

/// What only some kinds of question have.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Concept, design, scenario and quickfire: nothing more.
    Plain,
    /// A claim to judge.
    Myth {
        /// The claim.
        claim: String,
        /// What it is.
        truth: Truth,
        /// When it holds after all; may be empty.
        holds_when: String,
        /// What the listener hears when one repeats it; may be empty.
        hears: String,
    },
    /// One's own system or experience.
    Story {
        /// What to tell, step by step.
        scaffold: Vec<String>,
        /// What interviewers listen for.
        listens_for: Vec<String>,
    },
    /// A figure to work out.
    Estimate(Estimate),
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// It depends.
    Depends,
}
