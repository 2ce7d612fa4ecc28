//! Promise: every length is a range inside what its path is known for, and is shown no sharper than it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    everywhere,
    random::{any_answers, any_profile, cases},
};
use proptest::prelude::*;
use readiness_check::{
    answers::State,
    built::CATALOG,
    timeline::{shown, timeline},
};

/// What the published guides give for each path, in months.
const PUBLISHED: [(&str, f64, f64); 4] = [("addon", 4.0, 9.0), ("aims", 6.0, 12.0), ("isms", 6.0, 18.0), ("joint", 12.0, 18.0)];
/// In the middle of the model: everything partly in place, nothing told.
const MIDDLE: [f64; 4] = [6.0, 9.0, 12.0, 15.0];
const ROUNDING: f64 = 1e-9;
const EASY: [(&str, &str); 5] = [("people", "up-to-50"), ("systems", "1-2"), ("sites", "1"), ("role", "user"), ("capacity", "half-a-person-or-more")];
const HARD: [(&str, &str); 5] =
    [("people", "over-1000"), ("systems", "over-30"), ("sites", "over-5"), ("role", "developer"), ("capacity", "none-named")];

/// A profile that takes the path.
fn way(path: &str) -> Vec<(&'static str, &'static str)> {
    match path {
        "addon" => vec![("target", "42001"), ("has27001", "certified")],
        "aims" => vec![("target", "42001"), ("has27001", "no")],
        "isms" => vec![("target", "27001")],
        _ => vec![("target", "both")],
    }
}

#[test]
fn the_easiest_and_the_hardest_case_are_the_ends_of_the_published_range() {
    for ((path, least, most), middle) in PUBLISHED.into_iter().zip(MIDDLE) {
        let total = |state, facts: &[(&'static str, &'static str)]| {
            let told = [way(path), facts.to_vec()].concat();
            let timeline = timeline(&CATALOG, &everywhere(&CATALOG, Some(state)), &common::profile(&CATALOG, &told)).unwrap();
            assert_eq!(timeline.path.key, path);
            timeline.total
        };
        let (easy, hard) = (total(State::Proven, &EASY), total(State::None, &HARD));
        assert!((easy.low - least).abs() < ROUNDING && (easy.high - least).abs() < ROUNDING, "{path}: {easy:?}");
        assert!((hard.low - most).abs() < ROUNDING && (hard.high - most).abs() < ROUNDING, "{path}: {hard:?}");
        assert!((total(State::Partial, &[]).low - middle).abs() < ROUNDING, "{path}");
        assert!(easy.left_high < least && (hard.left_high - most).abs() < ROUNDING, "what is done is not left to do");
    }
}

#[test]
fn which_path_a_profile_takes() {
    let path = |target: &'static str, has| {
        let told: Vec<_> = [("target", target), ("has27001", has)].into_iter().filter(|(_, o)| !o.is_empty()).collect();
        common::profile(&CATALOG, &told).path(&CATALOG).map(|p| p.key)
    };
    for (target, certified, running, no, untold) in [
        ("42001", Some("addon"), Some("addon"), Some("aims"), Some("aims")),
        ("27001", None, Some("isms"), Some("isms"), Some("isms")),
        ("both", Some("addon"), Some("joint"), Some("joint"), Some("joint")),
        ("", Some("addon"), Some("addon"), Some("aims"), Some("aims")),
    ] {
        let found = (path(target, "certified"), path(target, "running"), path(target, "no"), path(target, ""));
        assert_eq!(found, (certified, running, no, untold), "target {target:?}");
    }
}

#[test]
fn a_range_is_shown_in_halves_with_half_a_month_either_way() {
    for (low, high, expected) in [
        (4.0, 9.0, (4.0, 9.0)),
        (5.2, 7.4, (5.0, 7.5)),
        (6.0, 6.0, (5.5, 6.5)),
        (6.25, 6.25, (5.5, 7.0)),
        (6.1, 6.3, (5.5, 7.0)),
        (0.0, 0.0, (0.0, 0.5)),
        (0.2, 0.4, (0.0, 1.0)),
        (9.999999999999998, 12.000000000000002, (10.0, 12.0)),
    ] {
        assert_eq!(shown(low, high), expected, "{low} to {high}");
    }
}

#[test]
fn what_rounding_leaves_behind_is_not_shown_as_half_a_month() {
    let told = [way("aims"), vec![("systems", "3-10"), ("sites", "1"), ("role", "user"), ("capacity", "half-a-person-or-more")]].concat();
    let nothing = everywhere(&CATALOG, Some(State::None));
    let total = timeline(&CATALOG, &nothing, &common::profile(&CATALOG, &told)).unwrap().total;
    assert!(total.low < 10.0 && total.low > 10.0 - ROUNDING, "a sum of thirds that misses ten by a hair");
    assert_eq!(shown(total.low, total.high), (9.5, 10.5));
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_length_stays_in_the_published_range_of_its_path(answers in any_answers(), profile in any_profile()) {
        let timeline = timeline(&CATALOG, &answers, &profile);
        prop_assert_eq!(timeline.is_none(), profile.path(&CATALOG).is_none());
        let Some(timeline) = timeline else { return Ok(()) };
        let (_, least, most) = PUBLISHED.into_iter().find(|p| p.0 == timeline.path.key).unwrap();
        prop_assert!(timeline.total.low >= least - ROUNDING && timeline.total.high <= most + ROUNDING, "{:?}", timeline.total);
        let sum = |of: fn(&readiness_check::timeline::Months) -> f64| timeline.phases.iter().map(of).sum::<f64>();
        prop_assert!((sum(|m| m.low) - timeline.total.low).abs() < ROUNDING && (sum(|m| m.left_high) - timeline.total.left_high).abs() < ROUNDING);
    }

    #[test]
    fn what_is_shown_contains_the_range_and_is_never_too_sharp(low in 0.0..20.0, width in prop_oneof![Just(0.0), 0.0..1.5, 0.0..12.0]) {
        let high = low + width;
        let (from, to) = shown(low, high);
        prop_assert_eq!(((from * 2.0).fract(), (to * 2.0).fract()), (0.0, 0.0));
        prop_assert!(from <= low + ROUNDING && high <= to + ROUNDING, "{from} to {to}");
        let middle = (low + high) / 2.0;
        prop_assert!(from <= (middle - 0.5).max(0.0) + ROUNDING && to >= middle + 0.5 - ROUNDING, "{from} to {to} around {middle}");
        prop_assert!(low - from < 1.0 && to - high < 1.0, "not wider than it has to be: {from} to {to}");
    }

}
