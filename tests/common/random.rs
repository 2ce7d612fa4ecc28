//! What could anyone say? Random answers and profiles.

use super::LETTERS;
use proptest::{collection::vec, option, prelude::*, sample::select};
use readiness_check::{
    answers::{Answers, State},
    built::CATALOG,
    profile::Profile,
};

/// Enough cases to find a broken law, few enough for a run of seconds.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any answers, sparse or full, also with a clause left out.
pub fn any_answers() -> impl Strategy<Value = Answers> {
    let states = |some: f64| vec(option::weighted(some, select(&State::ALL[..])), CATALOG.items.len());
    prop_oneof![states(0.1), states(0.5), states(0.95), full(), select(LETTERS.map(|(_, state)| state).to_vec()).prop_map(alike)]
        .prop_map(|states| super::answers(&CATALOG, states))
}

fn full() -> impl Strategy<Value = Vec<Option<State>>> {
    vec(select(&super::LEVELS[..]).prop_map(Some), CATALOG.items.len())
}

fn alike(state: Option<State>) -> Vec<Option<State>> {
    vec![state; CATALOG.items.len()]
}

/// Any profile of the built catalog.
pub fn any_profile() -> impl Strategy<Value = Profile> {
    let told = CATALOG.fields.iter().map(|f| option::of(0..f.options.len() as u8).boxed()).collect::<Vec<_>>();
    told.prop_map(|told| Profile { told, ..Profile::default() })
}
