//! Days added to a moment, in the one form that records use:
//! `2026-11-21T12:45:24.000Z`.
//!
//! Moments in that form compare like their text, so nothing else is needed.
//! The arithmetic is that of days of the proleptic Gregorian calendar
//! (<https://howardhinnant.github.io/date_algorithms.html>).

/// The text of a moment in milliseconds.
pub type Moment = [u8; 24];

const PATTERN: &Moment = b"0000-00-00T00:00:00.000Z";

/// Whether `text` is a moment as `Date.prototype.toISOString` writes it.
#[must_use]
pub fn is_moment(text: &[u8]) -> bool {
    let fits = |(byte, pattern): (&u8, &u8)| match pattern {
        b'0' => byte.is_ascii_digit(),
        _ => byte == pattern,
    };
    let month = number(text, 5, 2);
    let day = number(text, 8, 2);
    text.len() == PATTERN.len()
        && text.iter().zip(PATTERN).all(fits)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && number(text, 11, 2) < 24
        && number(text, 14, 2) < 60
        && number(text, 17, 2) < 60
}

/// The moment so many days later, or earlier.
#[must_use]
pub fn plus_days(moment: &[u8], days: i32) -> Moment {
    let mut result = *PATTERN;
    for (place, byte) in result.iter_mut().zip(moment) {
        *place = *byte;
    }
    let day = days_from_civil(number(moment, 0, 4), number(moment, 5, 2), number(moment, 8, 2)) + days;
    let (year, month, day) = civil_from_days(day);
    write(&mut result, 4, year);
    write(&mut result, 7, month);
    write(&mut result, 10, day);
    result
}

/// Writes digits from `end` backwards, up to what is no digit.
fn write(moment: &mut Moment, mut end: usize, mut value: i32) {
    while let Some(byte) = moment.get_mut(end.wrapping_sub(1)).filter(|byte| byte.is_ascii_digit()) {
        *byte = b'0' + (value % 10) as u8;
        value /= 10;
        end -= 1;
    }
}

fn number(text: &[u8], at: usize, digits: usize) -> i32 {
    let mut value = 0;
    for byte in text.iter().skip(at).take(digits) {
        value = value * 10 + i32::from(byte.wrapping_sub(b'0'));
    }
    value
}

fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    // Years are never negative, so no eras are needed.
    year * 365 + year / 4 - year / 100 + year / 400 + of_year
}

fn civil_from_days(days: i32) -> (i32, i32, i32) {
    let era = days / 146_097;
    let of_era = days - era * 146_097;
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (years + era * 400 + i32::from(month <= 2), month, day)
}
