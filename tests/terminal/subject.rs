//! The programs under test, started and left; the one place that names them.
//!
//! Wherever greenroom itself can show what is tried, it is greenroom that is tried. A probe stands in for what
//! greenroom must not offer, such as a key that panics.

use crate::pty::{Launch, Modes, Term};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The most CPU time that leaving may cost, and a probe's whole life.
pub(crate) const CPU: Duration = Duration::from_millis(100);

/// What reading the symbols of an unstripped debug build for a backtrace costs on top.
pub(crate) const SYMBOLS: Duration =
    Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 0 });

/// What greenroom shows once it has drawn the question that it was started at.
pub(crate) const READY: &str = "The shop is slow at noon";

/// What the probe shows once it has drawn.
pub(crate) const PROBE_READY: &str = "probe ready 80x24";

/// greenroom itself.
pub(crate) const GREENROOM: &str = env!("CARGO_BIN_EXE_greenroom");

/// The arguments that open a question of the small pack.
const PLACE: [&str; 4] = [
    "--pack",
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/packs/small"),
    "study",
    "small:twelve-points",
];

/// greenroom at a question with twelve points.
pub(crate) fn launch() -> Launch {
    let launch = Launch::new(GREENROOM);
    PLACE.iter().fold(launch, |launch, word| launch.arg(*word))
}

/// Writes a script `./play` that becomes greenroom at the question, for shells.
pub(crate) fn script(launch: Launch) -> Launch {
    let words = PLACE.map(|word| format!("'{word}'")).join(" ");
    let text = format!("#!/bin/sh\nexec '{GREENROOM}' {words}\n");
    write_script(&launch.dir().join("play"), &text);
    launch
}

/// An interactive shell with greenroom as `./play`, ready for a command.
pub(crate) fn shell() -> Term {
    let term = script(Launch::shell()).start();
    term.wait_for("shell$");
    term
}

pub(crate) fn write_script(file: &Path, text: &str) {
    std::fs::write(file, text).expect("a script");
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o700)).expect("a mode");
}

/// The probe: built here, so that a stale one is never tested.
fn probe_program() -> PathBuf {
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

/// The probe, which leaves a mark when the journal has finished.
pub(crate) fn probe() -> Launch {
    let launch = Launch::new(probe_program());
    let mark = launch.dir().join("finished");
    launch.arg(mark)
}

/// Starts greenroom and waits until it has drawn.
pub(crate) fn play(launch: Launch) -> Term {
    play_until(launch, READY)
}

/// Starts the probe and waits until it has drawn.
pub(crate) fn play_probe(launch: Launch) -> Term {
    play_until(launch, PROBE_READY)
}

fn play_until(launch: Launch, ready: &str) -> Term {
    let term = launch.start();
    term.wait_for(ready);
    assert!(!term.is_cooked(), "raw line modes while it runs");
    assert_full_screen(&term);
    term
}

/// Waits for the modes of a full screen.
pub(crate) fn assert_full_screen(term: &Term) {
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
}

/// Waits for a frame of greenroom that fills a window of this size.
pub(crate) fn wait_for_size(term: &Term, width: u16, height: u16) -> String {
    term.wait_until(&format!("a frame of {width}x{height}"), |seen| {
        let shown = seen.contents();
        let last_of_frame = shown.lines().nth(usize::from(height) - 2)?;
        let fills = last_of_frame.chars().count() == usize::from(width);
        (fills && last_of_frame.ends_with('╯') && shown.lines().count() == usize::from(height))
            .then_some(shown)
    })
}

/// Types words into the draft, and waits until they are seen; greenroom is left as it types.
pub(crate) fn write_draft(term: &mut Term, words: &str) {
    term.send("d");
    term.wait_for("Your draft");
    // One by one, as a hand does: many keys at once would be a paste.
    for letter in words.chars() {
        term.send(&letter.to_string());
        std::thread::sleep(Duration::from_millis(2));
    }
    term.wait_for(words);
}

/// The texts of the answers under way that are on disk.
pub(crate) fn work_on_disk(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir.join("work"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()));
    entries
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

/// Asserts that greenroom left with this code, gave the terminal back, kept the draft, and was quick.
pub(crate) fn assert_left(term: &Term, code: i32, draft: &str, cpu_before: Duration) {
    assert_eq!(term.exit_code(), code, "{}", term.screen());
    term.assert_given_back();
    let work = work_on_disk(term.dir());
    assert!(
        work.iter().any(|text| text.contains(draft)),
        "{draft:?} is kept: {work:?}"
    );
    let cpu = term.cpu_of_life().saturating_sub(cpu_before);
    assert!(cpu <= CPU, "{cpu:?} of CPU for leaving");
    assert!(
        crash_files(term).is_empty(),
        "nothing has crashed on the way"
    );
}

/// The reports of crashes.
pub(crate) fn crash_files(term: &Term) -> Vec<String> {
    let entries = std::fs::read_dir(term.dir().join("state"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()));
    entries
        .filter(|path| path.to_string_lossy().contains("crash"))
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .collect()
}

/// Writes the beginning of a draft in greenroom, leaves at once by these means, and asserts that all is well.
pub(crate) fn leave_in_mid_word(by: impl FnOnce(&mut Term), code: i32) {
    let mut term = play(launch());
    write_draft(&mut term, "half a sente");
    let cpu = term.cpu();
    by(&mut term);
    assert_left(&term, code, "half a sente", cpu);
}

/// Asserts that the probe left with this code, gave the terminal back, finished the journal, and was quick.
pub(crate) fn assert_probe_left(term: &Term, code: i32) {
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

/// Sends the program a signal.
pub(crate) fn signal(signal: Signal) -> impl FnOnce(&mut Term) {
    move |term| term.signal(signal)
}

pub(crate) fn wait_while(holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while holds() {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
}
