//! Import and export of content and of a partner's marks.
