//! The line mode's two ends: lines in, plain text out; knows no question and writes no escape byte.

use crate::commands::failure::Failure;
use crate::commands::out::print;
use crate::domain::time::Moment;
use crate::shell::clock::Clock;
use crate::text::why::why;
use crate::text::{clean, markdown, wrap};
use std::io::{BufRead, BufReader, Read, StdinLock};

/// How wide text is laid out, in cells.
pub(super) const WIDTH: usize = 78;

/// The longest line that is read at once, in bytes.
const LINE_MAX: u64 = 64 * 1024;

/// Why the quiz ends before its queue does.
#[derive(Debug)]
pub(super) enum Stop {
    /// One asked to leave.
    Left,
    /// There is no more input.
    Ended,
    /// Nobody reads any more.
    Gone,
    /// Input or output failed.
    Failed(Failure),
}

/// Lines in, plain text out.
pub(super) struct Console {
    input: BufReader<StdinLock<'static>>,
    clock: Clock,
    /// Whether the last thing said waits for an answer on its own line.
    open_line: bool,
}

impl Console {
    /// The two standard streams.
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            input: BufReader::new(std::io::stdin().lock()),
            clock,
            open_line: false,
        }
    }

    /// The clock.
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether everything that was typed so far has been read.
    ///
    /// What a person types arrives line by line, so that it can be kept line by line; a pipe is kept by the bufferful.
    pub(super) fn is_read_up(&self) -> bool {
        self.input.buffer().is_empty()
    }

    /// Says something.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Stop> {
        match print(text) {
            Ok(true) => {
                self.open_line = !text.is_empty() && !text.ends_with('\n');
                Ok(())
            }
            Ok(false) => Err(Stop::Gone),
            Err(failure) => Err(Stop::Failed(failure)),
        }
    }

    /// Says Markdown, laid out, with an empty line before it.
    pub(super) fn tell(&mut self, text: &str) -> Result<(), Stop> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let lines = markdown::layout(text, WIDTH).into_iter();
        let lines: Vec<String> = lines.map(|line| line.text()).collect();
        let mut out = String::from("\n");
        for line in lines {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        self.say(&out)
    }

    /// Says a sentence or more, wrapped.
    pub(super) fn remark(&mut self, text: &str) -> Result<(), Stop> {
        let mut out = wrap::wrap(text, WIDTH).join("\n");
        out.push('\n');
        self.say(&out)
    }

    /// The next line, clean and without its end.
    pub(super) fn line(&mut self) -> Result<String, Stop> {
        let mut bytes = Vec::new();
        let read = (&mut self.input)
            .take(LINE_MAX)
            .read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => Err(Stop::Ended),
            Ok(_) => {
                self.open_line = false;
                let text = String::from_utf8_lossy(&bytes);
                let text = text.trim_end_matches(['\n', '\r']);
                Ok(clean::text(text).replace('\n', " "))
            }
            Err(error) => Err(Stop::Failed(Failure::io(format!(
                "Standard input cannot be read: {error}. Start again from a terminal or a pipe.",
                error = why(&error)
            )))),
        }
    }

    /// Says the last words, on a line of their own.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn farewell(&mut self, text: &str) -> Result<(), Failure> {
        let gap = if self.open_line { "\n" } else { "" };
        print(&format!("{gap}{text}")).map(|_| ())
    }
}
