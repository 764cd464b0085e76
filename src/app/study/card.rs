//! The question at hand: its draft, its marks so far and how far one has come with it.

use crate::app::study::grading::{Grading, Kept};
use crate::app::study::values::filled;
use crate::app::writing::Writing;
use crate::domain::grade::Grades;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::{Body, Group, Phase, Point, Question};
use crate::domain::record::Rating;
use crate::domain::round::points_of;
use crate::domain::time::Moment;
use crate::domain::work::{Work, WorkMoment};
use crate::library::Library;
use std::collections::BTreeMap;

/// The longest pause between two keys that still counts as working, in ms.
const PAUSE_MAX: u64 = 5 * 60_000;
/// How long a change of the draft may wait before it is kept, in ms.
pub const KEEP_AFTER: u64 = 1_000;

/// What is being answered: a question, a follow-up under it, or what a round asks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The question.
    pub key: Key,
    /// How much of it.
    pub scope: Scope,
}

/// How much of a question is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    Whole,
    /// One of its follow-ups, by place.
    FollowUp(usize),
    /// What a round asks.
    Round {
        /// The round's phases, none without any; a single one is a slice.
        phases: Vec<Phase>,
        /// The changed requirement that was said, by its place among the push-backs.
        change: Option<usize>,
    },
}

impl Subject {
    /// A question, or a follow-up under it.
    pub fn new(key: &Key, follow_up: Option<usize>) -> Self {
        Self {
            key: key.clone(),
            scope: follow_up.map_or(Scope::Whole, Scope::FollowUp),
        }
    }

    /// The follow-up's place.
    pub fn follow_up(&self) -> Option<usize> {
        if let Scope::FollowUp(at) = self.scope {
            Some(at)
        } else {
            None
        }
    }

    /// The points to grade.
    pub fn points<'a>(&self, question: &'a Question) -> Vec<&'a Point> {
        match &self.scope {
            Scope::Whole => question.points.iter().collect(),
            Scope::FollowUp(at) => question
                .follow_ups
                .get(*at)
                .map_or(Vec::new(), |rung| rung.points.iter().collect()),
            Scope::Round { phases, change } => {
                let mut points = points_of(question, phases);
                let said = change.and_then(|at| question.push_backs.get(at));
                points.extend(said.into_iter().flat_map(|back| &back.points));
                points
            }
        }
    }

    /// Whether it is a quick question as a whole: one answer to compare with and to mark.
    pub fn is_quick(&self, question: &Question) -> bool {
        self.follow_up().is_none() && question.is_quick()
    }

    /// What the interviewer says, drawn values filled in.
    pub fn prompt(&self, question: &Question, values: &BTreeMap<String, f64>) -> String {
        let rung = self.follow_up().and_then(|at| question.follow_ups.get(at));
        filled(rung.map_or(&question.prompt, |rung| &rung.prompt), values)
    }
}

/// How far one has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Thinking, speaking.
    Answer,
    /// Typing the draft.
    Writing,
    /// Ticking what one asked; the place of the cursor.
    Replies(usize),
    /// The checklist is open.
    Grade,
    /// It is saved.
    Saved,
    /// It was opened to read.
    Read,
}

/// What the pane of the question shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// The question and one's draft.
    Question,
    /// The model answer and what belongs to it.
    Model,
}

/// What a save led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The records it wrote.
    pub ids: Vec<RecordId>,
    /// What the marks amount to.
    pub grades: Grades,
    /// When it comes back.
    pub rating: Option<Rating>,
}

/// The question at hand.
#[derive(Clone, Debug)]
pub struct Card {
    /// What is being answered.
    pub subject: Subject,
    /// How far one has come.
    pub stage: Stage,
    /// What the pane of the question shows.
    pub showing: Showing,
    /// The first visible line of that pane.
    pub scroll: usize,
    /// The draft.
    pub draft: Writing,
    /// Which clarifying questions one asked, once the replies were opened.
    pub asked: Option<Vec<bool>>,
    /// How sure one was: 1 to 3.
    pub sure: Option<u8>,
    /// The marks, once the checklist was opened.
    pub grading: Grading,
    /// What the save led to.
    pub saved: Option<Saved>,
    /// What was written when it was opened to read.
    pub read: Vec<RecordId>,
    /// The values drawn for an estimate.
    pub values: BTreeMap<String, f64>,
    /// The work's id, once it was kept.
    pub work: Option<RecordId>,
    active_ms: u64,
    last_ms: u64,
    changed_at: Option<u64>,
}

impl Card {
    /// Opens a question afresh; `fresh` draws the values of an estimate.
    pub fn open(subject: Subject, question: &Question, now: Moment, fresh: u128) -> Self {
        let points = subject.points(question);
        let pitfalls = if subject.follow_up().is_none() {
            question.pitfalls.len()
        } else {
            0
        };
        Self {
            grading: Grading::new(&points, pitfalls),
            subject,
            stage: Stage::Answer,
            showing: Showing::Question,
            scroll: 0,
            draft: Writing::new(""),
            asked: None,
            sure: None,
            saved: None,
            read: Vec::new(),
            values: drawn(question, fresh),
            work: None,
            active_ms: 0,
            last_ms: now.boot_ms,
            changed_at: None,
        }
    }

    /// Opens a question where one left it.
    pub fn resume(work: &Work, question: &Question, now: Moment, fresh: u128) -> Self {
        let rung = work.follow_up.as_ref();
        let place = |id: &Slug| question.follow_ups.iter().position(|rung| rung.id == *id);
        let subject = Subject::new(&question.key, rung.and_then(place));
        let mut card = Self::open(subject, question, now, fresh);
        card.draft = Writing::new(&work.draft);
        card.sure = work.sure;
        card.work = Some(work.id);
        card.active_ms = u64::from(work.active_seconds) * 1000;
        card.stage = match work.moment {
            WorkMoment::Answer => Stage::Answer,
            WorkMoment::Grade => Stage::Grade,
        };
        let points = card.subject.points(question);
        card.asked = work.asked.as_ref().map(|asked| {
            let clarify = points.iter().filter(|point| point.group == Group::Clarify);
            clarify.map(|point| asked.contains(&point.id)).collect()
        });
        let kept = Kept {
            marks: &work.marks,
            pitfalls: &work.pitfalls,
            asked: work.asked.is_some(),
        };
        card.grading.restore(&kept, &points, &question.pitfalls);
        card
    }

    /// What is kept on disk while the answer is under way.
    pub fn work(&self, id: RecordId, question: &Question, now: Moment) -> Work {
        let points = self.subject.points(question);
        let clarify = points.iter().filter(|point| point.group == Group::Clarify);
        let rung = self
            .subject
            .follow_up()
            .and_then(|at| question.follow_ups.get(at));
        Work {
            id,
            question: question.key.clone(),
            follow_up: rung.map(|rung| rung.id.clone()),
            draft: self.draft.text(),
            moment: if self.is_revealed() {
                WorkMoment::Grade
            } else {
                WorkMoment::Answer
            },
            marks: self.grading.marks_so_far(&points),
            pitfalls: self.grading.fallen(&question.pitfalls),
            asked: self.asked.as_ref().map(|asked| {
                clarify
                    .zip(asked)
                    .filter(|(_, asked)| **asked)
                    .map(|(point, _)| point.id.clone())
                    .collect()
            }),
            sure: self.sure,
            active_seconds: self.seconds(),
            boot_id: String::new(),
            wall_ms: now.wall_ms,
            round: None,
        }
    }

    /// Whether the checklist is open.
    pub fn is_revealed(&self) -> bool {
        matches!(self.stage, Stage::Grade | Stage::Saved | Stage::Read)
    }

    /// Whether something would be lost if the card were closed without keeping it.
    pub fn is_begun(&self) -> bool {
        let open = !matches!(self.stage, Stage::Saved | Stage::Read);
        open && (!self.draft.is_empty() || self.asked.is_some() || self.stage == Stage::Grade)
    }

    /// Seconds of work so far.
    pub fn seconds(&self) -> u32 {
        u32::try_from(self.active_ms / 1000).unwrap_or(u32::MAX)
    }

    /// Counts the time since the last event as work, up to a pause.
    pub fn pass_time(&mut self, now: Moment) {
        let gone = now.boot_ms.saturating_sub(self.last_ms).min(PAUSE_MAX);
        if !matches!(self.stage, Stage::Saved | Stage::Read) {
            self.active_ms += gone;
        }
        self.last_ms = now.boot_ms;
    }

    /// Notes that there is something new to keep.
    pub fn touch(&mut self, now: Moment) {
        self.changed_at.get_or_insert(now.boot_ms);
    }

    /// When the change has to be kept, in ms since boot.
    pub fn keep_at(&self) -> Option<u64> {
        self.changed_at.map(|at| at + KEEP_AFTER)
    }

    /// Notes that everything was handed over to be kept.
    pub fn kept(&mut self) {
        self.changed_at = None;
    }

    /// The next follow-up that was not answered on this card.
    pub fn next_follow_up(&self, library: &Library) -> Option<usize> {
        let next = self.subject.follow_up().map_or(0, |at| at + 1);
        let rungs = library.question(&self.subject.key)?.follow_ups.len();
        (next < rungs).then_some(next)
    }
}

fn drawn(question: &Question, fresh: u128) -> BTreeMap<String, f64> {
    let Body::Estimate(estimate) = &question.body else {
        return BTreeMap::new();
    };
    let seed = u64::try_from(fresh & u128::from(u64::MAX)).unwrap_or_default();
    let mut chance = crate::domain::chance::Chance::new(seed);
    let draw = |(name, values): &(String, Vec<f64>)| {
        let at = chance.below(values.len());
        values.get(at).map(|value| (name.clone(), *value))
    };
    estimate.vary.iter().filter_map(draw).collect()
}
