//! The argument grammar.
