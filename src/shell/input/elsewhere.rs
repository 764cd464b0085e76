//! The reader where there is no poll: crossterm's own waiting; knows no park, since editors there do not share a reader.

use crate::shell::input::reading::{Reading, take};
use crate::shell::leave;
use crate::shell::wake::Wake;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// The reader of the terminal, by crossterm's own waiting.
pub(crate) struct Input;

impl Input {
    /// Starts the reader.
    pub(crate) fn start(to_loop: Sender<Wake>) -> std::io::Result<Self> {
        std::thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || read_on(&to_loop))?;
        Ok(Self)
    }

    /// The console has no reader to park.
    pub(crate) fn park(&self) {}

    /// The console has no reader to resume.
    pub(crate) fn resume(&self) {}
}

fn read_on(to_loop: &Sender<Wake>) {
    let mut before = Reading::Over;
    loop {
        let tell = |kind| {
            let _ = to_loop.send(Wake::Happened(kind));
        };
        let waited = crossterm::event::poll(Duration::from_secs(3600));
        before = match waited.and_then(|_| take(&before, tell)) {
            Ok(reading) => reading,
            Err(_) => leave::ask(to_loop, 129),
        };
    }
}
