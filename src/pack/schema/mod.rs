//! The shapes that files have: TOML to tables with places, every fault of type and key reported; knows no meaning.

pub(crate) mod entry;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod head;
pub(crate) mod limits;
pub(crate) mod older;
pub(crate) mod point;
pub(crate) mod question;
pub(crate) mod syntax;
