//! Composition root: files become a World.
