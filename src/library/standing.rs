//! How search asks for one's progress; knows the question to ask, not who answers.

use crate::domain::id::Key;
use crate::domain::progress::{Due, Figure, Standing};

/// Whoever can tell how one stands with a question today.
pub trait Standings {
    /// How one stands with a question.
    fn standing(&self, question: &Key) -> Standing;
}

/// Knows of no progress: everything is new.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl Standings for NoProgress {
    fn standing(&self, _: &Key) -> Standing {
        Standing {
            figure: Figure::New,
            due: Due::Never,
            bookmarked: false,
            suspended: false,
            put_off: false,
            leeches: 0,
            last_seen: None,
        }
    }
}

/// Any function from a question to how one stands with it will do.
impl<F: Fn(&Key) -> Standing> Standings for F {
    fn standing(&self, question: &Key) -> Standing {
        self(question)
    }
}
