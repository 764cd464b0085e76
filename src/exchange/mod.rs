//! Formats of other programs in which content comes and goes; knows no command and no file.

pub mod csv;
