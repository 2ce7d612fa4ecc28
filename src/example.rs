//! What does a finished assessment look like? What the catalog's made-up organization said.

use crate::{
    answers::{Answer, Answers, State},
    catalog::shape::{Catalog, Item},
    profile::Profile,
};

/// The answers and the profile of the example; none where the catalog has no example.
pub fn example(catalog: &Catalog) -> Option<(Answers, Profile)> {
    let example = catalog.example?;
    let (mut answers, mut profile) = (Answers::none(catalog), Profile::none(catalog));
    for (item, digit) in (0..).zip(example.states.bytes()) {
        let state = digit.checked_sub(b'0').and_then(|n| State::ALL.get(usize::from(n)).copied());
        if state.is_some() {
            answers.replace(item as Item, Answer { state, ..Answer::default() });
        }
    }
    for (field, option) in example.told {
        profile.tell(*field, Some(*option));
    }
    Some((answers, profile))
}
