//! The limits of packs, before and after parsing, and the walk that holds the one for nesting.

use toml::de::DeValue;

/// The largest file, in bytes.
pub const FILE_MAX: u64 = 1024 * 1024;

/// The most files of a pack.
pub(crate) const FILES_MAX: usize = 2000;

/// The largest pack, in bytes.
pub(crate) const PACK_MAX: u64 = 1024 * 1024 * 1024;

/// The most questions of a pack.
pub(crate) const QUESTIONS_MAX: usize = 200_000;

/// The longest string, in bytes.
pub(crate) const STRING_MAX: usize = 64 * 1024;

/// How deep lists and tables may nest, counted from the file.
pub(crate) const NESTING_MAX: usize = 8;

/// Whether a value at a depth (1 for what stands in the file itself) nests deeper than [`NESTING_MAX`].
pub(crate) fn is_too_deep(value: &DeValue<'_>, depth: usize) -> bool {
    match value {
        DeValue::Array(values) => {
            depth > NESTING_MAX || values.iter().any(|v| is_too_deep(v.get_ref(), depth + 1))
        }
        DeValue::Table(table) => {
            depth > NESTING_MAX || table.values().any(|v| is_too_deep(v.get_ref(), depth + 1))
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => false,
    }
}
