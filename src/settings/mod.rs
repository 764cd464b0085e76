//! The user's configuration, themes and key overrides.
