//! Promise: the list of gaps is complete, and what matters most stands first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    bit, everywhere, item,
    random::{any_answers, any_profile, cases},
    with,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answers, State},
    built::CATALOG,
    catalog::shape::{Item, Question, Strength},
    gaps::{Gap, gaps},
};
use std::{cmp::Reverse, collections::BTreeSet};

/// What stops a certificate, as a list of numbers: an auditor's reading, kept apart from the catalogs.
const STOPS: [&str; 12] = ["4.3", "5.2", "6.1.2", "6.1.3", "6.1.4", "6.2", "8.2", "8.3", "8.4", "9.2.1", "9.3.1", "10.2"];

fn question(item: Item) -> &'static Question {
    &CATALOG.items[usize::from(item)]
}

/// In how many further places the work on a question counts, told from the tables alone.
fn elsewhere(answers: &Answers, item: Item, asked: u8) -> usize {
    let q = question(item);
    if q.id.starts_with("hls:") {
        return (asked.count_ones() - 1) as usize;
    }
    let mut links = 0;
    for overlap in CATALOG.overlaps.iter().filter(|o| asked >> o.to & 1 == 1) {
        for link in overlap.links.iter().filter(|l| l.strength == Strength::Strong && l.main.contains(&item)) {
            links += usize::from(answers.state(link.control) != Some(State::NotApplicable));
        }
    }
    links
}

/// Where a gap belongs: class, worst case, most elsewhere first, number, standard.
fn place(answers: &Answers, gap: &Gap, asked: u8) -> (u8, i64, Reverse<usize>, Vec<u32>, usize) {
    let q = question(gap.item);
    let class = match (STOPS.contains(&q.number), q.number.starts_with("A.")) {
        (true, _) => 0,
        (false, clause_or_control) => 1 + u8::from(clause_or_control),
    };
    let worst = answers.state(gap.item).and_then(|s| s.level(&CATALOG)).unwrap_or(0.0);
    let number = q.number.trim_start_matches("A.").split('.').map(|p| p.parse().unwrap()).collect();
    let standard = ["hls", "27001", "42001"].iter().position(|key| q.id.split(':').next() == Some(key)).unwrap();
    (class, (worst * 1000.0) as i64, Reverse(elsewhere(answers, gap.item, asked)), number, standard)
}

#[test]
fn with_nothing_answered_what_stops_a_certificate_stands_first_and_shared_work_before_the_rest() {
    let both = bit(&CATALOG, "27001") | bit(&CATALOG, "42001");
    let list = gaps(&CATALOG, &everywhere(&CATALOG, None), both);
    let ids: Vec<&str> = list.iter().map(|g| question(g.item).id).collect();
    assert_eq!(ids[..6], ["hls:9.2.1", "hls:9.3.1", "hls:10.2", "27001:4.3", "42001:4.3", "27001:5.2"]);
    assert_eq!(list.iter().filter(|g| g.stops).count(), 19, "3 shared, 7 that differ asked twice, 2 only for one standard");
    assert_eq!(ids[19..22], ["hls:4.2", "hls:4.4", "hls:5.1"]);
    let controls = &ids[41..];
    assert_eq!(controls[..3], ["27001:A.5.9", "27001:A.5.1", "27001:A.5.10"], "what serves most controls of the other standard");
    assert_eq!(ids.len(), 172);
}

#[test]
fn a_worse_answer_stands_before_a_better_one_and_a_control_never_before_a_clause() {
    let answers = everywhere(&CATALOG, Some(State::Proven));
    let answers = with(&answers, item("hls:7.1"), Some(State::Partial));
    let answers = with(&answers, item("hls:7.4"), Some(State::Planned));
    let answers = with(&answers, item("42001:8.4"), Some(State::Partial));
    let answers = with(&answers, item("42001:A.2.2"), Some(State::None));
    let answers = with(&answers, item("42001:A.9.4"), Some(State::Unsure));
    let answers = with(&answers, item("42001:A.9.3"), Some(State::NotApplicable));
    let list = gaps(&CATALOG, &answers, bit(&CATALOG, "42001"));
    let found: Vec<_> = list.iter().map(|g| (question(g.item).id, g.stops, g.level)).collect();
    assert_eq!(
        found,
        [
            ("42001:8.4", true, Some(0.5)),
            ("hls:7.4", false, Some(0.1)),
            ("hls:7.1", false, Some(0.5)),
            ("42001:A.2.2", false, Some(0.0)),
            ("42001:A.9.4", false, None),
        ]
    );
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn everything_asked_that_is_not_in_place_is_in_it_and_nothing_else(answers in any_answers(), profile in any_profile()) {
        let asked = profile.asked(&CATALOG);
        let expected: BTreeSet<Item> = answers.iter().filter(|(n, answer)| {
            let q = question(*n);
            let closed = match answer.state {
                Some(State::Done | State::Proven) => true,
                Some(State::NotApplicable) => q.number.starts_with("A."),
                _ => false,
            };
            q.standards & asked != 0 && !closed
        }).map(|(n, _)| n).collect();
        let list = gaps(&CATALOG, &answers, asked);
        prop_assert_eq!(list.len(), expected.len());
        prop_assert_eq!(list.iter().map(|g| g.item).collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn stops_then_clauses_then_controls_each_by_worst_case_then_reach_then_number(answers in any_answers(), profile in any_profile()) {
        let asked = profile.asked(&CATALOG);
        let list = gaps(&CATALOG, &answers, asked);
        prop_assert!(list.is_sorted_by_key(|g| place(&answers, g, asked)));
        for gap in list {
            prop_assert_eq!(gap.stops, STOPS.contains(&question(gap.item).number));
            prop_assert_eq!(gap.level, answers.state(gap.item).and_then(|s| s.level(&CATALOG)));
            prop_assert_eq!(gap.elsewhere, elsewhere(&answers, gap.item, asked));
        }
    }
}
