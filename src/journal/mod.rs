//! The only wing that knows the progress files.
