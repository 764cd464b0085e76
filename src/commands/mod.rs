//! One file a subcommand: prints, never draws.
