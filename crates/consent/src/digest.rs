//! SHA-256 in base64, as `integrity` attributes write it.
//!
//! The browser's own is missing on plain http, where a record must hold it
//! too, and the crates for it carry several times the bytes of these lines.
//! FIPS 180-4; the tests hold its examples.

use crate::out::Out;

/// The hash of a message.
#[must_use]
pub fn sha256(message: &[u8]) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (four, word) in bytes.chunks_mut(4).zip(hash(message)) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    bytes
}

/// Writes the base64 of a message's hash.
pub(crate) fn write(hash: &[u32; 8], out: &mut Out<'_>) {
    for place in 0..43 {
        let mut letter = 0;
        for bit in place * 6..place * 6 + 6 {
            let word = hash.get(bit / 32).copied().unwrap_or(0);
            letter = letter << 1 | (word >> (31 - bit % 32) & 1) as u8;
        }
        out.push(match letter {
            0..26 => b'A' + letter,
            26..52 => b'a' - 26 + letter,
            52..62 => letter - 4,
            62 => b'+',
            _ => b'/',
        });
    }
    out.push(b'=');
}

/// The first 32 bits of the fractional part of the square or cube root of the
/// next prime, by Newton's method: the constants of the hash. Deriving them
/// takes fewer bytes than listing them; 35 bits are needed and a double has 53.
#[inline(never)]
fn next_root(prime: &mut u32, degree: u32) -> u32 {
    let mut divisor = 0;
    while divisor != *prime {
        *prime += 1;
        divisor = 2;
        while prime.checked_rem(divisor) != Some(0) {
            divisor += 1;
        }
    }
    let prime = f64::from(*prime);
    let mut root = prime;
    for _ in 0..20 {
        let power = if degree == 2 { root } else { root * root };
        root += (prime / power - root) / f64::from(degree);
    }
    ((root - f64::from(root as u32)) * 4_294_967_296.0) as u32
}

/// The hash of a message, in words.
pub(crate) fn hash(message: &[u8]) -> [u32; 8] {
    let mut state = [0; 8];
    let mut prime = 1;
    for word in &mut state {
        *word = next_root(&mut prime, 2);
    }
    prime = 1;
    // Derived once: every block of the message takes all of them.
    let mut roots = [0; 64];
    for root in &mut roots {
        *root = next_root(&mut prime, 3);
    }
    let length = message.len();
    let mut at = 0;
    // One bit comes after the message, and its length is in the last bytes.
    while at < length + 9 {
        // The newest 16 words of the schedule, in turn.
        let mut words = [0_u32; 16];
        // The eight of the state at the end; each round puts one before them.
        let mut rounds = [0; 72];
        for (round, word) in rounds.iter_mut().skip(64).zip(&state) {
            *round = *word;
        }
        for (round, root) in roots.iter().enumerate() {
            let back = |distance: usize| words.get(round.wrapping_sub(distance) & 15).copied().unwrap_or(0);
            let mut word = 0;
            if round < 16 {
                for _ in 0..4 {
                    let byte = message.get(at).map_or(u32::from(at == length) << 7, |byte| u32::from(*byte));
                    word = word << 8 | byte;
                    at += 1;
                }
                if round == 15 && at >= length + 9 {
                    word = length as u32 * 8;
                }
            } else {
                let (old, new) = (back(15), back(2));
                let small0 = old.rotate_right(7) ^ old.rotate_right(18) ^ old >> 3;
                let small1 = new.rotate_right(17) ^ new.rotate_right(19) ^ new >> 10;
                word = back(16).wrapping_add(small0).wrapping_add(back(7)).wrapping_add(small1);
            }
            if let Some(oldest) = words.get_mut(round & 15) {
                *oldest = word;
            }
            if let Some([next, a, b, c, d, e, f, g, h]) = rounds.get_mut(63 - round..72 - round) {
                let big1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
                let one = h.wrapping_add(big1).wrapping_add(*e & *f ^ !*e & *g).wrapping_add(*root).wrapping_add(word);
                let big0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
                *d = d.wrapping_add(one);
                *next = one.wrapping_add(big0).wrapping_add(*a & *b ^ *a & *c ^ *b & *c);
            }
        }
        for (word, round) in state.iter_mut().zip(&rounds) {
            *word = word.wrapping_add(*round);
        }
    }
    state
}
