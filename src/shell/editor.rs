//! The user's editor on a temporary file; knows programs and files, not who has the terminal.

use crate::shell::environment::Environment;
use crate::shell::paths::shown;
use crate::shell::wake::Wake;
use crate::text::clean;
use crate::text::why::why;
use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::mpsc::Sender;

/// The longest text that is taken back, in bytes.
const MOST_TEXT: u64 = 128 * 1024;

/// An editor that is open.
pub(crate) struct Editing {
    file: PathBuf,
}

impl Editing {
    /// One sentence that says where the text is, for when we leave before the editor does.
    pub(crate) fn farewell(&self) -> String {
        format!(
            "The editor is still open; its text is in {}.",
            shown(&self.file)
        )
    }
}

/// Opens a file in the editor, in its place, and waits until it is closed; the terminal must be nobody's meanwhile.
///
/// # Errors
/// One sentence that says why no editor could be opened or how it ended, and where the file is.
pub fn edit_in_place(file: &Path, environment: &Environment) -> Result<(), String> {
    let words = command_of(environment);
    let ended = spawn(&words, file).and_then(|mut editor| editor.wait());
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!(
            "The editor ended with {status}; the file is {}.",
            shown(file)
        )),
        Err(error) => Err(unstarted(&words, &error, file)),
    }
}

fn unstarted(words: &[OsString], error: &std::io::Error, file: &Path) -> String {
    let name = words.first().map_or(OsStr::new(""), OsString::as_os_str);
    let error = why(error);
    format!(
        "The editor {} could not be started: {}. Set VISUAL or EDITOR; the text is in {}.",
        shown(Path::new(name)),
        clean::line(&error),
        shown(file)
    )
}

/// Opens the text in `$VISUAL`, else `$EDITOR`, else vi; the text comes back as [`Wake::EditorClosed`].
///
/// # Errors
/// One sentence that says why no editor could be opened, and where the text is kept.
pub(crate) fn open(
    text: &str,
    environment: &Environment,
    to_loop: Sender<Wake>,
) -> Result<Editing, String> {
    let file = write_file(text).map_err(|error| {
        let error = clean::line(&why(&error)).into_owned();
        format!("No temporary file for the editor could be written: {error}. Type the text here.")
    })?;
    let words = command_of(environment);
    let child = spawn(&words, &file).map_err(|error| unstarted(&words, &error, &file))?;
    let theirs = file.clone();
    let ended_with_line = text.is_empty() || text.ends_with('\n');
    let waiting = std::thread::Builder::new()
        .name("editor".to_owned())
        .spawn(move || {
            let outcome = wait(child, &theirs).map(|text| tidy(&text, ended_with_line));
            let _ = to_loop.send(Wake::EditorClosed(outcome));
        });
    match waiting {
        Ok(_) => Ok(Editing { file }),
        Err(error) => Err(format!(
            "The editor cannot be waited for: {error}. The text is in {}.",
            shown(&file)
        )),
    }
}

fn write_file(text: &str) -> std::io::Result<PathBuf> {
    // The library creates the file for its owner alone.
    let mut file = tempfile::Builder::new()
        .prefix("greenroom-")
        .suffix(".md")
        .tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let (_, path) = file.keep().map_err(|error| error.error)?;
    Ok(path)
}

fn spawn(words: &[OsString], file: &Path) -> std::io::Result<Child> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    };
    Command::new(program).args(arguments).arg(file).spawn()
}

fn wait(mut child: Child, file: &Path) -> Result<String, String> {
    let kept = || format!("Its text is kept in {}.", shown(file));
    let status = child
        .wait()
        .map_err(|error| format!("The editor was lost: {error}. {}", kept()))?;
    if !status.success() {
        return Err(format!("The editor ended with {status}. {}", kept()));
    }
    let text = read_back(file).map_err(|why| format!("{why} {}", kept()))?;
    // The text is ours again; a temporary file that stays behind does no harm.
    let _ = std::fs::remove_file(file);
    Ok(text)
}

fn read_back(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(MOST_TEXT + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("The edited text could not be read: {}.", why(&error)))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_TEXT {
        return Err("The edited text is longer than 128 KiB and was not taken.".to_owned());
    }
    String::from_utf8(bytes)
        .map_err(|_| "The edited text is not UTF-8 and was not taken.".to_owned())
}

/// Cleans a text from an editor, and drops the line end that editors add to the last line.
fn tidy(text: &str, ended_with_line: bool) -> String {
    let lines = text.replace("\r\n", "\n");
    let text = clean::text(&lines);
    let text = match text.strip_suffix('\n') {
        Some(shorter) if !ended_with_line => shorter,
        _ => &text,
    };
    text.to_owned()
}

fn command_of(environment: &Environment) -> Vec<OsString> {
    let named = environment.visual.as_ref().or(environment.editor.as_ref());
    let Some(value) = named else {
        return vec![OsString::from("vi")];
    };
    // A path with blanks in it is a path, not a program with arguments.
    if Path::new(value).is_file() {
        return vec![value.clone()];
    }
    match value.to_str().map(split_words) {
        Some(words) if !words.is_empty() => words.into_iter().map(OsString::from).collect(),
        _ => vec![value.clone()],
    }
}

/// Splits at blanks outside quotes, as a shell does with a plain command; nothing is expanded.
fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == sign => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(signs.next()),
            (None, _) if sign.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{command_of, split_words, tidy};
    use crate::shell::environment::Environment;

    #[test]
    fn arguments_and_quotes_in_the_variable_are_honoured() {
        assert_eq!(split_words("code --wait"), ["code", "--wait"]);
        assert_eq!(
            split_words(r#"emacsclient -nw -a "" 'my file' a\ b"#),
            ["emacsclient", "-nw", "-a", "", "my file", "a b"]
        );
        assert!(split_words("   ").is_empty());
    }

    #[test]
    fn visual_comes_before_editor_and_vi_is_the_last_resort() {
        let mut environment = Environment::default();
        assert_eq!(command_of(&environment), ["vi"]);
        environment.editor = Some("nano -w".into());
        assert_eq!(command_of(&environment), ["nano", "-w"]);
        environment.visual = Some("vim".into());
        assert_eq!(command_of(&environment), ["vim"]);
    }

    #[test]
    fn the_line_end_that_editors_add_is_dropped_and_the_text_cleaned() {
        assert_eq!(tidy("one\r\ntwo\n", false), "one\ntwo");
        assert_eq!(tidy("one\n", true), "one\n");
        assert!(!tidy("a\u{1b}[2Jb", false).contains('\u{1b}'));
    }
}
