//! All packs as one look-up: index, tree, search. Pure: it asks how one stands, and never keeps it.

#![warn(clippy::wildcard_enum_match_arm)]

mod ambiguity;
mod lookup;
pub mod search;
pub mod standing;
pub mod tree;

#[cfg(test)]
mod fixture;

pub use ambiguity::Ambiguity;
pub use lookup::Library;
