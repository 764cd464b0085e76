//! Tests of the look-up: names old, new, near and shared.

use super::Library;
use crate::domain::id::Key;
use crate::library::ambiguity::Ambiguity;
use crate::library::fixture::{key, pack, path, point, question, slug};

fn shelf() -> Library {
    let mut one = pack("system-design");
    one.questions = vec![
        question(
            "system-design:rate-limiter",
            "api/limits",
            "Rate limiter",
            "Design one.",
        ),
        question(
            "system-design:consistent-hashing",
            "databases/sharding",
            "Rings",
            "Explain.",
        ),
        question(
            "system-design:p99-doubled-nothing-deployed",
            "observability/tail",
            "P99",
            "Why?",
        ),
    ];
    one.questions[1].aliases = vec![slug("hash-ring"), slug("rate-limiter")];
    one.questions[1].points = vec![point("virtual-nodes", "Says what virtual nodes are for")];
    one.questions[1].points[0].was = vec![slug("vnodes")];
    one.essentials = vec![
        key("system-design:hash-ring"),
        key("system-design:gone"),
        key("system-design:rate-limiter"),
    ];
    let mut two = pack("mine");
    two.questions = vec![question(
        "mine:rate-limiter",
        "api/limits",
        "My limiter",
        "Mine.",
    )];
    Library::new(vec![one, two])
}

fn named(library: &Library, name: &str) -> Result<String, String> {
    library
        .resolve(name)
        .map(|question| question.key.to_string())
        .map_err(|fault| fault.to_string())
}

#[test]
fn whole_names_bare_ids_and_earlier_ids() {
    let shelf = shelf();
    for (name, found) in [
        ("system-design:rate-limiter", "system-design:rate-limiter"),
        (" mine:rate-limiter ", "mine:rate-limiter"),
        ("consistent-hashing", "system-design:consistent-hashing"),
        ("Hash-Ring", "system-design:consistent-hashing"),
        (
            "system-design:hash-ring",
            "system-design:consistent-hashing",
        ),
    ] {
        assert_eq!(named(&shelf, name), Ok(found.to_owned()), "{name}");
    }
}

#[test]
fn what_is_not_clear_says_what_was_likely_meant() {
    let shelf = shelf();
    assert_eq!(
        named(&shelf, "rate-limiter"),
        Err(
            "Several questions are called `rate-limiter`: `system-design:rate-limiter` and \
             `mine:rate-limiter`. Give the whole name."
                .to_owned()
        )
    );
    assert_eq!(
        named(&shelf, "consistant-hashing"),
        Err("No question is called `consistant-hashing`. Did you mean \
             `system-design:consistent-hashing`?"
            .to_owned())
    );
    assert!(
        named(&shelf, "p99-doubled")
            .unwrap_err()
            .contains("p99-doubled-nothing-deployed")
    );
    assert!(
        named(&shelf, "kafka")
            .unwrap_err()
            .contains("greenroom search")
    );
    let hostile = named(&shelf, &format!("\u{1b}[2J{}", "x".repeat(500))).unwrap_err();
    assert!(hostile.len() < 200 && !hostile.contains('\u{1b}'));
    assert!(matches!(shelf.resolve(""), Err(Ambiguity::Unknown { .. })));
}

#[test]
fn history_follows_aliases_but_never_away_from_a_key_in_use() {
    let shelf = shelf();
    let now = |name: &str| shelf.current_key(&key(name)).map(|key| key.to_string());
    assert_eq!(
        now("system-design:hash-ring").as_deref(),
        Some("system-design:consistent-hashing")
    );
    assert_eq!(
        now("system-design:rate-limiter").as_deref(),
        Some("system-design:rate-limiter")
    );
    assert_eq!(now("mine:hash-ring"), None);
    let renames = shelf.renames();
    assert_eq!(renames.questions.len(), 1);
    let ring = key("system-design:consistent-hashing");
    assert_eq!(
        *renames.point(&ring, &slug("vnodes")),
        slug("virtual-nodes")
    );
}

#[test]
fn an_alias_loop_is_ignored() {
    let mut looped = pack("p");
    looped.questions = vec![
        question("p:a", "t", "A", "a"),
        question("p:b", "t", "B", "b"),
    ];
    looped.questions[0].aliases = vec![slug("b")];
    looped.questions[1].aliases = vec![slug("a")];
    let shelf = Library::new(vec![looped]);
    assert_eq!(shelf.current_key(&key("p:a")), Some(key("p:a")));
    assert_eq!(shelf.current_key(&key("p:b")), Some(key("p:b")));
}

#[test]
fn packs_keep_their_order() {
    let shelf = shelf();
    let order: Vec<String> = shelf.questions().map(|q| q.key.to_string()).collect();
    assert_eq!(
        order.first().map(String::as_str),
        Some("system-design:rate-limiter")
    );
    assert_eq!(order.last().map(String::as_str), Some("mine:rate-limiter"));
    assert_eq!(shelf.len(), 4);
    assert_eq!(shelf.number(&key("mine:rate-limiter")), Some(3));
    let essentials: Vec<&str> = shelf.essentials().iter().map(Key::id).collect();
    assert_eq!(essentials, ["consistent-hashing", "rate-limiter"]);
    assert!(!shelf.is_essential(&key("mine:rate-limiter")));
    assert_eq!(shelf.topic(&path("api/limits")).unwrap().questions.len(), 2);
}
