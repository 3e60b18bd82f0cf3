//! A page as lines of text, for the way to the browser.
//!
//! Each line is a letter and its fields, divided by tabs; what has parts ends
//! with a line `.`. JSON would do as well on the wire, but its decoder costs
//! the wasm 3 to 30 KB gzip, this one less than 2. Reading is total: a line
//! that does not fit makes the whole page `None`. [`writer`] and [`reader`] both
//! follow this table: a change of one is a change of the other.
//!
//! | line | fields | parts |
//! |---|---|---|
//! | `C` | title, summary | `E` lines: a list of policies |
//! | `E` | id, language, original, controller, title, summary, minutes | |
//! | `D` | id, language, controller, minutes, edition, title, summary | `O` or nothing, `G`…, `S`…: a policy |
//! | `O` | original, title, url, official, effective, seen | |
//! | `G` | kind (0–3), text, clause | |
//! | `S` | id | line, then blocks |
//! | `H` | level, id | line |
//! | `P` | clause, label | line |
//! | `L` | start or nothing | `I` lines |
//! | `I` | clause, label | line, then blocks |
//! | `T` | | lines `c` of the header, then `R` |
//! | `R` | clause, label | lines `c` |
//! | `c` | | a cell's line |
//! | `Q` | | blocks |
//! | `X` | clause, label, text | |
//! | `-` | | |
//! | `=` | text | within a line |
//! | `*` `!` | | line: emphasis, strong |
//! | `k` | code | |
//! | `f` `x` `p` `g` | fragment · address · policy, fragment · term | line: links |
//! | `/` | | a line break |

mod reader;
mod writer;

pub use reader::decode;
pub use writer::encode;

#[cfg(test)]
mod tests;
