//! Plural categories of whole numbers, after CLDR's rules for cardinals
//! (<https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html>).

/// A plural category. Not every language uses each.
#[allow(dead_code, reason = "a locale decides which it names")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    /// 1, 21, 31 … in Russian; 1 elsewhere
    One,
    /// 2–4, 22–24 … in Russian
    Few,
    /// the rest in Russian
    Many,
    /// the rest elsewhere
    Other,
}

/// The category of `count` in the language `tag`. A language without a rule
/// here has the one that English and Kazakh have.
pub(crate) fn category(tag: &str, count: u32) -> Category {
    match (tag, count % 10, count % 100) {
        ("ru", _, 11..=14) => Category::Many,
        ("ru", 1, _) => Category::One,
        ("ru", 2..=4, _) => Category::Few,
        ("ru", ..) => Category::Many,
        _ if count == 1 => Category::One,
        _ => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::Category::{Few, Many, One, Other};
    use super::category;

    #[test]
    fn categories() {
        for (tag, expected, counts) in [
            ("en", One, &[1][..]),
            ("en", Other, &[0, 2, 11, 21, 101]),
            ("kk", One, &[1]),
            ("kk", Other, &[0, 2, 11, 21]),
            ("ru", One, &[1, 21, 101, 1001]),
            ("ru", Few, &[2, 3, 4, 22, 34, 102]),
            ("ru", Many, &[0, 5, 10, 11, 12, 13, 14, 20, 25, 111, 112, 211]),
        ] {
            for count in counts {
                assert_eq!(category(tag, *count), expected, "{tag} {count}");
            }
        }
    }
}
