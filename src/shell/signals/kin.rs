//! Who our ancestors are, and whether one of them is a shell that can continue us after a stop.
//!
//! On Linux `/proc` is read and numbers are kept as numbers: a process whose leader stands outside our PID
//! namespace, as under `nsenter` and in some containers, has the group and session 0, which is no process
//! identifier, so that typed calls cannot tell of it.

/// What the kernel says of one process; 0 stands for what lies outside our PID namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    parent: i32,
    group: i32,
    session: i32,
    /// The group in the foreground of its terminal; -1 without a terminal.
    foreground: i32,
}

impl Kin {
    /// This process.
    pub(super) fn me() -> Option<Self> {
        of(i32::try_from(std::process::id()).ok()?)
    }

    /// Whether its group has the terminal now.
    pub(super) const fn in_foreground(self) -> bool {
        self.group == self.foreground
    }

    /// Whether somebody is there to continue it after a stop: an ancestor of its session in another group.
    pub(super) fn has_a_shell_above(self, of: impl Fn(i32) -> Option<Self>) -> bool {
        let mut parent = self.parent;
        while parent > 0
            && let Some(ancestor) = of(parent)
            && ancestor.session == self.session
        {
            if ancestor.group != self.group {
                return true;
            }
            parent = ancestor.parent;
        }
        false
    }
}

/// What is known of the process with this number.
#[cfg(target_os = "linux")]
pub(super) fn of(pid: i32) -> Option<Kin> {
    read(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// What is known of the process with this number; of others, systems without `/proc` tell no parent.
#[cfg(not(target_os = "linux"))]
pub(super) fn of(pid: i32) -> Option<Kin> {
    use rustix::process::{Pid, getpgid, getpid, getppid, getsid};
    let pid = Pid::from_raw(pid)?;
    let mine = pid == getpid();
    let foreground = || rustix::termios::tcgetpgrp(rustix::stdio::stdin()).ok();
    Some(Kin {
        parent: getppid().filter(|_| mine).map_or(0, Pid::as_raw_pid),
        group: getpgid(Some(pid)).ok()?.as_raw_pid(),
        session: getsid(Some(pid)).ok()?.as_raw_pid(),
        foreground: foreground().filter(|_| mine).map_or(-1, Pid::as_raw_pid),
    })
}

/// Reads `/proc/PID/stat` (`proc_pid_stat(5)`).
#[cfg(any(target_os = "linux", test))]
fn read(stat: &str) -> Option<Kin> {
    // The name in parentheses may itself hold blanks and parentheses.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest
        .split_whitespace()
        .skip(1)
        .map(|field| field.parse().ok());
    let (parent, group, session) = (fields.next()??, fields.next()??, fields.next()??);
    let foreground = fields.nth(1)??;
    Some(Kin {
        parent,
        group,
        session,
        foreground,
    })
}

#[cfg(test)]
mod tests {
    use super::{Kin, read};

    const fn kin(parent: i32, group: i32, session: i32) -> Kin {
        Kin {
            parent,
            group,
            session,
            foreground: -1,
        }
    }

    #[test]
    fn a_name_with_blanks_and_parentheses_is_read_past() {
        let read = read("41 (a) b (c) S 7 40 5 34816 39 4194560 1").unwrap();
        let expected = Kin {
            foreground: 39,
            ..kin(7, 40, 5)
        };
        assert_eq!(read, expected);
        assert!(!read.in_foreground());
        assert_eq!(super::read("41 (short) S 7 40"), None);
    }

    #[test]
    fn a_shell_is_an_ancestor_of_the_session_in_another_group() {
        let me = kin(2, 2, 1);
        let tree = |pid| match pid {
            2 => Some(kin(1, 2, 1)),
            1 => Some(kin(0, 1, 1)),
            _ => None,
        };
        assert!(me.has_a_shell_above(tree));
        assert!(!kin(1, 1, 1).has_a_shell_above(tree), "only its own group");
    }

    #[test]
    fn ancestors_outside_the_pid_namespace_are_no_shell_of_ours() {
        let outside = |_| Some(kin(0, 0, 0));
        assert!(!kin(1, 9, 9).has_a_shell_above(outside));
        assert!(!kin(0, 9, 0).has_a_shell_above(outside));
        // A shell started from outside shares its session, whose number cannot be told here.
        assert!(kin(1, 9, 0).has_a_shell_above(outside));
    }

    #[test]
    #[cfg(unix)]
    fn the_parent_of_this_process_is_found() {
        let parent = rustix::process::getppid().map_or(0, rustix::process::Pid::as_raw_pid);
        assert_eq!(Kin::me().map(|me| me.parent), Some(parent));
    }
}
