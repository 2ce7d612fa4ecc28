//! How are things put in order? By one number each, so that one sort serves everything.

/// Positions put in order by their keys, the smallest first; equal keys keep their order.
pub fn in_order(keys: impl IntoIterator<Item = u64>) -> Vec<usize> {
    sorted(keys.into_iter().enumerate().map(|(n, key)| (key, n)).collect())
}

fn sorted(mut keyed: Vec<(u64, usize)>) -> Vec<usize> {
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, n)| n).collect()
}
