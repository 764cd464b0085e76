//! The hands: the only wing that touches terminal, clock, signals.
