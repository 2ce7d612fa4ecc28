//! Promise: a shared answer never speaks unseen for a standard that came into the target after it was given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{bit, item};
use readiness_check::{
    answers::{Answer, Answers, State},
    assessment::assess,
    built::CATALOG,
    catalog::shape::Item,
    profile::to_widen,
};

fn said(list: &[(&str, State)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for (id, state) in list {
        answers.replace(item(id), Answer { state: Some(*state), note: (*id).into(), ..Answer::default() });
    }
    answers
}

#[test]
fn shared_answers_that_are_in_place_are_marked_and_keep_what_they_say() {
    let (security, ai) = (bit(&CATALOG, "27001"), bit(&CATALOG, "42001"));
    let answers = said(&[
        ("hls:4.2", State::Done),
        ("hls:5.1", State::Proven),
        ("hls:5.3", State::Partial),
        ("hls:7.1", State::Unsure),
        ("27001:4.1", State::Done),
        ("27001:A.5.1", State::Proven),
        ("42001:A.2.2", State::Proven),
    ]);
    let marked = to_widen(&CATALOG, &answers, ai, security);
    assert_eq!(marked.iter().map(|(i, _)| *i).collect::<Vec<Item>>(), [item("hls:4.2"), item("hls:5.1")]);
    for (n, answer) in &marked {
        assert_eq!(answer, &Answer { widen: ai, ..answers.get(*n).unwrap().clone() });
    }
    assert!(to_widen(&CATALOG, &answers, 0, security).is_empty(), "nothing joined");
    assert!(to_widen(&CATALOG, &answers, ai, 0).is_empty(), "nothing was asked before");
}

#[test]
fn an_assessment_lists_the_marks_that_its_target_is_concerned_with() {
    let ai = bit(&CATALOG, "42001");
    let mut answers = said(&[("hls:4.2", State::Done)]);
    for (n, answer) in to_widen(&CATALOG, &answers.clone(), ai, bit(&CATALOG, "27001")) {
        answers.replace(n, answer);
    }
    let listed = |target| assess(&CATALOG, &answers, &common::profile(&CATALOG, &[("target", target)])).widen;
    assert_eq!((listed("both"), listed("42001"), listed("27001")), (vec![item("hls:4.2")], vec![item("hls:4.2")], vec![]));
}
