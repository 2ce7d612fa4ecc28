//! Promise: a file with a password is known by its header, is opened only where the header is sound, and never passes for a plain file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, random::cases, visit::Visit};
use proptest::prelude::*;
use readiness_check::{
    built::CATALOG,
    locked::{Fault, ITERATIONS, Locked, MOST_ITERATIONS, read},
    record::{self, Record, notice::Notice},
    ui::{
        files::{Locking, Opened},
        place::Place,
        screens::locked,
    },
    wording::phrase,
};
use serde_json::{Value, json};
use std::rc::Rc;

const FILE: &str = include_str!("fixtures/locked/readiness-check-locked.json");

fn file() -> Value {
    serde_json::from_str(FILE).unwrap()
}

/// The file with one value changed, or taken away.
fn changed(path: &str, value: Option<Value>) -> String {
    let mut file = file();
    match value {
        Some(value) => *file.pointer_mut(path).unwrap() = value,
        None => {
            let (above, key) = path.rsplit_once('/').unwrap();
            file.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(key).unwrap();
        }
    }
    file.to_string()
}

#[test]
fn the_fixture_is_read_and_written_as_it_is() {
    let locked = read(FILE).unwrap();
    assert_eq!(locked.iterations, ITERATIONS);
    assert_eq!(serde_json::from_str::<Value>(&locked.document()).unwrap(), file());
    assert_eq!(Locked::from_parts(&locked.parts()).as_ref(), Some(&locked), "what the browser gives back is the same file");
    assert_eq!(locked.parts().split('.').count(), 4);
    for broken in ["", "1.a.b", "many.a.b.c"] {
        assert_eq!(Locked::from_parts(broken), None, "{broken}");
    }
}

#[test]
fn each_thing_that_is_wrong_with_a_header_has_its_reason() {
    for path in ["/version", "/kdf", "/kdf/name", "/kdf/hash", "/kdf/iterations", "/kdf/salt", "/cipher", "/cipher/name", "/cipher/iv", "/data"] {
        assert_eq!(read(&changed(path, None)), Err(Fault::Damaged), "{path} is missing");
        assert_eq!(read(&changed(path, Some(json!([1])))), Err(Fault::Damaged), "{path} is something else");
    }
    for (path, value) in [
        ("/format", json!("readiness-check")),
        ("/version", json!(0)),
        ("/kdf/name", json!("Argon2id")),
        ("/kdf/hash", json!("SHA-1")),
        ("/kdf/iterations", json!(0)),
        ("/kdf/iterations", json!(-1)),
        ("/kdf/iterations", json!(1.5)),
        ("/kdf/iterations", json!("600000")),
        ("/kdf/salt", json!("AAECAwQFBgcICQoLDA0O")),
        ("/kdf/salt", json!("AAECAwQFBgcICQoLDA0OD?==")),
        ("/kdf/salt", json!("AAECAwQFBgcICQoLDA0OD=")),
        ("/cipher/iv", json!("AAECAwQFBgcICQoLDA0ODw==")),
        ("/cipher/name", json!("AES-CBC")),
        ("/data", json!("AAECAwQFBgcICQoLDA0O")),
        ("/data", json!("A A=")),
    ] {
        assert_eq!(read(&changed(path, Some(value.clone()))), Err(Fault::Damaged), "{path} {value}");
    }
    assert_eq!(read(&changed("/version", Some(json!(2)))), Err(Fault::Newer));
    assert!(read(&changed("/kdf/iterations", Some(json!(MOST_ITERATIONS)))).is_ok());
    for slow in [MOST_ITERATIONS + 1, u64::MAX] {
        assert_eq!(read(&changed("/kdf/iterations", Some(json!(slow)))), Err(Fault::Slow));
    }
    assert_eq!(read(&FILE[..FILE.len() / 2]), Err(Fault::Damaged));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn whatever_is_done_to_a_file_is_read_without_a_fault_of_ours(at in 0..FILE.len(), with in any::<char>(), cut in any::<bool>()) {
        let at = (0..=at).rev().find(|at| FILE.is_char_boundary(*at)).unwrap();
        let end = if cut { String::new() } else { FILE[at + 1..].to_owned() };
        let text = format!("{}{with}{end}", &FILE[..at]);
        let reading = record::read::read(&CATALOG, &text);
        prop_assert!(reading.record.is_none(), "it passes for a plain file");
        if let Ok(locked) = read(&text) {
            prop_assert_eq!(read(&locked.document()), Ok(locked));
            prop_assert_eq!(reading.notices, [Notice::Locked]);
        }
    }
}

#[test]
fn a_host_that_imports_one_is_told_that_it_is_locked() {
    let reading = record::read::read(&CATALOG, FILE);
    assert_eq!((reading.record, reading.notices), (None, vec![Notice::Locked]));
    let newer = record::read::read(&CATALOG, &changed("/version", Some(json!(9))));
    assert_eq!(newer.notices, [Notice::Locked]);
}

fn opened(visit: &Visit, text: &str) -> String {
    visit.render(|s, _| {
        let reading = record::read::read(&CATALOG, text);
        s.files.open.set(Some(Rc::new(Opened { name: "their <b>.json".into(), reading, locked: Some(text.to_owned()) })));
        ""
    });
    let html = visit.show(Place::Opening);
    html::check(&html).unwrap();
    html
}

#[test]
fn the_screen_asks_for_the_password_and_offers_nothing_else() {
    let visit = Visit::new();
    let shown = opened(&visit, FILE);
    let fields = html::tags(&shown, "input");
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!((html::attribute(fields[0], "type"), html::attribute(fields[0], "autocomplete")), (Some("password"), Some("current-password")));
    let text = html::text(&shown);
    assert!(text.contains("their <b>.json") && text.contains("Open it") && !text.contains("Add to mine"), "{text}");
    for (file, said) in [
        (changed("/kdf/iterations", Some(json!(MOST_ITERATIONS + 1))), "over 10,000,000 rounds"),
        (changed("/data", None), "missing or was changed"),
        (changed("/version", Some(json!(2))), "A newer version of the readiness check wrote this"),
    ] {
        let shown = opened(&visit, &file);
        assert!(!shown.contains("type=\"password\"") && html::text(&shown).contains(said), "{said}: {shown}");
    }
    // Without anybody to ask nothing is opened, and the visitor hears it.
    assert!(visit.session().with_record(|r| *r == Record::none(&CATALOG)));
}

#[test]
fn a_file_is_locked_with_two_equal_fields_or_saved_plain_where_the_browser_locks_nothing() {
    let visit = Visit::new();
    let shown = visit.show(Place::Locked);
    html::check(&shown).unwrap();
    let fields = html::tags(&shown, "input");
    assert_eq!(fields.len(), 2);
    for field in fields {
        assert_eq!((html::attribute(field, "type"), html::attribute(field, "autocomplete")), (Some("password"), Some("new-password")));
    }
    let text = html::text(&shown);
    assert!(text.contains("Nobody can recover the password") && text.contains("at least 12 characters"), "{text}");
    let plain = visit.render(|s, w| locked::lock(s, w, false, || {}));
    assert!(!plain.contains("<input") && html::text(&plain).contains("Save a file"), "{plain}");
    assert!(html::text(&plain).contains("did not come over a secure connection"), "{plain}");
}

#[test]
fn what_is_said_stands_below_the_fields_and_marks_those_that_are_wrong() {
    let visit = Visit::new();
    let invalid = |html: &str| html.matches("aria-invalid=\"true\"").count();
    visit.show(Place::Locked);
    for (said, wrong) in [(phrase::LOCK_SHORT, 2), (phrase::LOCK_DIFFER, 2), (phrase::LOCK_DONE, 0), (phrase::LOCK_STOPPED, 0)] {
        let html = visit.render(|s, w| {
            let form = locked::lock(s, w, true, || {});
            s.files.locking.update(|locking| locking.1 = Locking::Said(said));
            form
        });
        assert!(html.contains(visit.words().say(said)), "{html}");
        assert_eq!(invalid(&html), wrong, "{html}");
    }
    let html = visit.render(|s, w| {
        let form = locked::lock(s, w, true, || {});
        s.files.locking.update(|locking| locking.1 = Locking::Working);
        form
    });
    assert!(html.contains("<progress") && html.contains("aria-disabled=\"true\""), "{html}");
    // A form that is made anew begins anew.
    assert!(!visit.show(Place::Locked).contains("<progress"));
}
