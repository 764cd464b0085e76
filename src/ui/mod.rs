//! The face: draws a State, changes nothing.
