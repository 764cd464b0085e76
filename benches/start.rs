//! What starting greenroom costs until its first frame stands, and what it costs while nobody does anything;
//! measured from outside on the real program, so that only Linux tells.

#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock itself"
)]

#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "this bench reads the time of another process")]
mod harness;
#[cfg(target_os = "linux")]
#[path = "../tests/pty/mod.rs"]
mod pty;

/// How often it is started.
#[cfg(target_os = "linux")]
const STARTS: usize = 30;

/// How long nobody does anything.
#[cfg(target_os = "linux")]
const IDLE: std::time::Duration = std::time::Duration::from_secs(10);

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "a bench reports on standard output")]
fn main() {
    let data = std::env::temp_dir().join(format!("greenroom-start-{}", std::process::id()));
    let (mut walls, mut cpu) = (Vec::new(), std::time::Duration::ZERO);
    let launch = || {
        pty::Launch::new(env!("CARGO_BIN_EXE_greenroom"))
            .env("GREENROOM_DATA_DIR", &data)
            .size(200, 60)
    };
    for _ in 0..STARTS {
        let begun = std::time::Instant::now();
        let term = launch().bare().start();
        term.wait_for("enter ");
        walls.push(begun.elapsed().as_secs_f64() * 1e6);
        drop(term);
        let mut term = launch().start();
        term.wait_for("enter ");
        term.settle();
        cpu += term.cpu_so_far();
        term.send("q");
        term.exit_code();
    }
    harness::report(
        "wall from the start to the first frame",
        walls,
        Some(60_000.0),
    );
    println!(
        "CPU of a start with the index for the search, mean: {:?}",
        cpu / u32::try_from(STARTS).unwrap_or(1)
    );
    let mut term = launch().arg("study").start();
    term.wait_for("Topics");
    term.send("j");
    term.settle();
    let before = (term.switches(), term.cpu());
    std::thread::sleep(IDLE);
    let switches = term.switches() - before.0;
    let idle = term.cpu().saturating_sub(before.1);
    println!("{IDLE:?} in Study: {switches} wake-ups of all threads, {idle:?} of CPU");
    drop(term);
    // Nothing of it is wanted any more.
    let _ = std::fs::remove_dir_all(data);
}
