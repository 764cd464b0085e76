//! Small packs for the tests of this wing.

use crate::domain::id::{Key, Slug, TopicPath};
use crate::domain::pack::{Body, Dimension, Group, Kind, Level, Pack, Point, Question, Topic};

/// A slug that the test knows to be good.
pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// A key that the test knows to be good.
pub(crate) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A path that the test knows to be good.
pub(crate) fn path(text: &str) -> TopicPath {
    TopicPath::parse(text).unwrap()
}

/// A pack without anything.
pub(crate) fn pack(name: &str) -> Pack {
    Pack {
        name: slug(name),
        title: name.to_owned(),
        version: "0.1.0".to_owned(),
        language: "en".to_owned(),
        license: String::new(),
        authors: Vec::new(),
        tags: Vec::new(),
        essentials: Vec::new(),
        topics: Vec::new(),
        anchors: Vec::new(),
        presets: Vec::new(),
        synonyms: Vec::new(),
        objectives: Vec::new(),
        references: Vec::new(),
        questions: Vec::new(),
    }
}

/// A topic.
pub(crate) fn topic(at: &str, title: &str) -> Topic {
    Topic {
        path: path(at),
        title: title.to_owned(),
        about: String::new(),
    }
}

/// A question with a title and a prompt.
pub(crate) fn question(name: &str, at: &str, title: &str, prompt: &str) -> Question {
    Question {
        key: key(name),
        aliases: Vec::new(),
        topic: path(at),
        also: Vec::new(),
        kind: Kind::Concept,
        level: Level::Mid,
        minutes: 10,
        title: title.to_owned(),
        prompt: prompt.to_owned(),
        why: String::new(),
        tags: Vec::new(),
        points: Vec::new(),
        pitfalls: Vec::new(),
        answer: String::new(),
        weak: String::new(),
        strong: String::new(),
        signals: Vec::new(),
        story: String::new(),
        see_also: Vec::new(),
        follow_ups: Vec::new(),
        push_backs: Vec::new(),
        sections: Vec::new(),
        body: Body::Plain,
        hash: 0,
    }
}

/// A point of the checklist.
pub(crate) fn point(id: &str, text: &str) -> Point {
    Point {
        id: slug(id),
        was: Vec::new(),
        group: Group::Cover,
        text: text.to_owned(),
        ask: None,
        because: None,
        dimension: Dimension::Depth,
        level: Level::Mid,
        weight: 1,
        gate: false,
        phase: None,
        parts: Vec::new(),
        reply: None,
    }
}
