//! The program under test, started and left; the one place that names it.

use crate::pty::{Launch, Modes, Term};
use rustix::process::Signal;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The most CPU time that a start and an end may cost together.
pub(crate) const CPU: Duration = Duration::from_millis(100);

/// What reading the symbols of an unstripped debug build for a backtrace costs on top.
pub(crate) const SYMBOLS: Duration =
    Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 0 });

pub(crate) const READY: &str = "probe ready 80x24";

/// The program under test: built here, so that a stale one is never tested.
pub(crate) fn program() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let build = || {
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--quiet", "--example", "terminal_probe"]);
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        if !cfg!(debug_assertions) {
            command.arg("--release");
        }
        assert!(command.status().expect("cargo").success());
        let test = std::env::current_exe().expect("a path");
        let directory = test.ancestors().nth(2).expect("a build directory");
        directory.join("examples/terminal_probe")
    };
    BUILT.get_or_init(build).clone()
}

pub(crate) fn launch() -> Launch {
    let launch = Launch::new(program());
    let mark = launch.dir().join("finished");
    launch.arg(mark)
}

/// Starts the program and waits until it has drawn.
pub(crate) fn play(launch: Launch) -> Term {
    let term = launch.start();
    term.wait_for(READY);
    assert!(!term.is_cooked(), "raw line modes while it runs");
    let expected = Modes {
        alternate_screen: true,
        mouse: true,
        bracketed_paste: true,
        focus_events: true,
        cursor_hidden: true,
        synchronized: false,
    };
    term.wait_until("the modes of a full screen", |seen| {
        (seen.modes() == expected).then_some(())
    });
    term
}

/// Asserts that the program left with this code, gave the terminal back, finished the journal, and was quick.
pub(crate) fn assert_left(term: &Term, code: i32) {
    assert_eq!(term.exit_code(), code, "{}", term.screen());
    term.assert_given_back();
    assert!(
        term.dir().join("finished").exists(),
        "the journal was finished"
    );
    let most = if code == 101 { CPU + SYMBOLS } else { CPU };
    let cpu = term.cpu_of_life();
    assert!(cpu <= most, "{cpu:?} of CPU");
}

pub(crate) fn leave_by_keys(keys: &str, code: i32) -> Term {
    let mut term = play(launch());
    term.send(keys);
    assert_left(&term, code);
    term
}

pub(crate) fn leave_by_signal(signal: Signal, code: i32) {
    let term = play(launch());
    term.signal(signal);
    assert_left(&term, code);
}

pub(crate) fn wait_while(holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while holds() {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
}
