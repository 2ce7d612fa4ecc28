//! Promise: what the board is asked for follows from the answers and the facts alone, and no figure in it is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{everywhere, item, profile, random, samples, with};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answers, State},
    assessment::assess,
    board::{Ask, asks},
    built::CATALOG,
    catalog::advice::Matter,
    plan::plan,
    profile::Profile,
    record::read,
};

fn asked(answers: &Answers, profile: &Profile) -> Vec<Ask> {
    let a = assess(&CATALOG, answers, profile);
    asks(&CATALOG, profile, &a, &plan(&CATALOG, answers, a.asked, &a.gaps, a.timeline.is_some()))
}

fn decisions(asks: &[Ask]) -> Vec<(Matter, Vec<&'static str>)> {
    let ids = |items: &[u16]| items.iter().map(|i| CATALOG.items[usize::from(*i)].id).collect();
    asks.iter().filter_map(|ask| if let Ask::Decide(matter, items) = ask { Some((*matter, ids(items))) } else { None }).collect()
}

#[test]
fn a_decision_is_asked_for_while_one_of_its_clauses_is_not_in_place() {
    let both = profile(&CATALOG, &[("target", "both")]);
    let all = everywhere(&CATALOG, Some(State::Partial));
    let every = [
        (Matter::Scope, vec!["27001:4.3", "42001:4.3"]),
        (Matter::Sponsor, vec!["hls:5.1", "hls:5.3"]),
        (Matter::Policy, vec!["27001:5.2", "42001:5.2"]),
    ];
    assert_eq!(decisions(&asked(&all, &both)), every);
    // What is not answered is not decided either; what is in place is, and what is not asked is nobody's matter.
    assert_eq!(decisions(&asked(&Answers::none(&CATALOG), &both)), every);
    let decided = with(&with(&all, item("27001:4.3"), Some(State::Done)), item("hls:5.3"), Some(State::Proven));
    assert_eq!(decisions(&asked(&decided, &both))[..2], [(Matter::Scope, vec!["42001:4.3"]), (Matter::Sponsor, vec!["hls:5.1"])]);
    let one = asked(&decided, &profile(&CATALOG, &[("target", "27001")]));
    assert_eq!(decisions(&one), [(Matter::Sponsor, vec!["hls:5.1"]), (Matter::Policy, vec!["27001:5.2"])]);
}

#[test]
fn nothing_is_asked_for_where_nothing_is_open() {
    let both = profile(&CATALOG, &[("target", "both")]);
    assert_eq!(asked(&everywhere(&CATALOG, Some(State::Proven)), &both), []);
    let last = with(&everywhere(&CATALOG, Some(State::Proven)), item("27001:A.7.4"), Some(State::Planned));
    let asks = asked(&last, &both);
    assert_eq!(decisions(&asks), []);
    assert!(asks.iter().any(|ask| matches!(ask, Ask::Begin(steps) if steps.len() == 1)), "{asks:?}");
}

#[test]
fn time_is_asked_for_by_what_was_told_of_it() {
    let field = CATALOG.fields.iter().position(|f| f.key == "capacity").unwrap() as u8;
    let open = everywhere(&CATALOG, Some(State::None));
    let time = |told: &[(&str, &str)]| asked(&open, &profile(&CATALOG, told)).into_iter().find(|ask| matches!(ask, Ask::Time(_))).unwrap();
    assert_eq!(time(&[]), Ask::Time(None));
    for (n, (key, enough)) in [("half-a-person-or-more", true), ("less", false), ("none-named", false)].into_iter().enumerate() {
        assert_eq!(time(&[("capacity", key)]), Ask::Time(Some((field, n as u8, enough))));
    }
}

proptest! {
    #![proptest_config(random::cases(48))]

    #[test]
    fn steps_and_months_are_those_of_plan_and_path(answers in random::any_answers(), profile in random::any_profile()) {
        let a = assess(&CATALOG, &answers, &profile);
        let plan = plan(&CATALOG, &answers, a.asked, &a.gaps, a.timeline.is_some());
        let all = asked(&answers, &profile);
        for ask in &all {
            match ask {
                Ask::Begin(steps) => {
                    let first: Vec<u16> = plan.steps.iter().take(steps.len()).map(|s| s.action).collect();
                    prop_assert!(*steps == first && (1..=3).contains(&steps.len()));
                    prop_assert!(steps.iter().all(|n| !CATALOG.advice.actions[usize::from(*n)].goal));
                }
                Ask::Months(low, high) => {
                    let total = a.timeline.as_ref().unwrap().total;
                    prop_assert_eq!((*low, *high), (total.left_low, total.left_high));
                }
                Ask::Decide(_, items) => prop_assert!(items.iter().all(|i| a.gaps.iter().any(|g| g.item == *i))),
                Ask::Time(_) => {}
            }
        }
        prop_assert_eq!(all.is_empty(), a.gaps.is_empty());
    }
}

#[test]
fn each_sample_has_something_to_ask() {
    for name in samples::NAMES {
        let record = read::read(&CATALOG, &samples::text(name)).record.unwrap();
        let asks = asked(&record.answers, &record.profile);
        assert!(asks.len() >= 3 && !decisions(&asks).is_empty(), "{name}: {asks:?}");
    }
}
