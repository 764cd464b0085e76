//! What can wake the main loop, and the ways to it; knows nothing of what the loop does then.

use crate::app::event::EventKind;
use std::sync::mpsc::Sender;

/// Something that wakes the main loop.
#[derive(Debug)]
pub(crate) enum Wake {
    /// Something for the session.
    Happened(EventKind),
    /// The window may have another size.
    Resized,
    /// The process runs again after a stop.
    Continued,
    /// The editor was closed: the text, or one sentence that says what went wrong.
    EditorClosed(Result<String, String>),
    /// The process is to leave with this exit code, once the journal has finished.
    Leave(u8),
}

/// The way back to the session for those who work beside it; may be cloned and sent to threads.
#[derive(Clone, Debug)]
pub struct Back(Sender<Wake>);

impl Back {
    pub(crate) const fn new(to_loop: Sender<Wake>) -> Self {
        Self(to_loop)
    }

    /// Tells the session that something happened; after the main loop has ended it tells nobody.
    pub fn send(&self, kind: EventKind) {
        // The loop is gone only when the program leaves, and then nobody is left to be told.
        let _ = self.0.send(Wake::Happened(kind));
    }
}
