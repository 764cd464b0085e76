//! Holds the trace from what the pack must teach to where it teaches it: every item leads to a place that exists.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use greenroom::library::Library;
use greenroom::pack::{Source, load_all};
use std::collections::BTreeSet;
use std::path::Path;

/// How many items the syllabus has.
const ITEMS: usize = 811;

fn library() -> Library {
    let packs = load_all(&Source::built_in())
        .into_iter()
        .filter_map(|loaded| loaded.pack);
    Library::new(packs.collect())
}

/// The pairs of item and place, in the order of the file.
fn trace() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/syllabus.tsv");
    let text = std::fs::read_to_string(path).expect("the trace");
    let pairs = text.lines().filter(|line| !line.is_empty());
    pairs
        .map(|line| {
            let (item, place) = line.split_once('\t').expect("item, tab, place");
            (item.to_owned(), place.to_owned())
        })
        .collect()
}

/// Whether a place such as `question`, `question#point`, `question#follow-up`, an objective or a reference exists.
fn exists(library: &Library, place: &str) -> bool {
    let (id, part) = place
        .split_once('#')
        .map_or((place, None), |(id, part)| (id, Some(part)));
    let key = |id: &str| greenroom::domain::id::Key::parse(&format!("system-design:{id}"));
    let Some(key) = key(id) else { return false };
    let Some(question) = library.question(&key) else {
        return part.is_none()
            && (library.objective(&key).is_some() || library.reference(&key).is_some());
    };
    let Some(part) = part else { return true };
    let in_points = question.point(part).is_some();
    let in_pitfalls = question
        .pitfalls
        .iter()
        .any(|pitfall| pitfall.id.as_str() == part);
    let in_ladder = question.follow_ups.iter().any(|rung| {
        rung.id.as_str() == part || rung.points.iter().any(|point| point.id.as_str() == part)
    });
    let in_pushes = question.push_backs.iter().any(|push| {
        push.id.as_str() == part || push.points.iter().any(|point| point.id.as_str() == part)
    });
    in_points || in_pitfalls || in_ladder || in_pushes
}

#[test]
fn every_item_of_the_syllabus_is_taught_somewhere() {
    let items: BTreeSet<String> = trace().into_iter().map(|(item, _)| item).collect();
    assert_eq!(items.len(), ITEMS);
}

#[test]
fn every_trace_leads_to_a_place_that_exists() {
    let library = library();
    let lost: Vec<String> = trace()
        .into_iter()
        .filter(|(_, place)| !exists(&library, place))
        .map(|(item, place)| format!("{item} -> {place}"))
        .collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_trace_to_nowhere_would_be_found() {
    let library = library();
    assert!(exists(
        &library,
        "p99-doubled-nothing-deployed#segments-first"
    ));
    assert!(!exists(
        &library,
        "p99-doubled-nothing-deployed#no-such-point"
    ));
    assert!(!exists(&library, "no-such-question"));
}

#[test]
fn the_pack_has_the_breadth_that_it_promises() {
    let library = library();
    let tree = library.tree();
    for (_, node) in tree.nodes() {
        if node.children.is_empty() {
            assert!(
                node.beneath.len() >= 2,
                "{} has {} questions",
                node.path,
                node.beneath.len()
            );
        }
        if node.parent.is_none() {
            let levels: BTreeSet<_> = node
                .beneath
                .iter()
                .filter_map(|key| library.question(key))
                .map(|question| question.level)
                .collect();
            assert!(levels.len() >= 3, "{} has levels {levels:?}", node.path);
        }
    }
    for dimension in greenroom::domain::pack::Dimension::ALL {
        let points = library.questions().flat_map(|question| &question.points);
        let judged = points.filter(|point| point.dimension == *dimension).count();
        assert!(judged >= 150, "{dimension} is judged by {judged} points");
    }
    let essentials = library.essentials().len();
    assert!((60..=80).contains(&essentials), "{essentials} essentials");
}
