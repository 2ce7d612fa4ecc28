//! What may not apply? Cases in which an auditor normally accepts that a control is left out; the visitor decides.

use crate::{
    answers::Answers,
    catalog::shape::{Catalog, Item},
    profile::Profile,
};

/// A case with what is still open in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The position of the case in the catalog.
    pub case: usize,
    /// Whether the facts that were told make it likely.
    pub likely: bool,
    /// The controls of the target without an answer and without a reason, each with its position in the case.
    pub items: Vec<(usize, Item)>,
}

/// Every case with something open in it, likely ones first.
pub fn proposals(catalog: &'static Catalog, answers: &Answers, profile: &Profile) -> Vec<Proposal> {
    let asked = profile.asked(catalog);
    let open = |item: &Item| {
        let in_target = catalog.items.get(usize::from(*item)).is_some_and(|q| q.control && q.standards & asked != 0);
        in_target && answers.get(*item).is_some_and(|a| a.state.is_none() && a.reason.is_empty())
    };
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for (case, of) in catalog.advice.cases.iter().enumerate() {
        let items: Vec<(usize, Item)> = of.items.iter().copied().enumerate().filter(|(_, i)| open(i)).collect();
        if !items.is_empty() {
            let likely = !of.told.is_empty() && profile.tells(of.told);
            if likely { &mut first } else { &mut then }.push(Proposal { case, likely, items });
        }
    }
    first.append(&mut then);
    first
}
