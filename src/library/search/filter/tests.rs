//! Tests of conditions: what packs know, what progress knows, what one wrote; and their completion.

use crate::domain::id::Key;
use crate::domain::progress::{Due, Figure, Standing};
use crate::domain::time::Day;
use crate::library::fixture::{NOBODY, found, ids, key, shelf};
use crate::library::search::{Place, Query, Scope, complete};

#[test]
fn filters_narrow() {
    let cases: [(&str, &[&str]); 12] = [
        ("topic:caching", &["ttl", "resume", "hot"]),
        (
            "topic:databases/sharding",
            &["shard-key", "rebalance", "hot"],
        ),
        ("topic:shard -topic:caching", &["shard-key", "rebalance"]),
        ("level:senior", &["rebalance"]),
        ("level:senior,staff", &["rebalance", "resume"]),
        ("kind:design", &["ttl"]),
        ("tag:lat", &["isolation"]),
        ("is:essential", &["ttl"]),
        ("is:essential,new level:staff", &["resume"]),
        ("shard level:mid", &["shard-key", "hot"]),
        ("topic:nowhere", &[]),
        ("level:", &[]),
    ];
    for (text, ids) in cases {
        let mut all = found(text);
        let mut wanted: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        if text.starts_with("shard") {
            all.sort();
            wanted.sort();
        }
        assert_eq!(all, wanted, "{text}");
    }
}

fn standing(question: &Key) -> Standing {
    let (figure, due, last_seen) = match question.id() {
        "ttl" => (Figure::Weak(40), Due::Now, Some(Day(95))),
        "hot" => (Figure::Strong(90), Due::On(Day(120)), Some(Day(60))),
        _ => (Figure::New, Due::Never, None),
    };
    Standing {
        figure,
        due,
        bookmarked: question.id() == "pods",
        suspended: question.id() == "outbox",
        put_off: false,
        leeches: usize::from(question.id() == "ttl"),
        last_seen,
    }
}

#[test]
fn filters_ask_progress() {
    let library = shelf();
    let scope = Scope {
        standings: &standing,
        ..NOBODY
    };
    for (text, ids) in [
        ("is:due", vec!["ttl"]),
        ("is:weak", vec!["ttl"]),
        ("is:strong", vec!["hot"]),
        ("is:weak,strong", vec!["ttl", "hot"]),
        ("is:bookmarked", vec!["pods"]),
        ("is:suspended", vec!["outbox"]),
        ("is:leech", vec!["ttl"]),
        ("seen:7d", vec!["ttl"]),
        ("-seen:7d -is:new", vec!["hot"]),
        ("-is:new keep", vec!["ttl"]),
    ] {
        let found = library.search(&Query::parse(text), &scope, 50);
        assert_eq!(self::ids(&found), ids, "{text}");
        assert_eq!(found.total, ids.len());
    }
}

#[test]
fn drafts_are_searched_on_their_own() {
    let library = shelf();
    let drafts = [
        (
            key("p:hot"),
            "I would split the room by reader region".to_owned(),
        ),
        (key("p:ttl"), "Region by region, a region each".to_owned()),
        (key("q:gone"), "region".to_owned()),
    ];
    let scope = Scope {
        drafts: &drafts,
        ..NOBODY
    };
    let search = |text: &str| library.search(&Query::parse(text), &scope, 50);
    assert_eq!(ids(&search("in:drafts regi")), ["ttl", "hot"]);
    assert_eq!(ids(&search("in:drafts \"reader region\"")), ["hot"]);
    assert_eq!(ids(&search("in:drafts region -room")), ["ttl"]);
    assert_eq!(search("in:drafts region").hits[0].place, Place::Draft);
}

#[test]
fn tab_completes_filters_and_values() {
    let library = shelf();
    let offers = |text: &str| -> Vec<String> {
        complete(text, &library)
            .into_iter()
            .map(|offer| offer.text)
            .collect()
    };
    assert_eq!(offers("le"), ["level:"]);
    assert_eq!(offers("shard -l"), ["-level:"]);
    assert_eq!(offers("level:s"), ["level:senior", "level:staff"]);
    assert_eq!(offers("level:mid,st"), ["level:mid,staff"]);
    assert_eq!(
        offers("topic:ca"),
        ["topic:caching", "topic:caching/cache-strategies"]
    );
    assert_eq!(offers("topic:sha"), ["topic:databases/sharding"]);
    assert_eq!(offers("tag:"), ["tag:cost", "tag:latency"]);
    assert_eq!(offers("is:b"), ["is:bookmarked"]);
    assert_eq!(offers("sharding"), [""; 0]);
    assert_eq!(
        complete("é le", &library).first().map(|offer| offer.from),
        Some(3)
    );
}
