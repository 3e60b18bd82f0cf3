//! What a policy states, in a form that can be compared: a kind, a value, and
//! the clause that says so. Facts hold for the policy, not for a language.

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// what sort of thing is stated
    pub kind: FactKind,
    /// the value, in the form that the kind asks for
    pub value: String,
    /// the address of the clause that says so
    pub clause: String,
    /// which data, purpose, recipient or kind of cookie it is about, if one
    pub about: Option<String>,
}

/// The sorts of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// how long a consent holds: a [duration](is_duration)
    ConsentLifetime,
    /// how long data is kept: a duration, `unlimited`, or `purpose` (as long as needed)
    Retention,
    /// how often the policy is reviewed: a duration
    ReviewInterval,
    /// how long an answer may take: a duration
    ResponseTime,
    /// the length of a key, in bits
    KeyLength,
    /// a protocol, as written: `TLS 1.2`
    Protocol,
    /// from which age a person is no minor, in years
    AgeOfMajority,
    /// a law's number, as written: `94-V`
    Law,
    /// a right that is granted
    Right,
    /// a kind of data that is collected
    Data,
    /// a purpose that data serves
    Purpose,
    /// a kind of recipient
    Recipient,
    /// a measure of protection
    Measure,
    /// a kind of cookie
    Cookie,
}

impl FactKind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::ConsentLifetime,
        Self::Retention,
        Self::ReviewInterval,
        Self::ResponseTime,
        Self::KeyLength,
        Self::Protocol,
        Self::AgeOfMajority,
        Self::Law,
        Self::Right,
        Self::Data,
        Self::Purpose,
        Self::Recipient,
        Self::Measure,
        Self::Cookie,
    ];

    /// The kind's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConsentLifetime => "consent-lifetime",
            Self::Retention => "retention",
            Self::ReviewInterval => "review-interval",
            Self::ResponseTime => "response-time",
            Self::KeyLength => "key-length",
            Self::Protocol => "protocol",
            Self::AgeOfMajority => "age-of-majority",
            Self::Law => "law",
            Self::Right => "right",
            Self::Data => "data",
            Self::Purpose => "purpose",
            Self::Recipient => "recipient",
            Self::Measure => "measure",
            Self::Cookie => "cookie",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether its values are terms of the vocabulary.
    #[must_use]
    pub const fn takes_term(self) -> bool {
        matches!(self, Self::Right | Self::Data | Self::Purpose | Self::Recipient | Self::Measure | Self::Cookie)
    }

    /// Whether `value` has the form this kind asks for. Terms are looked up
    /// elsewhere.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        let is_number = !value.is_empty() && value.len() <= 5 && value.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Retention => is_duration(value) || matches!(value, "unlimited" | "purpose"),
            Self::ConsentLifetime => is_duration(value) || value == "unlimited",
            Self::ReviewInterval | Self::ResponseTime => is_duration(value),
            Self::KeyLength | Self::AgeOfMajority => is_number,
            _ => !value.trim().is_empty(),
        }
    }
}

/// Whether a text is a duration of whole years, months, weeks or days (ISO
/// 8601): `P13M`, `P1Y6M`, `P30D`.
#[must_use]
pub fn is_duration(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('P').filter(|rest| !rest.is_empty()) else { return false };
    for unit in ['Y', 'M', 'W', 'D'] {
        if let Some((number, after)) = rest.split_once(unit) {
            if number.is_empty() || number.len() > 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return false;
            }
            rest = after;
        }
    }
    rest.is_empty()
}

/// The numbers of a duration, as they would stand in a text: `P13M` → `13`.
pub fn duration_numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// A duration in days, to compare durations by: a month counts 30, a year 365.
#[must_use]
pub fn duration_days(text: &str) -> Option<u32> {
    if !is_duration(text) {
        return None;
    }
    let mut days = 0;
    let mut rest = text.strip_prefix('P')?;
    for (unit, length) in [('Y', 365), ('M', 30), ('W', 7), ('D', 1)] {
        if let Some((number, after)) = rest.split_once(unit) {
            days += number.parse::<u32>().ok()? * length;
            rest = after;
        }
    }
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for good in ["P13M", "P20Y", "P1Y6M", "P2W", "P30D", "P1Y2M3W4D"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["", "P", "13M", "P13", "PM", "P1M2Y", "PT5H", "P1.5Y", "P-1D", "P1Y1Y", "P12345D"] {
            assert!(!is_duration(bad), "{bad}");
        }
        assert_eq!(duration_numbers("P1Y6M").collect::<Vec<_>>(), ["1", "6"]);
    }

    #[test]
    fn days() {
        for (text, days) in [("P1W", Some(7)), ("P13M", Some(390)), ("P1Y6M", Some(545)), ("P20Y", Some(7300))] {
            assert_eq!(duration_days(text), days, "{text}");
        }
        assert_eq!(duration_days("unlimited"), None);
    }

    #[test]
    fn values() {
        assert!(FactKind::Retention.accepts("purpose") && !FactKind::ReviewInterval.accepts("purpose"));
        assert!(FactKind::KeyLength.accepts("2048") && !FactKind::KeyLength.accepts("2048 bits"));
        assert!(!FactKind::Law.accepts(" "));
        for kind in FactKind::ALL {
            assert_eq!(FactKind::parse(kind.as_str()), Some(kind));
        }
    }
}
