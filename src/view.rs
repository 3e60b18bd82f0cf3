//! A policy's document tree as elements.

pub(crate) mod document;
pub(crate) mod element;
