//! All packs as one look-up: index, tree, search. Pure.
