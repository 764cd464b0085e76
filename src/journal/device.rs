//! Which machine this is: the device id that names its own file; knows `device.json`, not the journal's lines.

use crate::journal::place::{create, create_directory, replace, shown};
use crate::text::why::why;
use arcstr::ArcStr;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The letters of device ids: none that look alike.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The file in the state directory.
#[derive(Serialize, Deserialize)]
struct DeviceFile {
    device: String,
    machine: String,
}

/// The device id, and one sentence when it could not be kept.
pub(crate) struct Device {
    /// Its name, six letters and digits.
    pub(crate) id: ArcStr,
    /// What one should know.
    pub(crate) notice: Option<String>,
}

/// Reads the device id, or mints one when there is none or when the state was copied from another machine.
///
/// `taken` says which names are in use already; with `keep` false nothing is written.
pub(crate) fn load(
    state: &Path,
    machine: &str,
    fresh: u128,
    taken: impl Fn(&str) -> bool,
    keep: bool,
) -> Device {
    let path = state.join("device.json");
    if let Some(id) = read(&path, machine) {
        return Device { id, notice: None };
    }
    let id: ArcStr = mint(fresh, taken).into();
    let file = DeviceFile {
        device: id.to_string(),
        machine: machine.to_owned(),
    };
    let written = if keep {
        write(state, &path, &file)
    } else {
        Ok(())
    };
    // What stands in the file counts: a window that starts at the same moment may have been quicker.
    if keep && let Some(id) = read(&path, machine) {
        return Device { id, notice: None };
    }
    let notice = written.err().map(|error| {
        format!(
            "The name of this machine could not be kept in {} ({error}); until it can, every start begins a journal file of its own.",
            shown(&path), error = why(&error))
    });
    Device { id, notice }
}

/// Writes the file, unless a window that starts at the same moment was quicker: a machine has one name.
fn write(state: &Path, path: &Path, file: &DeviceFile) -> io::Result<()> {
    let bytes = serde_json::to_vec(file).map_err(io::Error::other)?;
    create_directory(state)?;
    if read(path, &file.machine).is_some() {
        return Ok(());
    }
    if path.exists() {
        return replace(path, &bytes);
    }
    match create(path, &bytes) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => replace(path, &bytes),
        done => done,
    }
}

fn read(path: &Path, machine: &str) -> Option<ArcStr> {
    let file: DeviceFile = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let good = file.device.len() == 6 && file.device.bytes().all(|byte| LETTERS.contains(&byte));
    (good && file.machine == machine).then(|| file.device.into())
}

/// Six letters, 30 bits: from the fresh bits, stepping on while the name is taken.
fn mint(fresh: u128, taken: impl Fn(&str) -> bool) -> String {
    (0_u128..64)
        .map(|step| {
            let bits = fresh.wrapping_add(step);
            (0..6)
                .map(|place| {
                    let letter = usize::try_from(bits >> (place * 5) & 31).unwrap_or(0);
                    char::from(LETTERS.get(letter).copied().unwrap_or(b'0'))
                })
                .collect::<String>()
        })
        .find(|name| !taken(name))
        .unwrap_or_else(|| "000000".to_owned())
}

/// A mark of this machine: a checksum of its machine id, so that the id itself is written nowhere.
///
/// Without a machine id, the state directory's inode stands in: a copy on another disk has another.
pub(crate) fn machine(state: &Path) -> String {
    let id = ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .find(|text| !text.trim().is_empty());
    if let Some(id) = id {
        let sum = crc32fast::hash(format!("greenroom {}", id.trim()).as_bytes());
        format!("{sum:08x}")
    } else {
        let inode =
            std::fs::metadata(state).map_or(0, |about| crate::journal::place::identity(&about).1);
        format!("dir-{inode}")
    }
}

#[cfg(test)]
mod tests {
    use super::load;

    #[test]
    fn a_device_keeps_its_id_on_its_machine_and_gets_a_new_one_elsewhere() {
        let state = tempfile::tempdir().unwrap();
        let first = load(state.path(), "one", 77, |_| false, true);
        assert_eq!(first.id.len(), 6);
        assert!(first.notice.is_none());
        assert_eq!(
            load(state.path(), "one", 12_345, |_| false, true).id,
            first.id
        );
        let moved = load(state.path(), "two", 12_345, |_| false, true);
        assert_ne!(moved.id, first.id, "state copied to another machine");
        assert_eq!(load(state.path(), "two", 5, |_| false, true).id, moved.id);
    }

    #[test]
    fn windows_that_start_at_the_same_moment_agree_on_one_name() {
        for _ in 0..20 {
            let state = tempfile::tempdir().unwrap();
            let state = state.path();
            let start = std::sync::Barrier::new(4);
            let names = std::thread::scope(|scope| {
                let window = |fresh: u128| {
                    start.wait();
                    load(state, "one", fresh, |_| false, true).id
                };
                let windows: Vec<_> = (1..=4)
                    .map(|at| scope.spawn(move || window(at * 7_919)))
                    .collect();
                let joined = windows.into_iter().map(|window| window.join().unwrap());
                joined.collect::<Vec<_>>()
            });
            let first = load(state, "one", 5, |_| false, true).id;
            assert!(names.iter().all(|name| *name == first), "{names:?}");
        }
    }

    #[test]
    fn a_name_in_use_is_not_minted_again() {
        let state = tempfile::tempdir().unwrap();
        let taken = load(state.path(), "one", 77, |_| false, false).id;
        let other = load(state.path(), "one", 77, |name| name == &*taken, false).id;
        assert_ne!(taken, other);
    }

    #[test]
    fn a_broken_file_gives_a_new_id_and_a_closed_directory_a_sentence() {
        let state = tempfile::tempdir().unwrap();
        std::fs::File::create(state.path().join("device.json")).unwrap();
        assert_eq!(load(state.path(), "one", 77, |_| false, true).id.len(), 6);
        let file = state.path().join("a-file");
        std::fs::File::create(&file).unwrap();
        let lost = load(&file.join("state"), "one", 77, |_| false, true);
        assert!(lost.notice.unwrap().ends_with('.'));
    }
}
