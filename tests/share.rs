//! Promise: what is handed over is what the visitor chose, seen before it goes, and goes out by one door alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    documents::any_record,
    html, item, profile,
    random::cases,
    sources::{code, rust},
    visit::Visit,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, State},
    brand::{Brand, NAME},
    built::CATALOG,
    options::{self, Options},
    record::{Record, read, write::document},
    share::{Amounts, Choice, amounts, payload},
    ui::place::Place,
};
use serde_json::{Value, json};

fn any_choice() -> impl Strategy<Value = Choice> {
    any::<(bool, bool, bool)>().prop_map(|(texts, owners, profile)| Choice { texts, owners, profile })
}

/// A record whose every text is a word of its own, so that it is found wherever it goes.
fn marked(mut record: Record) -> Record {
    let all: Vec<_> = record.answers.iter().map(|(item, answer)| (item, answer.clone())).collect();
    for (item, answer) in all {
        let word = |kind: &str, text: &str| if text.is_empty() { String::new() } else { format!("{kind}-{item}") };
        let (note, reason, owner) = (word("note", &answer.note), word("reason", &answer.reason), word("owner", &answer.owner));
        record.answers.replace(item, Answer { note, reason, owner, ..answer });
    }
    record.unknown.root.insert("x-other".into(), "strange-word".into());
    record.unknown.answers.insert("9000:1".into(), json!({ "comment": "strange-word" }));
    record
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_text_goes_along_that_was_not_chosen(record in any_record(), choice in any_choice()) {
        let record = marked(record);
        let value = payload(&CATALOG, &record, choice);
        let text = value.to_string();
        for (kind, chosen) in [("note-", choice.texts), ("reason-", choice.texts), ("owner-", choice.owners), ("\"due\"", choice.owners)] {
            prop_assert!(chosen || !text.contains(kind), "{kind} in {text}");
        }
        prop_assert_eq!(text.contains("strange-word"), choice == Choice::ALL, "what is not known here may be anything");
        prop_assert!(choice.profile || value["profile"] == json!({}), "facts about the organization go along");
        prop_assert!(["plan", "documents", "snapshots", "meta"].iter().all(|name| value.get(name).is_none()));
    }

    #[test]
    fn with_everything_chosen_it_is_the_export_without_plan_documents_and_kept_states(record in any_record()) {
        let Value::Object(mut whole) = document(&CATALOG, &record) else { panic!("a document is an object") };
        for name in ["plan", "documents", "snapshots"] {
            whole.remove(name);
        }
        prop_assert_eq!(payload(&CATALOG, &record, Choice::ALL), Value::Object(whole));
    }

    #[test]
    fn whoever_opens_it_finds_the_same_answers(record in any_record(), choice in any_choice()) {
        let reading = read::read(&CATALOG, &payload(&CATALOG, &record, choice).to_string());
        prop_assert!(reading.notices.iter().all(|n| !n.loses()), "{:?}", reading.notices);
        let again = reading.record.unwrap();
        for (item, answer) in record.answers.iter() {
            let there = again.answers.get(item).unwrap();
            prop_assert_eq!((there.state, there.quick, there.widen), (answer.state, answer.quick, answer.widen));
        }
        if choice.profile {
            prop_assert_eq!(&again.profile, &record.profile);
        }
    }

    #[test]
    fn the_amounts_count_what_would_go_along(record in any_record()) {
        let amounts = amounts(&record);
        let value = payload(&CATALOG, &record, Choice { profile: true, texts: true, owners: true });
        let known = value["answers"].as_object().unwrap().iter().filter(|(id, _)| readiness_check::answers::find(&CATALOG, id).is_some());
        let count = |names: &[&str]| known.clone().map(|(_, a)| names.iter().filter(|n| a.get(n).is_some()).count()).sum::<usize>();
        let ours = |name: &&String| *name == "start" || *name == "organization" || CATALOG.fields.iter().any(|f| f.key == name.as_str());
        let facts = value["profile"].as_object().unwrap().keys().filter(ours).count();
        prop_assert_eq!(amounts, Amounts { answers: count(&["state"]), texts: count(&["note", "reason", "evidence"]), owners: count(&["owner", "due"]), facts });
    }
}

fn named(brand: &str) -> Brand {
    let mut named = Brand::default();
    named[NAME] = brand.into();
    named
}

fn hosted(brand: &str, standalone: bool) -> Visit {
    let visit = Visit::hosted(Options { brand: named(brand), standalone, ..options::defaults(&CATALOG) });
    let session = visit.session();
    session.tell("told".into(), profile(&CATALOG, &[("target", "both"), ("people", "51-250")]));
    visit.say(item("27001:A.6.3"), Answer { state: Some(State::Done), note: "secret <words>".into(), owner: "Ada".into(), ..Answer::default() });
    visit.say(item("27001:A.5.1"), Answer { state: Some(State::Unsure), reason: "because".into(), due: "2027-01-31".into(), ..Answer::default() });
    visit
}

#[test]
fn the_screen_shows_exactly_what_would_go_and_to_whom() {
    let visit = hosted("Ada & Partners", false);
    let screen = visit.show(Place::HandOver);
    html::check(&screen).unwrap();
    let text = html::text(&screen);
    assert!(text.contains("You can give what you said here to Ada &amp; Partners") || text.contains("to Ada & Partners"), "{text}");
    assert!(text.contains("Readiness Check gives it to this page and sends nothing anywhere itself."), "{text}");
    for amount in ["2 answers, always part of it", "2 notes and reasons", "2 owners and dates", "2 facts about you"] {
        assert!(text.contains(amount), "{amount}: {text}");
    }
    let shown = html::text(html::part(&screen, "pre"));
    let shown = shown.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let expected = visit.session().with_record(|r| payload(&CATALOG, r, Choice::FIRST));
    assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), expected);
    assert!(!shown.contains("secret") && !shown.contains("Ada") && shown.contains("51-250"), "{shown}");
    let boxes = html::tags(&screen, "input");
    let states: Vec<_> = boxes.iter().map(|b| (html::attribute(b, "checked").is_some(), html::attribute(b, "disabled").is_some())).collect();
    assert_eq!(states, [(true, true), (false, false), (false, false), (true, false)]);
    assert_eq!(html::attribute(html::tags(&screen, "pre")[0], "tabindex"), Some("0"));
}

#[test]
fn nobody_hands_over_to_a_page_without_a_name_or_from_the_pages_own_widget() {
    for (brand, standalone, offered) in [("Ada & Partners", false, true), ("", false, false), ("Ada & Partners", true, false)] {
        let visit = hosted(brand, standalone);
        assert_eq!(visit.session().hands_over(), offered);
        assert_eq!(visit.show(Place::Results).contains("Hand over to"), offered, "{brand:?} {standalone}");
        let screen = visit.show(Place::HandOver);
        assert_eq!((screen.contains("class=\"payload\""), screen.contains("class=\"results\"")), (offered, !offered));
    }
}

#[test]
fn a_sample_is_nobodys_to_hand_over() {
    let visit = hosted("Ada & Partners", false);
    let inside = visit.render(|s, w| {
        let sample = readiness_check::ui::sample::open(s, 0).expect("there is a sample");
        assert!(!sample.hands_over());
        sample.place.set(Place::HandOver);
        readiness_check::ui::app::show(sample, w, 2)
    });
    assert!(!inside.contains("class=\"payload\"") && !inside.contains("Hand over") && inside.contains("class=\"results\""));
}

#[test]
fn a_host_may_say_who_it_is_in_a_few_words() {
    let read = |name: &str| options::read(&CATALOG, &json!({ "brand-name": name }).to_string());
    assert_eq!((read("  Ada  ").0.brand[NAME].clone(), read("  Ada  ").1), ("Ada".to_owned(), vec![]));
    assert_eq!((read("").0.brand[NAME].clone(), read("").1), (String::new(), vec![]));
    assert_eq!((read(&"é".repeat(80)).0.brand[NAME].chars().count(), read(&"é".repeat(81)).1), (80, vec!["brand-name".to_owned()]));
}

#[test]
fn one_door_alone_hands_over() {
    let sources = rust();
    let shipped = || sources.iter().filter(|(name, _)| name.starts_with("src/"));
    let naming = |word: &str| -> Vec<&str> {
        shipped().flat_map(|(name, text)| code(text).matches(word).map(|_| name.as_str()).collect::<Vec<_>>()).collect()
    };
    assert!(naming(".emit(").iter().all(|name| *name == "src/ui/tell.rs"), "events leave through the teller");
    assert_eq!(naming("\"share\"").iter().filter(|name| **name == "src/ui/tell.rs").count(), 1, "it is named once there");
    assert_eq!(naming(".emit(\"share\", &document)"), ["src/ui/tell.rs"]);
    let mut errands = naming("Errand::HandOver(");
    errands.sort_unstable();
    assert_eq!(errands, ["src/ui/screens/hand_over.rs", "src/ui/tell.rs"], "only the button asks for it");
    let screen = &shipped().find(|(name, _)| name.ends_with("hand_over.rs")).unwrap().1;
    let press = screen.split("let give = move ||").nth(1).unwrap();
    assert!(press.split("};").next().unwrap().contains("Errand::HandOver(shown.get_untracked())"), "only what was shown, only on a press");
}
