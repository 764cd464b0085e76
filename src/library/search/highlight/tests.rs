//! Tests of highlighting and of the last resort, where letters are all that matched.

use crate::library::fixture::{NOBODY, search, shelf};
use crate::library::search::Query;
use crate::text::cells;

fn marked(query: &str, text: &str) -> String {
    let library = shelf();
    let marks = search(&library, query).marks;
    shown(text, &marks.ranges(text))
}

fn shown(text: &str, ranges: &[std::ops::Range<usize>]) -> String {
    cells::pieces(text, ranges)
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
        ("s", "ßa", "[ß]a"),
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
