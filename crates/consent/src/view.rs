//! The template filled in: what each of its marks and rules means.

use crate::answer::Answer;
use crate::calendar::plus_days;
use crate::configuration::{is_address, is_runaway};
use crate::digest;
use crate::message::{Node, cut, same};
use crate::record::MOST_DAYS;
use crate::template::{byte, end, from};

impl<'m> Answer<'m, '_> {
    /// Writes the template from a place to where the block ends.
    pub(crate) fn fill(&mut self, mut at: usize, category: Node<'m>, shown: Node<'m>) {
        loop {
            let mark = byte(at);
            at += 1;
            let owner = match mark {
                b'>' => return,
                b'<' => {
                    self.block(at, category, shown);
                    at = end(at);
                    continue;
                }
                b',' => {
                    self.out.comma();
                    continue;
                }
                b'\n' => {
                    self.out.line();
                    continue;
                }
                b'$' => self.texts,
                b'~' => shown,
                b'^' => category,
                _ => {
                    self.out.push(mark);
                    continue;
                }
            };
            let (keys, _) = cut(from(at), mark);
            at += keys.len() + 1;
            self.out.text(self.first(owner, keys).text);
        }
    }

    /// Writes the inside of a block as its rule says:
    /// - for each: `C` category, `S` service and `K` cookie of the category
    /// - where the category `g` is given, `p` is not but a service of it is,
    ///   `n` is necessary, `t` has a table of cookies
    /// - where the service `h` is given, alone or with its category, `u` has
    ///   an address, `z` is the first of its company, which is then counted
    /// - where the cookie `l` can be listed, `x` is to be erased
    /// - where there `i` is a signal, `d` was a choice, `q` were companies,
    ///   `y` is a policy, `m` is to be a modal dialog, `j` is nothing usable
    /// - where `b` the banner or `s` the settings are seen; the other letters
    ///   are those of the event
    /// - about `v` the record that counts, if it stays; `k` the record that
    ///   was known before, or the message; `f` the configuration
    /// - `%` what is wrong, `@` the record's place, `+` until when a choice
    ///   holds, `(` when the first was made, `=` how it was made, `#` the hash of the inside
    /// - in place of the name in braces in the words for `&` third parties and
    ///   `*` the duration; `9` their number in place of more than three
    /// - `0` makes a `reset` forget what the mode gives, which is erased too
    fn block(&mut self, mut at: usize, category: Node<'m>, mut shown: Node<'m>) {
        let is_no = byte(at) == b'!';
        at += usize::from(is_no);
        let rule = byte(at);
        at += 1;
        let start = self.out.len();
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
            b'#' => {
                self.out.is_plain = true;
                self.fill(at, category, shown);
                self.out.is_plain = false;
                let hash = digest::hash(self.out.since(start));
                self.out.back_to(start);
                return digest::write(&hash, &mut self.out);
            }
            b'9' => {
                self.fill(at, category, shown);
                if self.companies > 3 {
                    self.out.back_to(start);
                    self.out.number(self.companies);
                }
                return;
            }
            b'q' => {
                self.fill(at, category, shown);
                if self.companies == 0 {
                    self.out.back_to(start);
                }
                return;
            }
            b'&' => {
                self.companies = 0;
                return self.around(at, self.texts.get(b"parties"));
            }
            b'*' => {
                let forms = self.texts.get(b"duration");
                let form = forms.get(self.root.get(b"plural").text);
                return self.around(at, if form.exists() { form } else { forms.get(b"other") });
            }
            b'%' => return self.decide(),
            b'@' => return self.out.text(cut(shown.path.get(8..).unwrap_or_default(), b']').0),
            b'+' => return self.until(),
            b'(' => return self.first_choice(),
            b'=' => return self.out.text(self.how()),
            b'0' => {
                self.is_all &= !self.does(b'r');
                return;
            }
            b'g' => self.allows(category),
            b'p' => self.allows_part(category),
            b'n' => self.is_required(category),
            b't' => category.get(b"cookies").children().next().is_some(),
            b'h' => self.allows_service(category, shown),
            b'u' => is_address(shown.get(b"url")),
            b'z' => self.is_new_company(shown),
            b'l' => !is_runaway(shown.get(b"name").text),
            b'x' => !is_runaway(shown.get(b"name").text) && !self.keeps(category, shown),
            b'i' => self.has_signal(),
            b'd' => self.is_decided,
            b'y' => is_address(shown.get(b"policy")),
            b'm' => same(self.config.get(b"layout").text, b"dialog"),
            b'j' => self.is_unusable,
            b'b' => self.shows_banner(),
            b's' => self.does(b's') || self.does(b't') && self.is_open(b"settings"),
            b'v' => {
                shown = self.valid;
                shown.exists() && !self.does(b'r')
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
            _ => self.does(rule),
        };
        if is != is_no {
            self.fill(at, category, shown);
        }
    }

    /// Writes a text, the inside of a block in place of its name in braces.
    #[inline(never)]
    fn around(&mut self, at: usize, text: Node<'m>) {
        let (before, after) = cut(self.words(text).text, b'{');
        self.out.text(before);
        self.fill(at, self.root, self.root);
        self.out.text(cut(after, b'}').1);
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
