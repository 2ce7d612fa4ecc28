//! Promise: visits that share a name hold one assessment: what is said in one is in the other, and no step back undoes what the other did.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{documents::any_record, item, profile, random::cases, visit::Visit};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::shape::Item,
    record::{Record, doings::Stage, write::document},
    ui::{
        actions::Text,
        place::Place,
        together::{self, join, leave},
    },
};
use std::rc::Rc;

fn pair(names: [&str; 2]) -> [Visit; 2] {
    names.map(|name| {
        let visit = Visit::new();
        join(name.into(), visit.session(), Rc::new(|_, _| {}));
        visit
    })
}

fn document_of(visit: &Visit) -> String {
    visit.session().with_record(|r| document(&CATALOG, r).to_string())
}

fn state(visit: &Visit, id: &str) -> Option<State> {
    visit.session().peek(item(id)).state
}

#[test]
fn everything_that_can_be_said_is_in_the_other_at_once() {
    let [a, b] = pair(["one", "one"]);
    let place = b.session().place.get_untracked();
    let (sa, sb) = (a.session(), b.session());
    sa.answer(item("hls:5.1"), State::Done, false);
    sa.write(item("27001:A.5.1"), Text::Note, "a note");
    sb.tell("told".into(), profile(&CATALOG, &[("target", "both")]));
    sb.say_stage(0, Some(Stage::Draft));
    assert!(sa.keep_state("kept", "2027-01-31T10:00:00Z".into()));
    assert_eq!(document_of(&a), document_of(&b));
    assert_eq!(sa.assessment.get_untracked(), sb.assessment.get_untracked());
    assert_eq!((state(&b, "hls:5.1"), sb.peek(item("27001:A.5.1")).note.as_str()), (Some(State::Done), "a note"));
    assert_eq!(sa.with_record(|r| (r.doings.documents[0], r.snapshots.len())), (Some(Stage::Draft), 1));
    assert_eq!(sb.place.get_untracked(), place, "the screen of the other is not moved");
    sb.erase();
    assert_eq!(document_of(&a), document_of(&Visit::new()));
    assert_eq!((sb.place.get_untracked(), sa.message.get_untracked()), (Place::Start, None));
}

#[test]
fn another_name_another_assessment_and_who_left_is_left_alone() {
    let [a, b] = pair(["left", "right"]);
    a.session().answer(item("hls:5.1"), State::Done, false);
    assert_eq!(state(&b, "hls:5.1"), None);
    let [c, d] = pair(["left", "left"]);
    a.session().answer(item("hls:7.2"), State::Done, false);
    assert_eq!(state(&c, "hls:7.2"), Some(State::Done));
    leave(c.session());
    a.session().answer(item("hls:7.2"), State::Partial, false);
    assert_eq!((state(&c, "hls:7.2"), state(&d, "hls:7.2")), (Some(State::Done), Some(State::Partial)));
    drop(a);
    d.session().answer(item("hls:7.2"), State::None, false);
    assert_eq!(together::held("left").unwrap().answers.state(item("hls:7.2")), Some(State::None), "one that is gone is not asked");
    assert!(together::held("nobody").is_none());
}

#[test]
fn each_takes_back_its_own_steps_and_never_what_the_other_did_since() {
    let [a, b] = pair(["undo", "undo"]);
    let (sa, sb) = (a.session(), b.session());
    sa.answer(item("hls:5.1"), State::Partial, false);
    sa.answer(item("hls:7.2"), State::Partial, false);
    assert!(sb.undoable.get_untracked().is_none(), "a step of the other is none of this one");
    sb.answer(item("hls:7.2"), State::Done, false);
    sa.undo();
    assert_eq!((state(&a, "hls:5.1"), state(&b, "hls:7.2")), (None, Some(State::Done)), "the step that still stands is taken back");
    assert!(sa.undoable.get_untracked().is_none());
    sb.undo();
    assert_eq!(state(&a, "hls:7.2"), Some(State::Partial));
}

#[test]
fn what_the_other_erased_stays_erased() {
    let [a, b] = pair(["erase", "erase"]);
    let (sa, sb) = (a.session(), b.session());
    sa.answer(item("hls:5.1"), State::Partial, false);
    sa.answer(item("hls:5.1"), State::Done, false);
    sa.write(item("hls:7.2"), Text::Note, "gone");
    sa.write(item("hls:7.2"), Text::Note, "");
    sa.erase();
    sa.answer(item("27001:A.5.1"), State::Done, false);
    sb.erase();
    for _ in 0..5 {
        sa.undo();
    }
    assert_eq!(document_of(&a), document_of(&Visit::new()));
    sb.undo();
    assert_eq!(state(&a, "27001:A.5.1"), Some(State::Done), "who erased may take it back, for both");
}

#[test]
fn a_step_that_replaced_everything_does_not_undo_what_the_other_said_after_it() {
    let [a, b] = pair(["replace", "replace"]);
    a.session().answer(item("hls:5.1"), State::Partial, false);
    a.session().replace("import".into(), Record::none(&CATALOG));
    b.session().answer(item("hls:7.2"), State::Done, false);
    a.session().undo();
    a.session().undo();
    assert_eq!((state(&a, "hls:5.1"), state(&a, "hls:7.2"), state(&b, "hls:7.2")), (None, Some(State::Done), Some(State::Done)));
}

#[test]
fn what_came_from_the_other_is_known_as_such() {
    let [a, b] = pair(["kept", "kept"]);
    let (sa, sb) = (a.session(), b.session());
    sa.answer(item("hls:5.1"), State::Done, false);
    assert_eq!(sb.changed.get_untracked(), 1, "the other follows once");
    assert!(!sb.adopt(&sa.with_record(Record::clone), false), "nothing differs any more");
    assert_eq!((sa.changed.get_untracked(), sb.changed.get_untracked()), (1, 1), "and nothing comes back");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_is_done_in_either_both_hold_the_same(record in any_record(), doings in proptest::collection::vec((any::<bool>(), 0..6u8, 0..8usize), 1..24)) {
        let [a, b] = pair(["law", "law"]);
        for (first, deed, n) in doings {
            let visit = if first { &a } else { &b };
            let s = visit.session();
            match deed {
                0 => s.replace("import".into(), record.clone()),
                1 => s.undo(),
                2 => s.erase(),
                3 => s.write(n as Item, Text::Owner, "somebody"),
                4 => s.tell_fact(0, Some((n % 3) as u8)),
                _ => visit.say(n as Item, Answer { state: Some(State::ALL[n % 5]), ..Answer::default() }),
            }
            prop_assert_eq!(a.session().with_record(Record::clone), b.session().with_record(Record::clone));
        }
        leave(a.session());
        leave(b.session());
    }
}
