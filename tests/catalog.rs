//! Promise: the catalogs hold what the two standards hold, counted, and the program was built with them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{bit, folder::catalogs};
use readiness_check::{
    built::CATALOG,
    catalog::{
        assemble::{assemble, lies_below},
        shape::{Item, Question, Strength},
    },
    profile::{asked_items, quick_items},
};
use std::collections::BTreeSet;

fn count(is: impl Fn(&Question) -> bool) -> usize {
    CATALOG.items.iter().filter(|q| is(q)).count()
}

fn of<'a>(key: &'a str, control: bool) -> impl Fn(&Question) -> bool + 'a {
    move |q| q.control == control && q.id.split(':').next() == Some(key)
}

fn question(item: Item) -> &'static Question {
    &CATALOG.items[usize::from(item)]
}

#[test]
fn the_program_was_built_with_these_catalogs() {
    assert!(assemble(&[catalogs()]).unwrap().catalog == CATALOG);
}

#[test]
fn there_are_172_questions_each_with_its_own_id() {
    assert_eq!(CATALOG.items.len(), 172);
    assert_eq!(CATALOG.items.iter().map(|q| q.id).collect::<BTreeSet<_>>().len(), 172);
    assert!(CATALOG.items.iter().all(|q| q.id.split_once(':').unwrap().1 == q.number));
    let of_standard = |n: usize| (CATALOG.standards[n].key, CATALOG.standards[n].edition, CATALOG.standards[n].items.len());
    assert_eq!((of_standard(0), of_standard(1)), (("27001", "2022", 123), ("42001", "2023", 70)));
    assert_eq!((asked_items(&CATALOG, 1).count(), asked_items(&CATALOG, 2).count(), asked_items(&CATALOG, 3).count()), (123, 70, 172));
}

#[test]
fn the_41_clause_questions_are_21_shared_9_asked_twice_and_2_of_one_standard() {
    assert_eq!((count(of("hls", false)), count(of("27001", false)), count(of("42001", false))), (21, 9, 11));
    let numbers: BTreeSet<&str> = CATALOG.items.iter().filter(|q| !q.control).map(|q| q.number).collect();
    assert_eq!(numbers.len(), 32, "sub-clauses");
    let single: Vec<&str> = CATALOG.items.iter().filter(|q| !q.control && !q.shared && q.twin.is_none()).map(|q| q.id).collect();
    assert_eq!(single, ["42001:6.1.4", "42001:8.4"]);
    for (n, q) in CATALOG.items.iter().enumerate().filter(|(_, q)| q.twin.is_some()) {
        let twin = question(q.twin.unwrap());
        assert!(twin.number == q.number && twin.standards & q.standards == 0 && twin.twin == Some(n as Item), "{}", q.id);
    }
    assert!(CATALOG.items.iter().all(|q| q.shared == q.id.starts_with("hls:") && (!q.shared || q.standards == 3)));
}

#[test]
fn the_controls_are_93_in_four_themes_and_38_in_nine_areas() {
    let groups = |standard: Option<u8>| CATALOG.groups.iter().filter(move |g| g.standard == standard).map(|g| (g.id, g.items.len()));
    assert_eq!(groups(Some(0)).collect::<Vec<_>>(), [("A.5", 37), ("A.6", 8), ("A.7", 14), ("A.8", 34)]);
    let areas = [("A.2", 3), ("A.3", 2), ("A.4", 5), ("A.5", 4), ("A.6", 9), ("A.7", 5), ("A.8", 4), ("A.9", 3), ("A.10", 3)];
    assert_eq!(groups(Some(1)).collect::<Vec<_>>(), areas);
    assert_eq!((count(of("27001", true)), count(of("42001", true))), (93, 38));
    assert_eq!(groups(None).map(|(id, _)| id).collect::<Vec<_>>(), ["4", "5", "6", "7", "8", "9", "10"]);
    for (n, group) in CATALOG.groups.iter().enumerate() {
        assert!(group.items.iter().all(|i| usize::from(question(*i).group) == n && lies_below(question(*i).number, group.id)), "{}", group.id);
    }
    assert_eq!(CATALOG.groups.iter().map(|g| g.items.len()).sum::<usize>(), 172, "each question in one group");
}

#[test]
fn eleven_controls_are_new_in_2022() {
    let new: Vec<&str> = CATALOG.items.iter().filter(|q| q.new).map(|q| q.id.trim_start_matches("27001:")).collect();
    assert_eq!(new, ["A.5.7", "A.5.23", "A.5.30", "A.7.4", "A.8.9", "A.8.10", "A.8.11", "A.8.12", "A.8.16", "A.8.23", "A.8.28"]);
}

#[test]
fn of_38_controls_22_have_a_strong_start_15_a_weak_one_and_1_none() {
    let [overlap] = CATALOG.overlaps else { panic!("one overlap") };
    let links = |strength| overlap.links.iter().filter(move |l| l.strength == strength);
    assert_eq!((links(Strength::Strong).count(), links(Strength::Weak).count(), links(Strength::Nothing).count()), (22, 15, 1));
    assert_eq!(overlap.links.iter().map(|l| l.control).collect::<BTreeSet<_>>().len(), 38);
    assert_eq!((overlap.shared.len(), overlap.shared.len() + 22, CATALOG.standards[1].items.len()), (21, 43, 70), "43 of 70");

    let mains: BTreeSet<Item> = links(Strength::Strong).flat_map(|l| l.main.iter().copied()).collect();
    let further: BTreeSet<Item> = mains.iter().copied().chain(links(Strength::Strong).flat_map(|l| l.also.iter().copied())).collect();
    assert_eq!((mains.len(), further.len()), (18, 24));
    let from = |i: &Item| question(*i).standards == bit(&CATALOG, "27001") && question(*i).control;
    assert!(further.iter().all(|i| from(i) && !lies_below(question(*i).number, "A.7")), "none of the physical ones");
    assert!(links(Strength::Nothing).all(|l| l.main.is_empty() && l.also.is_empty()));
}

#[test]
fn each_quick_check_asks_20_of_its_questions_and_touches_every_group() {
    let checks = [(1, 123), (2, 70), (3, 172)];
    assert_eq!(CATALOG.quick.len(), checks.len());
    for (standards, asked) in checks {
        let all: BTreeSet<Item> = asked_items(&CATALOG, standards).collect();
        let quick = quick_items(&CATALOG, standards);
        assert!(quick.len() == 20 && quick.is_sorted_by(|a, b| a < b), "{standards}");
        assert!(all.len() == asked && quick.iter().all(|i| all.contains(i)), "{standards}: a true subset");
        for (n, group) in CATALOG.groups.iter().enumerate().filter(|(_, g)| g.items.iter().any(|i| all.contains(i))) {
            assert!(quick.iter().any(|i| usize::from(question(*i).group) == n), "{standards}: {} is not touched", group.id);
        }
    }
}

#[test]
fn a_number_lies_below_another_only_at_a_point() {
    assert!(lies_below("A.5.2", "A.5") && lies_below("A.5", "A.5") && lies_below("10.1", "10"));
    assert!(!lies_below("A.50", "A.5") && !lies_below("10.1", "1") && !lies_below("A.5", "A.5.2"));
}
