//! Whether two words differ by one letter: one more, one less, another, or two
//! neighbours that have changed places.

/// By how many bytes, at most, words of our scripts differ that differ by a letter.
pub(crate) const NEAR: usize = 2;

pub(crate) fn differ_by_one(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > NEAR {
        return false;
    }
    let (mut one, mut other) = (one.chars(), other.chars());
    loop {
        let (before, beside) = (one.clone(), other.clone());
        match (one.next(), other.next()) {
            (None, None) => return false,
            (Some(left), Some(right)) if left == right => {}
            (None, Some(_)) => return other.next().is_none(),
            (Some(_), None) => return one.next().is_none(),
            (Some(left), Some(right)) => {
                let is_less = one.as_str() == beside.as_str();
                let is_more = before.as_str() == other.as_str();
                let is_another = one.as_str() == other.as_str();
                let is_swapped =
                    one.next() == Some(right) && other.next() == Some(left) && one.as_str() == other.as_str();
                return is_less || is_more || is_another || is_swapped;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::differ_by_one;

    #[test]
    fn one_letter() {
        for (one, other) in [
            ("обработк", "обрабтк"),
            ("обработк", "обрабоотк"),
            ("обработк", "обрабатк"),
            ("обработк", "обарботк"),
            ("а", ""),
            ("данн", "адан"),
        ] {
            let wanted = (one, other) != ("данн", "адан");
            assert_eq!(differ_by_one(one, other), wanted, "{one} {other}");
            assert_eq!(differ_by_one(other, one), wanted, "{other} {one}");
        }
        for (one, other) in
            [("", ""), ("данн", "данн"), ("данн", "дани к"), ("согласи", "согласован"), ("ab", "cd"), ("abc", "cba")]
        {
            assert!(!differ_by_one(one, other), "{one} {other}");
        }
    }
}
