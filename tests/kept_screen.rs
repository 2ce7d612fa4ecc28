//! Promise: the screen of what this browser holds offers what can be done with each thing, and what a later version wrote is only read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{item, visit::Visit};
use readiness_check::{
    answers::{Answer, State},
    browser::storage::Place as Storage,
    built::CATALOG,
    record::Record,
    ui::{
        actions::Text,
        place::Place,
        shelf::{FIRST, Shelf},
        shelving::{Holdings, Kept, Shelving, label},
    },
};

fn shelf(name: &str) -> Shelf {
    Shelf { place: Storage::Local, prefix: "readiness-check:default:".into(), name: name.into() }
}

fn kept(name: &str, called: &str) -> Kept {
    let saved = "2027-01-31T08:00:00.000Z".into();
    Kept { shelf: shelf(name), name: called.into(), answers: 3, saved, open: name == FIRST, written: true, readable: true, adviser: false }
}

fn shown(holdings: Holdings) -> String {
    let visit = Visit::new();
    visit.session().shelves.holdings.set(holdings);
    visit.show(Place::Kept)
}

fn answered() -> Record {
    let mut record = Record::none(&CATALOG);
    record.answers.replace(item("hls:5.1"), Answer { state: Some(State::Partial), note: "theirs".into(), ..Answer::default() });
    record
}

/// The line of the list that shows this name.
fn line<'a>(screen: &'a str, name: &str) -> &'a str {
    screen.split("<li").find(|line| line.contains(&format!(">{name}</bdi>"))).unwrap_or_else(|| panic!("{name} is not listed: {screen}"))
}

#[test]
fn each_assessment_is_listed_with_what_can_be_done_with_it() {
    let newer = Kept { readable: false, ..kept("4", "Tomorrow") };
    let fresh = Kept { open: true, written: false, answers: 0, saved: String::new(), ..kept("5", "") };
    let all = vec![Kept { open: false, ..kept(FIRST, "") }, kept("2", "Site B"), newer, fresh];
    let screen = shown(Holdings { kept: all, bytes: 12_345, several: true, ..Holdings::default() });
    let offers =
        |name: &str| ["Open", "Rename", "Duplicate", "Save a file", "Erase"].map(|text| line(&screen, name).contains(&format!(">{text}</button>")));
    assert_eq!(offers("Assessment 1"), [true; 5]);
    assert_eq!(offers("Site B"), [true; 5]);
    assert_eq!(offers("Tomorrow"), [true, false, false, true, true], "what cannot be read is neither renamed nor copied");
    assert_eq!(offers("Assessment 5"), [false, true, false, true, false], "what is not written yet can be named and taken along");
    assert!(line(&screen, "Assessment 5").contains("This one is open. 0 answers."), "{screen}");
    assert!(line(&screen, "Site B").contains("3 answers. Last saved"), "{screen}");
    assert!(screen.contains("about 13 kB"), "{screen}");
    assert!(screen.contains("New assessment") && !screen.contains("Copies kept aside") && !screen.contains("From elsewhere"), "{screen}");
}

#[test]
fn copies_and_what_others_keep_are_shown_where_there_is_any_and_undo_beside_what_was_erased() {
    let holdings = Holdings {
        kept: vec![kept(FIRST, "")],
        aside: vec![shelf(":backup:1"), shelf(":quarantine:1")],
        erased: vec!["Site B".into()],
        others: 2,
        ..Holdings::default()
    };
    let screen = shown(holdings);
    for said in [
        "As an earlier version",
        "Not all of it could be read",
        "keep 2 texts",
        "Save all of that as one file",
        "Site B is erased. Undo brings it back",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    assert!(screen.contains("aria-label=\"Undo: erased Site B\""), "{screen}");
}

#[test]
fn an_assessment_is_called_by_its_name_or_its_number() {
    let visit = Visit::new();
    let called = |name: &str, given: &str| label(visit.words(), &kept(name, given));
    assert_eq!([called(FIRST, ""), called("2", ""), called("2", "Site B")], ["Assessment 1", "Assessment 2", "Site B"]);
}

#[test]
fn the_way_there_is_in_the_foot_and_on_the_start_screen_where_there_are_several() {
    let visit = Visit::new();
    let foot = |html: String| html.split("class=\"foot\"").nth(1).unwrap_or_default().to_owned();
    assert!(foot(visit.whole(Place::Hub)).contains("Kept in this browser"));
    assert!(!visit.show(Place::Start).contains("Your assessments in this browser"));
    visit.session().shelves.holdings.set(Holdings { several: true, ..Holdings::default() });
    assert!(visit.show(Place::Start).contains("Your assessments in this browser"));
}

#[test]
fn the_choice_of_this_tab_is_there_only_where_it_can_be_had() {
    let visit = Visit::new();
    let tab_only = visit.session().shelves.tab_only;
    let asked = "Does anybody else use this device?";
    tab_only.set(None);
    assert!(!visit.show(Place::Kept).contains("where-kept") && !visit.show(Place::Start).contains(asked));
    tab_only.set(Some(false));
    assert!(visit.show(Place::Start).contains(asked), "nothing leads to the choice");
    let browser = visit.show(Place::Kept);
    assert!(browser.contains("Only in this tab: gone when you close it.") && !browser.contains("Save a file before"), "{browser}");
    tab_only.set(Some(true));
    let tab = visit.show(Place::Kept);
    let checked = tab.split("<input").find(|input| input.contains("checked")).unwrap();
    assert!(checked.contains("value=\"tab\"") && tab.contains("Save a file before you close this tab."), "{tab}");
    // What a later version wrote stays where it is.
    visit.session().shelves.reading.set(true);
    assert!(!visit.show(Place::Kept).contains("where-kept") && !visit.show(Place::Start).contains(asked));
}

#[test]
fn what_a_later_version_wrote_is_read_and_not_changed() {
    let visit = Visit::over(answered());
    let s = visit.session();
    s.shelves.reading.set(true);
    let before = s.with_record(Record::clone);
    s.answer(item("hls:5.1"), State::Done, false);
    s.write(item("hls:5.1"), Text::Note, "mine");
    s.clear(item("hls:5.1"));
    s.tell_fact(0, Some(1));
    s.tell_start("2027-01-01");
    s.copy("copy".into(), vec![(item("hls:7.2"), Answer { state: Some(State::Done), ..Answer::default() })], before.profile.clone());
    s.replace("all".into(), Record::none(&CATALOG));
    s.erase();
    assert!(s.keep_state("state", String::new()) && s.undoable.get_untracked().is_none());
    assert_eq!(s.with_record(Record::clone), before);
    let screen = visit.whole(Place::All);
    assert!(screen.contains("A newer version of this page wrote these answers."), "{screen}");
    let row = screen.split("data-item=\"hls:5.1\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
    assert!(row.matches("type=\"radio\"").count() > 3 && row.matches("type=\"radio\"").count() == row.matches("disabled").count(), "{row}");
    assert!(screen.contains("theirs") || row.contains("checked"), "what is there is shown: {row}");
    s.shelves.reading.set(false);
    s.answer(item("hls:5.1"), State::Done, false);
    assert_eq!(s.peek(item("hls:5.1")).state, Some(State::Done), "and the visitor's own is changed again");
}

#[test]
fn another_assessment_is_held_without_a_step_that_leads_back() {
    let visit = Visit::new();
    let s = visit.session();
    s.answer(item("hls:5.1"), State::Done, false);
    s.hold(answered());
    s.undo();
    assert_eq!(s.with_record(Record::clone), answered());
    assert!(s.undoable.get_untracked().is_none());
    assert!(s.shelves.asked.get_untracked() != Some(Shelving::Look), "nothing is asked for by itself");
}
