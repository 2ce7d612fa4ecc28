//! Do the tables make sense together? What no single file can tell.

use super::shape::*;

/// The levels begin at 0, end at 1 and rise.
pub fn levels(catalog: &Catalog) -> Result<(), String> {
    let rising = catalog.levels.is_sorted_by(|a, b| a < b);
    let [none, .., proven] = catalog.levels;
    if rising && none == 0.0 && proven == 1.0 { Ok(()) } else { Err("the levels begin at 0, rise and end at 1".into()) }
}

/// Every profile finds a row.
pub fn choices(catalog: &Catalog) -> Result<(), String> {
    let total = catalog.choose.last().is_some_and(|c| c.when.is_empty());
    if total { Ok(()) } else { Err("the last row of `choose` must fit every profile".into()) }
}

/// A quick check asks only what its standards ask, in reading order, each once, and touches every group of theirs.
pub fn quick(quick: &Quick, items: &[Question], groups: &[Group]) -> Result<(), String> {
    if !quick.items.is_sorted_by(|a, b| a < b) {
        return Err("a quick check stands in reading order, each question once".into());
    }
    let questions: Vec<&Question> = quick.items.iter().filter_map(|i| items.get(usize::from(*i))).collect();
    if let Some(q) = questions.iter().find(|q| q.standards & quick.standards == 0) {
        return Err(format!("{} is not asked for these standards", q.id));
    }
    for (n, group) in groups.iter().enumerate() {
        let theirs = group.standard.is_none_or(|s| quick.standards & 1 << s != 0);
        if theirs && !questions.iter().any(|q| usize::from(q.group) == n) {
            return Err(format!("the quick check does not touch {}", group.id));
        }
    }
    Ok(())
}
