//! Tests of queries: what people type, finished or not.

use super::{Filter, Is, Query, Test};
use crate::domain::pack::{Kind, Level};
use proptest::prelude::{any, proptest};

fn filter(test: Test) -> Filter {
    Filter {
        negated: false,
        test,
    }
}

#[test]
fn words_phrases_and_what_to_leave_out() {
    let query = Query::parse("Sharding  the \"write ahead\" -redis -\"two words\" database");
    assert_eq!(query.terms, ["database", "sharding"]);
    assert_eq!(query.phrases, [["write", "ahead"]]);
    assert_eq!(query.without, [vec!["redis"], vec!["two", "words"]]);
    assert!(query.notes().is_empty());
    assert_eq!(
        query,
        Query::parse("database sharding \"write ahead\" -redis -\"two words\"")
    );
}

#[test]
fn common_words_count_only_alone() {
    assert_eq!(Query::parse("what is a cache").terms, ["cache"]);
    assert_eq!(Query::parse("what is").terms, ["is", "what"]);
}

#[test]
fn filters_are_understood() {
    let query = Query::parse(
        "topic:caching/ttl level:senior,staff kind:design -is:new tag:latency seen:2w shard",
    );
    assert_eq!(
        query.filters(),
        [
            filter(Test::Topic(vec!["caching/ttl".into()])),
            filter(Test::Level(vec![Level::Senior, Level::Staff])),
            filter(Test::Kind(vec![Kind::Design])),
            Filter {
                negated: true,
                test: Test::Is(vec![Is::New])
            },
            filter(Test::Tag(vec!["latency".into()])),
            filter(Test::Seen(14)),
        ]
    );
    assert_eq!(query.terms, ["shard"]);
    assert!(Query::parse("in:drafts outage").looks_into_drafts());
}

#[test]
fn a_filter_being_typed_narrows_step_by_step() {
    assert!(Query::parse("level:").is_empty());
    assert_eq!(
        Query::parse("level:s").filters(),
        [filter(Test::Level(vec![Level::Senior, Level::Staff]))]
    );
    assert_eq!(
        Query::parse("Level:Sen").filters(),
        [filter(Test::Level(vec![Level::Senior]))]
    );
    assert_eq!(Query::parse("\"not closed").phrases, [["not", "closed"]]);
    assert_eq!(Query::parse("-").terms, [""; 0]);
}

#[test]
fn what_is_not_understood_counts_as_words_and_says_so() {
    let query = Query::parse("author:martin level:junior seen:ever");
    assert_eq!(
        query.terms,
        ["author", "ever", "junior", "level", "martin", "seen"]
    );
    assert_eq!(query.notes().len(), 3);
    assert!(query.notes().iter().all(|note| note.ends_with('.')));
    assert!(Query::parse("10:1 http://x").filters().is_empty());
    let hostile = Query::parse("level:\u{1b}[2J");
    assert!(hostile.notes().iter().all(|note| !note.contains('\u{1b}')));
}

proptest! {
    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        let query = Query::parse(&text);
        assert!(query.terms.len() + query.phrases.len() <= 16);
    }

    #[test]
    fn any_arrangement_of_signs_is_a_query(text in "[a-c:\" \\-,\u{e9}]{0,24}") {
        let query = Query::parse(&text);
        assert!(query.terms.iter().all(|term| !term.is_empty()));
    }
}
