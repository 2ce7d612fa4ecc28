//! Promise: whatever somebody wrote into a file stays text: no element is made of it, and no character of it is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, item, visit::Visit};
use readiness_check::{
    answers::State,
    built::CATALOG,
    record::{
        Record,
        notice::Notice,
        read::read,
        write::{document, stored},
    },
    ui::{
        place::Place,
        session::{Form, Message},
    },
};
use serde_json::{Value, json};

/// What a page would run, load or turn around if it took a text for more than a text.
const TEXTS: [&str; 22] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "</p></div></section></template><style>*{display:none}</style>",
    "\" autofocus onfocus=alert(1) x=\"",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 onerror=alert(1)>\">",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "]]><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} {n} {limit}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#x3c;",
    "\u{202e}gnp.exe\u{202c}\u{2066}\u{2067}\u{2069}\u{200f}",
    "a\u{0}b\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{9b}",
    "line\u{2028}line\u{2029}line\r\nline\ttab",
    "\u{feff}\u{fffe}\u{ffff}\u{10ffff}\u{e0001}\u{e0061}",
    "Z\u{30d}\u{30d}\u{30d}\u{30d}a\u{336}\u{200d}\u{1f468}\u{200d}\u{1f469}",
    "=cmd|'/c calc'!A1",
];

/// Every place of a document where a person can write, with this text in it.
fn filled(text: &str) -> Value {
    let answer = |state: &str| json!({ "state": state, "note": text, "owner": text, "reason": text, text: text });
    json!({
        "format": "readiness-check",
        "version": 1,
        "profile": { "target": "both", text: text },
        "answers": { "hls:4.2": answer("partial"), "27001:A.5.1": answer("na"), "42001:A.2.2": answer("none"), text: answer("done") },
        "plan": { "soa": { "owner": text, "due": "2027-01-31", text: text }, text: { "owner": text } },
        "documents": { "scope": "draft", text: text },
        "snapshots": [
            { "name": text, "saved": text, "profile": { "target": text }, "answers": { text: text, "hls:4.2": text } },
            { "name": text, "saved": "2027-01-31T08:00:00.000Z", "answers": { "hls:4.2": "done" } },
        ],
        "meta": { "place": text, "saved": text, "revisions": { text: 1 }, text: text },
        text: text,
    })
}

/// What was taken of it, and what could not be taken.
fn opened(text: &str) -> (Record, Vec<Notice>) {
    let reading = read(&CATALOG, &filled(text).to_string());
    (reading.record.expect("a document that can be read"), reading.notices)
}

/// Every screen and paper of a visit over this text, with the notices about it.
fn shown(text: &str) -> Vec<String> {
    let (record, notices) = opened(text);
    let mut places: Vec<Place> = ["start", "profile", "hub", "all", "results", "explorer", "months", "plan", "documents", "suggestions", "snapshots"]
        .iter()
        .map(|name| Place::from_name(&CATALOG, name).expect("a screen"))
        .collect();
    places.extend([Place::HandOver, Place::Quick(0), Place::Group(0), Place::Group(CATALOG.groups.len() as u16 - 1)]);
    let visit = Visit::over(record);
    let mut all: Vec<String> = places.into_iter().map(|place| visit.show(place)).collect();
    let session = visit.session();
    for first in 0..notices.len() {
        session.message.set(Some(Message::Notices(notices[first..].to_vec(), true)));
        all.push(visit.whole(Place::Hub));
    }
    session.message.set(Some(Message::Restored(3, text.into())));
    for form in [Form::Board, Form::Full] {
        session.printing.set(Some(form));
        all.push(visit.whole(Place::Start));
    }
    let kept = session.with_record(|r| r.snapshots.clone());
    session.compared.set([kept.first().cloned(), kept.last().cloned()]);
    all.push(visit.show(Place::Snapshots));
    all
}

/// The elements and the names of their attributes in their order; values and texts left out.
fn skeleton(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .map(|piece| {
            let (tag, _) = piece.split_once('>').expect("a tag that ends");
            tag.split('"').step_by(2).collect::<Vec<_>>().join("\"")
        })
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn no_element_and_no_attribute_is_made_of_a_text() {
    let plain: Vec<Vec<String>> = shown("plain").iter().map(|html| skeleton(html)).collect();
    let longest = plain.iter().map(Vec::len).max().unwrap();
    assert!(plain.len() > 15 && longest > 1000, "{} screens of {longest} elements at most", plain.len());
    for text in TEXTS {
        let screens = shown(text);
        assert_eq!(screens.len(), plain.len(), "{text}");
        let mut seen = 0;
        for (n, html) in screens.iter().enumerate() {
            html::check(html).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(skeleton(html), plain[n], "screen {n}: {text}");
            seen += usize::from(html.contains(&escaped(text)));
        }
        assert!(seen >= 4, "{text} is seen on {seen} screens only");
    }
}

#[test]
fn every_character_is_kept_wherever_it_was_written() {
    for text in TEXTS {
        let (record, _) = opened(text);
        let answer = record.answers.get(item("27001:A.5.1")).unwrap();
        assert_eq!([&answer.note, &answer.owner, &answer.reason], [text; 3]);
        assert_eq!(answer.state, Some(State::NotApplicable));
        assert_eq!(record.doings.plan.iter().filter(|d| d.owner == text).count(), 1);
        assert!(record.snapshots.iter().all(|s| s.name == text));
        let mut expected = filled(text);
        expected["editions"] = document(&CATALOG, &record)["editions"].clone();
        let said = expected.as_object_mut().unwrap();
        // What was never on offer is not kept, which is said; all the rest is what it was.
        said["snapshots"][0]["profile"] = json!({});
        said["snapshots"][0]["answers"].as_object_mut().unwrap().remove("hls:4.2");
        said["snapshots"][1]["profile"] = json!({});
        let written: Value = serde_json::from_str(&stored(&CATALOG, &record)).unwrap();
        assert_eq!(written, expected, "{text}");
    }
}

#[test]
fn notices_name_only_what_the_catalog_names_and_kept_states() {
    for text in TEXTS {
        for notice in opened(text).1 {
            match notice {
                Notice::UnknownQuestions(n) => assert_eq!(n, 1, "{text}"),
                Notice::BadSnapshot(name) => assert_eq!(name, text),
                other => panic!("{other:?} of {text}"),
            }
        }
        for wrong in [json!({ "answers": { text: 7, "hls:4.2": text } }), json!({ "answers": {}, "profile": { "target": text, text: 7 } })] {
            for notice in read(&CATALOG, &wrong.to_string()).notices {
                let named = match notice {
                    Notice::BadAnswer(name) | Notice::BadProfile(name) => name,
                    other => {
                        assert_eq!(other, Notice::UnknownQuestions(1));
                        continue;
                    }
                };
                assert!(["hls:4.2", "target"].contains(&named.as_str()), "{named} was never a name of the catalog");
            }
        }
    }
}
