//! From shapes to the domain: every default, rule and limit of the format; knows no TOML.

pub(crate) mod body;
pub(crate) mod entries;
pub(crate) mod estimate;
pub(crate) mod head;
pub(crate) mod ids;
pub(crate) mod ladder;
pub(crate) mod links;
pub(crate) mod points;
pub(crate) mod presets;
pub(crate) mod question;
pub(crate) mod texts;
pub(crate) mod topics;
