//! The answer: JSON, written from front to back.

/// Text under construction in memory that the caller gave. What finds no
/// room is dropped; the element then cannot read the answer and says so.
#[derive(Debug)]
pub(crate) struct Out<'o> {
    bytes: &'o mut [u8],
    length: usize,
}

impl<'o> Out<'o> {
    pub(crate) fn new(bytes: &'o mut [u8]) -> Self {
        Self { bytes, length: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn back_to(&mut self, length: usize) {
        self.length = length;
    }

    #[inline(never)]
    pub(crate) fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// JSON as it stands.
    #[inline(never)]
    pub(crate) fn raw(&mut self, json: &[u8]) {
        for byte in json {
            self.push(*byte);
        }
    }

    /// Text inside a JSON string.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &[u8]) {
        for byte in text {
            let is_line = *byte == b'\n';
            if is_line || matches!(byte, b'"' | b'\\') {
                self.push(b'\\');
            }
            self.push(if is_line { b'n' } else { *byte });
        }
    }

    /// A comma unless the list has just been opened.
    #[inline(never)]
    pub(crate) fn comma(&mut self) {
        if !self.bytes.get(self.length.wrapping_sub(1)).is_some_and(|byte| matches!(byte, b'[' | b'{')) {
            self.push(b',');
        }
    }

    /// A text as an element of a list, or as the name of a member.
    #[inline(never)]
    pub(crate) fn string(&mut self, text: &[u8]) {
        self.comma();
        self.quoted(text);
    }

    /// A member of an object.
    #[inline(never)]
    pub(crate) fn member(&mut self, name: &[u8], text: &[u8]) {
        self.string(name);
        self.push(b':');
        self.quoted(text);
    }

    fn quoted(&mut self, text: &[u8]) {
        self.push(b'"');
        self.text(text);
        self.push(b'"');
    }
}
