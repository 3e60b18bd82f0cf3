//! SHA-256 in base64, as `integrity` attributes write it.
//!
//! The browser's own is missing on plain http, where a record must hold it
//! too, and the crates for it carry several times the bytes of these lines.
//! FIPS 180-4; the tests hold its examples.

use crate::out::Out;

/// Writes `sha256-` and the base64 of the hash.
pub(crate) fn write(hash: [u8; 32], out: &mut Out<'_>) {
    out.raw(b"sha256-");
    for group in hash.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let value = (bits >> (18 - 6 * place) & 63) as u8;
            out.push(match value {
                _ if place > group.len() => b'=',
                0..26 => b'A' + value,
                26..52 => b'a' + value - 26,
                52..62 => b'0' + value - 52,
                62 => b'+',
                _ => b'/',
            });
        }
    }
}

/// The first 32 bits of the fractional part of the square or cube root of a
/// prime, by Newton's method. Deriving the 72 constants takes fewer bytes
/// than listing them; 35 bits are needed and a double has 53.
fn fraction_of_root(prime: u32, is_cube: bool) -> u32 {
    let prime = f64::from(prime);
    let mut root = prime;
    for _ in 0..40 {
        let (power, degree) = if is_cube { (root * root, 3.0) } else { (root, 2.0) };
        root -= (power * root - prime) / (degree * power);
    }
    ((root - f64::from(root as u32)) * 4_294_967_296.0) as u32
}

/// The hash of a message.
#[must_use]
pub fn sha256(message: &[u8]) -> [u8; 32] {
    let mut constants = [0_u32; 64];
    let mut state = [0_u32; 8];
    let mut prime = 1;
    for (place, constant) in constants.iter_mut().enumerate() {
        prime += 1;
        while (2..prime).any(|divisor| prime % divisor == 0) {
            prime += 1;
        }
        *constant = fraction_of_root(prime, true);
        if let Some(word) = state.get_mut(place) {
            *word = fraction_of_root(prime, false);
        }
    }

    let length = message.len();
    // One bit after the message, zeros, and its length in the last 8 bytes.
    let padded = (length + 8) / 64 * 64 + 64;
    let byte_at = |place: usize| match padded - place {
        _ if place < length => message.get(place).copied().unwrap_or(0),
        _ if place == length => 0x80,
        from_end @ 1..=4 => ((length * 8) >> (8 * (from_end - 1))) as u8,
        _ => 0,
    };
    let mut start = 0;
    while start < padded {
        let mut words = [0_u32; 64];
        for place in 0..64 {
            let back = |distance: usize| words.get(place - distance).copied().unwrap_or(0);
            let value = if place < 16 {
                (0..4).fold(0, |word, byte| word << 8 | u32::from(byte_at(start + place * 4 + byte)))
            } else {
                let (old, new) = (back(15), back(2));
                let small0 = old.rotate_right(7) ^ old.rotate_right(18) ^ old >> 3;
                let small1 = new.rotate_right(17) ^ new.rotate_right(19) ^ new >> 10;
                back(16).wrapping_add(small0).wrapping_add(back(7)).wrapping_add(small1)
            };
            if let Some(word) = words.get_mut(place) {
                *word = value;
            }
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for (word, constant) in words.iter().zip(&constants) {
            let big1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let one = h.wrapping_add(big1).wrapping_add(e & f ^ !e & g).wrapping_add(*constant).wrapping_add(*word);
            let big0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let two = big0.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(one), c, b, a, one.wrapping_add(two));
        }
        for (word, now) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(now);
        }
        start += 64;
    }
    let mut hash = [0; 32];
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = (state.get(place / 4).copied().unwrap_or(0) >> (24 - 8 * (place % 4))) as u8;
    }
    hash
}
