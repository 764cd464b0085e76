//! Packs: the only wing that knows content TOML; turns texts into [`crate::domain::pack::Pack`] and diagnostics.

#![warn(clippy::wildcard_enum_match_arm)]

mod diagnostic;
mod fault;
mod figures;
mod lint;
mod load;
mod merge;
mod schema;
mod source;
mod validate;
mod write_ids;

pub use diagnostic::{Diagnostic, PRINTED_MAX, Severity};
pub use figures::Figures;
pub use lint::house_rules;
pub use load::{Loaded, MINE, SHIPPED, Strictness, check, load, load_all};
pub use schema::limits::FILE_MAX;
pub use source::{Origin, Source, SourceFile};
pub use write_ids::{WrittenIds, write_ids};
