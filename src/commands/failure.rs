//! Why a command ends badly; knows exit codes and sentences, not commands.

/// An exit code and, where there is something to say, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// The sentence for standard error; empty says nothing.
    pub sentence: String,
}

impl Failure {
    /// Wrong usage.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self {
            code: 2,
            sentence: sentence.into(),
        }
    }

    /// Nothing found, or faults found.
    pub fn nothing(sentence: impl Into<String>) -> Self {
        Self {
            code: 1,
            sentence: sentence.into(),
        }
    }

    /// Input or output failed.
    pub fn io(sentence: impl Into<String>) -> Self {
        Self {
            code: 74,
            sentence: sentence.into(),
        }
    }
}
