//! Mastery by topic, the weakest of them, and the queue that works on one.

use crate::app::progress::figures::Seen;
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
    /// What people call the top topic that it is part of; `None` for one at the top.
    pub within: Option<String>,
    /// The mean of the latest scores, 0 to 100; `None` below five answers.
    pub mastery: Option<u8>,
    /// Questions answered at least once.
    pub attempted: usize,
    /// All its questions.
    pub total: usize,
}

impl Part {
    /// `Reliability / Recovery`, as it is called where it stands beside others.
    pub fn trail(&self) -> String {
        let within = self.within.as_ref();
        within.map_or_else(
            || self.title.clone(),
            |top| format!("{top} / {}", self.title),
        )
    }
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

/// The topics at the top in teaching order; `seen` by the number of the question.
pub(crate) fn topics(library: &Library, seen: &[Seen]) -> Vec<Topic> {
    let tree = library.tree();
    let of = |node: &Node| {
        let numbers = node.beneath.iter().filter_map(|key| library.number(key));
        let seen: Vec<&Seen> = numbers.filter_map(|at| seen.get(at)).collect();
        seen
    };
    // Each node lies before what is below it.
    let mut topics: Vec<Topic> = Vec::new();
    for (_, node) in tree.nodes() {
        if node.parent.is_none() {
            let seen = of(node);
            let mut shares = Shares::default();
            for (_, answer) in seen.iter().filter_map(|seen| seen.latest.as_ref()) {
                shares.join(answer);
            }
            topics.push(Topic {
                part: part(node, &seen),
                leaves: Vec::new(),
                dimensions: shares.figures(),
            });
        } else if node.children.is_empty()
            && let Some(root) = topics
                .iter_mut()
                .rev()
                .find(|root| node.path.is_within(&root.part.path))
        {
            let within = Some(root.part.title.clone());
            root.leaves.push(Part {
                within,
                ..part(node, &of(node))
            });
        }
    }
    topics
}

fn part(node: &Node, seen: &[&Seen]) -> Part {
    let scores: Mean = seen.iter().filter_map(|seen| seen.figure).collect();
    Part {
        path: node.path.clone(),
        title: node.title.clone(),
        within: None,
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
