//! How ready? A mean level with unknown answers counted worst and best, so that the truth lies between.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item},
};

/// How far a set of questions is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Share {
    /// How many questions.
    pub total: usize,
    /// How many are known: a level, or not applicable.
    pub known: usize,
    /// How many are left out as not applicable.
    pub left_out: usize,
    /// How many are at least in place.
    pub in_place: usize,
    /// The mean level (0 to 1) if every unknown were worst and if every unknown were best; none if nothing applies.
    pub range: Option<(f64, f64)>,
}

/// Whether a control was left out; on a clause that counts as unknown.
pub fn left_out(catalog: &Catalog, answers: &Answers, item: Item) -> bool {
    let control = catalog.items.get(usize::from(item)).is_some_and(|q| q.control);
    control && answers.state(item) == Some(State::NotApplicable)
}

/// The level of a question, none while unknown or left out.
pub fn level(catalog: &Catalog, answers: &Answers, item: Item) -> Option<f64> {
    answers.state(item).and_then(|s| s.level(catalog))
}

/// How far these questions are.
pub fn share(catalog: &Catalog, answers: &Answers, items: impl IntoIterator<Item = Item>) -> Share {
    let (mut share, mut low, mut unknown) = (Share::default(), 0.0, 0);
    for item in items {
        share.total += 1;
        if left_out(catalog, answers, item) {
            share.left_out += 1;
        } else if let Some(level) = level(catalog, answers, item) {
            share.known += 1;
            share.in_place += usize::from(answers.state(item).is_some_and(State::in_place));
            low += level;
        } else {
            unknown += 1;
        }
    }
    share.known += share.left_out;
    let applicable = (share.total - share.left_out) as f64;
    share.range = (applicable > 0.0).then(|| (low / applicable, (low + f64::from(unknown)) / applicable));
    share
}

/// How far one standard is: as a whole, its clauses, its Annex A.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Standing {
    /// All of it.
    pub all: Share,
    /// Clauses 4 to 10, where an auditor stops however good the controls are.
    pub clauses: Share,
    /// The controls.
    pub annex: Share,
}

/// How far a standard is.
pub fn standing(catalog: &Catalog, answers: &Answers, items: &[Item]) -> Standing {
    let control = |i: &Item| catalog.items.get(usize::from(*i)).is_some_and(|q| q.control);
    Standing {
        all: share(catalog, answers, items.iter().copied()),
        clauses: share(catalog, answers, items.iter().copied().filter(|i| !control(i))),
        annex: share(catalog, answers, items.iter().copied().filter(control)),
    }
}
