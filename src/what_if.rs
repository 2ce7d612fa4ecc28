//! What if a fact were another one, or some gaps were closed? The same arithmetic over other answers; what was said stays as it is.

use crate::{
    answers::{Answer, Answers, State},
    catalog::shape::{Catalog, Item},
    profile::Profile,
    readiness,
    timeline::{Months, Timeline},
};

/// What is tried out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Per field of the catalog, the option to suppose; none leaves it as told.
    pub told: Vec<Option<u8>>,
    /// The questions to suppose as in place.
    pub close: Vec<Item>,
}

impl WhatIf {
    /// Everything as told.
    pub fn none(catalog: &Catalog) -> WhatIf {
        WhatIf { told: vec![None; catalog.fields.len()], close: Vec::new() }
    }

    /// Whether nothing is tried out.
    pub fn is_none(&self) -> bool {
        self.close.is_empty() && self.told.iter().all(Option::is_none)
    }

    /// Supposes an option of a field, or leaves the field as told.
    pub fn suppose(&mut self, field: u8, option: Option<u8>) {
        if let Some(told) = self.told.get_mut(usize::from(field)) {
            *told = option;
        }
    }

    /// Supposes these questions as in place, or no longer.
    pub fn close(&mut self, items: &[Item], closed: bool) {
        self.close.retain(|i| !items.contains(i));
        if closed {
            self.close.extend(items);
        }
    }

    /// Whether all of these are supposed as in place.
    pub fn closes(&self, items: &[Item]) -> bool {
        items.iter().all(|i| self.close.contains(i))
    }
}

/// Answers and profile as they would be. Closing puts a question in place, also one that is not known; it lowers none, and leaves alone
/// what does not apply.
pub fn apply(catalog: &Catalog, answers: &Answers, profile: &Profile, what: &WhatIf) -> (Answers, Profile) {
    let (mut answers, mut profile) = (answers.clone(), profile.clone());
    for item in &what.close {
        let stays = answers.state(*item).is_some_and(State::in_place) || readiness::left_out(catalog, &answers, *item);
        if let Some(answer) = answers.get(*item).filter(|_| !stays).cloned() {
            answers.replace(*item, Answer { state: Some(State::Done), ..answer });
        }
    }
    for (field, option) in (0..).zip(&what.told) {
        if option.is_some() {
            profile.tell(field, *option);
        }
    }
    (answers, profile)
}

/// A phase in both cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The phase's name in files.
    pub key: &'static str,
    /// As told; none where the path of what is told does not have it.
    pub before: Option<Months>,
    /// As tried out; none where the path of what is tried out does not have it.
    pub after: Option<Months>,
}

impl Row {
    /// The months saved; negative where it takes longer. A phase that a path does not have takes no months.
    pub fn saved(&self) -> Months {
        saved(self.before.unwrap_or_default(), self.after.unwrap_or_default())
    }
}

/// The months saved from one case to the other; negative where it takes longer.
pub fn saved(before: Months, after: Months) -> Months {
    Months {
        low: before.low - after.low,
        high: before.high - after.high,
        left_low: before.left_low - after.left_low,
        left_high: before.left_high - after.left_high,
    }
}

/// The phases of two paths side by side, matched by their names: every phase of either path once, in the order of the paths.
pub fn compare(before: Option<&Timeline>, after: Option<&Timeline>) -> Vec<Row> {
    let phases = |t: Option<&Timeline>| -> Vec<(&'static str, Months)> {
        t.map(|t| t.path.phases.iter().map(|p| p.key).zip(t.phases.iter().copied()).collect()).unwrap_or_default()
    };
    let (first, second) = (phases(before), phases(after));
    let new = |(key, months): &(&'static str, Months)| first.iter().all(|(k, _)| k != key).then_some(Row { key, before: None, after: Some(*months) });
    let (mut rows, mut next) = (Vec::new(), 0);
    for (key, months) in &first {
        let at = second.iter().position(|(k, _)| k == key);
        if let Some(at) = at {
            // What only the second path has stands before the phase that it comes before there.
            rows.extend(second.iter().take(at).skip(next).filter_map(new));
            next = next.max(at + 1);
        }
        rows.push(Row { key, before: Some(*months), after: at.and_then(|at| second.get(at)).map(|(_, months)| *months) });
    }
    rows.extend(second.iter().skip(next).filter_map(new));
    rows
}
