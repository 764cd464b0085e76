use super::{Key, RecordId, Slug, TopicPath};

#[test]
fn a_slug_holds_its_grammar() {
    for good in ["a", "p99-doubled", "0", &"x".repeat(64)] {
        assert!(Slug::parse(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "-a",
        "A",
        "a_b",
        "a/b",
        "..",
        "a b",
        "é",
        "a\u{1b}",
        &"x".repeat(65),
    ] {
        assert!(Slug::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn a_sentence_becomes_six_words_up_to_the_colon() {
    let slug = |text| Slug::of_sentence(text).map(|slug| slug.to_string());
    assert_eq!(
        slug("Reads the shape: a stable median").as_deref(),
        Some("reads-the-shape")
    );
    assert_eq!(
        slug("One two, three four five six seven").as_deref(),
        Some("one-two-three-four-five-six")
    );
    assert_eq!(slug("日本語").as_deref(), None);
}

#[test]
fn a_key_gives_back_its_two_sides() {
    let key = Key::parse("mine:a-question").unwrap();
    assert_eq!(
        (key.pack(), key.id(), key.as_str()),
        ("mine", "a-question", "mine:a-question")
    );
    assert!(Key::parse("no-colon").is_none() && Key::parse("a:B").is_none());
}

#[test]
fn a_path_knows_what_lies_within_it() {
    let path = |text| TopicPath::parse(text).unwrap();
    assert!(path("caching/ttl").is_within(&path("caching")));
    assert!(!path("caching-two/ttl").is_within(&path("caching")));
    assert_eq!(path("a/b/c").parent(), Some(path("a/b")));
    assert!(TopicPath::parse("a//b").is_none() && TopicPath::parse("../a").is_none());
}

#[test]
fn ids_sort_by_time_and_read_back() {
    let early = RecordId::mint(1_795_340_400_123, 7);
    let late = RecordId::mint(1_795_340_400_124, 3);
    assert!(early < late);
    assert_eq!(RecordId::parse(&early.to_string()), Some(early));
    assert_eq!(
        early.to_string().as_bytes()[14],
        b'7',
        "the version digit of {early}"
    );
}
