//! Tests of the tree: merged, in teaching order, complete.

use super::Tree;
use crate::library::fixture::{pack, path, question, topic};

fn merged() -> Tree {
    let mut one = pack("one");
    one.topics = vec![
        topic("databases", "Databases"),
        topic("databases/sharding", "Sharding"),
        topic("caching", "Caching"),
    ];
    one.questions = vec![
        question("one:cache", "caching", "Caches", ""),
        question("one:shards", "databases/sharding", "Shards", ""),
    ];
    one.questions[0].also = vec![path("databases/sharding"), path("caching")];
    let mut two = pack("two");
    two.topics = vec![
        topic("caching", "Another name"),
        topic("caching/eviction", "Eviction"),
        topic("databases/replication", "Replication"),
    ];
    two.questions = vec![
        question("two:lag", "databases/replication", "Lag", ""),
        question("two:odd", "new-top/odd-leaf", "Odd", ""),
    ];
    Tree::new(&[one, two])
}

#[test]
fn packs_merge_by_path_in_teaching_order() {
    let tree = merged();
    let shown: Vec<(usize, &str, usize)> = tree
        .nodes()
        .map(|(_, node)| (node.depth, node.title.as_str(), node.beneath.len()))
        .collect();
    assert_eq!(
        shown,
        [
            (0, "Databases", 3),
            (1, "Sharding", 2),
            (1, "Replication", 1),
            (0, "Caching", 1),
            (1, "Eviction", 0),
            (0, "New top", 1),
            (1, "Odd leaf", 1),
        ]
    );
}

#[test]
fn questions_hang_on_every_topic_they_name_once() {
    let tree = merged();
    let names = |at: &str| -> Vec<String> {
        let node = tree.node(tree.id(&path(at)).unwrap());
        node.questions.iter().map(ToString::to_string).collect()
    };
    assert_eq!(names("databases/sharding"), ["one:shards", "one:cache"]);
    assert_eq!(names("caching"), ["one:cache"]);
    assert_eq!(names("databases"), [""; 0]);
}

#[test]
fn parents_and_children_agree() {
    let tree = merged();
    for (id, node) in tree.nodes() {
        for child in &node.children {
            assert_eq!(tree.node(*child).parent, Some(id));
            assert!(tree.node(*child).path.is_within(&node.path));
        }
        assert_eq!(tree.id(&node.path), Some(id));
    }
    let leaf = tree.id(&path("databases/sharding")).unwrap();
    assert_eq!(tree.trail(leaf), ["Databases", "Sharding"]);
    assert_eq!(tree.roots().len(), 3);
}
