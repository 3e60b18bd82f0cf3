//! The one scale of all durations: a week and twenty years both have room on
//! it, because equal factors have equal lengths. What has no length in days
//! fills it.

use policy::fact::duration_days;

/// The first and the last day of the scale; what is longer ends with it.
const FIRST: f64 = 3.0;
const LAST: f64 = 20.0 * 365.0;
/// The part of the width that durations have; the rest is for what has no end.
const SHARE: f64 = 90.0;

/// Where the scale has a mark, and whether its name has room on a phone.
pub(super) const MARKS: [(&str, bool); 5] =
    [("P1W", true), ("P1M", false), ("P1Y", true), ("P3Y", false), ("P20Y", true)];

/// How a duration is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    /// as far as this, in percent of the width
    Until(f64),
    /// to the end and on
    Unlimited,
    /// for as long as something else lasts
    Open,
}

/// The length of a fact's value.
pub(super) fn length(value: &str) -> Length {
    match duration_days(value) {
        Some(days) => {
            let part = (f64::from(days).max(FIRST) / FIRST).ln() / (LAST / FIRST).ln();
            Length::Until((part.min(1.0) * SHARE * 10.0).round() / 10.0)
        }
        None if value == "unlimited" => Length::Unlimited,
        None => Length::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_is_longer() {
        let lengths = ["P1W", "P1M", "P3M", "P1Y", "P13M", "P3Y", "P20Y"].map(length);
        let percents = lengths.map(|length| match length {
            Length::Until(percent) => percent,
            other => panic!("{other:?}"),
        });
        assert!(percents.is_sorted_by(|one, next| one < next), "{percents:?}");
        assert_eq!(percents.last(), Some(&SHARE));
    }

    #[test]
    fn ends_of_the_scale() {
        assert_eq!(length("P1D"), Length::Until(0.0));
        assert_eq!(length("P50Y"), length("P20Y"));
        assert_eq!(length("unlimited"), Length::Unlimited);
        assert_eq!(length("purpose"), Length::Open);
    }

    #[test]
    fn marks_stand_in_order() {
        let percent = |value| match length(value) {
            Length::Until(percent) => percent,
            other => panic!("{value}: {other:?}"),
        };
        assert!(MARKS.is_sorted_by(|(one, _), (next, _)| percent(one) < percent(next)));
        let named: Vec<f64> = MARKS.iter().filter(|(_, is_named)| *is_named).map(|(value, _)| percent(value)).collect();
        assert!(named.is_sorted_by(|one, next| next - one > 30.0), "names have room: {named:?}");
    }
}
