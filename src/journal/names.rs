//! Keeps one copy of every name that lines repeat, so that half a million records stay small; knows no record.

use crate::domain::id::{Key, Slug};
use std::collections::HashMap;
use std::sync::Arc;

/// The names met so far.
#[derive(Debug, Default)]
pub(crate) struct Names {
    keys: HashMap<Box<str>, Key>,
    slugs: HashMap<Box<str>, Slug>,
    devices: HashMap<Box<str>, Arc<str>>,
}

impl Names {
    /// The key of this text, shared with all others of the same text.
    pub(crate) fn key(&mut self, text: &str) -> Option<Key> {
        if let Some(known) = self.keys.get(text) {
            return Some(known.clone());
        }
        let key = Key::parse(text)?;
        self.keys.insert(text.into(), key.clone());
        Some(key)
    }

    /// The slug of this text, shared with all others of the same text.
    pub(crate) fn slug(&mut self, text: &str) -> Option<Slug> {
        if let Some(known) = self.slugs.get(text) {
            return Some(known.clone());
        }
        let slug = Slug::parse(text)?;
        self.slugs.insert(text.into(), slug.clone());
        Some(slug)
    }

    /// The device of this name, shared with all others of the same name; device names are written like slugs.
    pub(crate) fn device(&mut self, text: &str) -> Option<Arc<str>> {
        if let Some(known) = self.devices.get(text) {
            return Some(known.clone());
        }
        Slug::parse(text)?;
        let device: Arc<str> = text.into();
        self.devices.insert(text.into(), device.clone());
        Some(device)
    }
}
