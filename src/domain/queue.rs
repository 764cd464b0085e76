//! Whatever is being studied, in order, with one's place in it.

use crate::domain::id::Key;

/// Questions in order and the place one has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// What people call it: `due`, `essentials`, the topic's title, the search.
    pub name: String,
    items: Vec<Key>,
    at: usize,
}

impl Queue {
    /// A queue that starts at its first item; `None` without any.
    pub fn new(name: impl Into<String>, items: Vec<Key>) -> Option<Self> {
        (!items.is_empty()).then(|| Self {
            name: name.into(),
            items,
            at: 0,
        })
    }

    /// The item one is at.
    pub fn current(&self) -> Option<&Key> {
        self.items.get(self.at)
    }

    /// Goes on to the next item; `None` at the end, where the place stays.
    pub fn advance(&mut self) -> Option<&Key> {
        if self.at + 1 >= self.items.len() {
            return None;
        }
        self.at += 1;
        self.current()
    }

    /// Moves the place to an item of the queue, where it has it.
    pub fn jump(&mut self, key: &Key) -> bool {
        let found = self.items.iter().position(|item| item == key);
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// One's place, from 1, and the length: `2/7`.
    pub fn place(&self) -> (usize, usize) {
        (self.at + 1, self.items.len())
    }

    /// All items, in order.
    pub fn items(&self) -> &[Key] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use crate::domain::id::Key;

    #[test]
    fn a_queue_ends_where_it_ends() {
        let keys: Vec<Key> = ["p:a", "p:b"]
            .iter()
            .filter_map(|text| Key::parse(text))
            .collect();
        let mut queue = Queue::new("due", keys.clone()).unwrap();
        assert_eq!(queue.place(), (1, 2));
        assert_eq!(queue.advance(), Some(&keys[1]));
        assert_eq!(queue.advance(), None);
        assert_eq!(queue.current(), Some(&keys[1]));
        assert!(queue.jump(&keys[0]) && queue.place() == (1, 2));
        assert_eq!(Queue::new("empty", Vec::new()), None);
    }
}
