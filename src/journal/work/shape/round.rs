//! The form of a round under way inside a work file.

use crate::domain::id::{RecordId, Slug};
use crate::domain::record::PushedHow;
use crate::domain::work::{RoundCard, RoundPush, RoundWork};
use crate::journal::work::shape::{MarkShape, mark, mark_shape, slugs};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct RoundShape {
    round: String,
    step: u32,
    clocks: Vec<(u64, u64)>,
    drafts: Vec<String>,
    cards: Vec<CardShape>,
    met: Vec<PushShape>,
    rungs: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    change: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grading: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct CardShape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<Vec<String>>,
    marks: Vec<MarkShape>,
    pitfalls: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct PushShape {
    question: u32,
    step: u32,
    id: String,
    how: How,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum How {
    Answered,
    Said,
    Passed,
}

fn texts(ids: &[Slug]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// A round under way as it is written.
pub(super) fn shape(round: &RoundWork) -> RoundShape {
    RoundShape {
        round: round.round.to_string(),
        step: round.step,
        clocks: round.clocks.clone(),
        drafts: round.drafts.clone(),
        cards: round
            .cards
            .iter()
            .map(|card| CardShape {
                asked: card.asked.as_deref().map(texts),
                marks: card.marks.iter().map(mark_shape).collect(),
                pitfalls: texts(&card.pitfalls),
            })
            .collect(),
        met: round.met.iter().map(push_shape).collect(),
        rungs: round.rungs.clone(),
        change: round.change,
        said: round.said,
        grading: round.grading,
    }
}

fn push_shape(push: &RoundPush) -> PushShape {
    PushShape {
        question: push.question,
        step: push.step,
        id: push.id.to_string(),
        how: match push.how {
            PushedHow::Answered => How::Answered,
            PushedHow::Said => How::Said,
            PushedHow::Passed => How::Passed,
        },
    }
}

/// A round under way as it was read; `None` where something can't be.
pub(super) fn validate(shape: RoundShape) -> Option<RoundWork> {
    let card = |card: CardShape| {
        Some(RoundCard {
            asked: match card.asked {
                Some(ids) => Some(slugs(&ids)?),
                None => None,
            },
            marks: card.marks.into_iter().map(mark).collect::<Option<_>>()?,
            pitfalls: slugs(&card.pitfalls)?,
        })
    };
    let push = |push: PushShape| {
        Some(RoundPush {
            question: push.question,
            step: push.step,
            id: Slug::parse(&push.id)?,
            how: match push.how {
                How::Answered => PushedHow::Answered,
                How::Said => PushedHow::Said,
                How::Passed => PushedHow::Passed,
            },
        })
    };
    Some(RoundWork {
        round: RecordId::parse(&shape.round)?,
        step: shape.step,
        clocks: shape.clocks,
        drafts: shape.drafts,
        cards: shape.cards.into_iter().map(card).collect::<Option<_>>()?,
        met: shape.met.into_iter().map(push).collect::<Option<_>>()?,
        rungs: shape.rungs,
        change: shape.change,
        said: shape.said.filter(|said| *said <= 100),
        grading: shape.grading,
    })
}
