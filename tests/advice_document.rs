//! Promise: advice in a document is read strictly and written as it was, stays beside the answers, and tabs that merge lose none of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::advised::{CLAUSE, CONTROL, advice, advised, mine, record};
use readiness_check::{
    advice::{Dealt, Point},
    answers::{NOTE_LIMIT, OWNER_LIMIT},
    built::CATALOG,
    incoming::merged,
    link,
    record::{
        Record,
        line::Line,
        merge::merge,
        notice::Notice,
        read,
        write::{document, whole},
    },
    share::{Choice, payload},
};
use serde_json::{Value, json};

#[test]
fn it_comes_back_as_it_was_written_and_what_nobody_here_knows_survives() {
    let mut written = document(&CATALOG, &record(advised()));
    assert_eq!(written["advice"], advice());
    written["advice"]["later"] = json!([1]);
    written["advice"]["items"]["27001:A.99"] = json!(7);
    written["advice"]["items"][CONTROL]["weight"] = json!({ "a": 1 });
    let reading = read::read(&CATALOG, &written.to_string());
    assert_eq!((document(&CATALOG, &reading.record.unwrap()), reading.notices), (written, vec![]));
    assert_eq!(document(&CATALOG, &record(mine())).get("advice"), None);
}

#[test]
fn what_of_it_cannot_be_taken_is_said_and_the_rest_is_kept() {
    let id = |id: &str| format!("advice.{id}");
    let bad = |what: &str| vec![Notice::BadAnswer(what.to_owned())];
    let (long, name) = ("\u{1f9ed}".repeat(NOTE_LIMIT), "n".repeat(OWNER_LIMIT + 1));
    for (written, notices, kept) in [
        (json!(7), bad("advice"), Value::Null),
        (json!({ "by": 1 }), bad("advice"), Value::Null),
        (json!({ "by": name }), vec![Notice::Cut("advice".into())], json!({ "by": name[1..] })),
        (json!({ "on": "soon" }), vec![Notice::BadDate("advice".into())], Value::Null),
        (json!({ "items": [] }), bad("items"), Value::Null),
        (json!({ "items": { CONTROL: "done" } }), bad(&id(CONTROL)), Value::Null),
        (
            json!({ "items": { CONTROL: { "state": "maybe", "comment": "c" } } }),
            bad(&id(CONTROL)),
            json!({ "items": { CONTROL: { "comment": "c" } } }),
        ),
        (json!({ "items": { CONTROL: { "dealt": "na", "comment": "c" } } }), bad(&id(CONTROL)), json!({ "items": { CONTROL: { "comment": "c" } } })),
        (
            json!({ "items": { CLAUSE: { "state": "na", "comment": "c" } } }),
            vec![Notice::ClauseLeftOut(id(CLAUSE))],
            json!({ "items": { CLAUSE: { "comment": "c" } } }),
        ),
        (json!({ "items": { CLAUSE: { "was": "na", "state": "na" } } }), vec![Notice::ClauseLeftOut(id(CLAUSE)); 2], Value::Null),
        (json!({ "items": { CONTROL: { "was": "done" } } }), vec![], Value::Null),
        (json!({ "items": { CONTROL: { "state": "na", "was": null } } }), vec![], json!({ "items": { CONTROL: { "state": "na" } } })),
        (
            json!({ "items": { CONTROL: { "comment": long } } }),
            vec![Notice::Cut(id(CONTROL))],
            json!({ "items": { CONTROL: { "comment": "\u{1f9ed}".repeat(NOTE_LIMIT / 2) } } }),
        ),
    ] {
        let reading = read::read(&CATALOG, &json!({ "answers": { CLAUSE: "done" }, "advice": written }).to_string());
        let taken = document(&CATALOG, &reading.record.unwrap());
        assert_eq!((reading.notices, taken.get("advice").cloned().unwrap_or_default()), (notices, kept), "{written}");
        assert_eq!(taken["answers"][CLAUSE]["state"], "done");
    }
}

#[test]
fn it_goes_to_the_page_around_only_with_everything() {
    let record = record(advised());
    for choice in [Choice::FIRST, Choice { texts: true, ..Choice::FIRST }, Choice { texts: true, owners: true, profile: false }] {
        assert_eq!(payload(&CATALOG, &record, choice).get("advice"), None);
    }
    assert_eq!(payload(&CATALOG, &record, Choice::ALL)["advice"], advice());
    let link = link::pack(&CATALOG, &record.answers, &record.profile);
    assert_eq!(link, link::pack(&CATALOG, &self::record(mine()).answers, &record.profile));
}

#[test]
fn what_was_added_from_a_file_brings_advice_only_where_there_is_none() {
    let (with, mut other) = (record(advised()), record(mine()));
    other.advice.sign("Otto", "");
    let both = |mine: &Record, theirs: &Record| merged(&CATALOG, mine, theirs).unwrap().record.advice;
    assert_eq!(both(&record(mine()), &with), with.advice);
    assert_eq!(both(&other, &with), other.advice);
    assert_eq!(both(&with, &record(mine())), with.advice);
}

#[test]
fn two_tabs_keep_what_either_of_them_said_as_advice() {
    let base = record(advised());
    let line = |tab: &str| Line::begin(&CATALOG, tab.into(), &base, None);
    let with = |change: fn(&mut Record)| {
        let mut record = base.clone();
        change(&mut record);
        record
    };
    // What one tab dealt with and another removed a second time: the newer one counts.
    let dealt = with(|r| r.advice.say(CONTROL, &Point { dealt: Some(Dealt::Taken), ..r.advice.point(CONTROL).unwrap() }));
    let first = line("a").turn(&CATALOG, &dealt, &[], true);
    let kept = record(serde_json::from_str(&first.text).unwrap());
    let turn = line("b").turn(&CATALOG, &base, std::slice::from_ref(&kept), false);
    assert_eq!(turn.adopt.unwrap().advice, dealt.advice);
    let gone = Record { advice: Default::default(), ..kept.clone() };
    let second = Line::begin(&CATALOG, "b".into(), &kept, Some(first.text.clone())).turn(&CATALOG, &gone, &[], true);
    let removed = record(serde_json::from_str(&second.text).unwrap());
    assert!(removed.advice.is_empty());
    let turn = Line::begin(&CATALOG, "a".into(), &kept, Some(first.text)).turn(&CATALOG, &kept, &[removed], false);
    assert!(turn.adopt.unwrap().advice.is_empty(), "what was removed does not come back");
    // Neither knows the other: no point is lost, and each tab comes to the same.
    let here = with(|r| r.advice.say("hls:4.1", &Point { comment: "here".into(), ..Point::default() }));
    let there = with(|r| r.advice.say("hls:4.2", &Point { comment: "there".into(), ..Point::default() }));
    let [one, two] = [("a", &here), ("b", &there)].map(|(tab, r)| line(tab).turn(&CATALOG, r, &[], true).text);
    let [one, two]: [Value; 2] = [one, two].map(|text| serde_json::from_str(&text).unwrap());
    let (both, back) = (merge(&one, &two).0, merge(&two, &one).0);
    assert_eq!(both["advice"], back["advice"]);
    assert_eq!(both["advice"]["items"].as_object().unwrap().len(), 5);
    let mut otto = there.clone();
    otto.advice.sign("Otto", "");
    let otto: Value = serde_json::from_str(&line("b").turn(&CATALOG, &otto, &[], true).text).unwrap();
    let (both, back) = (merge(&one, &otto).0, merge(&otto, &one).0);
    assert_eq!(both["advice"], back["advice"]);
    assert_eq!((both["advice"]["items"].as_object().unwrap().len(), &both["advice"]["by"]), (5, &json!("Otto")), "who was named later is named");
    assert_eq!(whole(&CATALOG, &record(both.clone()))["advice"], both["advice"]);
}
