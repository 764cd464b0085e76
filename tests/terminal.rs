//! The shell in a real terminal: whatever happens, the terminal is given back, the code is right, and idling is free.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests of a real program fail loudly and wait by the real clock"
)]

mod pty;

use pty::{Launch, Modes, Term};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The most CPU time that a start and an end may cost together.
const CPU: Duration = Duration::from_millis(100);

/// What reading the symbols of an unstripped debug build for a backtrace costs on top.
const SYMBOLS: Duration = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 0 });

const READY: &str = "probe ready 80x24";

/// The program under test: built here, so that a stale one is never tested.
fn program() -> PathBuf {
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

fn launch() -> Launch {
    let launch = Launch::new(program());
    let mark = launch.dir().join("finished");
    launch.arg(mark)
}

/// Starts the program and waits until it has drawn.
fn play(launch: Launch) -> Term {
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
fn assert_left(term: &Term, code: i32) {
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

fn leave_by_keys(keys: &str, code: i32) -> Term {
    let mut term = play(launch());
    term.send(keys);
    assert_left(&term, code);
    term
}

fn leave_by_signal(signal: Signal, code: i32) {
    let term = play(launch());
    term.signal(signal);
    assert_left(&term, code);
}

#[test]
fn q_leaves() {
    leave_by_keys("q", 0);
}

#[test]
fn ctrl_c_leaves() {
    leave_by_keys("\u{3}", 0);
}

#[test]
fn an_error_leaves_with_its_code() {
    leave_by_keys("X", 74);
}

#[test]
fn sigterm_leaves() {
    leave_by_signal(Signal::TERM, 143);
}

#[test]
fn sighup_leaves() {
    leave_by_signal(Signal::HUP, 129);
}

#[test]
fn sigint_leaves() {
    leave_by_signal(Signal::INT, 130);
}

#[test]
fn sigquit_leaves() {
    leave_by_signal(Signal::QUIT, 131);
}

fn crash_files(term: &Term) -> Vec<String> {
    let entries = std::fs::read_dir(term.dir().join("state")).expect("a state directory");
    let files = entries.map(|entry| entry.expect("an entry").path());
    files
        .map(|file| std::fs::read_to_string(file).expect("text"))
        .collect()
}

fn assert_crashed(key: &str, words: &str) {
    let term = leave_by_keys(key, 101);
    let screen = term.screen().replace('\n', "");
    assert_eq!(
        screen.matches("greenroom has crashed").count(),
        1,
        "{screen}"
    );
    let [report] = crash_files(&term).try_into().expect("one crash file");
    assert!(report.contains(words), "{report}");
    assert!(report.contains(env!("CARGO_PKG_VERSION")) && report.contains("terminal_probe"));
    assert!(!report.contains('\u{1b}'), "what the panic said is cleaned");
}

#[test]
fn a_panic_leaves_a_clean_terminal_and_one_crash_file() {
    assert_crashed("P", "a fall in an update");
}

#[test]
fn a_panic_in_a_frame_is_the_same() {
    assert_crashed("D", "a fall in a frame");
}

#[test]
fn a_panic_in_a_worker_ends_the_whole_program() {
    assert_crashed("W", "a fall in a worker");
}

#[test]
fn a_panic_within_a_panic_is_the_same_but_for_the_journal() {
    let mut term = play(launch());
    term.send("B");
    assert_eq!(term.exit_code(), 101);
    term.assert_given_back();
    let [report] = crash_files(&term).try_into().expect("one crash file");
    assert!(report.contains("a fall before a fall"));
}

fn assert_vanished(launch: Launch) {
    let mut term = play(launch);
    term.vanish("k");
    let gone = Instant::now();
    assert_eq!(term.exit_code(), 129);
    assert!(
        gone.elapsed() < Duration::from_secs(2),
        "{:?}",
        gone.elapsed()
    );
    assert!(term.dir().join("finished").exists());
    assert!(term.cpu_of_life() <= CPU, "{:?}", term.cpu_of_life());
    assert!(
        !term.dir().join("state").exists(),
        "nothing has crashed on the way"
    );
}

#[test]
fn a_vanished_terminal_ends_it() {
    assert_vanished(launch());
}

#[test]
fn a_vanished_terminal_ends_it_where_sighup_is_ignored() {
    assert_vanished(launch().before("trap '' HUP"));
}

#[test]
fn a_signal_ends_it_when_the_main_loop_does_not_answer() {
    let mut term = play(launch());
    term.send("S");
    // The key has no effect to be seen; a second one that is read proves nothing either.
    std::thread::sleep(Duration::from_millis(200));
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
    term.assert_given_back();
}

#[test]
fn a_signal_ends_it_when_the_terminal_takes_no_bytes() {
    let mut term = launch().size(200, 60).start();
    term.wait_for("probe ready 200x60");
    term.send("F");
    term.wait_until("a full screen", |seen| {
        seen.contents()
            .to_lowercase()
            .contains("ffffffff")
            .then_some(())
    });
    term.stop_reading();
    // Thirty frames of 12 KiB are more than a terminal's line holds: the last ones wait to be written.
    for _ in 0..30 {
        term.send("k");
        std::thread::sleep(Duration::from_millis(10));
    }
    let asked = Instant::now();
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
    assert!(
        asked.elapsed() < Duration::from_secs(4),
        "{:?}",
        asked.elapsed()
    );
}

#[test]
fn without_a_terminal_it_says_so_without_escape_bytes() {
    let output = Command::new(program())
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("a run");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(
        said.contains("no terminal") && said.ends_with(".\n"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'));
}

#[test]
fn on_a_dumb_terminal_it_says_so_without_escape_bytes() {
    for kind in ["dumb", ""] {
        let term = launch().env("TERM", kind).start();
        assert_eq!(term.exit_code(), 2);
        term.wait_for("quiz");
        assert!(!term.bytes().contains(&0x1b));
        term.assert_given_back();
    }
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    term.send(&format!("{}; echo left $?\r", program().display()));
    term.wait_for(READY);
    for stop in ["key", "signal"] {
        if stop == "key" {
            term.send("\u{1a}");
        } else {
            term.signal(Signal::TSTP);
        }
        term.wait_for("Stopped");
        term.wait_until("a clean screen", |seen| {
            (seen.modes() == Modes::default()).then_some(())
        });
        assert!(term.is_cooked(), "after a {stop}");
        term.send("echo the shell $((40 + 2)) works\r");
        term.wait_for("the shell 42 works");
        term.resize(100, 30);
        term.send("clear; fg\r");
        term.wait_for("probe ready 100x30");
        assert!(term.modes().alternate_screen && term.modes().mouse && !term.is_cooked());
        term.wait_for("said: focus");
        term.send("j");
        term.wait_for(" j");
        term.resize(80, 24);
        term.wait_for(READY);
    }
    term.send("q");
    term.wait_for("shell$");
    term.send("echo left $?\r");
    term.wait_for("left 0");
    assert!(term.is_cooked());
}

#[test]
fn a_stopped_program_that_is_ended_leaves_the_shell_its_terminal() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    term.send(&format!("{}\r", program().display()));
    term.wait_for(READY);
    term.send("\u{1a}");
    term.wait_for("Stopped");
    let before = term.bytes().len();
    let process = format!("/proc/{}", term.pid().as_raw_nonzero());
    term.send("kill %1\r");
    wait_while(|| std::path::Path::new(&process).exists());
    // The shell tells of jobs that have ended with its next prompt.
    term.send("echo\r");
    term.wait_for("Exit 143");
    assert!(term.is_cooked());
    assert!(
        !term.bytes()[before..].contains(&0x1b),
        "nothing is drawn on the shell's screen"
    );
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_says_so() {
    let mut term = play(launch());
    term.send("\u{1a}");
    term.wait_for("no shell to go back to");
    term.signal(Signal::TSTP);
    term.send("j");
    term.wait_for("ctrl-z j");
}

fn wait_while(holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while holds() {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// An editor that says when it has the terminal, and adds the line that is typed.
fn editor(launch: Launch, ending: &str) -> Launch {
    let file = launch.dir().join("editor");
    let script = format!(
        "#!/bin/sh\ntrap 'echo caught by the editor' INT QUIT\necho \"the editor has $1 $2\"\n\
         while ! read line; do :; done\necho \"$line\" >>\"$2\"\n{ending}\n"
    );
    std::fs::write(&file, script).expect("a script");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o700)).expect("a mode");
    launch.env("VISUAL", format!("{} --wait", file.display()))
}

#[test]
fn the_editor_gets_the_terminal_and_ctrl_c() {
    let mut term = play(editor(launch(), "exit 0"));
    term.send("E");
    let screen = term.wait_for("the editor has --wait");
    assert!(
        screen.contains("greenroom-") && screen.replace('\n', "").contains(".md"),
        "{screen}"
    );
    assert_eq!(term.modes(), Modes::default());
    assert!(term.is_cooked());
    for key in ["\u{3}", "\u{1c}"] {
        term.send(key);
        term.wait_for("caught by the editor");
        std::thread::sleep(Duration::from_millis(100));
        assert!(
            term.runs(),
            "Ctrl-C inside the editor belongs to the editor"
        );
    }
    term.resize(100, 30);
    term.send("and more\r");
    term.wait_for("probe ready 100x30");
    term.wait_for("edited: \"a draftand more\"");
    assert!(term.modes().alternate_screen && !term.is_cooked());
    term.send("q");
    assert_left(&term, 0);
    assert!(drafts(&term).is_empty(), "the temporary file is gone");
}

/// The files that were made for the editor and are still there.
fn drafts(term: &Term) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(term.dir()).expect("a directory");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let named = |file: &PathBuf| file.to_string_lossy().contains("/greenroom-");
    files.filter(named).collect()
}

#[test]
fn an_editor_that_fails_leaves_its_file() {
    let mut term = play(editor(launch(), "exit 3"));
    term.send("E");
    term.wait_for("the editor has");
    term.send("kept words\r");
    term.wait_for("not edited: The editor ended with exit status: 3.");
    let [file] = drafts(&term).try_into().expect("one draft is kept");
    let text = std::fs::read_to_string(&file).expect("the file is kept");
    assert_eq!(text, "a draftkept words\n");
    assert_eq!(
        file.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn an_editor_that_does_not_exist_is_named() {
    let mut term = play(launch().env("EDITOR", "no-such-editor"));
    term.send("E");
    term.wait_for("The editor no-such-editor could not be");
    term.send("j");
    term.wait_for("E j");
    term.send("q");
    assert_left(&term, 0);
}

#[test]
fn sigterm_while_the_editor_is_open_says_where_the_text_is() {
    let mut term = play(editor(launch(), "exit 0"));
    term.send("E");
    term.wait_for("the editor has");
    term.signal(Signal::TERM);
    assert_left(&term, 143);
    assert!(term.wait_for("still open").contains("its text is in"));
}

#[test]
fn idling_wakes_no_thread() {
    let term = play(launch());
    term.settle();
    let (switches, cpu) = (term.switches(), term.cpu());
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(term.switches(), switches, "wake-ups while nothing is due");
    assert_eq!(term.cpu(), cpu, "CPU while nothing is due");
}

#[test]
fn deadlines_come_in_app_time() {
    let mut fast = play(
        launch()
            .env("GREENROOM_NOW", "2026-11-22T19:30:00Z")
            .env("GREENROOM_SPEED", "600"),
    );
    let begun = Instant::now();
    fast.send("T");
    fast.wait_for("ticks: 3");
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "three seconds at 600 times the speed"
    );
    let mut frozen = play(launch().env("GREENROOM_SPEED", "0"));
    frozen.send("T");
    frozen.wait_for(" T");
    std::thread::sleep(Duration::from_millis(1300));
    frozen.wait_for("ticks: 0");
    let mut real = play(launch());
    let begun = Instant::now();
    real.send("T");
    real.wait_for("ticks: 3");
    assert!(
        begun.elapsed() >= Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_storm_of_resizes_ends_with_the_last_size() {
    let mut term = play(launch());
    for step in 0..2000_u16 {
        term.resize(step.wrapping_mul(37) % 300, step.wrapping_mul(23) % 100);
    }
    for (width, height) in [(1, 1), (1, 500), (500, 1), (2000, 2000), (0, 0)] {
        term.resize(width, height);
        std::thread::sleep(Duration::from_millis(50));
    }
    term.resize(100, 30);
    term.wait_for("probe ready 100x30");
    term.resize(80, 24);
    term.wait_for(READY);
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn a_resize_right_after_the_start_is_not_lost() {
    for _ in 0..5 {
        let term = launch().resized_early(90, 33).start();
        term.wait_for("probe ready 90x33");
    }
    for wait in [5, 10, 20, 40] {
        let term = launch().start();
        std::thread::sleep(Duration::from_millis(wait));
        term.resize(90, 33);
        term.wait_for("probe ready 90x33");
    }
}

#[test]
fn a_paste_of_four_mebibytes_is_cut() {
    let mut term = play(launch());
    let text = "An answer; q leaves, P panics.\r".repeat((4 << 20) / 31);
    term.send(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    let screen = term.wait_for("64 KiB");
    assert!(
        screen.contains("paste of 65536 bytes") && screen.contains("keys:\n"),
        "{screen}"
    );
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn a_flood_of_keys_commands_nothing() {
    let mut term = play(launch());
    term.send(&"2 q\r".repeat(5000));
    let screen = term.wait_for("flood of 20000 bytes");
    assert!(screen.contains("keys:\n"), "{screen}");
    term.send("j");
    term.wait_for("keys: j");
}

#[test]
fn a_copy_goes_to_the_terminal() {
    let mut term = play(launch());
    term.send("Y");
    term.wait_for("sent to the terminal");
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    assert!(bytes.contains("\u{1b}]52;c;YSBjb3B5"), "{bytes:?}");
}

#[test]
fn the_mouse_clicks_and_can_be_let_go() {
    let mut term = play(launch());
    term.send("\u{1b}[<0;5;3M\u{1b}[<0;5;3m");
    term.wait_for("Mouse { column: 4, row: 2, what: Click }");
    term.send("\u{1b}[<64;5;3M");
    term.wait_for("WheelUp");
    term.send("N");
    term.wait_until("the mouse to be let go", |seen| {
        (!seen.modes().mouse).then_some(())
    });
    term.send("M");
    term.wait_until("the mouse to be captured", |seen| {
        seen.modes().mouse.then_some(())
    });
    term.send("q");
    assert_left(&term, 0);
}

#[test]
fn frames_are_shown_all_at_once_and_nothing_is_asked_of_the_terminal() {
    let mut term = play(launch());
    term.send("\u{1b}[I");
    term.wait_for("said: focus");
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    assert!(bytes.contains("\u{1b}[?2026h") && bytes.contains("\u{1b}[?2026l"));
    for question in [
        "\u{1b}[6n",
        "\u{1b}[c",
        "\u{1b}]10;?",
        "\u{1b}]11;?",
        "\u{1b}[?u",
        "\u{1b}]0;",
        "\u{1b}]2;",
    ] {
        assert!(!bytes.contains(question), "{question:?}");
    }
}
