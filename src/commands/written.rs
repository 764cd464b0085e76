//! A debrief's file: what is said once it stands, or why it does not.

use crate::shell::new_file::write_new;
use crate::text::clean;
use crate::text::why::why;
use std::io::{Error, ErrorKind};

/// The ending of a Markdown file.
const ENDING: &str = ".md";

/// Writes a text as Markdown where greenroom was started; returns the file's path.
///
/// # Errors
/// One sentence that offers the next step.
pub(super) fn write_markdown(stem: &str, text: &str) -> Result<String, String> {
    match write_new(stem, ENDING, text.as_bytes()) {
        Ok(path) => Ok(clean::line(&path.display().to_string()).into_owned()),
        Err(error) => Err(not_written(&error)),
    }
}

/// Short enough for the bottom line of a window of 80 columns.
fn not_written(error: &Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "You may not write in this folder: start greenroom in one of your own.".to_owned()
        }
        ErrorKind::NotFound => {
            "The folder greenroom was started in is gone: start it in another.".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "The disk is full: make room there, then write the file again.".to_owned()
        }
        ErrorKind::AlreadyExists => {
            "There are 99 files of that name here: move some away first.".to_owned()
        }
        _ => format!(
            "No file was written: {error}. Start greenroom in another folder.",
            error = why(error)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{not_written, write_markdown};
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_folder_that_is_gone_is_said_in_one_sentence_that_fits_the_bottom_line() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone/2026-11-22-design-45");
        let said = write_markdown(gone.to_str().unwrap(), "# Debrief\n").unwrap_err();
        assert!(said.contains("is gone: start it in another."), "{said}");
        let kinds = [
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::NotFound,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::AlreadyExists,
        ];
        for kind in kinds {
            let said = not_written(&Error::from(kind));
            assert!(said.len() < 79 && said.ends_with('.'), "{said}");
        }
    }

    #[test]
    fn the_file_has_the_text_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let stem = folder.path().join("2026-11-22-design-45");
        let path = write_markdown(stem.to_str().unwrap(), "# Debrief\n\nHire at mid.\n").unwrap();
        assert!(path.ends_with("/2026-11-22-design-45.md"), "{path}");
        assert_eq!(
            std::fs::read_to_string(path).unwrap(),
            "# Debrief\n\nHire at mid.\n"
        );
    }
}
