//! Promise: the sample organizations are documents that the program itself could have written, and plausible ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    folder::catalogs,
    samples::{NAMES, text},
};
use readiness_check::{
    answers::State,
    assessment::assess,
    built::CATALOG,
    record::{read::read, write::document},
};

#[test]
fn every_sample_is_read_without_a_notice_and_written_back_as_it_is() {
    for name in NAMES {
        let said = text(name);
        let reading = read(&CATALOG, &said);
        assert_eq!(reading.notices, [], "{name}");
        let record = reading.record.unwrap();
        assert!(record.unknown == Default::default(), "{name} has something that nobody knows: {:?}", record.unknown);
        assert_eq!(serde_json::to_string_pretty(&document(&CATALOG, &record)).unwrap() + "\n", said, "{name}");
    }
    let mut files: Vec<String> =
        std::fs::read_dir(catalogs().join("samples")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, NAMES.map(|n| format!("{n}.json")));
}

#[test]
fn what_does_not_apply_has_a_reason_and_nothing_else_has_one() {
    for name in NAMES {
        let record = read(&CATALOG, &text(name)).record.unwrap();
        for (item, answer) in record.answers.iter() {
            let id = CATALOG.items[usize::from(item)].id;
            assert_eq!(answer.state == Some(State::NotApplicable), !answer.reason.is_empty(), "{name}: {id}");
            assert!(answer.state.is_some() || answer.is_empty(), "{name}: {id} says something beside no state");
        }
    }
}

#[test]
fn the_samples_stand_where_their_stories_put_them() {
    let of = |name: &str| {
        let record = read(&CATALOG, &text(name)).record.unwrap();
        let a = assess(&CATALOG, &record.answers, &record.profile);
        let low = |n: usize| a.standards[n].all.range.unwrap().0;
        (a.answered, low(0), low(1), a.timeline.unwrap().path.key)
    };
    let (answered, first, second, path) = of("certified-provider");
    assert!(answered > 150 && first > 0.8 && second < 0.5 && path == "addon", "{answered} {first} {second} {path}");
    let (answered, first, second, path) = of("running-user");
    assert!(answered > 165 && (0.4..0.8).contains(&first) && second < first && path == "joint", "{answered} {first} {second} {path}");
    let (answered, first, second, path) = of("young-developer");
    assert!((30..60).contains(&answered) && first < 0.2 && second < 0.3 && path == "joint", "{answered} {first} {second} {path}");
}

#[test]
fn the_example_of_the_first_screen_is_one_of_them_answer_by_answer() {
    let (answers, profile) = readiness_check::example::example(&CATALOG).expect("the catalog has an example");
    let record = read(&CATALOG, &text("certified-provider")).record.expect("a document that can be read");
    for n in 0..CATALOG.items.len() {
        assert_eq!(answers.state(n as u16), record.answers.state(n as u16), "{}", CATALOG.items[n].id);
    }
    assert_eq!(profile.told, record.profile.told);
    // What the first screen says of it in words.
    let said = |key: &str| {
        let n = CATALOG.fields.iter().position(|f| f.key == key).expect("a field of the profile");
        profile.told[n].map(|o| CATALOG.fields[n].options[usize::from(o)].key)
    };
    assert_eq!([said("role"), said("people"), said("has27001"), said("target")], [Some("provider"), Some("51-250"), Some("certified"), Some("both")]);
}
