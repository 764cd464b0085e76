//! Where things are kept; knows directories, not what is in their files.

use crate::shell::environment::Environment;
use crate::text::clean;
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// The places of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The journal: one file a device.
    pub progress: PathBuf,
    /// Installed packs, a directory each.
    pub packs: PathBuf,
    /// Work in progress and its locks.
    pub work: PathBuf,
    /// Backups of the journal.
    pub backup: PathBuf,
    /// Crash files and side snapshots: nothing that cannot be made again.
    pub state: PathBuf,
    /// The configuration file.
    pub config: PathBuf,
}

/// What the command line says about places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wished {
    /// `--data-dir`, which comes before `GREENROOM_DATA_DIR`.
    pub data_dir: Option<PathBuf>,
    /// `--config`.
    pub config: Option<PathBuf>,
}

impl Paths {
    /// Resolves the places: one directory that holds everything, or those of the system.
    ///
    /// # Errors
    /// One sentence when the system names no home directory.
    pub fn resolve(wished: Wished, environment: &Environment) -> Result<Self, String> {
        let mut paths = match wished.data_dir.or_else(|| environment.data_dir.clone()) {
            Some(dir) => Self::under(&dir),
            None => Self::of_system()?,
        };
        if let Some(config) = wished.config {
            paths.config = config;
        }
        Ok(paths)
    }

    /// The places below one directory that holds everything.
    pub fn under(dir: &Path) -> Self {
        // A relative name must mean the same directory for as long as the program runs.
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
        Self {
            progress: dir.join("progress"),
            packs: dir.join("packs"),
            work: dir.join("work"),
            backup: dir.join("backup"),
            state: dir.join("state"),
            config: dir.join("config.toml"),
        }
    }

    fn of_system() -> Result<Self, String> {
        let project = ProjectDirs::from("", "", "greenroom").ok_or_else(|| {
            "The system names no home directory. Set HOME, or say --data-dir DIR.".to_owned()
        })?;
        // Only Linux has a directory for state; elsewhere it lies beside the data.
        let state = project
            .state_dir()
            .map_or_else(|| project.data_local_dir().join("state"), Path::to_path_buf);
        Ok(Self {
            config: project.config_dir().join("config.toml"),
            ..Self::under(project.data_dir())
        }
        .with_state(state))
    }

    fn with_state(self, state: PathBuf) -> Self {
        Self { state, ..self }
    }
}

/// A path as messages show it: foreign signs in it are cleaned.
pub fn shown(path: &Path) -> String {
    clean::line(&path.to_string_lossy()).into_owned()
}

/// One sentence when root runs with the home directory of another user, whose files would come to belong to root.
#[cfg(unix)]
pub fn foreign_home_warning(environment: &Environment) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let home = environment.home.as_deref()?;
    let owner = std::fs::metadata(home).ok()?.uid();
    let us = rustix::process::geteuid().as_raw();
    home_sentence(home, us, owner)
}

/// One sentence when root runs with the home directory of another user; systems without root never say it.
#[cfg(not(unix))]
pub fn foreign_home_warning(_environment: &Environment) -> Option<String> {
    None
}

#[cfg(unix)]
fn home_sentence(home: &Path, us: u32, owner: u32) -> Option<String> {
    (us == 0 && owner != 0).then(|| {
        format!(
            "You are root, but {} belongs to another user, who could not write what is saved now. Leave with ctrl-c, and start greenroom without sudo or say --data-dir DIR.",
            shown(home)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{Paths, Wished, shown};
    use crate::shell::environment::Environment;
    use std::path::{Path, PathBuf};

    #[test]
    fn one_directory_holds_everything_and_the_command_line_comes_first() {
        let environment = Environment {
            data_dir: Some("/from/environment".into()),
            ..Environment::default()
        };
        let paths = Paths::resolve(Wished::default(), &environment).expect("paths");
        assert_eq!(paths.progress, Path::new("/from/environment/progress"));
        let wished = Wished {
            data_dir: Some("/said".into()),
            config: Some("/else/where.toml".into()),
        };
        let paths = Paths::resolve(wished, &environment).expect("paths");
        assert_eq!(paths.state, Path::new("/said/state"));
        assert_eq!(paths.work, Path::new("/said/work"));
        assert_eq!(paths.packs, Path::new("/said/packs"));
        assert_eq!(paths.backup, Path::new("/said/backup"));
        assert_eq!(paths.config, PathBuf::from("/else/where.toml"));
    }

    #[test]
    fn paths_cannot_write_to_the_terminal() {
        assert!(!shown(Path::new("/tmp/\u{1b}[2J\nx")).contains(['\u{1b}', '\n']));
    }

    #[cfg(unix)]
    #[test]
    fn root_in_the_home_of_another_is_warned() {
        use super::home_sentence;
        assert!(home_sentence(Path::new("/home/ada"), 0, 1000).is_some());
        assert!(home_sentence(Path::new("/root"), 0, 0).is_none());
        assert!(home_sentence(Path::new("/home/ada"), 1000, 1000).is_none());
    }
}
