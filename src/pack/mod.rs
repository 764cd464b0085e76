//! The only wing that knows content TOML.
