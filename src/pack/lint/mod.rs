//! The house style of packs: what the format allows and a good pack avoids; one function a lint.

use crate::pack::fault::Faults;
use crate::pack::validate::question::Card;

/// One rule of the house style.
pub(crate) struct Lint {
    /// Its name, for tests and docs.
    pub(crate) name: &'static str,
    /// Reports where a question breaks it.
    pub(crate) check: fn(&Card<'_>, &mut Faults<'_>),
}

/// Every rule.
pub(crate) const ALL: &[Lint] = &[];
