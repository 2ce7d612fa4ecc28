//! Promise: what was written is read back as it was, nothing unknown is lost, and nothing from outside breaks the reading.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    documents::{any_json, any_object, any_record},
    item,
    random::cases,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, NOTE_LIMIT, OWNER_LIMIT, State},
    built::CATALOG,
    record::{
        Record, SIZE_LIMIT,
        notice::Notice,
        read::{Reading, cut, read},
        snapshots::Snapshot,
        write::{document, stored},
    },
};
use serde_json::{Value, json};

fn read_json(value: Value) -> Reading {
    read(&CATALOG, &value.to_string())
}

/// Whatever was taken is written and read back as it is, with the same bytes.
fn is_kept(record: &Record) -> Result<(), TestCaseError> {
    let text = stored(&CATALOG, record);
    let again = read(&CATALOG, &text);
    prop_assert!(again.notices.iter().all(|n| !n.loses()), "{:?}", again.notices);
    let again = again.record.unwrap();
    prop_assert_eq!(&again, record);
    prop_assert_eq!(stored(&CATALOG, &again), text);
    Ok(())
}

#[test]
fn an_export_has_the_promised_shape() {
    let mut record = Record::none(&CATALOG);
    let answer = Answer {
        state: Some(State::Partial),
        note: "a".into(),
        owner: "b".into(),
        due: "2027-01-31".into(),
        reason: "c".into(),
        evidence: "d".into(),
        because: 5,
        quick: true,
        widen: 0,
        others: Vec::new(),
    };
    record.answers.replace(item("27001:A.5.1"), answer);
    record.answers.replace(item("hls:4.2"), Answer { state: Some(State::Done), widen: 3, ..Answer::default() });
    record.profile = common::profile(&CATALOG, &[("target", "both"), ("sites", "2-5")]);
    record.profile.start = Some("2027-02-01".parse().unwrap());
    record.profile.organization = "e".into();
    let expected = json!({
        "format": "readiness-check",
        "version": 1,
        "editions": { "27001": "2022", "42001": "2023" },
        "profile": { "target": "both", "sites": "2-5", "start": "2027-02-01", "organization": "e" },
        "answers": {
            "27001:A.5.1": { "state": "partial", "note": "a", "owner": "b", "due": "2027-01-31", "reason": "c", "evidence": "d", "because": ["risk", "contract"], "from": "quick" },
            "hls:4.2": { "state": "done", "widen": ["27001", "42001"] },
        },
    });
    assert_eq!(document(&CATALOG, &record), expected);
}

#[test]
fn a_kept_state_names_no_organization_and_no_evidence() {
    let mut record = Record::none(&CATALOG);
    record.profile.organization = "An organization".into();
    let answer = Answer { state: Some(State::Done), evidence: "e".into(), because: 3, ..Answer::default() };
    record.answers.replace(item("hls:4.2"), answer);
    let kept = Snapshot::of(&CATALOG, &record, "kept", String::new());
    assert_eq!(kept.profile.organization, "");
    assert_eq!(kept.answers.get(item("hls:4.2")), Some(&Answer { state: Some(State::Done), ..Answer::default() }));
}

#[test]
fn the_short_form_is_read_like_the_long_one() {
    let short = read_json(json!({ "profile": {}, "answers": { "27001:A.5.1": "partial", "hls:4.2": "unsure" } }));
    let long = read_json(
        json!({ "format": "readiness-check", "version": 1, "answers": { "27001:A.5.1": { "state": "partial" }, "hls:4.2": { "state": "unsure" } } }),
    );
    assert_eq!(short, long);
    assert_eq!(short.record.unwrap().answers.state(item("27001:A.5.1")), Some(State::Partial));
    assert_eq!((short.named.len(), short.notices.len()), (2, 0));
}

#[test]
fn what_another_edition_wrote_survives() {
    let written = json!({
        "format": "readiness-check",
        "version": 1,
        "editions": { "27001": "2022", "42001": "2023", "9000": "2030" },
        "mood": ["good"],
        "profile": { "target": "both", "colour": { "red": 1 } },
        "answers": {
            "27001:A.5.1": { "state": "partial", "score": 0.1, "from": "elsewhere", "widen": ["27001", "9000"] },
            "9000:A.1.1": { "state": "spotless" },
        },
        "meta": { "place": "", "saved": "", "revisions": { "9000:A.1.1": 7 }, "tab": "x" },
    });
    let reading = read_json(written.clone());
    assert_eq!(reading.notices, [Notice::UnknownQuestions(1)]);
    assert!(!reading.notices[0].loses());
    let record = reading.record.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&stored(&CATALOG, &record)).unwrap(), written);
    let mut exported = written;
    exported.as_object_mut().unwrap().remove("meta");
    assert_eq!(document(&CATALOG, &record), exported, "an export is the same without what storage keeps beside it");
}

#[test]
fn the_largest_file_that_can_be_written_can_be_read() {
    let mut record = Record::none(&CATALOG);
    let full = |limit| "\u{1}".repeat(limit);
    for (n, question) in CATALOG.items.iter().enumerate() {
        let answer = Answer {
            state: Some(State::Proven),
            note: full(NOTE_LIMIT),
            owner: full(OWNER_LIMIT),
            due: "2027-01-31".into(),
            reason: full(NOTE_LIMIT),
            evidence: full(NOTE_LIMIT),
            because: 15,
            quick: true,
            widen: 3,
            others: Vec::new(),
        };
        record.answers.replace(n as u16, answer);
        record.meta.revisions.insert(question.id.into(), u64::MAX.into());
    }
    let text = stored(&CATALOG, &record);
    assert!(text.len() > SIZE_LIMIT / 8 && text.len() < SIZE_LIMIT, "{} bytes", text.len());
    assert_eq!(read(&CATALOG, &text).record, Some(record));
}

#[test]
fn half_a_character_does_not_cost_the_file() {
    let text = r#"{"answers":{"hls:4.2":{"state":"done","note":"\ud83d \\ud83d \ud83e\udded \udded\ud83d\n\u00e9 \"\ud83d\""}}}"#;
    let reading = read(&CATALOG, text);
    let answer = reading.record.unwrap().answers.get(item("hls:4.2")).unwrap().clone();
    assert_eq!(answer.note, "\u{fffd} \\ud83d \u{1f9ed} \u{fffd}\u{fffd}\n\u{e9} \"\u{fffd}\"");
    assert_eq!(answer.state, Some(State::Done));
    for broken in [r#"{"answers":{"hls:4.2":"\ud83"}}"#, r#"{"answers":{"hls:4.2":"\"#, r#"{"answers":"\ud83d\u"}"#, "\\\u{1f9ed}"] {
        assert_eq!(read(&CATALOG, broken).notices, [Notice::NotJson], "{broken}");
    }
}

#[test]
fn numbers_of_another_edition_keep_every_digit() {
    let digits = "7".repeat(400);
    let numbers = ["0.1", "0.30000000000000004", "4.350", "-0", "-0.0", "18446744073709551616", "5e-324", "1e+999999", "1e-999999", &digits];
    for number in numbers {
        let reading = read(&CATALOG, &format!("{{\"answers\":{{\"9000:1\":{number}}},\"score\":{number}}}"));
        assert_eq!(reading.notices, [Notice::UnknownQuestions(1)], "{number}");
        let text = stored(&CATALOG, &reading.record.unwrap());
        assert!(text.contains(&format!("\"9000:1\":{number}}}")) && text.contains(&format!("\"score\":{number},")), "{number} became {text}");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_was_written_is_read_back(record in any_record()) {
        is_kept(&record)?;
        let reading = read(&CATALOG, &stored(&CATALOG, &record));
        let named: Vec<_> = reading.named.iter().map(|i| CATALOG.items[usize::from(*i)].id).collect();
        for (n, answer) in record.answers.iter() {
            let id = CATALOG.items[usize::from(n)].id;
            prop_assert_eq!(named.contains(&id), *answer != Answer::default() || record.unknown.fields.contains_key(id), "{}", id);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        prop_assert_eq!(read(&CATALOG, &text).record, None);
    }

    #[test]
    fn any_json_is_read_and_what_is_taken_is_kept(value in any_json()) {
        if let Some(record) = read_json(value).record {
            is_kept(&record)?;
        }
    }

    #[test]
    fn any_content_under_our_names_is_read_and_what_is_taken_is_kept(answers in any_object(any_json()), profile in any_json(), meta in any_json(), rest in any_object(any_json())) {
        let mut root = rest;
        root.extend([("format".into(), "readiness-check".into()), ("version".into(), 1.into())]);
        root.extend([("answers".into(), answers.into()), ("profile".into(), profile), ("meta".into(), meta)]);
        let reading = read_json(root.into());
        is_kept(&reading.record.unwrap())?;
    }

    #[test]
    fn a_damaged_file_is_read_as_far_as_it_goes(record in any_record(), from in 0.0..1.0, length in 0usize..40, put in "[\"{}:,a0\\[\\]\\\\]{0,4}") {
        let text: Vec<char> = stored(&CATALOG, &record).chars().collect();
        let from = (text.len() as f64 * from) as usize;
        let to = (from + length).min(text.len());
        let damaged: String = text[..from].iter().copied().chain(put.chars()).chain(text[to..].iter().copied()).collect();
        if let Some(record) = read(&CATALOG, &damaged).record {
            is_kept(&record)?;
        }
    }

    #[test]
    fn a_text_is_cut_at_its_limit_and_never_inside_a_character(text in "[a\u{e9}\u{1f9ed}\u{1f600}]{0,30}", limit in 0usize..40) {
        let kept = cut(&text, limit);
        let units = |t: &str| t.encode_utf16().count();
        prop_assert!(text.starts_with(&kept) && units(&kept) <= limit);
        let next = text[kept.len()..].chars().next();
        prop_assert!(next.is_none_or(|c| units(&kept) + c.len_utf16() > limit), "{kept} could be longer");
    }
}
