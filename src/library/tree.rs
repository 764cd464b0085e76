//! The topics of all packs as one tree, merged by path in teaching order; knows nothing of folding or drawing.

use crate::domain::id::{Key, TopicPath};
use crate::domain::pack::Pack;
use std::collections::{HashMap, HashSet};

/// A node of one tree; of no use in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(usize);

impl NodeId {
    /// The topic's place in teaching order, from 0.
    pub fn place(self) -> u32 {
        u32::try_from(self.0).unwrap_or(u32::MAX)
    }
}

/// A topic and what hangs on it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it hangs.
    pub path: TopicPath,
    /// What people call it.
    pub title: String,
    /// One line that says what it is about; may be empty.
    pub about: String,
    /// The topic above, `None` at the top.
    pub parent: Option<NodeId>,
    /// 0 at the top.
    pub depth: usize,
    /// The topics below, in teaching order.
    pub children: Vec<NodeId>,
    /// The questions that hang on it: its own in pack order, then those found here as well.
    pub questions: Vec<Key>,
    /// The questions on it and on all topics below, each once, in teaching order.
    pub beneath: Vec<Key>,
}

/// The topics of all packs; nodes lie in teaching order, each before what is below it.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    roots: Vec<NodeId>,
    places: HashMap<TopicPath, NodeId>,
}

impl Tree {
    /// Merges the topics of packs; the first pack that gives a topic a title names it.
    ///
    /// A path that only questions name gets a node too, called by its last slug.
    pub fn new(packs: &[Pack]) -> Self {
        let mut sketch = Sketch::default();
        for topic in packs.iter().flat_map(|pack| &pack.topics) {
            let at = sketch.place(&topic.path);
            let node = &mut sketch.nodes[at];
            if node.title.is_empty() {
                node.title.clone_from(&topic.title);
                node.about.clone_from(&topic.about);
            }
        }
        let questions = || packs.iter().flat_map(|pack| &pack.questions);
        for question in questions() {
            let at = sketch.place(&question.topic);
            sketch.nodes[at].questions.push(question.key.clone());
        }
        for question in questions() {
            let mut seen = vec![&question.topic];
            for path in &question.also {
                if !seen.contains(&path) {
                    seen.push(path);
                    let at = sketch.place(path);
                    sketch.nodes[at].questions.push(question.key.clone());
                }
            }
        }
        sketch.finish()
    }

    /// The topics at the top, in teaching order.
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// The topic of an id that this tree gave.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// The id of a path.
    pub fn id(&self, path: &TopicPath) -> Option<NodeId> {
        self.places.get(path).copied()
    }

    /// All topics in teaching order, each before what is below it.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> {
        self.nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (NodeId(at), node))
    }

    /// How many topics there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no topic at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The titles from the top down to a topic.
    pub fn trail(&self, id: NodeId) -> Vec<&str> {
        let mut titles = Vec::new();
        let mut at = Some(id);
        while let Some(node) = at.map(|id| self.node(id)) {
            titles.push(node.title.as_str());
            at = node.parent;
        }
        titles.reverse();
        titles
    }
}

/// Nodes in the order in which they were met.
#[derive(Default)]
struct Sketch {
    nodes: Vec<Node>,
    roots: Vec<usize>,
    places: HashMap<TopicPath, usize>,
}

impl Sketch {
    /// The node of a path, made with all that is missing above it.
    fn place(&mut self, path: &TopicPath) -> usize {
        if let Some(at) = self.places.get(path) {
            return *at;
        }
        let parent = path.parent().map(|above| self.place(&above));
        let at = self.nodes.len();
        self.nodes.push(Node {
            path: path.clone(),
            title: String::new(),
            about: String::new(),
            parent: parent.map(NodeId),
            depth: path.depth() - 1,
            children: Vec::new(),
            questions: Vec::new(),
            beneath: Vec::new(),
        });
        match parent {
            Some(above) => self.nodes[above].children.push(NodeId(at)),
            None => self.roots.push(at),
        }
        self.places.insert(path.clone(), at);
        at
    }

    /// Lays the nodes in teaching order.
    fn finish(self) -> Tree {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut todo: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(at) = todo.pop() {
            order.push(at);
            todo.extend(self.nodes[at].children.iter().rev().map(|child| child.0));
        }
        let mut moved = vec![NodeId(0); self.nodes.len()];
        for (now, before) in order.iter().enumerate() {
            moved[*before] = NodeId(now);
        }
        let mut sketched: Vec<Option<Node>> = self.nodes.into_iter().map(Some).collect();
        let mut nodes: Vec<Node> = Vec::with_capacity(sketched.len());
        for before in order {
            if let Some(mut node) = sketched[before].take() {
                node.parent = node.parent.map(|id| moved[id.0]);
                for child in &mut node.children {
                    *child = moved[child.0];
                }
                if node.title.is_empty() {
                    node.title = spoken(&node.path);
                }
                nodes.push(node);
            }
        }
        // What is below comes later, so from the end on every child is complete before its parent.
        for at in (0..nodes.len()).rev() {
            let mut seen = HashSet::new();
            let own = nodes[at].questions.iter();
            let below = nodes[at].children.iter();
            let all = own.chain(below.flat_map(|child| &nodes[child.0].beneath));
            nodes[at].beneath = all.filter(|key| seen.insert(*key)).cloned().collect();
        }
        Tree {
            roots: self.roots.iter().map(|at| moved[*at]).collect(),
            places: self
                .places
                .into_iter()
                .map(|(path, at)| (path, moved[at]))
                .collect(),
            nodes,
        }
    }
}

/// The last slug of a path as one would say it.
fn spoken(path: &TopicPath) -> String {
    let slug = path.as_str().rsplit('/').next().unwrap_or_default();
    let words = slug.replace('-', " ");
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => words,
    }
}

#[cfg(test)]
mod tests;
