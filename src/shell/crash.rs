//! What happens at a panic: the terminal is given back, a crash file written, one sentence said, code 101;
//! nothing here may panic, since a panic in its hook aborts the process.

use crate::shell::paths::shown;
use crate::shell::wake::Wake;
use crate::shell::{clock, leave, output, terminal};
use crate::text::clean;
use std::backtrace::Backtrace;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread::ThreadId;

/// The exit code after a panic.
pub const PANIC: u8 = 101;

/// The most characters of a panic's message that the sentence repeats; the crash file has them all.
const MOST_SAID: usize = 200;

/// Whether a panic is under way: a second one, be it in a `Drop`, ends the process at once.
static FALLING: AtomicBool = AtomicBool::new(false);

/// The main loop that can still finish the journal, and its thread.
static MAIN_LOOP: Mutex<Option<(ThreadId, Sender<Wake>)>> = Mutex::new(None);

/// Installs the panic hook; crash files go to the state directory, which is made when the first is written.
pub fn install(state_dir: PathBuf) {
    std::panic::set_hook(Box::new(move |info| fall(info, &state_dir)));
}

/// Names the main loop that is to finish the journal when another thread panics.
pub(crate) fn watch_over(main_loop: Option<Sender<Wake>>) {
    *MAIN_LOOP.lock().unwrap_or_else(PoisonError::into_inner) =
        main_loop.map(|sender| (std::thread::current().id(), sender));
}

fn fall(info: &PanicHookInfo<'_>, state_dir: &Path) {
    if FALLING.swap(true, Ordering::SeqCst) {
        leave::now(PANIC);
    }
    terminal::restore();
    let report = report(info);
    let said = clean::line(&said(info))
        .chars()
        .take(MOST_SAID)
        .collect::<String>();
    let where_to = match write_report(state_dir, &report) {
        Ok(file) => format!("please report it with {}", shown(&file)),
        Err(error) => format!(
            "no crash file could be written: {}",
            clean::line(&error.to_string())
        ),
    };
    let sentence =
        format!("greenroom has crashed in a panic ({said}). What was saved is safe; {where_to}.");
    output::complain(&sentence);
    let main_loop = MAIN_LOOP
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    match main_loop {
        // The main loop's own panic unwinds to where it was started, which finishes the journal.
        Some((thread, _)) if thread == std::thread::current().id() => {}
        Some((_, to_loop)) => leave::ask(&to_loop, PANIC),
        None => leave::now(PANIC),
    }
}

fn said(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let words = payload.downcast_ref::<&str>().copied();
    words
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
        .to_owned()
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info
        .location()
        .map_or_else(String::new, ToString::to_string);
    let thread = std::thread::current();
    format!(
        "greenroom {} on {} {}\nthread: {}\nat: {}\nmessage: {}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        clean::line(thread.name().unwrap_or("unnamed")),
        clean::line(&place),
        clean::text(&said(info)),
        clean::text(&Backtrace::force_capture().to_string()),
    )
}

fn write_report(state_dir: &Path, report: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(state_dir)?;
    let file = state_dir.join(format!(
        "crash-{}-{}.txt",
        clock::real_wall_ms(),
        std::process::id()
    ));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&file)?.write_all(report.as_bytes())?;
    Ok(file)
}
