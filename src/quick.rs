//! What does the quick check say? Its own questions first, counted; never a conformity from a part.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item},
    gaps::Gap,
    readiness,
};

/// How many of some questions are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub total: usize,
    /// In place, with or without evidence.
    pub in_place: usize,
    /// Planned or partly in place.
    pub under_way: usize,
    /// Not started.
    pub missing: usize,
    /// Not sure, or not answered.
    pub unknown: usize,
    /// Not applicable.
    pub left_out: usize,
}

/// Counts where these questions are.
pub fn tally(catalog: &Catalog, answers: &Answers, items: impl IntoIterator<Item = Item>) -> Tally {
    let mut tally = Tally::default();
    for item in items {
        tally.total += 1;
        match answers.state(item) {
            Some(State::Done | State::Proven) => tally.in_place += 1,
            Some(State::Planned | State::Partial) => tally.under_way += 1,
            Some(State::None) => tally.missing += 1,
            Some(State::NotApplicable) if readiness::left_out(catalog, answers, item) => tally.left_out += 1,
            _ => tally.unknown += 1,
        }
    }
    tally
}

/// What the quick check found.
#[derive(Debug, Clone, PartialEq)]
pub struct QuickResult {
    /// Its questions, in reading order.
    pub items: Vec<Item>,
    /// How many of them have any state.
    pub answered: usize,
    /// All of them counted.
    pub all: Tally,
    /// Counted per group that it touches: the group's position and its tally.
    pub groups: Vec<(u16, Tally)>,
    /// Its known gaps, what matters most first.
    pub gaps: Vec<Gap>,
}

/// What the quick check found among its own questions; `gaps` are those of everything that is asked, in order.
pub fn quick_result(catalog: &'static Catalog, answers: &Answers, asked: u8, gaps: &[Gap]) -> QuickResult {
    let items = crate::profile::quick_items(catalog, asked);
    let of_group = |n: usize| {
        let in_it = |i: &Item| catalog.items.get(usize::from(*i)).is_some_and(|q| usize::from(q.group) == n);
        tally(catalog, answers, items.iter().copied().filter(in_it))
    };
    let groups = (0..catalog.groups.len()).map(|n| (n as u16, of_group(n))).filter(|(_, t)| t.total > 0).collect();
    let known = gaps.iter().copied().filter(|g| g.level.is_some() && items.contains(&g.item));
    QuickResult {
        answered: items.iter().filter(|i| answers.state(**i).is_some()).count(),
        all: tally(catalog, answers, items.iter().copied()),
        groups,
        gaps: known.collect(),
        items,
    }
}
