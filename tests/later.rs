//! Promise: what asks never waits for the second part of the program; a screen of that part says that it comes, or that it did not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::visit::Visit;
use readiness_check::{
    figures::Figure,
    ui::{
        later::{Later, holds},
        place::Place,
    },
};

const FIRST: [Place; 7] = [Place::Start, Place::Profile, Place::Quick(0), Place::Hub, Place::Group(0), Place::All, Place::Glossary];
const SECOND: [Place; 15] = [
    Place::Results,
    Place::Behind(Figure::Gaps),
    Place::Explorer,
    Place::Months,
    Place::Plan,
    Place::Documents,
    Place::Suggestions,
    Place::Snapshots,
    Place::Numbers,
    Place::Learn,
    Place::Samples,
    Place::HandOver,
    Place::Opening,
    Place::Kept,
    Place::Locked,
];
const WAITING: &str = "This screen is on its way.";
const FAILED: &str = "This screen could not be loaded.";

#[test]
fn what_asks_is_there_from_the_start() {
    let visit = Visit::new();
    for state in [Later::Waiting, Later::Failed, Later::Here] {
        visit.session().later.set(state);
        for place in FIRST {
            let shown = visit.show(place);
            assert!(!holds(place) && !shown.contains(WAITING) && !shown.contains(FAILED), "{place:?}: {shown}");
            assert!(shown.contains("screen-heading") && visit.session().waits().is_none(), "{place:?} waits: {shown}");
        }
    }
}

#[test]
fn a_later_screen_says_that_it_comes_or_did_not_and_then_is_there() {
    let visit = Visit::new();
    for place in SECOND {
        let shown = |state| {
            visit.session().later.set(state);
            (visit.show(place), visit.session().waits())
        };
        let (waiting, waits) = shown(Later::Waiting);
        assert!(holds(place) && waiting.contains(WAITING) && waits == Some(place), "{place:?}: {waiting}");
        let (failed, waits) = shown(Later::Failed);
        assert!(failed.contains(FAILED) && waits.is_none(), "{place:?}: {failed}");
        let (here, waits) = shown(Later::Here);
        assert!(here.contains("screen-heading") && waits.is_none(), "{place:?}: {here}");
    }
}
