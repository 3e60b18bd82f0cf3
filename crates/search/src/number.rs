//! Numbers as a few letters of ASCII, which compress well and need no escape.
//!
//! Each letter holds five bits, the lowest first; all but the last of a number
//! say that another follows.

const LETTERS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// Appends a number.
pub(crate) fn write(mut number: u32, out: &mut String) {
    loop {
        let rest = number >> 5;
        let place = (number & 31) + if rest > 0 { 32 } else { 0 };
        out.push(LETTERS.get(place as usize).map_or('0', |letter| char::from(*letter)));
        if rest == 0 {
            return;
        }
        number = rest;
    }
}

/// Reads numbers until what follows is none.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl<'a> Numbers<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text.as_bytes().iter())
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let place = u32::from(match self.0.next()? {
                digit @ b'0'..=b'9' => digit - b'0',
                capital @ b'A'..=b'Z' => capital - b'A' + 10,
                small @ b'a'..=b'z' => small - b'a' + 36,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            });
            number |= (place & 31).checked_shl(shift).unwrap_or_default();
            if place < 32 {
                return Some(number);
            }
            shift += 5;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn written_and_read(numbers: Vec<u32>) {
            let mut text = String::new();
            numbers.iter().for_each(|number| write(*number, &mut text));
            prop_assert_eq!(Numbers::new(&text).collect::<Vec<_>>(), numbers);
        }

        #[test]
        fn anything_is_read(text in "\\PC*") {
            let _ = Numbers::new(&text).count();
        }
    }
}
