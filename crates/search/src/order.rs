//! One sort for everything: std's is 4 KB of wasm for each type that it sorts.

/// The items by a key, those of the same key as they came.
pub(crate) fn order<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut keys: Vec<(u64, usize)> = items.iter().map(key).zip(0..).collect();
    sort(&mut keys);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, place)| items.get_mut(place)?.take()).collect()
}

#[inline(never)]
fn sort(keys: &mut [(u64, usize)]) {
    keys.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn by_key() {
        assert_eq!(order(vec!["c", "a", "bb", "aa"], |word| word.len() as u64), ["c", "a", "bb", "aa"]);
        assert_eq!(order(vec![3_u64, 1, 2], |number| *number), [1, 2, 3]);
    }
}
