//! Small packs for the tests of this wing.

use crate::domain::id::{Key, Slug, TopicPath};
use crate::domain::pack::{Body, Dimension, Group, Kind, Level, Pack, Point, Question, Topic};
use crate::domain::time::Day;
use crate::library::lookup::Library;
use crate::library::search::{Found, Query, Scope};
use crate::library::standing::NoProgress;

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

/// Nobody who studied anything, on day 100.
pub(crate) const NOBODY: Scope<'static> = Scope {
    standings: &NoProgress,
    today: Day(100),
    drafts: &[],
};

/// Eight questions to search in.
pub(crate) fn shelf() -> Library {
    let mut pack = pack("p");
    pack.tags = vec!["latency".into(), "cost".into()];
    pack.topics = vec![
        topic("databases", "Databases"),
        topic("databases/sharding", "Sharding"),
        topic("caching", "Caching"),
        topic("caching/cache-strategies", "Cache strategies"),
        topic("operations", "Operations"),
    ];
    pack.synonyms = vec![
        ("k8s".into(), vec!["kubernetes".into()]),
        ("cdc".into(), vec!["change data capture".into()]),
    ];
    let mut all = vec![
        question(
            "p:shard-key",
            "databases/sharding",
            "Choosing a shard key",
            "Your table is split by hash. Was that right?",
        ),
        question(
            "p:rebalance",
            "databases/sharding",
            "Rebalancing shards without downtime",
            "The database was sharded into 16. Now you need 24.",
        ),
        question(
            "p:isolation",
            "databases",
            "Isolation levels",
            "What does serializable promise, and what does it cost?",
        ),
        question(
            "p:ttl",
            "caching/cache-strategies",
            "Time to live",
            "How long do you keep an entry?",
        ),
        question(
            "p:resume",
            "caching",
            "Résumé of caching",
            "Say it in two minutes.",
        ),
        question(
            "p:pods",
            "operations",
            "Pods that restart",
            "Your kubernetes pods restart every night. Why?",
        ),
        question(
            "p:outbox",
            "operations",
            "Outbox",
            "Move rows to a stream without losing any.",
        ),
        question(
            "p:hot",
            "databases/sharding",
            "Hot partitions in a chat system",
            "One room has a million readers.",
        ),
    ];
    all[0].answer =
        "Consistent hashing keeps the database calm. The sharding function matters.".into();
    all[1].level = Level::Senior;
    all[2].points = vec![point("skew", "Names write skew and the write ahead log")];
    all[2].tags = vec!["latency".into()];
    all[3].kind = Kind::Design;
    all[3].answer = "A stampede hits the database.".into();
    all[4].level = Level::Staff;
    all[6].answer = "Use change data capture on the table; log ahead of every write.".into();
    all[7].also = vec![path("caching")];
    pack.essentials = vec![key("p:ttl")];
    pack.questions = all;
    Library::new(vec![pack])
}

/// Searches like somebody who studied nothing.
pub(crate) fn search(library: &Library, text: &str) -> Found {
    library.search(&Query::parse(text), &NOBODY, 50)
}

/// The ids of hits, best first.
pub(crate) fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.key.id()).collect()
}

/// The ids that a query finds on the shelf, best first.
pub(crate) fn found(text: &str) -> Vec<String> {
    let library = shelf();
    ids(&search(&library, text))
        .into_iter()
        .map(str::to_owned)
        .collect()
}
