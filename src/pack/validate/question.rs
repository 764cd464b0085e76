//! A question from shape to domain, with what is left to resolve once the whole pack is known.

use crate::domain::id::{Key, Slug, TopicPath};
use crate::domain::pack::{Body, Dimension, Group, Kind, Level, Point, Question};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::question::QuestionShape;
use crate::pack::validate::head::Head;
use crate::pack::validate::ids::{self, Ids};
use crate::pack::validate::points::{Defaults, pitfalls, points, set_was};
use crate::pack::validate::texts::{need_prose, prose, some_line, some_prose, within, word};
use crate::pack::validate::{body, estimate, ladder, topics};
use std::collections::HashSet;

/// The longest an answer may take, in minutes.
const MINUTES_MAX: u32 = 600;

/// The longest title made from a prompt, in characters.
const TITLE_MAX: usize = 60;

/// A question with the places that later checks may blame.
pub(crate) struct Card<'i> {
    pub(crate) question: Question,
    /// Links to resolve once the whole pack is known.
    pub(crate) see_also: Vec<Text<'i>>,
    pub(crate) aliases: Vec<Text<'i>>,
    pub(crate) places: Places,
}

/// Byte offsets in the question's file.
pub(crate) struct Places {
    pub(crate) at: usize,
    pub(crate) id: usize,
    pub(crate) prompt: usize,
    /// Of the model answer, else of the question.
    pub(crate) answer: usize,
    pub(crate) ids: Ids,
}

/// Validates a question; `None` when it has a fault of shape and is skipped.
pub(crate) fn question<'i>(
    shape: QuestionShape<'i>,
    head: &Head,
    faults: &mut Faults<'i>,
) -> Option<Card<'i>> {
    let before = faults.shapes();
    let id = shape.id.as_ref().and_then(|text| ids::id(text, faults));
    let draft = draft(&shape, head, faults);
    if shape.broken || faults.shapes() > before {
        return None;
    }
    let (mut question, ids) = draft?;
    question.key = Key::new(&head.name, &id?);
    question.hash = hash(&question.prompt, &question.points);
    let start = |text: &Option<Text<'_>>| text.as_ref().map(|text| text.span().start);
    let places = Places {
        at: shape.at,
        id: start(&shape.id).unwrap_or(shape.at),
        prompt: start(&shape.prompt).unwrap_or(shape.at),
        answer: start(&shape.answer).unwrap_or(shape.at),
        ids,
    };
    Some(Card {
        question,
        see_also: shape.see_also,
        aliases: shape.aliases,
        places,
    })
}

/// Everything of a question but its key and hash.
fn draft(
    shape: &QuestionShape<'_>,
    head: &Head,
    faults: &mut Faults<'_>,
) -> Option<(Question, Ids)> {
    let kind = shape.kind.as_ref();
    let kind = kind.map_or(Some(Kind::Concept), |text| {
        word(text, "kind", Kind::ALL, Kind::word, faults)
    });
    let level = shape.level.as_ref();
    let level = level.map_or(Some(Level::Mid), |text| {
        word(text, "level", Level::ALL, Level::word, faults)
    });
    let dimension = shape
        .dimension
        .as_ref()
        .and_then(|text| word(text, "dimension", Dimension::ALL, Dimension::word, faults));
    let topic = shape.topic.as_ref();
    let topic = topic.and_then(|text| topic_of(text, head, faults));
    // A stand-in, so that a question without a topic still hears of its other faults.
    let topic = topic.or_else(|| TopicPath::parse(head.name.as_str()))?;
    let also: Vec<Option<TopicPath>> = shape
        .also
        .iter()
        .map(|text| topic_of(text, head, faults))
        .collect();
    let prompt = need_prose(shape.prompt.as_ref(), "prompt", faults);
    // Without a kind nobody knows which keys it needs, so the rest can wait.
    let kind = kind?;
    let minutes = shape.minutes.as_ref();
    let minutes = minutes.map_or(usual_minutes(kind), |minutes| {
        within(minutes, "minutes", 1..=MINUTES_MAX, faults)
    });
    body::warn_of_foreign_keys(shape, kind, faults);
    let answer = answer(shape, kind, faults);
    let body = body::body(shape, kind, faults);
    let mut ids = Ids::default();
    let mut question = Question {
        key: Key::new(&head.name, &head.name),
        aliases: Vec::new(),
        topic,
        also: also.into_iter().flatten().collect(),
        kind,
        level: level.unwrap_or(Level::Mid),
        minutes,
        title: some_line(shape.title.as_ref(), "title", faults)
            .unwrap_or_else(|| title_of(&prompt)),
        why: some_prose(shape.why.as_ref(), "why", faults).unwrap_or_default(),
        tags: tags(&shape.tags, head, faults),
        weak: some_prose(shape.weak.as_ref(), "weak", faults).unwrap_or_default(),
        strong: some_prose(shape.strong.as_ref(), "strong", faults).unwrap_or_default(),
        signals: signals(shape, faults),
        story: some_prose(shape.story.as_ref(), "story", faults).unwrap_or_default(),
        points: Vec::new(),
        pitfalls: Vec::new(),
        see_also: Vec::new(),
        follow_ups: Vec::new(),
        push_backs: Vec::new(),
        sections: Vec::new(),
        body: body.unwrap_or(Body::Plain),
        hash: 0,
        prompt,
        answer,
    };
    fill(&mut question, shape, dimension, &mut ids, faults);
    Some((question, ids))
}

/// Adds the checklist, the ladder and the push-backs, which share one namespace of ids.
fn fill(
    question: &mut Question,
    shape: &QuestionShape<'_>,
    dimension: Option<Dimension>,
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) {
    let is_design = question.kind == Kind::Design;
    let defaults = Defaults {
        dimension,
        is_design,
    };
    if body::is_quick(question.kind) {
        let (answer, body) = (&question.answer, &question.body);
        let point = body::answer_point(answer, body, question.level, dimension);
        if let Some(point) = point {
            let id = Text::new(shape.at..shape.at, Question::ANSWER.into());
            ids.take(Some(&id), "", &(shape.at..shape.at), faults);
            question.points.push(point);
        }
    } else {
        question.points = checklist(shape, defaults, ids, faults);
    }
    question.pitfalls = pitfalls(&shape.pitfalls, ids, faults);
    question.follow_ups = ladder::follow_ups(&shape.follow_ups, defaults, ids, faults);
    let checklist = (question.points.as_slice(), defaults);
    question.push_backs = ladder::push_backs(&shape.push_backs, checklist, ids, faults);
    if is_design {
        question.sections = ladder::sections(&shape.sections, faults);
    }
    was(question, shape, ids, faults);
    if let Body::Estimate(own) = &question.body {
        for text in [&shape.prompt, &shape.title] {
            estimate::check_names(text.as_ref(), own, false, faults);
        }
        for text in [
            &shape.answer,
            &shape.weak,
            &shape.strong,
            &shape.story,
            &shape.why,
        ] {
            estimate::check_names(text.as_ref(), own, true, faults);
        }
    }
}

fn checklist(
    shape: &QuestionShape<'_>,
    defaults: Defaults,
    ids: &mut Ids,
    faults: &mut Faults<'_>,
) -> Vec<Point> {
    let groups = [
        (&shape.clarify, Group::Clarify),
        (&shape.cover, Group::Cover),
        (&shape.practices, Group::Practices),
    ];
    let mut all = Vec::new();
    for (shapes, group) in groups {
        all.extend(points(shapes, group, defaults, ids, faults));
    }
    // A group of the wrong type was reported for that, and may well have had points.
    let unreadable = shape.broken
        && groups
            .iter()
            .any(|(_, group)| shape.own.iter().any(|(key, _)| *key == group.word()));
    if groups.iter().all(|(shapes, _)| shapes.is_empty()) && !unreadable {
        let message = "The question has no point, so nobody could grade it.";
        faults.shape(
            shape.at,
            message,
            "Add `cover = [\"...\"]` or a `[[question.cover]]`.",
        );
    }
    all
}

/// Gives earlier ids to all that have some, now that the present ids are known.
fn was(question: &mut Question, shape: &QuestionShape<'_>, ids: &Ids, faults: &mut Faults<'_>) {
    if !body::is_quick(question.kind) {
        let mut shapes = [&shape.clarify, &shape.cover, &shape.practices]
            .into_iter()
            .flatten();
        for point in &mut question.points {
            if let Some(shape) = shapes.next() {
                point.was = ids.earlier(&shape.was, faults);
            }
        }
    }
    for (pitfall, shape) in question.pitfalls.iter_mut().zip(&shape.pitfalls) {
        pitfall.was = ids.earlier(&shape.was, faults);
    }
    for (rung, shape) in question.follow_ups.iter_mut().zip(&shape.follow_ups) {
        set_was(&mut rung.points, &shape.points, ids, faults);
    }
    for (push, shape) in question.push_backs.iter_mut().zip(&shape.push_backs) {
        set_was(&mut push.points, &shape.points, ids, faults);
    }
}

/// The model answer; quickfires and myths have to have one.
fn answer(shape: &QuestionShape<'_>, kind: Kind, faults: &mut Faults<'_>) -> String {
    if !matches!(kind, Kind::Quickfire | Kind::Myth) {
        return some_prose(shape.answer.as_ref(), "answer", faults).unwrap_or_default();
    }
    if shape.answer.is_none() {
        let message = format!("A question of kind `{}` has no `answer`.", kind.word());
        faults.shape(shape.at, message, "Add `answer` to it.");
    }
    need_prose(shape.answer.as_ref(), "answer", faults)
}

/// A topic by its grammar; an unknown one is reported and kept, so that the question stays in the tree.
fn topic_of(text: &Text<'_>, head: &Head, faults: &mut Faults<'_>) -> Option<TopicPath> {
    let path = topics::path(text, faults)?;
    if !head.has_topic(&path) {
        let message = format!("pack.toml declares no topic {}.", quote(path.as_str()));
        let known = head.topics.iter().map(TopicPath::as_str);
        let advice = faults.advice(path.as_str(), known, "Add a `[[topic]]` for it.");
        faults.content(text.span().start, message, &advice);
    }
    Some(path)
}

fn tags(texts: &[Text<'_>], head: &Head, faults: &mut Faults<'_>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(texts.len());
    let mut seen: HashSet<&str> = HashSet::new();
    for text in texts {
        let tag = text.get_ref().as_ref();
        let at = text.span().start;
        if Slug::parse(tag).is_none() {
            let message = format!("{} is no tag and is left out.", quote(tag));
            faults.content(
                at,
                message,
                "A tag is lower-case letters, digits and hyphens.",
            );
        } else if !head.has_tag(tag) {
            let message = format!("pack.toml lists no tag {}; it is left out.", quote(tag));
            let known = head.tags.iter().flatten().map(String::as_str);
            let advice = faults.advice(tag, known, "Add it to `tags` there.");
            faults.content(at, message, &advice);
        } else if !seen.insert(tag) {
            let message = format!("The tag {} stands twice.", quote(tag));
            faults.warn(at, message, "Take one of the two out.");
        } else {
            kept.push(tag.to_owned());
        }
    }
    kept
}

fn signals(shape: &QuestionShape<'_>, faults: &mut Faults<'_>) -> Vec<(Level, String)> {
    let mut all: Vec<(Level, String)> = Vec::with_capacity(shape.signals.len());
    for (name, text) in &shape.signals {
        let level = word(name, "level", Level::ALL, Level::word, faults);
        if let (Some(level), Some(text)) = (level, text) {
            all.push((level, prose(text, "signals", faults)));
        }
    }
    all.sort_by_key(|(level, _)| *level);
    all
}

fn usual_minutes(kind: Kind) -> u32 {
    match kind {
        Kind::Concept | Kind::Story => 8,
        Kind::Design => 45,
        Kind::Scenario => 12,
        Kind::Quickfire => 1,
        Kind::Myth => 2,
        Kind::Estimate => 5,
    }
}

fn title_of(prompt: &str) -> String {
    let sentence = body::first_sentence(prompt);
    let cut = sentence.char_indices().nth(TITLE_MAX);
    match cut.and_then(|(at, _)| sentence.get(..at)) {
        Some(head) => format!("{}…", head.trim_end()),
        None => sentence.trim_end_matches('.').to_owned(),
    }
}

/// CRC-32 of the prompt and the texts of the points in order, joined by LF.
fn hash(prompt: &str, points: &[Point]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(prompt.as_bytes());
    for point in points {
        crc.update(b"\n");
        crc.update(point.text.as_bytes());
    }
    crc.finalize()
}
