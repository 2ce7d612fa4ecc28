//! What is missing, in order? What stops a certificate first, then the other clauses, then the controls.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item},
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
    let mut list: Vec<(Gap, u16, bool)> = (crate::profile::asked_items(catalog, asked).filter(open))
        .filter_map(|item| {
            let question = catalog.items.get(usize::from(item))?;
            let level = readiness::level(catalog, answers, item);
            let elsewhere = overlap::closes_elsewhere(catalog, answers, item, asked);
            Some((Gap { item, stops: question.stops, level, elsewhere }, question.rank, question.control))
        })
        .collect();
    list.sort_by(|(a, a_rank, a_control), (b, b_rank, b_control)| {
        let class = |g: &Gap, control: bool| if g.stops { 0 } else { 1 + u8::from(control) };
        (class(a, *a_control).cmp(&class(b, *b_control)))
            .then(a.level.unwrap_or(0.0).total_cmp(&b.level.unwrap_or(0.0)))
            .then(b.elsewhere.cmp(&a.elsewhere))
            .then(a_rank.cmp(b_rank))
    });
    list.into_iter().map(|(gap, ..)| gap).collect()
}
