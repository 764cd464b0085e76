//! Markdown laid out.
