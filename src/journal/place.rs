//! Where the progress files live and how they are opened; knows paths and permissions, not what is in them.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The directories of the journal wing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The journal's files.
    pub progress: PathBuf,
    /// Work in progress.
    pub work: PathBuf,
    /// Backups.
    pub backup: PathBuf,
    /// What belongs to this machine alone.
    pub state: PathBuf,
}

impl Paths {
    /// The directories under a data directory, and the state directory.
    pub fn new(data: &Path, state: &Path) -> Self {
        Self {
            progress: data.join("progress"),
            work: data.join("work"),
            backup: data.join("backup"),
            state: state.to_path_buf(),
        }
    }
}

/// Creates a directory that only its owner can enter, and those above it; an existing one is left as it is.
///
/// # Errors
/// The system's own.
pub(crate) fn create_directory(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    path.parent().map_or(Ok(()), sync_directory)
}

/// Makes the names in a directory durable; file systems that cannot say so are believed.
///
/// # Errors
/// The system's own.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(path)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

/// Options that create files which only their owner can read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// What tells a file from another that took its name: device and inode.
pub(crate) type Identity = (u64, u64);

/// The identity of an open file.
#[cfg(unix)]
pub(crate) fn identity(file: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino())
}

/// Where files have no inode, the moment of creation stands in for it.
#[cfg(not(unix))]
pub(crate) fn identity(file: &Metadata) -> Identity {
    let created = file
        .created()
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    (
        0,
        created.map_or(0, |time| {
            time.as_secs() ^ u64::from(time.subsec_nanos()) << 32
        }),
    )
}

/// Replaces a file whole: written beside it, made durable, then renamed; on an error the old one stands.
///
/// # Errors
/// The system's own; the half-written copy is removed.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let parent = path.parent().unwrap_or(Path::new("."));
    let mut copy = tempfile::Builder::new()
        .prefix(".tmp-")
        .tempfile_in(parent)?;
    copy.write_all(bytes)?;
    copy.as_file().sync_all()?;
    copy.persist(path).map_err(|failed| failed.error)?;
    sync_directory(parent)
}

/// Creates a file whole under a name that is still free: complete and durable, or not there.
///
/// # Errors
/// The system's own; [`io::ErrorKind::AlreadyExists`] when the name is taken.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let parent = path.parent().unwrap_or(Path::new("."));
    let mut copy = tempfile::Builder::new()
        .prefix(".tmp-")
        .tempfile_in(parent)?;
    copy.write_all(bytes)?;
    copy.as_file().sync_all()?;
    copy.persist_noclobber(path)
        .map_err(|failed| failed.error)?;
    sync_directory(parent)
}

/// A file's name for a message, cleaned.
pub(crate) fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    crate::text::clean::line(&name.to_string_lossy()).into_owned()
}

/// A path for a message, cleaned.
pub(crate) fn shown(path: &Path) -> String {
    crate::text::clean::line(&path.to_string_lossy()).into_owned()
}
