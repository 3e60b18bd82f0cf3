//! The three calls of the versions page's script.

#![allow(unsafe_code, reason = "an export needs its plain name; nothing here reads or writes by address")]

exchange::exports!(compare => crate::records::answer);
