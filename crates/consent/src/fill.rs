//! The template filled in: what each of its marks and rules means.

use crate::answer::Answer;
use crate::calendar::plus_days;
use crate::configuration::is_runaway;
use crate::message::{Node, cut};
use crate::record::MOST_DAYS;
use crate::template::{byte, end, from};

impl<'m> Answer<'m, '_> {
    /// Writes the template from a place to where the block ends.
    pub(crate) fn fill(&mut self, mut at: usize, category: Node<'m>, shown: Node<'m>) {
        loop {
            let mark = byte(at);
            at += 1;
            match mark {
                b'>' => return,
                b'<' => {
                    self.block(at, category, shown);
                    at = end(at);
                }
                b',' => self.out.comma(),
                b'~' => {
                    let (key, _) = cut(from(at), mark);
                    at += key.len() + 1;
                    self.out.text(shown.get(key).text);
                }
                _ => self.out.push(mark),
            }
        }
    }

    /// Writes the inside of a block as its rule says:
    /// - for each: `C` category, `S` service and `K` cookie of the category
    /// - where the category `g` is given, `p` is not but a service of it is
    /// - where the service `h` is given, alone or with its category
    /// - where the cookie `x` is to be erased
    /// - where `j` nothing is usable, `b` the banner is to be seen, `e`
    ///   cookies may have to be erased, `c` was a choice, `r` a reset
    /// - about `v` the record that counts, if it stays; `k` the record that
    ///   was known before, or the message; `f` the configuration
    /// - `%` what is wrong, `@` the record's place, `+` until when a choice
    ///   holds, `(` when the first was made, `=` how it was made
    /// - `0` makes a `reset` forget what the mode gives, which is erased too
    fn block(&mut self, mut at: usize, category: Node<'m>, mut shown: Node<'m>) {
        let is_no = byte(at) == b'!';
        at += usize::from(is_no);
        let rule = byte(at);
        at += 1;
        let is = match rule {
            b'C' => {
                for category in self.categories.children() {
                    self.fill(at, category, category);
                }
                return;
            }
            b'S' | b'K' => {
                let list = category.get(if rule == b'S' { b"services" } else { b"cookies" });
                for shown in list.children() {
                    self.fill(at, category, shown);
                }
                return;
            }
            b'%' => return self.decide(),
            b'@' => return self.out.text(cut(shown.path.get(8..).unwrap_or_default(), b']').0),
            b'+' => return self.until(),
            b'(' => return self.first_choice(),
            b'=' => return self.out.text(self.how()),
            b'0' => {
                self.is_all &= !self.is(b'r');
                return;
            }
            b'g' => self.allows(category),
            b'p' => self.allows_part(category),
            b'h' => self.allows_service(category, shown),
            b'x' => !is_runaway(shown.get(b"name").text) && !self.keeps(category, shown),
            b'j' => self.is_unusable,
            b'b' => self.asks(),
            b'v' => {
                shown = self.valid;
                shown.exists() && !self.is(b'r')
            }
            b'k' => {
                shown = self.newest(false);
                if !shown.exists() {
                    shown = self.root;
                }
                true
            }
            b'f' => {
                shown = self.config;
                true
            }
            b'e' => self.is(b'c') || self.is(b'r'),
            _ => self.is(rule),
        };
        if is != is_no {
            self.fill(at, category, shown);
        }
    }

    /// Writes until when a choice holds.
    fn until(&mut self) {
        let mut days = 0;
        for digit in self.root.get(b"days").text {
            days = (days * 10 + i32::from(digit & 15)).min(MOST_DAYS);
        }
        self.out.text(&plus_days(self.root.get(b"now").text, days));
    }
}
