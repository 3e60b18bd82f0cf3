//! What dates and addresses look like.

use regex::Regex;
use std::sync::LazyLock;

pub(super) struct Patterns {
    pub(super) date: Regex,
    pub(super) american_date: Regex,
    pub(super) kazakh_date: Regex,
    pub(super) written_date: Regex,
    pub(super) iso_date: Regex,
    pub(super) phone: Regex,
    pub(super) national_phone: Regex,
    pub(super) local_phone: Regex,
    pub(super) kazakh_month: Regex,
    pub(super) month: Regex,
    pub(super) day: Regex,
    pub(super) american_day: Regex,
    pub(super) address: Regex,
}

/// The ends of hosts in other letters than Latin ones. Any word would do, but
/// for a full stop that lacks its space.
const ENDS: &str = "рф|рус|қаз|бел|укр|срб|мкд|мон|бг|ею|дети|москва|онлайн|сайт|орг|ком";

#[allow(clippy::expect_used, reason = "literals, which every test compiles")]
pub(super) static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let pattern = |text: &str| Regex::new(text).expect("a pattern");
    // What may follow a host: path, query, fragment, not the end of a sentence.
    let path = r"(?:[/?#][a-z0-9._~/?=&%#+:@!-]*[a-z0-9/])?";
    let ordinal = "(?:st|nd|rd|th)?";
    let address = [
        // a@b.kz, жазу@пошта.қаз; an ending may follow a hyphen: a@b.kz-ке
        format!(
            r"[\p{{L}}\p{{N}}._%+-]+@[\p{{L}}\p{{N}}-]+(?:\.[\p{{L}}\p{{N}}-]+)*\.(?:[a-z](?:[a-z0-9-]*[a-z0-9])?|(?:{ENDS})\b)"
        ),
        // https://b.kz/c, whatever its host
        format!(r"\bhttps?://[\p{{L}}\p{{N}}.-]*[\p{{L}}\p{{N}}]{path}"),
        // www.b.kz, b.kz/c
        format!(r"\b[a-z0-9-]{{2,}}(?:\.[a-z0-9-]+)*\.[a-z]{{2,}}\b{path}"),
        // t.me, x.com; but neither J.Smith nor e.g.
        format!(r"\b(?-i:[a-z]\.[a-z]{{2,3}})\b{path}"),
        format!(r"\b[\p{{L}}\p{{N}}-]{{2,}}(?:\.[\p{{L}}\p{{N}}-]+)*\.(?-i:{ENDS})\b{path}"),
    ];
    Patterns {
        // 21 May 2013, 21st of May 2013, 21 мая 2013 (года)
        date: pattern(&[r"\b(\d{1,2})", ordinal, r" (?:of )?(\p{L}+) (\d{4})\b"].concat()),
        // May 21, 2013; May 21st, 2013
        american_date: pattern(&[r"\b(\p{L}+) (\d{1,2})", ordinal, r", (\d{4})\b"].concat()),
        // 2013 жылғы 21 мамырдағы
        kazakh_date: pattern(r"\b(\d{4}) (?:жыл\p{L}*|ж\.) (\d{1,2}) (\p{L}+)"),
        // 21.05.2013
        written_date: pattern(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"),
        // 2013-05-21
        iso_date: pattern(r"\b(\d{4})-(\d{2})-(\d{2})\b"),
        // +7 727 258 41 36, +7 (727) 258-41-36
        phone: pattern(r"\+\d(?:[ ()-]{0,2}\d){6,14}\b"),
        // 8 (727) 258-41-36, 8 800 555 35 35: as Kazakhstan and Russia dial at home
        national_phone: pattern(r"\b8[ ()-]{1,2}\d{3}(?:[ ()-]{0,2}\d){7}\b"),
        // 258-41-36
        local_phone: pattern(r"\b\d{2,3}-\d{2}-\d{2}\b"),
        // 2015 жылғы маусым
        kazakh_month: pattern(r"\b(\d{4}) (?:жыл\p{L}*|ж\.) (\p{L}+)"),
        // June 2015, июнь 2015 (года)
        month: pattern(r"\b(\p{L}+) (\d{4})\b"),
        // 5 June, 5th of June, 5 июня, 5 маусым
        day: pattern(&[r"\b(\d{1,2})", ordinal, r" (?:of )?(\p{L}+)"].concat()),
        // June 5, June 5th
        american_day: pattern(&[r"\b(\p{L}+) (\d{1,2})", ordinal, r"\b"].concat()),
        address: pattern(&["(?i)", &address.join("|")].concat()),
    }
});
