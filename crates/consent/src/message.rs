//! A message from the element: a JSON value, flattened depth first.
//!
//! The browser parses JSON; a parser here would cost as much as the rest.
//! `{"a":[{"b":"c"}]}` arrives as four entries, each `path US kind value RS`
//! with the control characters U+001F and U+001E, which the element takes
//! out of values: `` `o`, `.a` `a`, `.a[0]` `o`, `.a[0].b` `sc`.

use core::mem::MaybeUninit;

const ENTRY_END: u8 = 0x1e;
const PATH_END: u8 = 0x1f;

/// One value and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'m> {
    /// `.config.categories[1].label`
    pub path: &'m [u8],
    /// a string, or what else stands there as JSON writes it; empty for
    /// arrays and objects
    pub text: &'m [u8],
    /// `s` string, `n` number, `b` flag, `a` array, `o` object, `z` none
    pub kind: u8,
    /// how much of the path leads to what holds it, the mark included
    owner: usize,
    /// what comes after it in the message
    next: Option<Node<'m>>,
    /// what comes after all that it holds
    after: Option<Node<'m>>,
}

/// A value with all that it holds, or [`NONE`]: one word, where a slice of
/// entries would be given back through memory at every call.
pub type Node<'m> = &'m Entry<'m>;

/// No value, in place of one that is not there.
pub static NONE: Entry<'static> = Entry { path: b"", text: b"", kind: b'z', owner: 0, next: None, after: None };

/// What tells one child from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// a member's name
    Name,
    /// the text that it is
    Text,
    /// the text of its member `id`
    Id,
}

impl<'m> Entry<'m> {
    /// Whether there is a value, `null` being none.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.kind != b'z'
    }

    /// Whether it is `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.kind == b'b' && self.text.len() == 4
    }

    /// The child after a child, or the first.
    #[inline(never)]
    fn child_after(&'m self, node: Node<'m>) -> Option<Node<'m>> {
        let node = if core::ptr::eq(self, node) { node.next } else { node.after }?;
        (node.owner == self.path.len() + 1).then_some(node)
    }

    /// Members of an object, elements of an array.
    pub fn children(&'m self) -> Children<'m> {
        Children { owner: self, last: self }
    }

    /// A child, if there is such.
    #[must_use]
    #[inline(never)]
    pub fn find(&'m self, by: By, wanted: &[u8]) -> Node<'m> {
        for child in self.children() {
            let text = match by {
                By::Name => child.path.get(self.path.len() + 1..).unwrap_or_default(),
                By::Text => child.text,
                By::Id => child.get(b"id").text,
            };
            if same(text, wanted) {
                return child;
            }
        }
        &NONE
    }

    /// A member of an object.
    #[must_use]
    #[inline(never)]
    pub fn get(&'m self, name: &[u8]) -> Node<'m> {
        self.find(By::Name, name)
    }
}

/// See [`Entry::children`].
#[derive(Clone, Copy, Debug)]
pub struct Children<'m> {
    owner: Node<'m>,
    last: Node<'m>,
}

impl<'m> Iterator for Children<'m> {
    type Item = Node<'m>;

    fn next(&mut self) -> Option<Node<'m>> {
        self.last = self.owner.child_after(self.last)?;
        Some(self.last)
    }
}

/// The order of the first bytes of two texts: 0 where they are the same, less
/// where the first comes before the other.
#[inline(never)]
pub(crate) fn order(one: &[u8], other: &[u8], most: usize) -> i32 {
    let mut at = 0;
    while at < most {
        let byte = |text: &[u8]| text.get(at).map_or(-1, |byte| i32::from(*byte));
        let difference = byte(one) - byte(other);
        if difference != 0 || at >= one.len() {
            return difference;
        }
        at += 1;
    }
    0
}

/// Whether two texts are the same.
#[inline(never)]
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    order(one, other, usize::MAX) == 0
}

/// The text before the first `mark` and the text after it; all and nothing
/// where there is none.
#[inline(never)]
pub(crate) fn cut(text: &[u8], mark: u8) -> (&[u8], &[u8]) {
    let mut at = 0;
    while text.get(at).is_some_and(|byte| *byte != mark) {
        at += 1;
    }
    (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
}

/// Behind the last of two marks; 0 where there is none.
#[inline(never)]
fn behind(text: &[u8], mark: u8, other: u8) -> usize {
    let mut end = text.len();
    while text.get(end.wrapping_sub(1)).is_some_and(|byte| *byte != mark && *byte != other) {
        end -= 1;
    }
    end
}

/// How many entries a message has.
#[must_use]
pub fn count(message: &[u8]) -> usize {
    let mut number = 0;
    for byte in message {
        number += usize::from(*byte == ENTRY_END);
    }
    number
}

/// Reads a message into `space`, which has room for [`count`] entries; back
/// to front, so that each entry can hold those after it, and whoever asks for
/// a child passes over what the others hold.
#[must_use]
pub fn read<'m>(mut message: &'m [u8], space: &'m mut [MaybeUninit<Entry<'m>>]) -> Node<'m> {
    let mut next: Option<Node<'m>> = None;
    for place in space.iter_mut().rev() {
        message = message.get(..message.len().wrapping_sub(1)).unwrap_or_default();
        let start = behind(message, ENTRY_END, ENTRY_END);
        let (path, rest) = cut(message.get(start..).unwrap_or_default(), PATH_END);
        message = message.get(..start).unwrap_or_default();
        let (kind, text) = rest.split_first().unwrap_or((&b'z', b""));
        let owner = behind(path, b'.', b'[');
        let mut after = next;
        while let Some(inside) = after
            && inside.owner > path.len()
        {
            after = inside.after;
        }
        next = Some(place.write(Entry { path, text, kind: *kind, owner, next, after }));
    }
    next.unwrap_or(&NONE)
}
