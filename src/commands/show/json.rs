//! A question as scripts read it: named as in a pack's files; knows nothing of progress.

use crate::domain::id::{Key, TopicPath};
use crate::domain::pack::{
    Body, Estimate, FollowUp, Group, Phase, Pitfall, Point, PushBack, Question, Section, Trigger,
    Truth,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A question.
#[derive(Serialize)]
pub(crate) struct Whole<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    also: Vec<&'a str>,
    kind: &'static str,
    level: &'static str,
    minutes: u32,
    tags: &'a [String],
    prompt: &'a str,
    why: &'a str,
    clarify: Vec<PointShape<'a>>,
    cover: Vec<PointShape<'a>>,
    practices: Vec<PointShape<'a>>,
    pitfalls: Vec<PitfallShape<'a>>,
    answer: &'a str,
    weak: &'a str,
    strong: &'a str,
    signals: BTreeMap<&'static str, &'a str>,
    story: &'a str,
    see_also: Vec<&'a str>,
    sections: Vec<SectionShape<'a>>,
    follow_ups: Vec<FollowUpShape<'a>>,
    push_backs: Vec<PushBackShape<'a>>,
    myth: Option<MythShape<'a>>,
    telling: Option<TellingShape<'a>>,
    estimate: Option<EstimateShape<'a>>,
}

#[derive(Serialize)]
struct PointShape<'a> {
    id: &'a str,
    text: &'a str,
    ask: Option<&'a str>,
    because: Option<&'a str>,
    reply: Option<&'a str>,
    dimension: &'static str,
    level: &'static str,
    weight: u32,
    gate: bool,
    phase: Option<&'static str>,
    parts: &'a [String],
}

#[derive(Serialize)]
struct PitfallShape<'a> {
    id: &'a str,
    text: &'a str,
    because: Option<&'a str>,
    weight: u32,
}

#[derive(Serialize)]
struct SectionShape<'a> {
    phase: &'static str,
    title: &'a str,
    body: &'a str,
}

#[derive(Serialize)]
struct FollowUpShape<'a> {
    id: &'a str,
    prompt: &'a str,
    points: Vec<PointShape<'a>>,
    answer: &'a str,
}

#[derive(Serialize)]
struct PushBackShape<'a> {
    id: &'a str,
    when: String,
    say: &'a str,
    points: Vec<PointShape<'a>>,
}

#[derive(Serialize)]
struct MythShape<'a> {
    claim: &'a str,
    truth: &'static str,
    holds_when: &'a str,
    hears: &'a str,
}

#[derive(Serialize)]
struct TellingShape<'a> {
    scaffold: &'a [String],
    listens_for: &'a [String],
}

#[derive(Serialize)]
struct EstimateShape<'a> {
    vary: BTreeMap<&'a str, &'a [f64]>,
    unit: &'a str,
    factor: f64,
    steps: Vec<StepShape<'a>>,
}

#[derive(Serialize)]
struct StepShape<'a> {
    name: &'a str,
    formula: &'a str,
    unit: &'a str,
}

/// The question as scripts read it.
pub(crate) fn of(question: &Question) -> Whole<'_> {
    let q = question;
    let group = |group: Group| q.group(group).map(point).collect();
    let signals = q.signals.iter();
    Whole {
        id: q.key.as_str(),
        title: &q.title,
        topic: q.topic.as_str(),
        also: q.also.iter().map(TopicPath::as_str).collect(),
        kind: q.kind.word(),
        level: q.level.word(),
        minutes: q.minutes,
        tags: &q.tags,
        prompt: &q.prompt,
        why: &q.why,
        clarify: group(Group::Clarify),
        cover: group(Group::Cover),
        practices: group(Group::Practices),
        pitfalls: q.pitfalls.iter().map(pitfall).collect(),
        answer: &q.answer,
        weak: &q.weak,
        strong: &q.strong,
        signals: signals
            .map(|(level, text)| (level.word(), text.as_str()))
            .collect(),
        story: &q.story,
        see_also: q.see_also.iter().map(Key::as_str).collect(),
        sections: q.sections.iter().map(section).collect(),
        follow_ups: q.follow_ups.iter().map(follow_up).collect(),
        push_backs: q.push_backs.iter().map(push_back).collect(),
        myth: myth(&q.body),
        telling: telling(&q.body),
        estimate: estimate(&q.body),
    }
}

fn point(point: &Point) -> PointShape<'_> {
    PointShape {
        id: point.id.as_str(),
        text: &point.text,
        ask: point.ask.as_deref(),
        because: point.because.as_deref(),
        reply: point.reply.as_deref(),
        dimension: point.dimension.word(),
        level: point.level.word(),
        weight: point.weight,
        gate: point.gate,
        phase: point.phase.map(Phase::word),
        parts: &point.parts,
    }
}

fn pitfall(pitfall: &Pitfall) -> PitfallShape<'_> {
    PitfallShape {
        id: pitfall.id.as_str(),
        text: &pitfall.text,
        because: pitfall.because.as_deref(),
        weight: pitfall.weight,
    }
}

fn section(section: &Section) -> SectionShape<'_> {
    SectionShape {
        phase: section.phase.word(),
        title: &section.title,
        body: &section.body,
    }
}

fn follow_up(rung: &FollowUp) -> FollowUpShape<'_> {
    FollowUpShape {
        id: rung.id.as_str(),
        prompt: &rung.prompt,
        points: rung.points.iter().map(point).collect(),
        answer: &rung.answer,
    }
}

fn push_back(push: &PushBack) -> PushBackShape<'_> {
    PushBackShape {
        id: push.id.as_str(),
        when: match &push.trigger {
            Trigger::Unless(id) => format!("unless:{id}"),
            Trigger::HalfTime => "half-time".to_owned(),
            Trigger::EndOf(phase) => format!("end:{}", phase.word()),
            Trigger::Change => "change".to_owned(),
        },
        say: &push.say,
        points: push.points.iter().map(point).collect(),
    }
}

fn myth(body: &Body) -> Option<MythShape<'_>> {
    let Body::Myth {
        claim,
        truth,
        holds_when,
        hears,
    } = body
    else {
        return None;
    };
    Some(MythShape {
        claim,
        truth: match truth {
            Truth::True => "true",
            Truth::False => "false",
            Truth::Depends => "depends",
        },
        holds_when,
        hears,
    })
}

fn telling(body: &Body) -> Option<TellingShape<'_>> {
    let Body::Story {
        scaffold,
        listens_for,
    } = body
    else {
        return None;
    };
    Some(TellingShape {
        scaffold,
        listens_for,
    })
}

fn estimate(body: &Body) -> Option<EstimateShape<'_>> {
    let Body::Estimate(estimate) = body else {
        return None;
    };
    let Estimate {
        vary,
        unit,
        factor,
        steps,
    } = estimate;
    Some(EstimateShape {
        vary: vary
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
            .collect(),
        unit,
        factor: *factor,
        steps: steps
            .iter()
            .map(|step| StepShape {
                name: &step.name,
                formula: step.formula.text(),
                unit: &step.unit,
            })
            .collect(),
    })
}
