//! A message from the element: a JSON value, flattened depth first.
//!
//! The browser parses JSON; a parser here would cost as much as the rest.
//! `{"a":[{"b":"c"}]}` arrives as four entries, each `path US kind value RS`
//! with the control characters U+001F and U+001E, which the element takes
//! out of values: `` `o`, `.a` `a`, `.a[0]` `o`, `.a[0].b` `sc`.

const ENTRY_END: u8 = 0x1e;
const PATH_END: u8 = 0x1f;

/// One value and where it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'m> {
    /// `.config.categories[1].label`
    path: &'m [u8],
    /// `s` string, `n` number, `b` flag, `a` array, `o` object, `z` null
    kind: u8,
    /// its text; empty for arrays and objects
    value: &'m [u8],
}

/// A value of the message with all that it holds; or none.
#[derive(Clone, Copy, Debug)]
pub struct Node<'m> {
    /// itself, then everything after it in the message
    entries: &'m [Entry<'m>],
}

/// Where `mark` first stands.
pub(crate) fn find(text: &[u8], mark: u8) -> usize {
    let mut at = 0;
    while text.get(at).is_some_and(|byte| *byte != mark) {
        at += 1;
    }
    at
}

/// The text before the first `mark` and the text after it; all and nothing
/// where there is none.
pub(crate) fn cut(text: &[u8], mark: u8) -> (&[u8], &[u8]) {
    let at = find(text, mark);
    (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
}

/// How many entries a message has.
#[must_use]
pub fn count(message: &[u8]) -> usize {
    message.iter().filter(|byte| **byte == ENTRY_END).count()
}

/// Reads a message into `space`, which has room for [`count`] entries.
#[must_use]
pub fn read<'m>(mut message: &'m [u8], space: &'m mut [Entry<'m>]) -> Node<'m> {
    for place in space.iter_mut() {
        let (entry, rest) = cut(message, ENTRY_END);
        let (path, value) = cut(entry, PATH_END);
        let (kind, value) = value.split_first().unwrap_or((&b'z', b""));
        *place = Entry { path, kind: *kind, value };
        message = rest;
    }
    Node { entries: space }
}

impl<'m> Node<'m> {
    fn entry(self) -> Entry<'m> {
        self.entries.first().copied().unwrap_or_default()
    }

    /// `s`, `n`, `b`, `a`, `o`, `z`; 0 where there is no value.
    #[must_use]
    pub fn kind(self) -> u8 {
        self.entry().kind
    }

    /// Whether there is a value, `null` being none.
    #[must_use]
    pub fn exists(self) -> bool {
        !matches!(self.kind(), 0 | b'z')
    }

    /// The string, if it is one, else the empty text.
    #[must_use]
    pub fn text(self) -> &'m [u8] {
        if self.kind() == b's' { self.entry().value } else { b"" }
    }

    /// What stands there, as JSON writes it.
    #[must_use]
    pub fn value(self) -> &'m [u8] {
        self.entry().value
    }

    /// Whether it is `true`.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.kind() == b'b' && self.value() == b"true"
    }

    /// Where it stands.
    #[must_use]
    pub fn path(self) -> &'m [u8] {
        self.entry().path
    }

    /// The last part of the path: a member's name, or `0]` of an element.
    #[must_use]
    pub fn name(self) -> &'m [u8] {
        let path = self.path();
        let mut start = path.len();
        while start > 0 && !path.get(start - 1).is_some_and(|byte| matches!(byte, b'.' | b'[')) {
            start -= 1;
        }
        path.get(start..).unwrap_or_default()
    }

    /// Members of an object, elements of an array.
    #[must_use]
    pub fn children(self) -> Children<'m> {
        Children { owner: self.path(), rest: self.entries.get(1..).unwrap_or_default() }
    }

    /// A member of an object.
    #[must_use]
    pub fn get(self, name: &[u8]) -> Self {
        for child in self.children() {
            if child.name() == name {
                return child;
            }
        }
        Self { entries: &[] }
    }

    /// Whether an array holds the text.
    #[must_use]
    pub fn lists(self, text: &[u8]) -> bool {
        self.children().any(|child| child.text() == text)
    }
}

/// See [`Node::children`].
#[derive(Clone, Copy, Debug)]
pub struct Children<'m> {
    owner: &'m [u8],
    rest: &'m [Entry<'m>],
}

impl<'m> Iterator for Children<'m> {
    type Item = Node<'m>;

    fn next(&mut self) -> Option<Node<'m>> {
        loop {
            let entries = self.rest;
            let inside = entries.first()?.path.strip_prefix(self.owner)?;
            self.rest = entries.get(1..).unwrap_or_default();
            let (first, deeper) = inside.split_first()?;
            if !matches!(first, b'.' | b'[') {
                // A neighbour whose name begins like the owner's.
                return None;
            }
            if !deeper.iter().any(|byte| matches!(byte, b'.' | b'[')) {
                return Some(Node { entries });
            }
        }
    }
}
