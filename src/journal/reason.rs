//! Why a line is no record of ours, in words for people; knows no line.

/// Why a text is no record of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The checksum does not match: a bit has changed, or the line was edited and kept its old checksum.
    Checksum,
    /// It is not one JSON object.
    Broken,
    /// Some value is not what it should be; the object around it names the member.
    Value,
    /// A member holds no valid value.
    Member(String),
    /// A member is missing.
    Missing(&'static str),
    /// A member stands there twice.
    Twice,
    /// It has a member that nobody knows and no checksum that vouches for it.
    Unvouched,
    /// It is longer than a line may be.
    TooLong,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Checksum => f.write_str("the checksum does not match"),
            Self::Broken => f.write_str("it is not one whole JSON object"),
            Self::Value => f.write_str("it holds an invalid value"),
            Self::Member(name) => write!(f, "`{name}` holds no valid value"),
            Self::Missing(name) => write!(f, "`{name}` is missing"),
            Self::Twice => f.write_str("it names a member twice"),
            Self::Unvouched => {
                f.write_str("it has an unknown member and no checksum to vouch for it")
            }
            Self::TooLong => f.write_str("it is longer than 1 MiB"),
        }
    }
}
