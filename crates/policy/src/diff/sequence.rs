//! The shortest way from one row of numbers to another: Myers' algorithm, of
//! the crate `similar`, within bounds.

pub(super) use similar::DiffOp;
use similar::algorithms::{Capture, Replace, myers};

/// Myers' algorithm takes time with length times difference, so what is longer
/// than this, beginning and end that agree not counted, is compared otherwise:
/// 4000 words of one clause that are all different take 20 ms natively.
const MOST: usize = 4000;

/// How to make `new` of `old`; nothing where that would take too long.
pub(super) fn compare(old: &[usize], new: &[usize]) -> Option<Vec<DiffOp>> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (old.get(start..)?, new.get(start..)?);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    if old_end - start + new_end - start > MOST {
        return None;
    }
    let mut hook = Replace::new(Capture::new());
    // Collecting cannot fail.
    myers::diff(&mut hook, old, start..old_end, new, start..new_end).ok()?;
    let mut steps = hook.into_inner().into_ops();
    if start > 0 {
        steps.insert(0, DiffOp::Equal { old_index: 0, new_index: 0, len: start });
    }
    if end > 0 {
        steps.push(DiffOp::Equal { old_index: old_end, new_index: new_end, len: end });
    }
    Some(steps)
}

/// Which of the numbers, all different, stand in a longest rising row: in the
/// order in which they are given.
pub(super) fn rising(numbers: &[usize]) -> Vec<usize> {
    // The place of the least last number of a rising row of each length, and
    // what came before each: patience sorting.
    let mut last: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let length = last.partition_point(|at| numbers.get(*at).is_some_and(|other| other < number));
        previous.push(length.checked_sub(1).and_then(|before| last.get(before).copied()));
        match last.get_mut(length) {
            Some(at) => *at = place,
            None => last.push(place),
        }
    }
    let mut found = Vec::new();
    let mut next = last.last().copied();
    while let Some(place) = next {
        found.extend(numbers.get(place));
        next = previous.get(place).copied().flatten();
    }
    found.reverse();
    found
}
