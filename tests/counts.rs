//! Promise: the figures that stand beside those of published guides are counted from the catalogs, and are the ones that hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use readiness_check::{
    built::CATALOG,
    counts::{Counts, Value, counts},
};

#[test]
fn what_is_counted_is_what_the_two_standards_and_the_mapping_hold() {
    let found = counts(&CATALOG, &CATALOG.overlaps[0]);
    let expected = Counts {
        clauses: 32,
        same: 30,
        shared: 21,
        differs: 9,
        only: 2,
        controls: 38,
        strong: 22,
        weak: 15,
        none: 1,
        new: 16,
        possible: 43,
        of: 70,
        annex: 93,
        carriers: 18,
        carriers_wide: 24,
    };
    assert_eq!(found, expected);
    let share = |name: &str| found.named().into_iter().find(|(n, _)| *n == name).map(|(_, value)| value);
    let whole = |name| match share(name) {
        Some(Value::Share(share)) => (share * 100.0).round(),
        other => panic!("{name} is {other:?}"),
    };
    assert_eq!([whole("same_share"), whole("shared_share"), whole("strong_share"), whole("possible_share")], [94.0, 66.0, 58.0, 61.0]);
}
