//! Parts of the frame. Plain functions, for the reason given in [`crate::pages`].

pub(crate) mod header;
pub(crate) mod notice;
