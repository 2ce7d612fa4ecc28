//! Promise: the printed list has every question once, in reading order, with the answers that the question offers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use readiness_check::built::CATALOG;
use serde_json::Value;

const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/printed/en.json"));

fn groups() -> Vec<Value> {
    let list: Value = serde_json::from_str(LIST).unwrap();
    let parts = list["parts"].as_array().unwrap().clone();
    parts.iter().flat_map(|part| part["groups"].as_array().unwrap().clone()).collect()
}

fn rows() -> Vec<Value> {
    groups().iter().flat_map(|group| group["rows"].as_array().unwrap().clone()).collect()
}

#[test]
fn it_has_each_question_of_the_catalog_once_in_reading_order() {
    let listed: Vec<String> = rows().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    let asked: Vec<&str> = CATALOG.groups.iter().flat_map(|group| group.items).map(|item| CATALOG.items[usize::from(*item)].id).collect();
    assert_eq!(listed, asked);
    let mut sorted = listed.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((sorted.len(), listed.len()), (CATALOG.items.len(), CATALOG.items.len()));
}

#[test]
fn a_clause_cannot_be_ticked_as_not_applicable() {
    for row in rows() {
        let question = CATALOG.items.iter().find(|q| q.id == row["id"]).unwrap();
        let states: Vec<&str> = row["states"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        assert_eq!(states.len(), if question.control { 7 } else { 6 }, "{}: {states:?}", question.id);
        assert_eq!(states.contains(&"Not applicable"), question.control, "{}", question.id);
        assert_eq!(row["standards"].as_array().unwrap().len(), question.standards.count_ones() as usize, "{}", question.id);
    }
}

#[test]
fn groups_and_their_sub_headings_stand_where_the_program_has_them() {
    let list: Value = serde_json::from_str(LIST).unwrap();
    assert_eq!(list["parts"].as_array().unwrap().len(), 1 + CATALOG.standards.len());
    let means: Vec<&str> = list["answers"].as_array().unwrap().iter().filter_map(|a| a["means"].as_str()).collect();
    assert_eq!((means.len(), means.iter().any(|m| m.is_empty())), (7, false));
    for text in [&list["note"], &list["parts"][0]["title"], &list["parts"][1]["title"]] {
        assert!(text.as_str().is_some_and(|t| !t.is_empty() && !t.contains('{')), "{text}");
    }
    for (group, listed) in CATALOG.groups.iter().zip(groups()) {
        assert_eq!(listed["number"], group.id);
        let heads = listed["rows"].as_array().unwrap().iter().filter(|row| row["head"].is_string()).count();
        assert_eq!(heads, group.sections.len(), "{}", group.id);
    }
}
