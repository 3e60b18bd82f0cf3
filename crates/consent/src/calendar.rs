//! Moments, in the one form that records use: `2026-11-21T12:45:24.000Z`.
//!
//! In that form they compare like their text, so nothing else is needed but
//! adding days, and that goes month by month: formulas of calendars take
//! several times the bytes.

use crate::message::same;

/// The text of a moment in milliseconds.
pub type Moment = [u8; 24];

/// The most that each number in a moment can be.
const MOST: &Moment = b"9999-12-31T23:59:59.999Z";

const UUID: &[u8] = b"ffffffff-ffff-ffff-ffff-ffffffffffff";

/// Whether a text is a moment as `Date.prototype.toISOString` writes it.
#[must_use]
pub fn is_moment(text: &[u8]) -> bool {
    follows(text, MOST) && same(text, &plus_days(text, 0))
}

pub(crate) fn is_uuid(text: &[u8]) -> bool {
    follows(text, UUID)
}

/// Whether a text is made like a pattern: digits where it has digits and
/// making numbers not above its, for `f` hexadecimal ones, the same elsewhere.
#[inline(never)]
fn follows(text: &[u8], pattern: &[u8]) -> bool {
    let mut number = 0;
    let mut most = 0;
    for (place, limit) in pattern.iter().enumerate() {
        let byte = text.get(place).copied().unwrap_or_default();
        let fits = match limit {
            b'f' => byte.is_ascii_hexdigit(),
            b'0'..=b'9' => {
                number = number * 10 + u32::from(byte);
                most = most * 10 + u32::from(*limit);
                byte.is_ascii_digit()
            }
            _ => {
                let is_less = number <= most;
                number = 0;
                most = 0;
                byte == *limit && is_less
            }
        };
        if !fits {
            return false;
        }
    }
    text.len() == pattern.len()
}

/// The moment so many days later or earlier; of a day that does not exist,
/// the one that it would be.
#[must_use]
pub fn plus_days(moment: &[u8], days: i32) -> Moment {
    let mut result = *moment.first_chunk().unwrap_or(MOST);
    // Calendars repeat every 400 years, which lets days be taken away.
    let mut year = number(&result, 0) - 400;
    let mut month = number(&result, 5).max(1);
    let mut day = number(&result, 8).max(1) + 146_097 + days;
    loop {
        let leap = if year % 100 == 0 { 400 } else { 4 };
        let length = match month {
            2 => 28 + i32::from(year % leap == 0),
            _ => 30 + (month + month / 8) % 2,
        };
        if day <= length {
            break;
        }
        day -= length;
        month += 1;
        if month > 12 {
            month = 1;
            year += 1;
        }
    }
    write(&mut result, 3, year);
    write(&mut result, 6, month);
    write(&mut result, 9, day);
    result
}

/// Writes a number so that it ends there.
#[inline(never)]
fn write(moment: &mut Moment, mut end: usize, mut value: i32) {
    while let Some(digit @ b'0'..=b'9') = moment.get_mut(end) {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
        end = end.wrapping_sub(1);
    }
}

/// Reads the number of up to four digits that starts there: a year has no more,
/// and a moment that is none could have so many that they fit nowhere.
#[inline(never)]
fn number(moment: &Moment, mut start: usize) -> i32 {
    let mut value = 0;
    while let Some(digit @ b'0'..=b'9') = moment.get(start).filter(|_| value < 1000) {
        value = value * 10 + i32::from(digit - b'0');
        start += 1;
    }
    value
}
