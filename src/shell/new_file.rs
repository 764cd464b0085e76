//! A new file in the folder in which the program was started; never over one that is there, and never half of one.

use std::fs::{OpenOptions, remove_file};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// How many files of one name are told apart by a number.
const MOST: u32 = 99;

/// Writes a file `<stem><ending>`; where there is one already `<stem>-2<ending>`, and so on. Returns its whole path.
///
/// # Errors
/// What the system says; [`ErrorKind::AlreadyExists`] when all 99 names are taken. Nothing is left behind then.
pub fn write_new(stem: &str, ending: &str, bytes: &[u8]) -> Result<PathBuf> {
    for number in 1..=MOST {
        let name = match number {
            1 => format!("{stem}{ending}"),
            some => format!("{stem}-{some}{ending}"),
        };
        // The folder is the one that was stood in: without it nobody finds the file again.
        let path = std::path::absolute(&name)?;
        match create(&path, bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            made => made?,
        }
        return Ok(path);
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

/// Writes a new file and makes it durable.
///
/// # Errors
/// The system's own; a file that is there is left as it is, and one that cannot be finished is taken away again.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        // What was refused is told; half a file would be taken for the whole, and be in the way of the next attempt.
        let _ = remove_file(path);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::write_new;
    use std::fs::read_to_string;
    use std::io::ErrorKind;

    #[test]
    fn a_file_that_is_there_stays_and_a_number_tells_the_new_one_apart() {
        let folder = tempfile::tempdir().unwrap();
        let stem = folder.path().join("2026-11-22-design-45");
        let stem = stem.to_str().unwrap();
        write_new(stem, ".md", b"mine").unwrap();
        let written = write_new(stem, ".md", b"first").unwrap();
        assert_eq!(written.to_str(), Some(format!("{stem}-2.md").as_str()));
        let again = write_new(stem, ".md", b"second").unwrap();
        assert_eq!(again.to_str(), Some(format!("{stem}-3.md").as_str()));
        assert_eq!(read_to_string(format!("{stem}.md")).unwrap(), "mine");
        assert_eq!(read_to_string(written).unwrap(), "first");
        assert_eq!(read_to_string(again).unwrap(), "second");
    }

    #[test]
    fn after_ninety_nine_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let stem = folder.path().join("round");
        let stem = stem.to_str().unwrap();
        for _ in 0..99 {
            write_new(stem, ".md", b"").unwrap();
        }
        let refused = write_new(stem, ".md", b"").unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(folder.path().read_dir().unwrap().count(), 99);
    }
}
