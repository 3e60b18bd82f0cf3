//! The answer: JSON, written from front to back.

/// Text under construction in memory that the caller gave. What finds no
/// room is dropped; the element then cannot read the answer and says so.
#[derive(Debug)]
pub(crate) struct Out<'o> {
    bytes: &'o mut [u8],
    length: usize,
    /// what is written now is no JSON, and nothing in it is escaped
    pub(crate) is_plain: bool,
}

impl<'o> Out<'o> {
    pub(crate) fn new(bytes: &'o mut [u8]) -> Self {
        Self { bytes, length: 0, is_plain: false }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn since(&self, start: usize) -> &[u8] {
        self.bytes.get(start..self.length).unwrap_or_default()
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
            if !self.is_plain && matches!(byte, b'"' | b'\\') {
                self.push(b'\\');
            }
            self.push(*byte);
        }
    }

    /// The end of a line in a text.
    pub(crate) fn line(&mut self) {
        self.raw(if self.is_plain { b"\n" } else { b"\\n" });
    }

    /// A comma unless the list has just been opened.
    #[inline(never)]
    pub(crate) fn comma(&mut self) {
        if !self.bytes.get(self.length.wrapping_sub(1)).is_some_and(|byte| matches!(byte, b'[' | b'{')) {
            self.push(b',');
        }
    }

    pub(crate) fn number(&mut self, number: usize) {
        if number > 9 {
            self.number(number / 10);
        }
        self.push(b'0' + (number % 10) as u8);
    }
}
