//! Tests of search as people meet it: what comes first, what a filter keeps, what stays hidden.

use crate::domain::id::Key;
use crate::domain::pack::{Kind, Level};
use crate::domain::progress::{Due, Figure, Standing};
use crate::domain::time::Day;
use crate::library::Library;
use crate::library::fixture::{key, pack, path, point, question, topic};
use crate::library::search::{Found, Hit, Place, Query, Scope, complete};
use crate::library::standing::NoProgress;
use proptest::prelude::{ProptestConfig, any, proptest};

const NOBODY: Scope<'static> = Scope {
    standings: &NoProgress,
    today: Day(100),
    drafts: &[],
};

fn shelf() -> Library {
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

fn search(library: &Library, text: &str) -> Found {
    library.search(&Query::parse(text), &NOBODY, 50)
}

fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.key.id()).collect()
}

fn found(text: &str) -> Vec<String> {
    let library = shelf();
    ids(&search(&library, text))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

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

fn marked(query: &str, text: &str) -> String {
    let library = shelf();
    let marks = search(&library, query).marks;
    shown(text, &marks.ranges(text))
}

fn shown(text: &str, ranges: &[std::ops::Range<usize>]) -> String {
    crate::text::cells::pieces(text, ranges)
        .into_iter()
        .map(|(piece, inside)| {
            if inside {
                format!("[{piece}]")
            } else {
                piece.to_owned()
            }
        })
        .collect()
}

#[test]
fn what_matched_is_marked() {
    for (query, text, wanted) in [
        (
            "shard",
            "Rebalancing shards without Sharding",
            "Rebalancing [shard]s without [Shard]ing",
        ),
        ("resu", "Résumé of caching", "[Résu]mé of caching"),
        ("isolatoin", "Isolation levels", "[Isolation] levels"),
        ("shrding", "Sharding", "[Sh]a[rding]"),
        ("k8s", "Your kubernetes pods", "Your [kubernetes] pods"),
        (
            "\"write ahead\" log",
            "Write ahead, write log",
            "[Write ahead], write [log]",
        ),
        ("shards", "Choosing a shard key", "Choosing a [shard] key"),
        ("cost", "Isolation levels", "Isolation levels"),
    ] {
        assert_eq!(marked(query, text), wanted, "{query}");
    }
}

#[test]
fn scattered_letters_are_the_last_resort() {
    let library = shelf();
    let query = Query::parse("hotpart");
    assert_eq!(library.search(&query, &NOBODY, 50).total, 0);
    let mut loose = library.search_loosely(&query);
    let mut steps = 0;
    while !loose.step(&library, &NOBODY, 3) {
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(steps, 2, "eight questions in slices of three");
    let hits = loose.hits(&library);
    assert_eq!(hits.first().map(|hit| hit.key.id()), Some("hot"));
    assert!(hits.iter().all(|hit| hit.loose));
    let title = "Hot partitions in a chat system";
    assert_eq!(
        shown(title, &loose.marks().ranges(title)),
        "[Hot] [part]itions in a chat system"
    );
    let mut narrowed = library.search_loosely(&Query::parse("hotpart level:staff"));
    assert!(narrowed.step(&library, &NOBODY, 100) && narrowed.hits(&library).is_empty());
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
