//! JSON as the journal needs it: one reader that never fails in an unknown way and one writer; knows no record.

mod read;
mod short;
mod write;

pub(crate) use read::{Cursor, fill, need};
pub(crate) use write::{Members, member_list};

#[cfg(test)]
mod tests;
