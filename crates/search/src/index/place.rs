//! The places of a key, and how they are written as numbers.

use crate::number::{Numbers, write};

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// the policy's number, then the unit's: ordered as the texts are
    pub at: u64,
    /// how many units after it belong to it
    pub span: u32,
    /// 0 to 3 in a text, [`HEADING`] or [`TITLE`]
    pub weight: u32,
}

/// The weight of a word in a heading.
pub const HEADING: u32 = 8;
/// The weight of a word in a policy's title or its controller's name.
pub const TITLE: u32 = 10;

/// A place's policy and unit as one number.
#[must_use]
pub fn at(policy: u32, unit: u32) -> u64 {
    u64::from(policy) << 32 | u64::from(unit)
}

/// The policy and the unit of such a number.
#[must_use]
pub fn policy_and_unit(at: u64) -> (u32, u32) {
    (u32::try_from(at >> 32).unwrap_or(u32::MAX), u32::try_from(at & u64::from(u32::MAX)).unwrap_or(u32::MAX))
}

/// Appends places that are all in headings, or all in texts.
pub(super) fn write_places(places: &[Place], spans: bool, out: &mut String) {
    let mut before = 0;
    for group in places.chunk_by(|one, other| one.at >> 32 == other.at >> 32) {
        let Some(first) = group.first() else { continue };
        let (policy, _) = policy_and_unit(first.at);
        write(policy.saturating_sub(before), out);
        write(u32::try_from(group.len()).unwrap_or(u32::MAX), out);
        before = policy;
        let mut last = 0;
        for place in group {
            let (_, unit) = policy_and_unit(place.at);
            let gap = unit.saturating_sub(last);
            last = unit;
            if spans {
                write(gap, out);
                write(place.span, out);
            } else {
                write(gap << 2 | place.weight, out);
            }
        }
    }
}

/// Reads such places; of each policy the first unit's heading is the title.
pub(super) fn read_places(numbers: &mut Numbers<'_>, spans: bool, places: &mut Vec<Place>) {
    let mut policy = 0_u32;
    while let (Some(gap), Some(count)) = (numbers.next(), numbers.next()) {
        policy = policy.saturating_add(gap);
        let mut unit = 0_u32;
        for _ in 0..count {
            let Some(number) = numbers.next() else { return };
            let (gap, span, weight) = if spans {
                (number, numbers.next().unwrap_or_default(), HEADING)
            } else {
                (number >> 2, 0, number & 3)
            };
            unit = unit.saturating_add(gap);
            let weight = if spans && unit == 0 { TITLE } else { weight };
            places.push(Place { at: at(policy, unit), span, weight });
        }
    }
}
