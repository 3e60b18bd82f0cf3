//! The words for the visitor.

use crate::answer::Answer;
use crate::message::{NONE, Node, cut, same};

impl<'m> Answer<'m, '_> {
    /// A text, or the one of several by language that fits best.
    #[inline(never)]
    pub(crate) fn words(&self, value: Node<'m>) -> Node<'m> {
        if value.kind != b'o' {
            return value;
        }
        let language = self.root.get(b"language").text;
        let mut best = value.get(language);
        if best.text.is_empty() {
            best = value.get(cut(language, b'-').0);
        }
        if best.text.is_empty() {
            best = value.get(b"en");
        }
        if best.text.is_empty() {
            best = value.children().next().unwrap_or(&NONE);
        }
        best
    }

    /// The words of the first of several members that has any; between their
    /// names stands `|`.
    #[inline(never)]
    pub(crate) fn first(&self, owner: Node<'m>, mut names: &[u8]) -> Node<'m> {
        loop {
            let (name, rest) = cut(names, b'|');
            let words = self.words(owner.get(name));
            if rest.is_empty() || !words.text.is_empty() {
                return words;
            }
            names = rest;
        }
    }

    /// The company behind a service, or what the service is called.
    #[inline(never)]
    fn company(&self, service: Node<'m>) -> &'m [u8] {
        self.first(service, b"provider|label|id").text
    }

    /// Whether no service before has the same company behind it; counts it,
    /// and writes what stands between two.
    pub(crate) fn is_new_company(&mut self, service: Node<'m>) -> bool {
        for category in self.categories.children() {
            if self.is_required(category) {
                continue;
            }
            for other in category.get(b"services").children() {
                if same(self.company(other), self.company(service)) {
                    let is_new = core::ptr::eq(other, service);
                    if is_new {
                        if self.companies > 0 {
                            self.out.raw(b", ");
                        }
                        self.companies += 1;
                    }
                    return is_new;
                }
            }
        }
        false
    }
}
