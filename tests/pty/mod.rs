//! A pseudo-terminal for tests of the real program: what it shows, the modes it sets and leaves, what it costs;
//! knows Linux and a shell, nothing of what the program means.
//!
//! The program runs below a small shell that stays when it has left: a terminal whose session leader ends is reset
//! by the kernel, and its modes would always look as before.

#![allow(
    dead_code,
    reason = "each test file uses its part of the harness, and none uses all of it"
)]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a harness of tests fails loudly, and waits by the real clock for a real program"
)]

mod seen;

pub(crate) use seen::Modes;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use seen::Seen;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take before a test gives up; tests never wait this long when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

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
        let seen = Arc::new((
            Mutex::new(Seen::new(self.early.unwrap_or(self.size))),
            Condvar::new(),
        ));
        let reading = Arc::new(Reading::default());
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let eyes = watch(reader, Arc::clone(&seen), Arc::clone(&reading));
        Term {
            line: Some((pair.master, writer)),
            eyes: Some(eyes),
            seen,
            reading,
            slave,
            before,
            child,
            wrapped: self.wrapped,
            dir: self.dir,
        }
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

#[derive(Default)]
struct Reading {
    /// The reader closes its end after the next bytes.
    ends: AtomicBool,
    /// The reader takes no more bytes for now, as a terminal that hangs.
    pauses: AtomicBool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

fn watch(mut reader: Box<dyn Read + Send>, seen: Shared, reading: Arc<Reading>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(count) = reader.read(&mut bytes) {
            if count == 0 {
                break;
            }
            seen.0.lock().expect("the screen").take(&bytes[..count]);
            seen.1.notify_all();
            if reading.ends.load(Ordering::SeqCst) {
                break;
            }
            while reading.pauses.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    })
}

/// A program that runs in a pseudo-terminal.
pub(crate) struct Term {
    line: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    eyes: Option<JoinHandle<()>>,
    seen: Shared,
    reading: Arc<Reading>,
    slave: OwnedFd,
    before: String,
    child: Box<dyn Child + Send + Sync>,
    wrapped: bool,
    dir: TempDir,
}

impl Term {
    /// Waits until the screen shows the text, and returns the screen.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait_until(&format!("the screen to show {text:?}"), |seen| {
            let shown = seen.contents();
            shown.contains(text).then_some(shown)
        })
    }

    /// Waits until what was seen satisfies a condition.
    pub(crate) fn wait_until<T>(&self, what: &str, met: impl Fn(&Seen) -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        loop {
            if let Some(found) = met(&seen) {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited for {what}; the screen:\n{}",
                seen.contents()
            );
            seen = self.seen.1.wait_timeout(seen, left).expect("the screen").0;
        }
    }

    /// The screen now.
    pub(crate) fn screen(&self) -> String {
        self.lock().contents()
    }

    /// Every byte the program has written.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.lock().bytes().to_vec()
    }

    /// The modes of the terminal's emulator now.
    pub(crate) fn modes(&self) -> Modes {
        self.lock().modes()
    }

    /// Whether line modes and emulator are as they were before the program started.
    pub(crate) fn assert_given_back(&self) {
        self.wait_until("the modes to be as before", |seen| {
            (seen.modes() == Modes::default()).then_some(())
        });
        assert_eq!(self.line_modes(), self.before, "line modes");
    }

    /// Whether the line modes are those from before the start.
    pub(crate) fn is_cooked(&self) -> bool {
        self.line_modes() == self.before
    }

    /// The line modes now, as text to compare.
    pub(crate) fn line_modes(&self) -> String {
        modes_of(&self.slave)
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) {
        let (_, writer) = self.line.as_mut().expect("the terminal is there");
        writer.write_all(keys.as_bytes()).expect("typing");
        writer.flush().expect("typing");
    }

    /// Resizes the window: columns and rows.
    pub(crate) fn resize(&self, width: u16, height: u16) {
        // The emulator must know first, or it would wrap the new frame at the old width.
        self.lock().resize((width, height));
        let (master, _) = self.line.as_ref().expect("the terminal is there");
        master.resize(pty_size((width, height))).expect("a resize");
    }

    /// Stops taking bytes from the program, as a terminal that hangs.
    pub(crate) fn stop_reading(&self) {
        self.reading.pauses.store(true, Ordering::SeqCst);
    }

    /// Takes the terminal away; the program must write something when the key is pressed.
    pub(crate) fn vanish(&mut self, key: &str) {
        self.reading.ends.store(true, Ordering::SeqCst);
        self.send(key);
        if let Some(eyes) = self.eyes.take() {
            eyes.join().expect("the reader ends");
        }
        self.line = None;
    }

    /// The process id of the program.
    pub(crate) fn pid(&self) -> Pid {
        if !self.wrapped {
            return child_of(self.child.process_id().expect("a shell")).expect("a program");
        }
        let text = self.wait_for_file("pid");
        Pid::from_raw(text.trim().parse().expect("a number")).expect("a process id")
    }

    /// Sends a signal to the program alone.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("a signal");
    }

    /// Waits until the program has left; its exit code, 128 + n when a signal ended it.
    pub(crate) fn exit_code(&self) -> i32 {
        self.wait_for_file("code").trim().parse().expect("a code")
    }

    /// Whether the program still runs.
    pub(crate) fn runs(&self) -> bool {
        !self.dir.path().join("code").exists()
    }

    /// The directory that was made for the program.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The CPU time that the program has used in its life, after it has left.
    pub(crate) fn cpu_of_life(&self) -> Duration {
        let text = self.wait_for_file("times");
        let children = text.lines().last().expect("two lines of times");
        children.split_whitespace().map(parse_time).sum()
    }

    /// The CPU time that the program has used until now.
    pub(crate) fn cpu(&self) -> Duration {
        let nanos = self.tasks().into_iter().map(|task| {
            let text = std::fs::read_to_string(task.join("schedstat")).unwrap_or_default();
            let first = text.split_whitespace().next().unwrap_or("0").to_owned();
            first.parse::<u64>().unwrap_or(0)
        });
        Duration::from_nanos(nanos.sum())
    }

    /// How often all threads of the program went to sleep until now: a wake-up costs one.
    pub(crate) fn switches(&self) -> u64 {
        let counts = self.tasks().into_iter().map(|task| {
            let status = std::fs::read_to_string(task.join("status")).unwrap_or_default();
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line.and_then(|count| count.trim().parse::<u64>().ok())
                .unwrap_or(0)
        });
        counts.sum()
    }

    /// Waits until the program sleeps: no thread has woken for half a second.
    pub(crate) fn settle(&self) {
        let end = Instant::now() + PATIENCE;
        let mut before = self.switches();
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let now = self.switches();
            if now == before {
                return;
            }
            before = now;
            assert!(Instant::now() < end, "the program does not come to rest");
        }
    }

    fn tasks(&self) -> Vec<PathBuf> {
        let dir = format!("/proc/{}/task", self.pid().as_raw_nonzero());
        let entries = std::fs::read_dir(dir).expect("the program runs");
        entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect()
    }

    fn wait_for_file(&self, name: &str) -> String {
        let file = self.dir.path().join(name);
        let end = Instant::now() + PATIENCE;
        loop {
            if let Ok(text) = std::fs::read_to_string(&file) {
                return text;
            }
            assert!(
                Instant::now() < end,
                "no {name}; the screen:\n{}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the screen")
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        // The program first: it may be stopped, or have left its session.
        if self.wrapped && self.runs() && self.dir.path().join("pid").exists() {
            let _ = kill_process(self.pid(), Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pty_size((width, height): (u16, u16)) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn modes_of(slave: &OwnedFd) -> String {
    format!(
        "{:?}",
        rustix::termios::tcgetattr(slave).expect("line modes")
    )
}

/// The child of a process that was started last.
fn child_of(parent: u32) -> Option<Pid> {
    let tasks = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).ok()?;
    Pid::from_raw(tasks.split_whitespace().last()?.parse().ok()?)
}

/// Reads `0m0.015000s`.
fn parse_time(word: &str) -> Duration {
    let (minutes, seconds) = word.trim_end_matches('s').split_once('m').expect("minutes");
    let minutes = minutes.parse::<f64>().expect("minutes");
    Duration::from_secs_f64(minutes * 60.0 + seconds.parse::<f64>().expect("seconds"))
}
