//! The numbers of a line, each in one spelling for all languages: English
//! groups digits by a comma and marks a fraction by a full stop, Russian and
//! Kazakh group them by a space and mark it by a comma (CLDR).

/// The numbers in a text: `13`, `1.2`, `94-V`, `2016/679`; `1500` for `1,500`
/// and `1 500`, `3.5` for `3,5`. Most figures are of this kind, so no pattern
/// looks for them.
pub(super) fn push_numbers(text: &str, found: &mut Vec<String>) {
    let mut rest = text;
    while let Some((_, from)) = rest.find(char::is_numeric).and_then(|at| rest.split_at_checked(at)) {
        let end = grouped(from, found).or_else(|| with_commas(from, found)).unwrap_or_else(|| plain(from, found));
        rest = from.get(end..).unwrap_or_default();
    }
}

/// A number as it stands, with what a clause or a law has behind it.
fn plain(from: &str, found: &mut Vec<String>) -> usize {
    let digits = |text: &str| text.find(|letter: char| !letter.is_numeric()).unwrap_or(text.len());
    let mut end = digits(from);
    let after = |end: usize, marks: &[char]| from.get(end..).and_then(|after| after.strip_prefix(marks));
    while let Some(part) = after(end, &['.', '/']).filter(|part| part.starts_with(char::is_numeric)) {
        end += 1 + digits(part);
    }
    if let Some(part) = after(end, &['-']) {
        let letters = part.find(|letter: char| !letter.is_uppercase()).unwrap_or(part.len());
        let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
        if letters > 0 && !part.get(letters..).is_some_and(|next| next.starts_with(joins)) {
            end += 1 + letters;
        }
    }
    found.push(from.get(..end).unwrap_or_default().to_owned());
    end
}

/// A number whose digits stand in groups of three, and its fraction.
fn grouped(from: &str, found: &mut Vec<String>) -> Option<usize> {
    let mut end = ascii_digits(from);
    let mark = from.get(end..)?.chars().next().filter(|mark| matches!(mark, ' ' | ','))?;
    if end > 3 || from.starts_with('0') {
        return None;
    }
    let first = end;
    while let Some(group) = from.get(end..)?.strip_prefix(mark).filter(|group| ascii_digits(group) == 3) {
        end += 1 + ascii_digits(group);
    }
    let after = from.get(end..)?;
    let fraction = after.strip_prefix(['.', ',']).filter(|_| !after.starts_with(mark)).map_or(0, ascii_digits);
    let goes_on = from.get(end..)?.starts_with(['/', '-']) || (fraction == 0 && is_listed(after));
    if end == first || goes_on {
        return None;
    }
    let mut number = from.get(..end)?.replace(mark, "");
    if fraction > 0 {
        number = [&number, ".", after.get(1..1 + fraction)?].concat();
        end += 1 + fraction;
    }
    found.push(number);
    Some(end)
}

/// Digits with commas between them: one comma marks a fraction, more separate
/// the numbers of a list.
fn with_commas(from: &str, found: &mut Vec<String>) -> Option<usize> {
    let mut end = ascii_digits(from);
    let mut parts = vec![from.get(..end)?];
    while let Some(part) = from.get(end..)?.strip_prefix(',').filter(|part| ascii_digits(part) > 0) {
        let digits = ascii_digits(part);
        parts.push(part.get(..digits)?);
        end += 1 + digits;
    }
    match *parts.as_slice() {
        [_] | [] => return None,
        [whole, fraction] => found.push([whole, ".", fraction].concat()),
        ref list => found.extend(list.iter().map(|part| (*part).to_owned())),
    }
    Some(end)
}

/// Whether a comma and another number follow.
fn is_listed(after: &str) -> bool {
    after.strip_prefix(',').is_some_and(|next| ascii_digits(next) > 0)
}

fn ascii_digits(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::push_numbers;

    #[test]
    fn one_spelling_for_all_languages() {
        for (words, expected) in [
            ("13 of 1.2, 94-V and 2016/679.", &["13", "1.2", "94-V", "2016/679"][..]),
            ("1,500 1 500 12,345,678 12 345 678", &["1500", "1500", "12345678", "12345678"]),
            ("3.5% 3,5 % 0.125 0,125 1,500.25 1 500,25", &["3.5", "3.5", "0.125", "0.125", "1500.25", "1500.25"]),
            ("2048 bits, 128, 256", &["2048", "128", "256"]),
            ("1,2,3 and 5,10,100", &["1", "2", "3", "5", "10", "100"]),
            ("in 2013 500 of 2013, 500", &["2013", "500", "2013", "500"]),
            ("12 345 67, 1 234/5, 12 3456", &["12345", "67", "1", "234/5", "12", "3456"]),
            ("001 500, 5 679-FZ", &["001", "500", "5", "679-FZ"]),
            ("1,", &["1"]),
            ("١٢", &["١٢"]),
        ] {
            let mut found = Vec::new();
            push_numbers(words, &mut found);
            assert_eq!(found, expected, "{words}");
        }
    }
}
