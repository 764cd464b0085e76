//! The environment, read once at start; knows the names of variables, not what is done with them.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the environment said at start; an empty variable counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GREENROOM_DATA_DIR`: the directory that holds everything.
    pub data_dir: Option<PathBuf>,
    /// `GREENROOM_NOW`: the time at start, RFC 3339.
    pub now: Option<String>,
    /// `GREENROOM_SPEED`: how fast the clock runs; 1 when absent, 0 is frozen.
    pub speed: Option<String>,
    /// `NO_COLOR`: whether colours are unwanted.
    pub no_color: bool,
    /// `TERM`: the kind of terminal.
    pub term: Option<String>,
    /// `COLORTERM`: what the terminal says of its colours.
    pub colorterm: Option<String>,
    /// `COLORFGBG`: the terminal's foreground and background, when it tells.
    pub colorfgbg: Option<String>,
    /// `VISUAL`: the editor for full screens.
    pub visual: Option<OsString>,
    /// `EDITOR`: the editor.
    pub editor: Option<OsString>,
    /// `HOME`: the home directory.
    pub home: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of the process.
    #[expect(
        clippy::disallowed_methods,
        reason = "this file owns the environment: every variable is read here"
    )]
    pub fn read() -> Self {
        Self::from_variables(|name| std::env::var_os(name))
    }

    /// Builds what the environment says from a look-up of variables.
    pub fn from_variables(look_up: impl Fn(&str) -> Option<OsString>) -> Self {
        let raw = |name: &str| look_up(name).filter(|value| !value.is_empty());
        let text = |name: &str| raw(name).map(|value| value.to_string_lossy().into_owned());
        Self {
            data_dir: raw("GREENROOM_DATA_DIR").map(PathBuf::from),
            now: text("GREENROOM_NOW"),
            speed: text("GREENROOM_SPEED"),
            no_color: raw("NO_COLOR").is_some(),
            term: text("TERM"),
            colorterm: text("COLORTERM"),
            colorfgbg: text("COLORFGBG"),
            visual: raw("VISUAL"),
            editor: raw("EDITOR"),
            home: raw("HOME").map(PathBuf::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Environment;
    use std::path::PathBuf;

    #[test]
    fn empty_variables_count_as_absent() {
        let environment = Environment::from_variables(|name| match name {
            "NO_COLOR" | "VISUAL" => Some("".into()),
            "EDITOR" => Some("nano -w".into()),
            "HOME" => Some("/home/ada".into()),
            _ => None,
        });
        assert!(!environment.no_color);
        assert_eq!(environment.visual, None);
        assert_eq!(environment.editor, Some("nano -w".into()));
        assert_eq!(environment.home, Some(PathBuf::from("/home/ada")));
    }
}
