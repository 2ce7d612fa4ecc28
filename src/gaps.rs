//! What is missing, in order? What stops a certificate first, then the other clauses, then the controls.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item, Question},
    order::in_order,
    overlap, readiness,
};

/// A question that is asked, applies and is not yet in place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The question.
    pub item: Item,
    /// Whether a certificate is out of reach meanwhile.
    pub stops: bool,
    /// Its level; none while unknown, which counts as the worst case.
    pub level: Option<f64>,
    /// In how many places of other standards the same work counts.
    pub elsewhere: usize,
}

/// Every gap of the standards asked: those that stop a certificate, other clauses, controls; within these the lowest worst case
/// first, then what closes more in another standard, then by number.
pub fn gaps(catalog: &'static Catalog, answers: &Answers, asked: u8) -> Vec<Gap> {
    let open = |item: &Item| !answers.state(*item).is_some_and(State::in_place) && !readiness::left_out(catalog, answers, *item);
    let elsewhere = overlap::counts_elsewhere(catalog, answers, asked);
    let (mut list, mut keys) = (Vec::new(), Vec::new());
    for item in crate::profile::asked_items(catalog, asked).filter(open) {
        let Some(question) = catalog.items.get(usize::from(item)) else { continue };
        let gap = Gap {
            item,
            stops: question.stops,
            level: readiness::level(catalog, answers, item),
            elsewhere: elsewhere.get(usize::from(item)).copied().unwrap_or(0),
        };
        keys.push(key(&gap, question));
        list.push(gap);
    }
    in_order(keys).into_iter().filter_map(|n| list.get(n).copied()).collect()
}

/// The groups that hold the most known gaps, at most so many: position and how many, the most first.
pub fn most(catalog: &Catalog, gaps: &[Gap], groups: usize) -> Vec<(u16, usize)> {
    let mut counts = vec![0_usize; catalog.groups.len()];
    for gap in gaps.iter().filter(|g| g.level.is_some()) {
        let group = catalog.items.get(usize::from(gap.item)).map_or(0, |q| usize::from(q.group));
        if let Some(count) = counts.get_mut(group) {
            *count += 1;
        }
    }
    let order = in_order(counts.iter().map(|n| !(*n as u64)));
    let known = order.into_iter().filter_map(|g| Some((g as u16, *counts.get(g)?))).filter(|(_, n)| *n > 0);
    known.take(groups).collect()
}

/// A number that is smaller the more a gap matters: from the top two bits for the class, thirty for the level, sixteen for the places in
/// other standards, sixteen for the rank. The upper half of a level's bits keeps its order, to a millionth of it.
fn key(gap: &Gap, question: &Question) -> u64 {
    let class = if gap.stops { 0 } else { 1 + u64::from(question.control) };
    let level = gap.level.unwrap_or(0.0).max(0.0).to_bits() >> 32;
    let fewer = u64::from(u16::MAX) - (gap.elsewhere as u64).min(u16::MAX.into());
    class << 62 | level << 32 | fewer << 16 | u64::from(question.rank)
}
