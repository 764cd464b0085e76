//! The only wing that knows the progress files.

#![warn(clippy::wildcard_enum_match_arm)]

#[cfg(test)]
mod any_samples;
mod append;
mod backup;
mod check;
mod clock;
mod contents;
#[cfg(test)]
mod desk;
mod device;
mod disk;
mod file;
mod files;
mod foreign;
mod health;
mod import;
mod json;
mod line;
mod lock;
mod member;
mod merge;
mod names;
mod open;
mod place;
mod reader;
mod reason;
mod repeated;
mod report;
#[cfg(test)]
mod samples;
mod scan;
mod set_aside;
mod work;
mod writer;

pub use append::Appender;
pub use backup::{BackupAbout, create_backup, list_backups, preview_restore, verify_backup};
pub use check::{CheckReport, Cured, check, cure};
pub use file::{Journal, READER};
pub use files::Files;
pub use foreign::{FOREIGN_MAX, FOREIGN_RECORDS_MAX, Foreign, lines_of, read_foreign};
pub use health::{Fault, Health, PROBLEMS_KEPT, Problem};
pub use import::{ImportPlan, preview_import};
pub use merge::{MergeFile, MergePlan, preview_merge};
pub use open::{Opened, open, read};
pub use place::Paths;
pub use reason::Reason;
pub use report::Report;
pub use work::{DRAFTS_MAX, Offered, WorkShelf};
pub use writer::{Unsaved, Writer};
