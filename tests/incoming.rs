//! Promise: a file that is opened shows what it would bring before anything changes, and adding it loses no answer of either side.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{documents::any_record, html, item, random::cases, visit::Visit};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, State, find},
    built::CATALOG,
    incoming::{Merged, Preview, merged, preview},
    record::{Record, line::Line, notice::Notice, read, write::document},
    ui::{
        files::Opened,
        place::Place,
        session::{Filter, Message},
    },
};
use serde_json::{Value, json};
use std::rc::Rc;

fn record(document: Value) -> Record {
    read::read(&CATALOG, &document.to_string()).record.unwrap()
}

fn both(mine: &Value, theirs: &Value) -> (Merged, Preview) {
    let (mine, theirs) = (record(mine.clone()), record(theirs.clone()));
    let merged = merged(&CATALOG, &mine, &theirs).unwrap();
    let preview = preview(&mine, &theirs, &merged);
    (merged, preview)
}

fn mine() -> Value {
    json!({
        "profile": { "target": "both", "people": "51-250" },
        "answers": {
            "hls:10.2": "done", "hls:4.2": { "state": "done", "note": "mine" }, "hls:5.1": "partial", "hls:7.1": { "state": "done", "owner": "Ada" },
            "27001:A.5.1": "proven",
        },
        "documents": { "scope": "there" },
    })
}

fn theirs() -> Value {
    json!({
        "profile": { "target": "27001", "sites": "1", "people": "51-250" },
        "answers": {
            "hls:10.2": "done", "hls:4.2": { "state": "done", "note": "theirs" }, "hls:5.1": "proven", "hls:7.1": { "state": "done", "due": "2027-03-01" },
            "hls:7.2": { "state": "planned", "later": 1 }, "27001:A.99": "done",
        },
        "documents": { "scope": "draft", "ai-policy": "draft" },
        "snapshots": [{ "name": "Spring", "saved": "2027-03-01T10:00:00Z", "answers": { "hls:10.2": "done" } }],
    })
}

#[test]
fn each_answer_is_counted_once_by_what_the_file_does_to_it() {
    let (merged, preview) = both(&mine(), &theirs());
    let fields = |key: &str| CATALOG.fields.iter().position(|f| f.key == key).unwrap() as u8;
    let expected = Preview {
        added: 1,
        more: 1,
        same: 1,
        mine: 1,
        apart: vec![item("hls:4.2"), item("hls:5.1")],
        facts: vec![fields("target")],
        start: false,
        states: 1,
    };
    assert_eq!(preview, expected);
    let written = document(&CATALOG, &merged.record);
    assert_eq!(written["answers"]["hls:5.1"], json!({ "state": "partial", "others": [{ "state": "proven" }] }));
    assert_eq!(written["answers"]["hls:7.1"], json!({ "state": "done", "owner": "Ada", "due": "2027-03-01" }));
    assert_eq!(written["answers"]["hls:7.2"], json!({ "state": "planned", "later": 1 }), "what is not known here comes along");
    assert_eq!(written["answers"]["27001:A.99"], "done");
    assert_eq!(written["profile"], json!({ "target": "both", "people": "51-250", "sites": "1" }), "facts only where there was none");
    assert_eq!(written["documents"]["scope"], "there");
    assert_eq!(written["snapshots"][0]["name"], "Spring");
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn adding_any_file_loses_no_answer_of_either_side(mine in any_record(), theirs in any_record()) {
        let Merged { record: both, apart, .. } = merged(&CATALOG, &mine, &theirs).unwrap();
        let (one, two, all) = (document(&CATALOG, &mine), document(&CATALOG, &theirs), document(&CATALOG, &both));
        for side in [&one, &two] {
            for (id, answer) in side["answers"].as_object().unwrap() {
                let there = &all["answers"][id];
                let versions = || std::iter::once(there).chain(there["others"].as_array().into_iter().flatten());
                let whole = |version: &Value| match (version, answer) {
                    // The marks of the quick check and of a wider target may go, and so may what is said twice.
                    (Value::Object(version), Value::Object(answer)) => {
                        answer.iter().filter(|(key, _)| !["from", "widen", "others"].contains(&key.as_str())).all(|(key, value)| version.get(key) == Some(value))
                    }
                    (version, answer) => version == answer,
                };
                prop_assert!(find(&CATALOG, id).is_none() || versions().any(whole), "{}: {} in {}", id, answer, there);
            }
            for state in &both.snapshots {
                prop_assert!(mine.snapshots.iter().chain(&theirs.snapshots).any(|s| s == state));
            }
        }
        for (field, told) in mine.profile.told.iter().enumerate().filter(|(_, told)| told.is_some()) {
            prop_assert_eq!(&both.profile.told[field], told);
        }
        prop_assert_eq!(&both.meta, &mine.meta);
        let counts = preview(&mine, &theirs, &Merged { record: both.clone(), apart: apart.clone(), left_out: 0 });
        let said = (0..CATALOG.items.len() as u16).filter(|i| [&mine, &theirs].iter().any(|r| r.answers.get(*i).is_some_and(|a| !a.is_empty())));
        prop_assert_eq!(counts.added + counts.more + counts.same + counts.mine + counts.apart.len(), said.count());
        // A file of one's own changes nothing, and adding it again neither.
        prop_assert_eq!(document(&CATALOG, &merged(&CATALOG, &mine, &mine).unwrap().record)["answers"].clone(), one["answers"].clone());
    }
}

fn opened(visit: &Visit, text: &str) {
    visit.render(|s, _| {
        s.files.open.set(Some(Rc::new(Opened { name: "mine <b>.json".into(), reading: read::read(&CATALOG, text), locked: None })));
        ""
    });
}

fn text(visit: &Visit) -> String {
    let html = visit.show(Place::Opening);
    html::check(&html).unwrap();
    html::text(&html)
}

#[test]
fn the_screen_says_what_a_file_brings_and_nothing_changes_before_a_press() {
    let visit = Visit::over(record(mine()));
    assert!(text(&visit).contains("No file is open."));
    let before = visit.session().with_record(Record::clone);
    opened(&visit, &theirs().to_string());
    let shown = text(&visit);
    for said in [
        "mine <b>.json",
        "1 answer that you do not have yet",
        "1 answer with more beside it",
        "2 answers that differ from yours",
        "1 answer that is the same",
        "1 answer of yours that is not in the file",
        "1 kept state that you do not have",
        "1 question is not known to this version",
        "In place Note: mine In place Note: theirs",
        "Partly in place In place, with evidence",
        "What do you want a certificate for?",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert_eq!(visit.session().with_record(Record::clone), before);
    assert!(visit.session().undoable.get_untracked().is_none());
}

#[test]
fn adding_and_replacing_are_one_step_each_that_undo_takes_back() {
    for add in [true, false] {
        let visit = Visit::over(record(mine()));
        let s = visit.session();
        let before = s.with_record(|r| document(&CATALOG, r));
        opened(&visit, &theirs().to_string());
        visit.render(|s, _| {
            if add {
                s.add_opened()
            } else {
                s.replace_by_opened()
            }
            ""
        });
        assert!(s.files.open.get_untracked().is_none());
        let now = s.with_record(|r| document(&CATALOG, r));
        if add {
            assert_eq!(
                (now["answers"]["27001:A.5.1"]["state"].clone(), now["answers"]["hls:7.2"]["state"].clone()),
                (json!("proven"), json!("planned"))
            );
            assert_eq!(s.undoable.get_untracked(), Some("added mine <b>.json".into()));
            assert_eq!((s.place.get_untracked(), s.filter.get_untracked().0), (Place::All, Filter::Apart), "the visitor is led to what waits");
            assert_eq!(s.message.get_untracked(), Some(Message::Added("mine <b>.json".into(), 2)));
        } else {
            assert_eq!(now["answers"], document(&CATALOG, &record(theirs()))["answers"]);
            assert_eq!(s.undoable.get_untracked(), Some("replaced everything with mine <b>.json".into()));
        }
        visit.render(|s, _| {
            s.undo();
            ""
        });
        assert_eq!(s.with_record(|r| document(&CATALOG, r)), before);
        assert!(s.undoable.get_untracked().is_none());
    }
}

#[test]
fn what_cannot_be_read_offers_nothing_but_the_way_back() {
    for (file, said) in [
        ("{", "This is not a readable file of answers"),
        ("[1]", "This file was not made by the readiness check"),
        (r#"{"format":"readiness-check","version":7,"answers":{"hls:5.1":"done"}}"#, "A newer version of the readiness check wrote this."),
    ] {
        let visit = Visit::over(record(mine()));
        let before = visit.session().with_record(Record::clone);
        opened(&visit, file);
        let shown = text(&visit);
        assert!(shown.contains(said) && shown.contains("Cancel"), "{shown}");
        assert!(!shown.contains("Add to mine") && !shown.contains("Replace everything"), "{shown}");
        visit.render(|s, _| {
            s.add_opened();
            s.replace_by_opened();
            ""
        });
        assert_eq!(visit.session().with_record(Record::clone), before);
    }
    assert_eq!(read::Reading::refused(Notice::TooLarge(16)).notices, [Notice::TooLarge(16)]);
}

#[test]
fn an_answer_that_was_given_twice_is_settled_at_its_row_by_one_step() {
    let (merged, _) = both(&mine(), &json!({ "answers": { "hls:5.1": { "state": "proven", "note": "In the archive", "later": [1] } } }));
    let visit = Visit::over(merged.record);
    let s = visit.session();
    let n = item("hls:5.1");
    let row = || html::text(&visit.show(Place::All));
    let before = s.with_record(|r| document(&CATALOG, r));
    let shown = row();
    assert!(
        shown.contains("Answered more than once: Partly in place, In place, with evidence. The more careful one counts until you choose."),
        "{shown}"
    );
    assert!(shown.contains("Keep: Partly in place") && shown.contains("Keep: In place, with evidence Note: In the archive"), "{shown}");
    assert!(shown.contains("1 answered more than once"), "{shown}");
    let choose = |which: usize| {
        visit.render(|s, _| {
            s.choose(n, which);
            ""
        })
    };
    let undo = || {
        visit.render(|s, _| {
            s.undo();
            ""
        })
    };
    choose(1);
    assert_eq!(s.peek(n), Answer { state: Some(State::Proven), note: "In the archive".into(), ..Answer::default() });
    assert_eq!(s.with_record(|r| document(&CATALOG, r))["answers"]["hls:5.1"]["later"], json!([1]));
    assert!(!row().contains("Answered more than once"));
    undo();
    assert_eq!(s.with_record(|r| document(&CATALOG, r)), before, "also what is not known here");
    choose(0);
    assert_eq!(s.peek(n), Answer { state: Some(State::Partial), ..Answer::default() });
    undo();
    choose(2);
    assert_eq!(s.with_record(|r| document(&CATALOG, r)), before, "there is no third one");
    // What is chosen is newer for every tab than what waited.
    let line = Line::begin(&CATALOG, "tab".into(), &s.with_record(Record::clone), None);
    choose(1);
    let turn = s.with_record(|r| line.turn(&CATALOG, r, &[record(before.clone())], true));
    assert!(turn.writes && turn.apart.is_empty() && !turn.text.contains("others"), "{}", turn.text);
}

#[test]
fn the_notice_about_another_tab_leads_to_the_question() {
    let (merged, _) = both(&mine(), &theirs());
    let visit = Visit::over(merged.record);
    visit.render(|s, _| {
        s.message.set(Some(Message::Apart(vec!["hls:4.2".into(), "hls:5.1".into()])));
        ""
    });
    assert!(html::text(&visit.whole(Place::Start)).contains("Show them"));
    visit.render(|s, _| {
        s.lead_to_apart(&["hls:4.2".into(), "hls:5.1".into()]);
        ""
    });
    let s = visit.session();
    assert_eq!((s.place.get_untracked(), s.filter.get_untracked().0, s.wanted.get_untracked()), (Place::All, Filter::Apart, Some(item("hls:4.2"))));
    assert!(s.message.get_untracked().is_none());
}
