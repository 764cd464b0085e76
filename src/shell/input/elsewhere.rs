//! The reader where there is no poll: crossterm's own waiting; knows no park, since editors there do not share a reader.

use crate::shell::input::reading::Reading;
use crate::shell::leave;
use crate::shell::wake::Wake;
use crossterm::event::{Event, poll, read};
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
    let mut reading = Reading::default();
    loop {
        let tell = |kind| {
            let _ = to_loop.send(Wake::Happened(kind));
        };
        match read_batch(reading.floods()) {
            Ok(events) if events.is_empty() => reading.quiet(tell),
            Ok(events) => reading.take(events, tell),
            Err(_) => leave::ask(to_loop, 129),
        }
    }
}

/// Blocks for one event unless a flood's end is awaited, and takes what waits behind it.
fn read_batch(flooding: bool) -> std::io::Result<Vec<Event>> {
    let mut events = Vec::new();
    if !flooding {
        events.push(read()?);
    }
    while events.len() < 4096 && poll(Duration::from_millis(if flooding { 25 } else { 1 }))? {
        events.push(read()?);
    }
    Ok(events)
}
