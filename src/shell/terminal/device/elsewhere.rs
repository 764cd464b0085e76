//! The terminal through crossterm: line modes, size and bytes; knows system calls, no escape sequences.

use std::io::{Result, Write};

/// Where there are no line modes to read, crossterm remembers them.
#[derive(Clone)]
pub(crate) struct Device;

impl Device {
    pub(crate) fn read() -> Result<Self> {
        Ok(Self)
    }

    pub(crate) fn make_raw(&self) -> Result<()> {
        crossterm::terminal::enable_raw_mode()
    }

    pub(crate) fn put_back(&self) {
        let _ = crossterm::terminal::disable_raw_mode();
    }

    pub(crate) fn size() -> Result<(u16, u16)> {
        crossterm::terminal::size()
    }

    pub(crate) fn write_all(bytes: &[u8]) -> Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    pub(crate) fn write_if_ready(bytes: &[u8]) {
        let _ = Self::write_all(bytes);
    }
}
