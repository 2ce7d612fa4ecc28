//! Promise: the figures are those of the reference model, to 1e-9, for any answers and any profile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::vectors::{ALL, Vector, leaves};
use readiness_check::{assessment::assess, built::CATALOG, summary::summary};
use serde_json::Value;
use std::collections::BTreeMap;

const LARGEST_DIFFERENCE: f64 = 1e-9;
/// What the product says beyond the reference model.
const BEYOND: [&str; 4] = ["/version", "/total", "/answered", "/coverage"];

fn computed(vector: &Vector) -> BTreeMap<String, Value> {
    let told: Vec<(&str, &str)> = vector.profile.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answers = common::answers(&CATALOG, vector.letters.chars().map(common::state));
    let summary = summary(&CATALOG, &assess(&CATALOG, &answers, &common::profile(&CATALOG, &told)));
    let mut found = BTreeMap::new();
    leaves(&summary, String::new(), &mut found);
    found
}

#[test]
fn every_number_is_the_reference_models_and_nothing_is_missing_or_added() {
    for (n, vector) in ALL.iter().enumerate() {
        let mut found = computed(vector);
        found.retain(|place, _| !BEYOND.contains(&place.as_str()));
        let places = |m: &BTreeMap<String, Value>| m.keys().cloned().collect::<Vec<_>>();
        assert_eq!(places(&found), places(&vector.expected), "the shape of state {n}");
        for (place, expected) in &vector.expected {
            let same = match (found[place].as_f64(), expected.as_f64()) {
                (Some(a), Some(b)) => (a - b).abs() <= LARGEST_DIFFERENCE,
                _ => found[place] == *expected,
            };
            assert!(same, "state {n}, {place}: {} instead of {expected}", found[place]);
        }
    }
}

#[test]
fn the_product_adds_how_much_of_what_is_asked_is_answered() {
    for vector in ALL.iter() {
        let found = computed(vector);
        let target = vector.profile.iter().find(|(k, _)| k == "target").map(|(_, v)| v.as_str());
        let asked = |id: &str| match target {
            Some("27001") => !id.starts_with("42001:"),
            Some("42001") => !id.starts_with("27001:"),
            _ => true,
        };
        let letters = CATALOG.items.iter().zip(vector.letters.chars()).filter(|(q, _)| asked(q.id));
        let (total, answered) = letters.fold((0, 0), |(t, a), (_, l)| (t + 1, a + i32::from(l != '-')));
        let number = |place: &str| found[place].as_f64().unwrap();
        assert_eq!((number("/total"), number("/answered")), (f64::from(total), f64::from(answered)));
        assert!((number("/coverage") - f64::from(answered) / f64::from(total)).abs() <= LARGEST_DIFFERENCE);
        assert_eq!(found["/version"], 1);
    }
}

#[test]
fn the_vectors_hold_every_kind_of_case() {
    assert!(ALL.len() >= 600, "{} states", ALL.len());
    let some = |what: &str, holds: &dyn Fn(&Vector) -> bool| assert!(ALL.iter().any(holds), "no state with {what}");
    for path in ["addon", "aims", "isms", "joint"] {
        some(path, &|v| v.expected.get("/timeline/path").is_some_and(|p| p == path));
    }
    some("nothing left to certify", &|v| v.expected.get("/timeline") == Some(&Value::Null));
    some("no head start", &|v| v.expected.get("/headStart") == Some(&Value::Null));
    some("a whole head start", &|v| v.expected.get("/headStart/reached").is_some_and(|n| n == 43));
    for field in CATALOG.fields {
        some(&format!("{} untold", field.key), &|v| v.profile.iter().all(|(k, _)| k != field.key));
        for option in field.options {
            some(&format!("{} {}", field.key, option.key), &|v| v.profile.iter().any(|(k, o)| (k.as_str(), o.as_str()) == (field.key, option.key)));
        }
    }
    for (letter, _) in common::LETTERS {
        some(&format!("{letter} everywhere"), &|v| v.letters.chars().all(|l| l == letter));
        some(&format!("{letter} among others"), &|v| v.letters.contains(letter) && !v.letters.chars().all(|l| l == letter));
    }
    let count = |v: &Vector, letter: char| v.letters.chars().filter(|l| *l == letter).count();
    some("few answers", &|v| (1..10).contains(&(172 - count(v, '-'))));
    some("every question answered, none left out", &|v| count(v, '-') + count(v, 'x') + count(v, 'u') == 0);
    let clause_left_out = |v: &Vector| CATALOG.items.iter().zip(v.letters.chars()).any(|(q, l)| !q.control && l == 'x');
    some("a clause left out", &|v| clause_left_out(v) && count(v, 'x') < 172);
    some("only controls left out", &|v| !clause_left_out(v) && count(v, 'x') > 0);
    some("a phase to which nothing applies", &|v| {
        v.expected.get("/timeline/phases/3/leftHigh").is_some_and(|n| n == 0) && count(v, 'x') < 130 && count(v, 'x') > 0
    });
    some("an Annex A to which nothing applies", &|v| v.expected["/standards/42001/annex/low"].is_null());
}
