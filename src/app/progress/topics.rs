//! Mastery by topic, the weakest of them, and the queue that works on one.

use crate::app::progress::figures::Latest;
use crate::domain::id::{Key, TopicPath};
use crate::domain::progress::{Figure, Progress};
use crate::domain::queue::Queue;
use crate::domain::stats::{DimensionShare, Mean, Shares};
use crate::domain::time::Day;
use crate::library::Library;
use crate::library::tree::Node;

/// How many of the weakest are named.
const WEAKEST: usize = 3;
/// How long a queue that works on a topic is at most.
const QUEUE: usize = 12;

/// A topic's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it hangs.
    pub path: TopicPath,
    /// What people call it.
    pub title: String,
    /// The mean of the latest scores, 0 to 100; `None` below five answers.
    pub mastery: Option<u8>,
    /// Questions answered at least once.
    pub attempted: usize,
    /// All its questions.
    pub total: usize,
}

/// A topic at the top, and the leaves below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its own figures.
    pub part: Part,
    /// Those of its leaves.
    pub leaves: Vec<Part>,
    /// The share of each dimension over its latest answers.
    pub dimensions: Vec<DimensionShare>,
}

/// The topics at the top in teaching order; `latest` by the number of the question.
pub(crate) fn topics(
    library: &Library,
    progress: &Progress,
    latest: &[Option<Latest>],
) -> Vec<Topic> {
    let tree = library.tree();
    let leaves = |root: &Node| {
        let nodes = tree.nodes().map(|(_, node)| node);
        let leaves = nodes
            .filter(|node| node.children.is_empty() && node.path != root.path)
            .filter(|node| node.path.is_within(&root.path));
        leaves.map(|node| part(node, progress)).collect()
    };
    let dimensions = |root: &Node| {
        let mut shares = Shares::default();
        let numbers = root.beneath.iter().filter_map(|key| library.number(key));
        for answer in numbers.filter_map(|at| latest.get(at)?.as_ref()) {
            shares.join(&answer.shares);
        }
        shares.figures()
    };
    let roots = tree.roots().iter().map(|id| tree.node(*id));
    let topic = |root: &Node| Topic {
        part: part(root, progress),
        leaves: leaves(root),
        dimensions: dimensions(root),
    };
    roots.map(topic).collect()
}

fn part(node: &Node, progress: &Progress) -> Part {
    let scores: Mean = node
        .beneath
        .iter()
        .filter_map(|key| progress.course(key)?.figure)
        .collect();
    Part {
        path: node.path.clone(),
        title: node.title.clone(),
        mastery: scores.figure(),
        attempted: scores.count(),
        total: node.beneath.len(),
    }
}

/// The weakest three that have a figure: leaves, and top topics none of whose leaves has one.
pub(crate) fn weakest(topics: &[Topic]) -> Vec<Part> {
    let mut parts: Vec<&Part> = Vec::new();
    for topic in topics {
        let before = parts.len();
        parts.extend(topic.leaves.iter().filter(|leaf| leaf.mastery.is_some()));
        if parts.len() == before && topic.part.mastery.is_some() {
            parts.push(&topic.part);
        }
    }
    parts.sort_by_key(|part| part.mastery);
    parts.into_iter().take(WEAKEST).cloned().collect()
}

/// What works on a topic: what was weak, the weakest first, then what is new, in teaching order; what was seen today
/// waits until the rest is through. Everything in order where nothing of this is left.
pub(crate) fn queue(
    part: &Part,
    library: &Library,
    progress: &Progress,
    today: Day,
) -> Option<Queue> {
    let node = library.topic(&part.path)?;
    work_on(&part.title, &node.beneath, progress, today)
}

/// The same for any questions.
pub(crate) fn work_on(name: &str, keys: &[Key], progress: &Progress, today: Day) -> Option<Queue> {
    let mut ranked: Vec<(bool, u8, &Key)> = keys
        .iter()
        .filter_map(|key| {
            let standing = progress.standing(key, today);
            let seen = standing.last_seen == Some(today);
            match standing.figure {
                _ if standing.suspended => None,
                Figure::Weak(figure) => Some((seen, figure, key)),
                Figure::New => Some((seen, u8::MAX, key)),
                Figure::Strong(_) => None,
            }
        })
        .collect();
    ranked.sort_by_key(|(seen, figure, _)| (*seen, *figure));
    let chosen: Vec<Key> = ranked
        .into_iter()
        .take(QUEUE)
        .map(|(.., key)| key.clone())
        .collect();
    Queue::new(name, chosen).or_else(|| Queue::new(name, keys.to_vec()))
}
