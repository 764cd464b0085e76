//! A disk that takes nothing more: NOT SAVED stands on screen, nothing is lost in memory, and with room again both
//! answers are written.

use crate::journal::{answered, attempts, kinds};
use crate::pty::{Launch, Term};
use crate::window::{find, press, to_the_tree, wait_for_figure, window, write_draft};
use rustix::process::{Resource, Rlimit, prlimit};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What keeps a window from writing, and lets it write again.
enum Room {
    /// A small file system of its own, in a name space that only the window sees; the file that fills it.
    FileSystem(PathBuf),
    /// The size beyond which no file may grow.
    Limit,
}

impl Room {
    fn take(&self, term: &Term) {
        match self {
            Self::FileSystem(ballast) => {
                let mut file = std::fs::File::create(ballast).expect("a file");
                for size in [4096, 1] {
                    while file.write_all(&vec![b'.'; size]).is_ok() {}
                }
            }
            Self::Limit => limit(term, Some(0)),
        }
    }

    fn give(&self, term: &Term) {
        match self {
            Self::FileSystem(ballast) => std::fs::remove_file(ballast).expect("a file"),
            Self::Limit => limit(term, None),
        }
    }
}

fn limit(term: &Term, bytes: Option<u64>) {
    let limit = Rlimit {
        current: bytes,
        maximum: None,
    };
    prlimit(Some(term.pid()), Resource::Fsize, limit).expect("a limit");
}

/// Answers two questions with no room for them, and sees both written once there is some.
fn tell_the_story(mut term: Term, data: &Path, room: &Room, why: &str) {
    term.wait_for("enter reveal");
    write_draft(&mut term, "copy the entry");
    term.send("\r");
    term.wait_for("0/3");
    press(&mut term, &["2", "2", "0"]);
    term.wait_for("3/3");
    // The draft and its marks are on disk; what comes next is not.
    std::thread::sleep(Duration::from_millis(1_500));
    room.take(&term);
    term.send("\r");
    let screen = term.wait_for("NOT SAVED: ");
    assert!(screen.contains(why), "{screen}");
    assert_eq!(attempts(data), [], "nothing half-written is left");

    // It stands when the sentence has gone, and what was answered counts all the same.
    to_the_tree(&mut term);
    term.wait_until("NOT SAVED at the right end", |seen| {
        seen.contents().ends_with("NOT SAVED").then_some(())
    });
    wait_for_figure(&term, "One key, all", 67);

    // Leaving asks first.
    term.send("q");
    term.wait_for("Something could not be saved. Leave all the same?");
    term.send("\u{1b}");
    term.wait_for("Q study all");

    find(&mut term, "shop noon", "The shop is slow at noon");
    term.send("\r");
    term.wait_for("0/12");
    press(&mut term, &["+", "+", "+"]);
    term.wait_for("12/12");
    room.give(&term);
    term.send("\r");
    term.wait_for("Saved.");
    term.wait_for("saved ");
    assert!(!term.screen().contains("NOT SAVED"));
    assert_eq!(kinds(data), ["file", "attempt", "attempt"]);
    assert_eq!(answered(data), ["small:hot-key", "small:twelve-points"]);
    let [first, second] = <[_; 2]>::try_from(attempts(data)).expect("two attempts");
    assert_eq!(first.draft, "copy the entry");
    assert_eq!(first.marks, [2, 2, 0]);
    assert_eq!(second.marks.len(), 12);
    term.wait_until("what became a record to be work no more", |_| {
        let left = std::fs::read_dir(data.join("work")).ok()?;
        (left.count() == 0).then_some(())
    });
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

/// Whether this system lets us mount a file system in a name space of our own.
pub(crate) fn may_mount() -> bool {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
    command.arg("mount -t tmpfs -o size=64k tmpfs /mnt");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The launch on a small file system that is mounted on a directory for it alone.
pub(crate) fn on_own_disk(launch: Launch, options: &str) -> Launch {
    launch
        .env("DISK_OPTIONS", options)
        .within(&[
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
        ])
        .within(&[
            r#"mount -t tmpfs -o "$DISK_OPTIONS" tmpfs "$GREENROOM_DATA_DIR" && exec "$@""#,
            "sh",
        ])
}

#[test]
fn a_full_disk_is_said_and_survived() {
    if !may_mount() {
        // The other test of this file tries the same with a limit, which needs no right.
        return;
    }
    let home = tempfile::tempdir().expect("a directory");
    let launch = on_own_disk(
        window(home.path(), &["study", "small:hot-key"]),
        "size=256k",
    );
    let term = launch.start();
    term.wait_for("enter reveal");
    let seen = format!("/proc/{}/root", term.pid().as_raw_nonzero());
    let inside = PathBuf::from(seen + &home.path().to_string_lossy());
    let room = Room::FileSystem(inside.join("ballast"));
    tell_the_story(term, &inside, &room, "the disk is full");
}

#[test]
fn files_that_may_not_grow_are_said_and_survived() {
    let home = tempfile::tempdir().expect("a directory");
    let launch = window(home.path(), &["study", "small:hot-key"]);
    // Ignored, the signal for such a write becomes an error of it.
    let term = launch.before("trap '' XFSZ").start();
    tell_the_story(term, home.path(), &Room::Limit, "file too large");
}

#[test]
fn too_many_open_files_are_said_and_survived() {
    let data = tempfile::tempdir().expect("a directory");
    let launch = window(data.path(), &["study", "small:hot-key"]);
    let mut term = launch.start();
    term.wait_for("enter reveal");
    term.send("\r");
    term.wait_for("0/3");
    press(&mut term, &["2", "2", "2"]);
    term.wait_for("3/3");
    let files = |most: u64| {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(1024),
        };
        prlimit(Some(term.pid()), Resource::Nofile, limit).expect("a limit");
    };
    files(3);
    let mut term = term;
    term.send("\r");
    let screen = term.wait_for("NOT SAVED: ");
    assert!(screen.contains("too many open files"), "{screen}");
    let limit = Rlimit {
        current: Some(1024),
        maximum: Some(1024),
    };
    prlimit(Some(term.pid()), Resource::Nofile, limit).expect("a limit");
    // Any save tries again what waits.
    term.send("b");
    term.wait_for("Bookmarked.");
    assert_eq!(kinds(data.path()), ["file", "attempt", "bookmark"]);
}
