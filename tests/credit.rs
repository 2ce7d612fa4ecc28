//! Promise: a suggested answer is a start and no more: only for what is blank, never beyond what was said, never with evidence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    LEVELS, bit, item, profile,
    random::{any_answers, any_profile, cases},
    with,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State},
    built::CATALOG,
    catalog::shape::{Item, Strength},
    credit::{Proposal, Why, holding, suggestion},
    exclusions,
    profile::{Profile, asked_items},
};

fn held(answers: &Answers, profile: &Profile) -> Vec<Proposal> {
    CATALOG.overlaps.iter().flat_map(|o| holding(&CATALOG, o, answers, profile)).collect()
}

fn certified(target: &str) -> Profile {
    profile(&CATALOG, &[("target", target), ("has27001", "certified")])
}

fn is(id: &str, said: &[(&str, Option<State>)]) -> Option<State> {
    let answers = said.iter().fold(Answers::none(&CATALOG), |all, (id, state)| with(&all, item(id), *state));
    suggestion(&CATALOG, &answers, item(id)).map(|s| s.state)
}

#[test]
fn a_certificate_fills_21_shared_clauses_9_of_its_own_and_22_linked_controls() {
    let all = held(&Answers::none(&CATALOG), &certified("both"));
    let count = |fits: fn(&Why) -> bool, state| all.iter().filter(|p| fits(&p.why) && p.state == state).count();
    assert_eq!(count(|w| *w == Why::Shared, State::Partial), 21);
    assert_eq!(count(|w| *w == Why::Own, State::Done), 9);
    assert_eq!(count(|w| matches!(w, Why::Linked(from) if !from.is_empty()), State::Partial), 22);
    assert_eq!(all.len(), 52);
    let alone = held(&Answers::none(&CATALOG), &certified("27001"));
    assert_eq!((alone.len(), alone.iter().filter(|p| p.state == State::Done && p.why == Why::Own).count()), (30, 30));
    let other = held(&Answers::none(&CATALOG), &certified("42001"));
    assert_eq!((other.len(), other.iter().filter(|p| p.state == State::Partial).count()), (43, 43));
    for told in ["running", "no"] {
        assert!(held(&Answers::none(&CATALOG), &profile(&CATALOG, &[("has27001", told)])).is_empty(), "{told}");
    }
}

#[test]
fn a_certificate_gives_less_where_less_was_said_of_a_main_control() {
    let given = |said: &[(&str, State)]| {
        let answers = said.iter().fold(Answers::none(&CATALOG), |all, (id, state)| with(&all, item(id), Some(*state)));
        held(&answers, &certified("both")).into_iter().find(|p| p.item == item("42001:A.2.2")).map(|p| p.state)
    };
    assert_eq!(given(&[]), Some(State::Partial));
    assert_eq!(given(&[("27001:A.5.1", State::Proven)]), Some(State::Partial));
    assert_eq!(given(&[("27001:A.5.1", State::Unsure)]), Some(State::Partial));
    assert_eq!(given(&[("27001:A.5.1", State::Planned)]), Some(State::Planned));
    assert_eq!(given(&[("27001:A.5.1", State::None)]), None);
    assert_eq!(given(&[("27001:A.5.1", State::NotApplicable)]), None);
    assert_eq!(given(&[("42001:A.2.2", State::None)]), None, "an answer stays");
}

#[test]
fn a_strong_link_gives_the_weakest_of_its_main_controls_that_apply() {
    let one = |state| is("42001:A.2.2", &[("27001:A.5.1", Some(state))]);
    let expected = [None, Some(State::Planned), Some(State::Partial), Some(State::Partial), Some(State::Partial), None, None];
    assert_eq!(State::ALL.map(one), expected);
    assert_eq!(is("42001:A.2.2", &[]), None, "nothing is known");
    assert_eq!(is("42001:A.2.2", &[("27001:A.5.1", Some(State::Done)), ("42001:A.2.2", Some(State::Unsure))]), None, "not sure is an answer");
    // The first link with two main controls.
    let link = CATALOG.overlaps[0].links.iter().find(|l| l.strength == Strength::Strong && l.main.len() == 2).unwrap();
    let id = |i: Item| CATALOG.items[usize::from(i)].id;
    let two = |a, b| is(id(link.control), &[(id(link.main[0]), a), (id(link.main[1]), b)]);
    assert_eq!(two(Some(State::Done), Some(State::Planned)), Some(State::Planned));
    assert_eq!(two(Some(State::Done), Some(State::NotApplicable)), Some(State::Partial));
    assert_eq!(two(Some(State::NotApplicable), Some(State::NotApplicable)), None);
    for open in [None, Some(State::Unsure), Some(State::None)] {
        assert_eq!((two(Some(State::Done), open), two(open, Some(State::Done))), (None, None), "{open:?}");
    }
}

#[test]
fn a_weak_link_and_the_other_direction_suggest_nothing() {
    let full = common::everywhere(&CATALOG, Some(State::Proven));
    for (n, _) in CATALOG.items.iter().enumerate() {
        let link = CATALOG.overlaps.iter().flat_map(|o| o.links).find(|l| l.control == n as Item);
        let strong = link.is_some_and(|l| l.strength == Strength::Strong);
        assert_eq!(suggestion(&CATALOG, &with(&full, n as Item, None), n as Item).is_some(), strong, "{}", CATALOG.items[n].id);
    }
}

#[test]
fn cases_are_likely_where_the_facts_say_so_and_offer_only_what_is_blank() {
    let none = Answers::none(&CATALOG);
    let cases = CATALOG.advice.cases;
    let all = exclusions::proposals(&CATALOG, &none, &profile(&CATALOG, &[]));
    assert_eq!(all.iter().map(|p| p.case).collect::<Vec<_>>(), (0..cases.len()).collect::<Vec<_>>());
    assert!(cases.len() > 5 && all.iter().all(|p| !p.likely), "nothing was told");
    let user = exclusions::proposals(&CATALOG, &none, &profile(&CATALOG, &[("role", "user")]));
    let likely = user.iter().filter(|p| p.likely).count();
    assert_eq!(likely, cases.iter().filter(|c| !c.told.is_empty()).count());
    assert!(likely > 0 && user[..likely].iter().all(|p| p.likely), "likely ones come first");
    let narrow = exclusions::proposals(&CATALOG, &none, &profile(&CATALOG, &[("target", "42001")]));
    assert!(narrow.iter().flat_map(|p| &p.items).all(|(_, i)| CATALOG.items[usize::from(*i)].standards == bit(&CATALOG, "42001")));
    let mut written = none.clone();
    written.replace(cases[0].items[0], Answer { reason: "ours".into(), ..Answer::default() });
    let open = exclusions::proposals(&CATALOG, &written, &profile(&CATALOG, &[]));
    assert!(open[0].items.iter().all(|(_, i)| *i != cases[0].items[0]) && open[0].items.len() == cases[0].items.len() - 1);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn nothing_is_proposed_over_an_answer_or_with_evidence(answers in any_answers(), profile in any_profile()) {
        let asked = profile.asked(&CATALOG);
        for p in held(&answers, &profile) {
            let question = &CATALOG.items[usize::from(p.item)];
            prop_assert!(answers.state(p.item).is_none() && question.standards & asked != 0);
            let limit = if p.why == Why::Own { State::Done } else { State::Partial };
            prop_assert!(p.state > State::None && p.state <= limit, "{} {:?}", question.id, p.state);
            prop_assert!(p.why != Why::Own || !question.control && question.standards & asked == bit(&CATALOG, "27001"));
        }
        for item in asked_items(&CATALOG, asked) {
            if let Some(s) = suggestion(&CATALOG, &answers, item) {
                prop_assert!(answers.state(item).is_none() && s.item == item && s.strength == Strength::Strong);
                prop_assert!([State::Planned, State::Partial].contains(&s.state));
                prop_assert!(s.from.iter().all(|i| answers.state(*i).is_some_and(|from| from >= s.state && from <= State::Proven)));
            }
        }
        for (_, item) in exclusions::proposals(&CATALOG, &answers, &profile).into_iter().flat_map(|p| p.items) {
            let question = &CATALOG.items[usize::from(item)];
            prop_assert!(question.control && answers.state(item).is_none() && question.standards & asked != 0);
        }
    }

    #[test]
    fn taken_once_nothing_is_left_to_take(answers in any_answers(), profile in any_profile()) {
        let mut filled = answers.clone();
        for p in held(&answers, &profile) {
            filled.replace(p.item, Answer { state: Some(p.state), ..Answer::default() });
        }
        prop_assert!(held(&filled, &profile).is_empty());
        for item in asked_items(&CATALOG, profile.asked(&CATALOG)) {
            if let Some(s) = suggestion(&CATALOG, &filled, item) {
                filled = with(&filled, item, Some(s.state));
            }
            prop_assert!(suggestion(&CATALOG, &filled, item).is_none());
        }
    }

    #[test]
    fn a_better_answer_never_suggests_less(answers in any_answers(), at in 0..CATALOG.items.len() as Item, from in 0..4usize) {
        prop_assume!(CATALOG.items[usize::from(at)].id.starts_with("27001:"));
        let (worse, better) = (with(&answers, at, Some(LEVELS[from])), with(&answers, at, Some(LEVELS[from + 1])));
        for link in CATALOG.overlaps[0].links {
            let state = |answers| suggestion(&CATALOG, answers, link.control).map(|s| s.state);
            prop_assert!(state(&worse) <= state(&better), "{} and {}", at, link.control);
        }
        let state = |answers: &Answers, control| held(answers, &certified("both")).into_iter().find(|p| p.item == control).map(|p| p.state);
        for link in CATALOG.overlaps[0].links.iter().filter(|l| l.main.contains(&at)) {
            prop_assert!(state(&worse, link.control) <= state(&better, link.control));
        }
    }
}
