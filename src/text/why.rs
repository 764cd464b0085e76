//! Why the system refused, in our words; knows kinds of errors, never what was wanted.

use std::io::{Error, ErrorKind};

/// The end of what the system says: its number for the error.
const NUMBER: &str = " (os error ";

/// Why reading or writing failed, as the middle of a sentence: no capital, no period, no number of the system's.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system's kinds of errors grow; those that need words of ours are few"
)]
pub fn why(error: &Error) -> String {
    if error.get_ref().is_some() {
        return others(error);
    }
    let known = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "you have no permission for it",
        ErrorKind::AlreadyExists => "something of that name is there already",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a file stands where its folder should be",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is used up",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::InvalidData => "it is no text in UTF-8",
        ErrorKind::InvalidFilename => "no file can have that name",
        _ => return others(error),
    };
    known.to_owned()
}

/// What the system says of everything else.
fn others(error: &Error) -> String {
    let said = error.to_string();
    let words = said.split_once(NUMBER).map_or(&*said, |(words, _)| words);
    let words = words.trim_end_matches('.');
    let mut signs = words.chars();
    match (signs.next(), signs.clone().next()) {
        // A name such as `RPC` keeps its capitals.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(signs).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::why;
    use std::io::{Error, ErrorKind};

    #[test]
    fn no_number_of_the_system_is_said() {
        for number in 1..=133 {
            let said = why(&Error::from_raw_os_error(number));
            assert!(!said.contains("os error") && !said.is_empty(), "{said}");
            assert!(!said.ends_with('.'), "{said}");
            let mut signs = said.chars().map(char::is_uppercase);
            let capitals = (signs.next(), signs.next());
            assert_ne!(capitals, (Some(true), Some(false)), "{said}");
        }
    }

    #[test]
    fn what_a_library_says_of_its_own_is_told() {
        let own = Error::new(ErrorKind::InvalidData, "the archive ends too early.");
        assert_eq!(why(&own), "the archive ends too early");
        let system = Error::from(ErrorKind::NotFound);
        assert_eq!(why(&system), "there is no such file or folder");
    }
}
