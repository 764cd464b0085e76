//! Search over all packs: a query is parsed, its words are matched against a word index, hits are ranked.

mod build;
mod complete;
mod drafts;
mod filter;
mod find;
mod fold;
mod highlight;
mod index;
mod loose;
mod matching;
mod query;
mod rank;
mod skim;
mod token;
mod vocabulary;

pub use complete::{Completion, complete};
pub use find::{Found, Hit, Place, Scope};
pub use highlight::Marks;
pub use index::Index;
pub use loose::Loose;
pub use query::{Filter, Is, Query, Test};

#[cfg(test)]
mod tests;
