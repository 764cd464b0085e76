//! Starting a program in a pseudo-terminal, with a clean environment and a directory of its own.
//!
//! The program runs below a small shell that stays when it has left: a terminal whose session leader ends is reset
//! by the kernel, and its modes would always look as before.

use crate::pty::term::{Started, Term, modes_of, pty_size};
use portable_pty::{CommandBuilder, native_pty_system};
use rustix::fs::OFlags;
use std::ffi::OsString;
use std::path::Path;
use tempfile::TempDir;

/// Runs the program, then says how it left and what it cost, and keeps the session alive.
const WRAPPER: &str = r#"
trap : INT QUIT TSTP HUP TERM
sh -c "echo \$\$ >'$PTY_DIR/pid.part'; mv '$PTY_DIR/pid.part' '$PTY_DIR/pid'; $PTY_BEFORE
exec \"\$@\"" sh "$@"
code=$?
times >"$PTY_DIR/times"
echo $code >"$PTY_DIR/code.part"
mv "$PTY_DIR/code.part" "$PTY_DIR/code"
exec sleep 600
"#;

/// A program to be started in a pseudo-terminal, with a clean environment and a directory of its own.
pub(crate) struct Launch {
    words: Vec<OsString>,
    /// How many of the words stand in front of the program.
    fronts: usize,
    before: String,
    variables: Vec<(OsString, OsString)>,
    size: (u16, u16),
    early: Option<(u16, u16)>,
    dir: TempDir,
    wrapped: bool,
}

impl Launch {
    /// The program with its arguments; `GREENROOM_DATA_DIR`, `HOME` and the working directory are a fresh directory.
    pub(crate) fn new(program: impl Into<OsString>) -> Self {
        Self {
            words: vec![program.into()],
            fronts: 0,
            before: ":".to_owned(),
            variables: Vec::new(),
            size: (80, 24),
            early: None,
            dir: tempfile::tempdir().expect("a temporary directory"),
            wrapped: true,
        }
    }

    /// An interactive shell with job control instead of the wrapper; programs are typed into it.
    pub(crate) fn shell() -> Self {
        let mut launch = Self::new("bash").env("PS1", "shell$ ");
        launch.wrapped = false;
        for word in ["--norc", "--noprofile", "--noediting", "-i"] {
            launch = launch.arg(word);
        }
        launch
    }

    pub(crate) fn arg(mut self, word: impl Into<OsString>) -> Self {
        self.words.push(word.into());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Without the wrapper, for whoever measures the start: then how it left is not known.
    pub(crate) const fn bare(mut self) -> Self {
        self.wrapped = false;
        self
    }

    /// Puts words in front of the program, as `nice` or `unshare` want it; those of a later call come after.
    pub(crate) fn within(mut self, words: &[&str]) -> Self {
        let at = self.fronts;
        let words = words.iter().map(OsString::from);
        self.words.splice(at..at, words.clone());
        self.fronts += words.len();
        self
    }

    /// Columns and rows.
    pub(crate) const fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Resizes at once after the start, before the program can have read anything.
    pub(crate) const fn resized_early(mut self, width: u16, height: u16) -> Self {
        self.early = Some((width, height));
        self
    }

    /// A line for the shell to run in the process that becomes the program.
    pub(crate) fn before(mut self, line: &str) -> Self {
        line.clone_into(&mut self.before);
        self
    }

    /// The fresh directory: home, working and data directory in one.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Starts it.
    pub(crate) fn start(self) -> Term {
        let pair = native_pty_system()
            .openpty(pty_size(self.size))
            .expect("a pseudo-terminal");
        let name = pair.master.tty_name().expect("a terminal's name");
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(&name, flags, rustix::fs::Mode::empty()).expect("the slave");
        let before = modes_of(&slave);
        let child = pair.slave.spawn_command(self.command()).expect("a start");
        drop(pair.slave);
        if let Some(early) = self.early {
            pair.master.resize(pty_size(early)).expect("a resize");
        }
        Term::watch(Started {
            master: pair.master,
            child,
            slave,
            before,
            size: self.early.unwrap_or(self.size),
            wrapped: self.wrapped,
            dir: self.dir,
        })
    }

    fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new(if self.wrapped {
            OsString::from("sh")
        } else {
            self.words[0].clone()
        });
        if self.wrapped {
            command.args(["-c", WRAPPER, "sh"]);
            command.args(&self.words);
        } else {
            command.args(&self.words[1..]);
        }
        command.env_clear();
        let path = std::env::var_os("PATH").expect("a PATH");
        let dir = self.dir.path().as_os_str();
        for (name, value) in [
            ("PATH", path.as_os_str()),
            ("HOME", dir),
            ("GREENROOM_DATA_DIR", dir),
            ("TMPDIR", dir),
            ("PTY_DIR", dir),
            ("PTY_BEFORE", self.before.as_ref()),
            ("TERM", "xterm-256color".as_ref()),
            ("LANG", "C.UTF-8".as_ref()),
            ("TZ", "UTC".as_ref()),
        ] {
            command.env(name, value);
        }
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(self.dir.path());
        command
    }
}
