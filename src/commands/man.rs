//! `greenroom man`: the manual page as roff; a test makes it from the argument grammar.

use crate::commands::failure::Failure;
use crate::commands::out::print;

/// The page, made by `GREENROOM_WRITE_DOCS=1 cargo test --test docs`.
const PAGE: &str = include_str!("../../assets/greenroom.1");

/// Prints the page.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run() -> Result<u8, Failure> {
    print(PAGE).map(|_| 0)
}
