//! What counts twice? What the work on one standard gives another: a head start, never full coverage.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item, Link, Overlap, Question, Strength},
    profile::Profile,
    readiness::left_out,
};

/// How much of the possible head start is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadStart {
    /// Shared clauses in place, and strongly linked controls whose main counterparts are all in place.
    pub reached: usize,
    /// Those of `reached` that are clauses; the rest are controls.
    pub clauses: usize,
    /// All shared clauses, and all strong links that apply.
    pub possible: usize,
    /// All questions of the standard that gets the start, as far as they apply.
    pub of: usize,
}

/// The head start of one overlap; none where there is no work to speak of.
///
/// A valid certificate proves every shared clause, and a control unless the visitor says less of it.
pub fn head_start(catalog: &'static Catalog, overlap: &Overlap, answers: &Answers, profile: &Profile) -> Option<HeadStart> {
    if !overlap.none_when.is_empty() && profile.fits(catalog, overlap.none_when) {
        return None;
    }
    let proven = profile.fits(catalog, &[overlap.proven_by]);
    let shared = if proven { overlap.shared.len() } else { overlap.shared.iter().filter(|i| served(answers, **i, false)).count() };
    let live: Vec<Vec<Item>> = strong(overlap).filter_map(|l| live_mains(catalog, answers, l)).collect();
    let earned = live.iter().filter(|mains| mains.iter().all(|i| served(answers, *i, proven))).count();
    let all = catalog.standards.get(usize::from(overlap.to)).map_or(&[][..], |s| s.items);
    Some(HeadStart {
        reached: shared + earned,
        clauses: shared,
        possible: overlap.shared.len() + live.len(),
        of: all.iter().filter(|i| !left_out(catalog, answers, **i)).count(),
    })
}

/// The strong links.
pub fn strong(overlap: &Overlap) -> impl Iterator<Item = &Link> {
    overlap.links.iter().filter(|l| l.strength == Strength::Strong)
}

/// How many links have a strength.
pub fn count(overlap: &Overlap, strength: Strength) -> usize {
    overlap.links.iter().filter(|l| l.strength == strength).count()
}

/// The main counterparts of a link that apply; none where the control itself or all of them are left out.
pub fn live_mains(catalog: &Catalog, answers: &Answers, link: &Link) -> Option<Vec<Item>> {
    let mains: Vec<Item> = link.main.iter().copied().filter(|i| !left_out(catalog, answers, *i)).collect();
    (!mains.is_empty() && !left_out(catalog, answers, link.control)).then_some(mains)
}

/// Whether a question gives its start: in place, or covered by the certificate and nothing less was said.
pub fn served(answers: &Answers, item: Item, proven: bool) -> bool {
    match answers.state(item) {
        Some(state) if state.in_place() => true,
        Some(State::None | State::Planned | State::Partial) => false,
        _ => proven,
    }
}

/// Per question, in how many further places the work on it counts: other standards of a shared clause, strong links of a control.
pub fn counts_elsewhere(catalog: &Catalog, answers: &Answers, asked: u8) -> Vec<usize> {
    let shared = |q: &Question| if q.shared { ((q.standards & asked).count_ones() as usize).saturating_sub(1) } else { 0 };
    let mut counts: Vec<usize> = catalog.items.iter().map(shared).collect();
    for link in catalog.overlaps.iter().filter(|o| asked & 1 << o.to != 0).flat_map(strong) {
        for item in link.main.iter().filter(|_| !left_out(catalog, answers, link.control)) {
            let control = catalog.items.get(usize::from(*item)).is_some_and(|q| !q.shared);
            if let Some(count) = counts.get_mut(usize::from(*item)).filter(|_| control) {
                *count += 1;
            }
        }
    }
    counts
}
