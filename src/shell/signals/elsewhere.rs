//! Systems without signals: nothing comes, nothing stops.

use crate::shell::wake::Wake;
use std::sync::mpsc::Sender;

pub(crate) fn start(_to_loop: Sender<Wake>) -> std::io::Result<()> {
    Ok(())
}

pub(crate) fn lend_to_editor(_lent: bool) {}

pub(crate) fn stop_group() {}

pub(crate) fn may_stop() -> bool {
    false
}
