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

    pub(crate) fn since(&self, start: usize) -> &[u8] {
        self.bytes.get(start..self.length).unwrap_or_default()
    }

    pub(crate) fn back_to(&mut self, length: usize) {
        self.length = length;
    }

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
            if matches!(byte, b'"' | b'\\') {
                self.push(b'\\');
            }
            self.push(*byte);
        }
    }

    /// A comma unless the list has just been opened.
    pub(crate) fn comma(&mut self) {
        if !self.since(self.length.saturating_sub(1)).iter().all(|byte| matches!(byte, b'[' | b'{')) {
            self.push(b',');
        }
    }

    /// A string in a list.
    pub(crate) fn item(&mut self, text: &[u8]) {
        self.comma();
        self.push(b'"');
        self.text(text);
        self.push(b'"');
    }

    /// A member whose value is a string.
    pub(crate) fn member(&mut self, name: &[u8], value: &[u8]) {
        self.item(name);
        self.push(b':');
        self.push(b'"');
        self.text(value);
        self.push(b'"');
    }

    pub(crate) fn number(&mut self, number: usize) {
        if number > 9 {
            self.number(number / 10);
        }
        self.push(b'0' + (number % 10) as u8);
    }
}
