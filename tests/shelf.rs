//! Promise: what lies in the browser is listed by its name, nobody else's text is read, and a file carries a name that says which it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::item;
use readiness_check::{
    answers::{Answer, State},
    browser::storage::Place,
    built::CATALOG,
    record::{Record, write::stored},
    ui::{
        shelf::{FIRST, Shelf},
        shelving::{Holdings, file_name, is_name, names, others},
    },
};
use std::{cell::RefCell, collections::BTreeMap};

const PREFIX: &str = "readiness-check:default:";

fn shelf(place: Place, name: &str) -> Shelf {
    Shelf { place, prefix: PREFIX.into(), name: name.into() }
}

fn record(name: &str, answers: &[&str]) -> Record {
    let mut record = Record::none(&CATALOG);
    record.meta.name = name.into();
    record.meta.saved = "2027-01-31T08:00:00.000Z".into();
    for id in answers {
        record.answers.replace(item(id), Answer { state: Some(State::Done), ..Answer::default() });
    }
    record
}

/// A browser that holds these texts in the one place and in the other, and remembers what was read.
struct Browser {
    local: BTreeMap<String, String>,
    tab: BTreeMap<String, String>,
    read: RefCell<Vec<String>>,
}

impl Browser {
    fn with(local: &[(&str, String)], tab: &[(&str, String)]) -> Browser {
        let map = |list: &[(&str, String)]| list.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
        Browser { local: map(local), tab: map(tab), read: RefCell::default() }
    }

    fn of(&self, place: Place) -> &BTreeMap<String, String> {
        if place == Place::Session { &self.tab } else { &self.local }
    }

    fn holdings(&self, here: &Shelf, open: &Record, places: &[Place]) -> Holdings {
        let read = |shelf: &Shelf| {
            self.read.borrow_mut().push(shelf.key());
            self.of(shelf.place).get(&shelf.key()).cloned()
        };
        Holdings::of(&CATALOG, (here, open), places, &|place| self.of(place).keys().cloned().collect(), &read)
    }
}

#[test]
fn a_name_has_no_colon_and_the_first_one_comes_first_the_others_by_number() {
    assert!(is_name("default") && is_name("2") && !is_name("") && !is_name(":open") && !is_name("a:b"));
    let keys = ["10", "2", "default", ":open", ":quarantine:1", "3:x", ""].map(|name| [PREFIX, name].concat());
    assert_eq!(names(PREFIX, &keys), ["default", "2", "10"]);
    assert_eq!(names("readiness-check:other:", &keys), [""; 0]);
}

#[test]
fn everything_of_this_embedding_is_listed_and_nothing_of_another_is_read() {
    let newer = r#"{"format":"readiness-check","version":99,"answers":{"hls:5.1":"done"},"meta":{"name":"Tomorrow"}}"#;
    let browser = Browser::with(
        &[
            ("host", "x".into()),
            ("readiness-check", "x".into()),
            ("readiness-check:other:default", "secret".into()),
            ("readiness-check:default2:default", "secret".into()),
            ("readiness-check:default:default", stored(&CATALOG, &record("", &["hls:5.1", "hls:7.2"]))),
            ("readiness-check:default:2", stored(&CATALOG, &record("Site B", &["hls:5.1"]))),
            ("readiness-check:default:3", newer.into()),
            ("readiness-check:default:4", "{".into()),
            ("readiness-check:default::open", "2".into()),
            ("readiness-check:default::quarantine:1", "damaged".into()),
            ("readiness-check:default::backup:0", "old".into()),
        ],
        &[("readiness-check:default:default", stored(&CATALOG, &record("Here", &[])))],
    );
    let here = shelf(Place::Local, "2");
    let held = browser.holdings(&here, &record("Site B, now", &["hls:5.1", "hls:7.2", "hls:10.2"]), &[Place::Local, Place::Session]);
    let seen: Vec<(Place, &str, &str, usize, bool, bool)> =
        held.kept.iter().map(|k| (k.shelf.place, k.shelf.name.as_str(), k.name.as_str(), k.answers, k.open, k.readable)).collect();
    let expected = [
        (Place::Local, "default", "", 2, false, true),
        (Place::Local, "2", "Site B, now", 3, true, true),
        (Place::Local, "3", "Tomorrow", 1, false, false),
        (Place::Local, "4", "", 0, false, false),
        (Place::Session, "default", "Here", 0, false, true),
    ];
    assert_eq!(seen, expected);
    assert_eq!(held.aside, [shelf(Place::Local, ":backup:0"), shelf(Place::Local, ":quarantine:1")]);
    assert_eq!((held.others, held.several), (2, true));
    let size = |place| browser.of(place).iter().filter(|(key, _)| key.starts_with(PREFIX) && !key.ends_with(":open")).map(|(k, t)| k.len() + t.len());
    assert_eq!(held.bytes, size(Place::Local).sum::<usize>() + size(Place::Session).sum::<usize>());
    assert!(browser.read.borrow().iter().all(|key| key.starts_with(PREFIX)), "{:?}", browser.read.borrow());
    let keys = browser.local.keys().cloned().collect();
    assert_eq!(others(PREFIX, keys), ["readiness-check:default2:default", "readiness-check:other:default"]);
}

#[test]
fn the_open_one_is_listed_before_it_is_written() {
    let browser = Browser::with(&[("readiness-check:default:default", stored(&CATALOG, &record("", &["hls:5.1"])))], &[]);
    let held = browser.holdings(&shelf(Place::Local, "2"), &Record::none(&CATALOG), &[Place::Local]);
    let seen: Vec<(&str, bool, bool)> = held.kept.iter().map(|k| (k.shelf.name.as_str(), k.open, k.written)).collect();
    assert_eq!(seen, [("default", false, true), ("2", true, false)]);
    let nothing = Browser::with(&[], &[]).holdings(&shelf(Place::Memory, FIRST), &Record::none(&CATALOG), &[Place::Memory]);
    assert_eq!((nothing.kept.len(), nothing.several, nothing.bytes, nothing.others), (1, false, 0, 0));
}

#[test]
fn the_parts_of_two_assessments_stand_in_one_order_and_are_all_their_own() {
    let (one, two) = (shelf(Place::Local, FIRST).parts(), shelf(Place::Session, "2").parts());
    assert_eq!((one.len(), one[0].key(), two[0].key()), (two.len(), [PREFIX, "default"].concat(), [PREFIX, "2"].concat()));
    assert_eq!((one[1].key(), two[1].key()), ([PREFIX, ":quarantine:1"].concat(), [PREFIX, ":quarantine:2:1"].concat()));
    assert!(one.iter().all(|part| !two.iter().any(|other| part.name == other.name)));
    assert!(two.iter().all(|part| part.place == Place::Session));
}

#[test]
fn a_file_is_called_after_what_is_in_it() {
    for (name, file) in [
        (FIRST, "readiness-check.json"),
        ("2", "readiness-check-2.json"),
        (":quarantine:1", "readiness-check-quarantine-1.json"),
        (":quarantine:2:1", "readiness-check-quarantine-2-1.json"),
    ] {
        assert_eq!(file_name(&shelf(Place::Local, name)), file);
    }
}
