//! Promise: what an adviser says goes there and back in one file, and changes nothing but what the visitor takes over, point by point.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::advised::{CLAUSE, CONTROL, advice, advised, mine, record};
use common::{documents::any_record, html, item, random::cases, visit::Visit};
use proptest::{prelude::*, sample::select};
use readiness_check::{
    advice::{Point, amounts},
    answers::{Answer, NOTE_LIMIT, State, offered},
    built::CATALOG,
    catalog::shape::Item,
    link,
    record::{
        Record, read,
        write::{document, stored},
    },
    ui::{files::Opened, place::Place, session::Session, shelving::Shelving},
};
use serde_json::{Value, json};
use std::rc::Rc;

fn act(visit: &Visit, run: impl FnOnce(Session)) {
    visit.render(|s, _| {
        run(s);
        ""
    });
}

fn now(visit: &Visit) -> Value {
    visit.session().with_record(|r| document(&CATALOG, r))
}

fn screen(visit: &Visit, place: Place) -> String {
    let html = visit.show(place);
    html::check(&html).unwrap();
    html::text(&html)
}

/// A visit of an adviser to these answers.
fn looking(document: Value) -> Visit {
    let mut theirs = record(document);
    theirs.meta.adviser = true;
    theirs.meta.name = "acme".into();
    Visit::over(theirs)
}

fn open(visit: &Visit, text: &Value) {
    let reading = read::read(&CATALOG, &text.to_string());
    act(visit, |s| s.files.open.set(Some(Rc::new(Opened { name: "theirs.json".into(), reading, locked: None }))));
}

fn any_point() -> impl Strategy<Value = (Item, Point)> {
    let of = |n: usize| {
        let states: Vec<State> = offered(&CATALOG.items[n]).collect();
        (proptest::option::of(select(states.clone())), select(states))
            .prop_map(move |(was, state)| (n as Item, Point { was, proposed: Some(state), comment: "c".into(), dealt: None }))
    };
    (0..CATALOG.items.len()).prop_flat_map(of)
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn taking_a_proposal_over_is_answering_and_changes_nothing_else(record in any_record(), (n, point) in any_point()) {
        let mut record = Record { meta: Default::default(), ..record };
        let id = CATALOG.items[usize::from(n)].id;
        record.advice.say(id, &point);
        let (taken, answered) = (Visit::over(record.clone()), Visit::over(record.clone()));
        let before = now(&taken);
        act(&taken, |s| s.accept(n));
        act(&answered, |s| s.answer(n, point.proposed.unwrap(), false));
        let (mut after, said) = (now(&taken), now(&answered));
        prop_assert_eq!(&after["answers"], &said["answers"]);
        prop_assert_eq!(after["advice"]["items"][id]["dealt"].take(), json!("taken"));
        after["advice"]["items"][id].as_object_mut().unwrap().remove("dealt");
        let mut expected = before.clone();
        expected["answers"] = said["answers"].clone();
        prop_assert_eq!(after, expected, "something else changed");
        act(&taken, Session::undo);
        prop_assert_eq!(now(&taken), before, "undo does not take it back");
    }

    #[test]
    fn no_advice_ever_changes_an_answer_of_the_visitor(mine in any_record(), theirs in any_record()) {
        let visit = Visit::over(Record { meta: Default::default(), ..mine.clone() });
        let mut before = now(&visit);
        open(&visit, &document(&CATALOG, &theirs));
        act(&visit, Session::take_advice);
        let mut after = now(&visit);
        let told = after["advice"].take();
        prop_assert_eq!(told, document(&CATALOG, &theirs)["advice"].clone());
        before["advice"].take();
        prop_assert_eq!(after, before);
        // A link holds states and facts alone.
        let without = Record { advice: Default::default(), ..mine.clone() };
        prop_assert_eq!(link::pack(&CATALOG, &mine.answers, &mine.profile), link::pack(&CATALOG, &without.answers, &without.profile));
    }
}

#[test]
fn an_adviser_changes_no_answer_whatever_is_pressed() {
    let visit = looking(mine());
    let (a, n) = (now(&visit), item(CONTROL));
    let shown = screen(&visit, Place::All);
    assert!(shown.contains("Comment or propose an answer") && shown.contains("Your comment") && shown.contains("No proposal"), "{shown}");
    let group = visit.show(Place::Group(CATALOG.items[usize::from(n)].group));
    assert!(html::attribute(html::tags(&group, "div").into_iter().find(|d| d.contains("class=\"bulk\"")).unwrap(), "hidden").is_some());
    let html = visit.show(Place::All);
    let radios: Vec<_> = html::tags(&html, "input").into_iter().filter(|i| html::attribute(i, "type") == Some("radio")).collect();
    assert!(radios.len() > 700 && radios.iter().all(|i| html::attribute(i, "disabled").is_some()));
    act(&visit, |s| {
        s.answer(n, State::Proven, false);
        s.clear(n);
        s.choose(n, 0);
        s.tell_fact(0, Some(0));
        s.keep_state("x", "2027".into());
        assert!(s.take_over("x".into(), record(json!({ "answers": { CONTROL: "none" } })), &[n], true).is_none());
        s.take_over("x".into(), record(json!({ "answers": { CONTROL: "none" } })), &[n], false);
        s.copy_link(&(vec![(n, State::None)], s.with_record(|r| r.profile.clone())));
        s.accept(n);
        s.remove_advice(true);
    });
    open(&visit, &advised());
    act(&visit, |s| {
        s.take_advice();
        s.add_opened();
        s.replace_by_opened();
    });
    assert_eq!(now(&visit), a);
    assert!(visit.session().undoable.get_untracked().is_none());
    let opening = screen(&visit, Place::Opening);
    assert!(opening.contains("Look at it as an adviser") && !opening.contains("Add to mine") && !opening.contains("Add the advice"), "{opening}");
}

#[test]
fn an_adviser_comments_proposes_and_signs_and_each_is_a_step() {
    let visit = looking(mine());
    let s = visit.session();
    act(&visit, |s| s.today.set(readiness_check::day::read("2026-11-22")));
    let (control, clause) = (item(CONTROL), item(CLAUSE));
    act(&visit, |s| {
        s.comment(control, "T");
        s.comment(control, "Th");
        s.end_typing();
        s.propose(control, Some(State::Done));
        s.propose(clause, Some(State::NotApplicable));
        s.sign("Ines");
    });
    let expected = json!({ "by": "Ines", "on": "2026-11-22", "items": { CONTROL: { "was": "partial", "state": "done", "comment": "Th" } } });
    assert_eq!(now(&visit)["advice"], expected);
    assert_eq!(now(&visit)["answers"], document(&CATALOG, &record(mine()))["answers"]);
    let shown = screen(&visit, Place::Advice);
    assert!(html::text(&visit.whole(Place::Start)).contains("Your advice: 1 question"));
    for said in
        ["It has 1 comment and 1 proposed answer.", "Answered Partly in place", "Proposed In place", "Th", "Save the file to send back", "Your name"]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let whole = html::text(&visit.whole(Place::Hub));
    assert!(whole.contains("You are looking at the answers of somebody else as an adviser. acme"), "{whole}");
    assert_eq!(s.undoable.get_untracked(), Some("name of the adviser".into()));
    act(&visit, Session::undo);
    assert_eq!(s.undoable.get_untracked(), Some("proposal for A.5.1".into()));
    act(&visit, Session::undo);
    assert_eq!(now(&visit)["advice"]["items"][CONTROL], json!({ "was": "partial", "comment": "Th" }));
    act(&visit, Session::undo);
    assert_eq!(now(&visit).get("advice"), None, "letters of one comment are one step");
    act(&visit, |s| s.comment(clause, &"\u{1f9ed}".repeat(NOTE_LIMIT)));
    assert_eq!(s.with_record(|r| r.advice.point(CLAUSE)).unwrap().comment.encode_utf16().count(), NOTE_LIMIT);
    act(&visit, |s| s.comment(clause, ""));
    assert_eq!(now(&visit)["advice"].get("items"), None, "an empty comment is none");
    // A visitor who is no adviser gives no advice.
    let visitor = Visit::over(record(mine()));
    act(&visitor, |s| {
        s.comment(control, "x");
        s.propose(control, Some(State::None));
        s.sign("x");
    });
    assert_eq!(now(&visitor).get("advice"), None);
}

#[test]
fn a_look_as_adviser_is_a_document_of_its_own() {
    let visit = Visit::over(record(json!({ "answers": { "hls:10.2": "done" } })));
    let own = now(&visit);
    open(&visit, &advised());
    assert!(screen(&visit, Place::Opening).contains("Look at it as an adviser"));
    act(&visit, Session::advise_on_opened);
    let Some(Shelving::Advise(text)) = visit.session().shelves.asked.get_untracked() else { panic!("nothing is asked for") };
    assert_eq!(now(&visit), own, "the adviser's own answers stay");
    let there = read::read(&CATALOG, &text).record.unwrap();
    assert_eq!(document(&CATALOG, &there), document(&CATALOG, &record(advised())));
    assert_eq!((there.meta.adviser, there.meta.name.as_str(), there.meta.place.as_str()), (true, "theirs", "hub"));
    assert!(!document(&CATALOG, &there).to_string().contains("adviser"), "the file does not say who looked");
    assert_eq!(read::read(&CATALOG, &stored(&CATALOG, &there)).record.unwrap(), there, "a reload looks on");
    // From a link as well.
    let states = vec![(item(CLAUSE), State::Done)];
    act(&visit, |s| s.linked.set(Some((states, s.with_record(|r| r.profile.clone())))));
    let banner = html::text(&visit.whole(Place::Start));
    assert!(banner.contains("Look at it as an adviser") && banner.contains("Make a copy"), "{banner}");
}

#[test]
fn the_visitor_sees_each_point_and_decides_on_it_alone() {
    let visit = Visit::over(record(mine()));
    let s = visit.session();
    let own = now(&visit);
    open(&visit, &advised());
    let preview = screen(&visit, Place::Opening);
    for said in ["Advice from Ines <b>, 2026-11-22. It has 2 comments and 2 proposed answers.", "Add the advice"] {
        assert!(preview.contains(said), "{said}: {preview}");
    }
    act(&visit, Session::take_advice);
    assert_eq!((s.place.get_untracked(), s.undoable.get_untracked()), (Place::Advice, Some("added the advice".into())));
    assert_eq!((now(&visit)["answers"].clone(), now(&visit)["advice"].clone()), (own["answers"].clone(), advice()));
    let shown = screen(&visit, Place::Advice);
    for said in [
        "All: 3",
        "2 differ from yours",
        "Your answer Partly in place Proposed In place The policy is signed.",
        "You have changed this since the adviser looked. It was: In place, with evidence.",
        "Who says so?",
        "Remove all advice",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert_eq!(shown.matches("Take over").count(), 2, "there is nothing to take over of a comment alone");
    assert!(html::text(&visit.whole(Place::Hub)).contains("An adviser has said something about 3 questions."));
    let row = screen(&visit, Place::All);
    assert!(row.contains("Advice from Ines <b>. Proposed: In place. The policy is signed."), "{row}");
    act(&visit, |s| s.accept(item(CONTROL)));
    act(&visit, |s| s.decline(item("hls:7.2")));
    assert_eq!(s.peek(item(CONTROL)), Answer { state: Some(State::Done), note: "mine".into(), ..Answer::default() });
    assert_eq!(s.peek(item("hls:7.2")).state, None);
    let shown = screen(&visit, Place::Advice);
    assert!(shown.contains("Taken over") && shown.contains("Left as it is") && shown.contains("The policy is signed."), "{shown}");
    assert!(shown.contains("Remove 2 that are dealt with") && !shown.contains("Take over"), "{shown}");
    assert!(html::text(&visit.whole(Place::Hub)).contains("An adviser has said something about 1 question."));
    act(&visit, |s| s.remove_advice(false));
    assert_eq!(s.with_record(|r| r.advice.points(&CATALOG).len()), 1);
    act(&visit, |s| s.remove_advice(true));
    assert_eq!(now(&visit).get("advice"), None);
    assert!(screen(&visit, Place::Advice).contains("There is no advice here."));
    assert_eq!(s.peek(item(CONTROL)).state, Some(State::Done), "what was taken over stays");
    for _ in 0..5 {
        act(&visit, Session::undo);
    }
    assert_eq!(now(&visit), own);
}

#[test]
fn a_host_that_merges_a_document_brings_its_advice_as_the_same_step() {
    let visit = Visit::over(record(mine()));
    let before = now(&visit);
    let theirs = json!({ "answers": { "hls:10.2": "done" }, "advice": advice() });
    act(&visit, |s| drop(s.take_over("took".into(), record(theirs), &[item("hls:10.2")], true)));
    let after = now(&visit);
    assert_eq!((&after["advice"], &after["answers"]["hls:10.2"]["state"]), (&advice(), &json!("done")));
    act(&visit, Session::undo);
    assert_eq!(now(&visit), before);
    assert_eq!(amounts(&record(advised()).advice.points(&CATALOG)), (2, 2));
}
