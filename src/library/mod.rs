//! All packs as one look-up: index, tree, search. Pure: it asks how one stands, and never keeps it.

mod lookup;
mod near;
pub mod search;
pub mod standing;
pub mod tree;

#[cfg(test)]
mod fixture;

pub use lookup::{Ambiguity, Library};
