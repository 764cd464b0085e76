//! Signals, taken by one thread: endings become a request to leave, stops give the terminal back and take it again;
//! blocks no signal, since a child would inherit that.

use crate::shell::signals::kin::{self, Kin};
use crate::shell::wake::Wake;
use crate::shell::{leave, terminal};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Whether an editor has the terminal, to which the keys for INT, QUIT and TSTP then belong.
static EDITOR: AtomicBool = AtomicBool::new(false);

/// How often and how long we look for signals that were sent together with SIGCONT.
const LATE: u32 = 20;
const TOGETHER: Duration = Duration::from_millis(20);

/// Signals that whoever started us may have decided to ignore, as `nohup` does.
const THEIRS: [i32; 2] = [SIGHUP, SIGTSTP];

/// Starts the thread that takes the signals.
pub(crate) fn start(to_loop: Sender<Wake>) -> std::io::Result<()> {
    let ignored = ignored_at_start();
    let wanted = [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let wanted = wanted
        .into_iter()
        .filter(|signal| !(THEIRS.contains(signal) && ignored & (1 << (signal - 1)) != 0));
    let mut signals = Signals::new(wanted)?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            loop {
                let batch = signals.wait().collect::<BTreeSet<_>>();
                obey(&batch, &mut signals, &to_loop);
            }
        })?;
    Ok(())
}

/// Says whether an editor has the terminal now.
pub(crate) fn lend_to_editor(lent: bool) {
    EDITOR.store(lent, Ordering::SeqCst);
}

/// Stops the whole process group, as the terminal's own Ctrl-Z does: a parent in it, such as git, stops as well.
/// The kernel stops all of it in one step, so that a quick `fg` cannot come between one member's stop and another's.
pub(crate) fn stop_group() {
    // Without the right to signal a member of the group, nothing stops, and nothing is lost.
    let _ = kill_current_process_group(Signal::STOP);
}

/// Whether somebody is there to continue a stopped process: a shell, that is a parent of our session in
/// another process group. The kernel never stops a group without one for Ctrl-Z; nor do we.
pub(crate) fn may_stop() -> bool {
    Kin::me().is_some_and(|me| me.has_a_shell_above(kin::of))
}

fn obey(batch: &BTreeSet<i32>, signals: &mut Signals, to_loop: &Sender<Wake>) {
    let lent = EDITOR.load(Ordering::SeqCst);
    if let Some(signal) = ending_of(batch, lent) {
        leave_by(signal, to_loop);
    }
    let mut continued = batch.contains(&SIGCONT);
    let mut resized = batch.contains(&SIGWINCH);
    if batch.contains(&SIGTSTP) && !continued && may_stop() {
        terminal::restore();
        // A shell that saw others of our group stop may have continued us before we got here; a stop after that
        // would last until somebody guesses why.
        let meanwhile = signals.pending().collect::<BTreeSet<_>>();
        if let Some(signal) = ending_of(&meanwhile, lent) {
            leave_by(signal, to_loop);
        }
        continued = meanwhile.contains(&SIGCONT);
        resized |= meanwhile.contains(&SIGWINCH);
        if !continued {
            stop();
        }
    }
    if continued {
        proceed(lent, signals, to_loop);
    }
    if resized {
        let _ = to_loop.send(Wake::Resized);
    }
}

/// Goes on after a stop, unless we were continued in the background, where the terminal is not ours to take:
/// then we stop again, as the terminal would make us, so that the shell continues us when it brings us forward.
fn proceed(lent: bool, signals: &mut Signals, to_loop: &Sender<Wake>) {
    if lent {
        return;
    }
    while !in_foreground() {
        // A shell ends a stopped job by SIGTERM and SIGCONT, and the handler may run on a thread that wakes late.
        for _ in 0..LATE {
            std::thread::sleep(TOGETHER);
            let batch = signals.pending().collect::<BTreeSet<_>>();
            if let Some(signal) = ending_of(&batch, lent) {
                leave_by(signal, to_loop);
            }
        }
        // Looked at last: a shell that brings us forward between this look and the stop would leave us stopped for good.
        if !may_stop() || in_foreground() {
            break;
        }
        stop();
    }
    let _ = to_loop.send(Wake::Continued);
}

/// The signal of a batch that ends the program; while an editor is open, Ctrl-C and Ctrl-\ are its own.
fn ending_of(batch: &BTreeSet<i32>, lent: bool) -> Option<i32> {
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
        .into_iter()
        .filter(|signal| !(lent && matches!(*signal, SIGINT | SIGQUIT)))
        .find(|signal| batch.contains(signal))
}

fn leave_by(signal: i32, to_loop: &Sender<Wake>) -> ! {
    leave::ask(to_loop, u8::try_from(128 + signal).unwrap_or(u8::MAX))
}

fn stop() {
    // SIGSTOP cannot fail; the call returns once somebody continues us.
    let _ = emulate_default_handler(SIGTSTP);
}

fn in_foreground() -> bool {
    Kin::me().is_some_and(Kin::in_foreground)
}

/// The mask of signals that were ignored when we were started; empty where the system does not tell.
fn ignored_at_start() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
