//! Plain output of commands; knows the two standard streams, never a full screen.

use std::io::{ErrorKind, Write};

/// Writes to standard output; `Ok(false)` when nobody reads any more, which is no fault (`greenroom list | head`).
///
/// # Errors
/// What the system said when the text could not be written for another reason.
pub fn print(text: &str) -> std::io::Result<bool> {
    let mut out = std::io::stdout().lock();
    settle(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes a sentence to standard error; when that fails there is nobody left to tell.
pub fn complain(sentence: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{sentence}").and_then(|()| err.flush());
}

fn settle(outcome: std::io::Result<()>) -> std::io::Result<bool> {
    match outcome {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_reader_who_left_is_no_fault() {
        assert!(matches!(settle(Ok(())), Ok(true)));
        assert!(matches!(
            settle(Err(Error::from(ErrorKind::BrokenPipe))),
            Ok(false)
        ));
        assert!(settle(Err(Error::from(ErrorKind::StorageFull))).is_err());
    }
}
