//! Tests of search as people meet it: what comes first, what a filter keeps, what stays hidden.

use crate::library::fixture::{NOBODY, found, ids, search, shelf};
use crate::library::search::{Hit, Place, Query, complete};
use proptest::prelude::{ProptestConfig, any, proptest};

fn hit(text: &str, id: &str) -> Hit {
    let library = shelf();
    let found = search(&library, text);
    found
        .hits
        .into_iter()
        .find(|hit| hit.key.id() == id)
        .unwrap()
}

#[test]
fn a_word_finds_what_it_should() {
    let cases: [(&str, &[&str]); 17] = [
        // The title goes before the prompt, the prompt before the answer.
        ("shards", &["rebalance", "shard-key"]),
        ("hash", &["shard-key"]),
        ("serializable", &["isolation"]),
        // While typing.
        ("isol", &["isolation"]),
        ("rebal 24", &["rebalance"]),
        // A typo.
        ("isolatoin", &["isolation"]),
        ("serialisable", &["isolation"]),
        ("kuberntes", &["pods"]),
        // Accents, either way.
        ("resume", &["resume"]),
        ("résumé", &["resume"]),
        // Names for the same thing.
        ("k8s", &["pods"]),
        ("kubernetes", &["pods"]),
        ("cdc", &["outbox"]),
        // Phrases.
        ("\"write ahead\"", &["isolation"]),
        ("\"ahead write\"", &[]),
        // Not.
        ("shard -downtime", &["shard-key", "hot"]),
        ("zzzz", &[]),
    ];
    for (text, ids) in cases {
        assert_eq!(found(text), ids, "{text}");
    }
}

#[test]
fn a_typo_finds_the_word() {
    let all = found("shrding");
    assert!(all.contains(&"shard-key".to_owned()) && all.contains(&"hot".to_owned()));
    assert_eq!(found("databse").len(), found("database").len());
}

#[test]
fn title_beats_prompt_beats_topic_beats_answer() {
    let library = shelf();
    let found = search(&library, "database");
    assert_eq!(
        ids(&found).first(),
        Some(&"rebalance"),
        "in the prompt and in a topic"
    );
    assert_eq!(ids(&found).last(), Some(&"ttl"), "only in the answer");
    assert_eq!(search(&library, "caching").hits[0].key.id(), "resume");
}

#[test]
fn the_order_of_words_changes_nothing() {
    let library = shelf();
    for (one, other) in [
        ("sharding database", "database sharding"),
        ("database the shard hash", "hash shard database"),
        ("level:mid key shard", "shard key level:mid"),
        ("shrding databse", "databse shrding"),
    ] {
        let (one, other) = (search(&library, one), search(&library, other));
        assert_eq!(one.hits, other.hits);
        assert!(one.total > 0);
    }
}

#[test]
fn a_typo_beside_a_word_is_forgiven() {
    assert_eq!(found("rebalancing dwontime"), ["rebalance"]);
    // Here both words exist, but only apart.
    assert_eq!(found("hot roon"), ["hot"]);
}

#[test]
fn the_place_is_where_all_words_are_explained() {
    for (text, id, place) in [
        ("shard key", "shard-key", Place::Title),
        ("shard hash", "shard-key", Place::Prompt),
        ("latency isolation", "isolation", Place::Tag),
        ("databases isolation", "isolation", Place::Topic),
        ("isolation skew", "isolation", Place::Answer),
        ("stampede", "ttl", Place::Answer),
    ] {
        assert_eq!(hit(text, id).place, place, "{text}");
    }
}

#[test]
fn only_as_many_as_asked_for_but_all_are_counted() {
    let library = shelf();
    let query = Query::parse("shard");
    let all = library.search(&query, &NOBODY, usize::MAX);
    let few = library.search(&query, &NOBODY, 2);
    assert_eq!(few.total, all.total);
    assert_eq!(few.hits, all.hits[..2]);
    assert_eq!(library.search(&query, &NOBODY, 0).hits, []);
    assert_eq!(search(&library, "").total, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_query_is_too_odd(text in any::<String>(), title in any::<String>()) {
        let library = shelf();
        let query = Query::parse(&text);
        let found = library.search(&query, &NOBODY, 10);
        let length = title.chars().count();
        for range in found.marks.ranges(&title) {
            assert!(range.start < range.end && range.end <= length);
        }
        let _ = complete(&text, &library);
        let mut loose = library.search_loosely(&query);
        while !loose.step(&library, &NOBODY, 5) {}
        for range in loose.marks().ranges(&title) {
            assert!(range.end <= length);
        }
    }

    #[test]
    fn pieces_of_words_and_filters_in_any_order(
        mut pieces in proptest::collection::vec(proptest::sample::select(vec![
            "shard", "databse", "the", "\"write ahead\"", "-redis", "level:mid", "is:new", "topic:data", "k8s", "key", "c++", "日本",
        ]), 0..6)
    ) {
        let library = shelf();
        let one = search(&library, &pieces.join(" "));
        pieces.reverse();
        let other = search(&library, &pieces.join(" "));
        assert_eq!(one.hits, other.hits);
        assert_eq!(one.total, other.total);
    }
}
