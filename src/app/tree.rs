//! The topic tree as one walks it: what is folded, where the cursor is, which lines there are.

use crate::app::scroll;
use crate::domain::id::{Key, TopicPath};
use crate::library::Library;
use crate::library::tree::NodeId;
use std::collections::HashSet;

/// One line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeLine {
    /// A topic, how deep it lies, and whether it is open.
    Topic {
        /// Which.
        node: NodeId,
        /// From 0 at the top.
        depth: usize,
        /// Whether what is beneath it shows.
        open: bool,
    },
    /// A question and how deep it hangs.
    Question {
        /// Which.
        key: Key,
        /// From 0 at the top.
        depth: usize,
    },
}

/// The topic tree as one walks it.
#[derive(Clone, Debug, Default)]
pub struct TreeView {
    open: HashSet<TopicPath>,
    lines: Vec<TreeLine>,
    cursor: usize,
    offset: usize,
}

impl TreeView {
    /// The tree with everything folded.
    pub fn new(library: &Library) -> Self {
        let mut view = Self::default();
        view.rebuild(library);
        view
    }

    /// All lines that unfolding has brought out, top to bottom.
    pub fn lines(&self) -> &[TreeLine] {
        &self.lines
    }

    /// The line the cursor is on.
    pub fn current(&self) -> Option<&TreeLine> {
        self.lines.get(self.cursor)
    }

    /// The place of the cursor among the lines.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The question under the cursor.
    pub fn question(&self) -> Option<&Key> {
        match self.current()? {
            TreeLine::Question { key, .. } => Some(key),
            TreeLine::Topic { .. } => None,
        }
    }

    /// The first visible line of a pane of `height` rows.
    pub fn offset(&self, height: usize) -> usize {
        scroll::keep_in_sight(self.offset, self.cursor, self.lines.len(), height)
    }

    /// Moves the cursor by lines.
    pub fn walk(&mut self, by: isize, height: usize) {
        self.go(self.cursor.saturating_add_signed(by), height);
    }

    /// Moves the cursor to a line, at most the last.
    pub fn go(&mut self, line: usize, height: usize) {
        self.cursor = line.min(self.lines.len().saturating_sub(1));
        self.offset = self.offset(height);
    }

    /// Unfolds the topic under the cursor; `false` where there is nothing to unfold.
    pub fn unfold(&mut self, library: &Library) -> bool {
        let Some(TreeLine::Topic {
            node, open: false, ..
        }) = self.current()
        else {
            return false;
        };
        let path = library.tree().node(*node).path.clone();
        self.open.insert(path);
        self.rebuild(library);
        true
    }

    /// Folds the topic under the cursor; on a question or a folded topic goes to the topic above.
    pub fn fold(&mut self, library: &Library) {
        let depth = match self.current() {
            Some(TreeLine::Topic {
                node, open: true, ..
            }) => {
                let path = library.tree().node(*node).path.clone();
                self.open.remove(&path);
                self.rebuild(library);
                return;
            }
            Some(TreeLine::Topic { depth, .. } | TreeLine::Question { depth, .. }) => *depth,
            None => return,
        };
        let above = self.lines.iter().take(self.cursor).rposition(
            |line| matches!(line, TreeLine::Topic { depth: other, .. } if *other < depth),
        );
        self.cursor = above.unwrap_or(self.cursor);
    }

    /// Unfolds the way to a question and puts the cursor on it.
    pub fn reveal(&mut self, key: &Key, library: &Library) {
        if self.question() == Some(key) {
            return;
        }
        let Some(question) = library.question(key) else {
            return;
        };
        let mut path = Some(question.topic.clone());
        while let Some(topic) = path {
            path = topic.parent();
            self.open.insert(topic);
        }
        self.rebuild(library);
        let found = self
            .lines
            .iter()
            .position(|line| matches!(line, TreeLine::Question { key: other, .. } if other == key));
        self.cursor = found.unwrap_or(self.cursor);
    }

    /// Unfolds the way to a topic, opens it and puts the cursor on it.
    pub fn reveal_topic(&mut self, topic: &TopicPath, library: &Library) {
        let mut path = Some(topic.clone());
        while let Some(topic) = path {
            path = topic.parent();
            self.open.insert(topic);
        }
        self.rebuild(library);
        let found = self.lines.iter().position(|line| {
            matches!(line, TreeLine::Topic { node, .. } if library.tree().node(*node).path == *topic)
        });
        self.cursor = found.unwrap_or(self.cursor);
    }

    /// The topic the cursor is on or under.
    pub fn topic(&self, library: &Library) -> Option<TopicPath> {
        match self.current()? {
            TreeLine::Topic { node, .. } => Some(library.tree().node(*node).path.clone()),
            // A question may hang under several topics: the one that it is drawn under is meant.
            TreeLine::Question { .. } => {
                let above = self.lines.get(..self.cursor)?.iter().rev();
                above.clone().find_map(|line| match line {
                    TreeLine::Topic { node, .. } => Some(library.tree().node(*node).path.clone()),
                    TreeLine::Question { .. } => None,
                })
            }
        }
    }

    fn rebuild(&mut self, library: &Library) {
        let tree = library.tree();
        self.lines.clear();
        let mut todo: Vec<(NodeId, usize)> = tree.roots().iter().rev().map(|id| (*id, 0)).collect();
        while let Some((id, depth)) = todo.pop() {
            let node = tree.node(id);
            let open = self.open.contains(&node.path);
            self.lines.push(TreeLine::Topic {
                node: id,
                depth,
                open,
            });
            if open {
                let hanging = node.questions.iter();
                self.lines.extend(hanging.map(|key| TreeLine::Question {
                    key: key.clone(),
                    depth: depth + 1,
                }));
                todo.extend(node.children.iter().rev().map(|child| (*child, depth + 1)));
            }
        }
        self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
    }
}
