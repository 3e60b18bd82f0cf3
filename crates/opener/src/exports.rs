//! The three calls of the script.

#![allow(unsafe_code, reason = "an export needs its plain name; nothing here reads or writes by address")]

exchange::exports!(open => crate::answer::answer);
