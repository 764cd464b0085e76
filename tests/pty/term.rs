//! A program that runs in a pseudo-terminal: what it shows, what is typed, how it leaves.

use crate::pty::process;
use crate::pty::seen::{Modes, Seen};
use portable_pty::{Child, MasterPty, PtySize};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take before a test gives up; tests never wait this long when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

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

/// What a launch hands over.
pub(crate) struct Started {
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) slave: OwnedFd,
    pub(crate) before: String,
    pub(crate) size: (u16, u16),
    pub(crate) wrapped: bool,
    pub(crate) dir: TempDir,
}

impl Term {
    /// Watches what a started program writes.
    pub(crate) fn watch(started: Started) -> Self {
        let seen = Arc::new((Mutex::new(Seen::new(started.size)), Condvar::new()));
        let reading = Arc::new(Reading::default());
        let reader = started.master.try_clone_reader().expect("a reader");
        let writer = started.master.take_writer().expect("a writer");
        let eyes = watch(reader, Arc::clone(&seen), Arc::clone(&reading));
        Self {
            line: Some((started.master, writer)),
            eyes: Some(eyes),
            seen,
            reading,
            slave: started.slave,
            before: started.before,
            child: started.child,
            wrapped: started.wrapped,
            dir: started.dir,
        }
    }

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
            // Half a frame proves nothing: the terminal would not show it either.
            let whole = !seen.modes().synchronized;
            if let Some(found) = whole.then(|| met(&seen)).flatten() {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited for {what}; the screen:\n{}",
                seen.contents()
            );
            // What is looked at may be elsewhere than on screen, and then no byte tells of its change.
            let moment = left.min(Duration::from_millis(50));
            seen = self
                .seen
                .1
                .wait_timeout(seen, moment)
                .expect("the screen")
                .0;
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
            return process::child_of(self.child.process_id().expect("a shell"))
                .expect("a program");
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
        children.split_whitespace().map(process::parse_time).sum()
    }

    /// The CPU time that the program has used until now, threads that have ended included, in steps of 10 ms.
    pub(crate) fn cpu_so_far(&self) -> Duration {
        process::cpu_of_life(self.pid())
    }

    /// The CPU time that the program's threads of now have used.
    pub(crate) fn cpu(&self) -> Duration {
        process::cpu(self.pid())
    }

    /// How often all threads of the program went to sleep until now: a wake-up costs one.
    pub(crate) fn switches(&self) -> u64 {
        process::switches(self.pid())
    }

    /// How often each thread of the program went to sleep until now, by its name.
    pub(crate) fn switches_by_thread(&self) -> std::collections::BTreeMap<String, u64> {
        process::switches_by_thread(self.pid())
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
        let program = if self.wrapped {
            let known = self.runs() && self.dir.path().join("pid").exists();
            known.then(|| self.pid())
        } else {
            self.child.process_id().and_then(process::child_of)
        };
        if let Some(pid) = program {
            let _ = kill_process(pid, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn pty_size((width, height): (u16, u16)) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

pub(crate) fn modes_of(slave: &OwnedFd) -> String {
    format!(
        "{:?}",
        rustix::termios::tcgetattr(slave).expect("line modes")
    )
}
