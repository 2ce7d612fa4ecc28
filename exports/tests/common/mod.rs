//! What do the tests of files share? Requests from samples and from words that try to break out, in English and in a made-up language.
#![allow(dead_code)] // each test takes what it needs

use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::{
        assemble::assemble,
        pack::phrases_to_text,
        read_guidance::read_guidance,
        read_lists::read_phrases,
        read_words::read_words,
        words::{Guidance, Pack},
    },
    record::{Record, read::read, write::document},
    wording::PlainEnglish,
};
use readiness_exports::request::{Request, Spoken};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, rc::Rc, sync::LazyLock};

/// The sample documents, by the name of their files.
pub const SAMPLES: [&str; 3] = ["certified-provider", "running-user", "young-developer"];

/// Texts that spreadsheets, calendars and pages could take for more than text.
pub const HOSTILE: [&str; 14] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tafter a tab",
    "'already guarded",
    "he said \"no\", then; yes",
    "two\nlines",
    "a\r\nwindows end",
    "\u{05e9}\u{05dc}\u{05d5}\u{05dd}, \u{05e2}\u{05d5}\u{05dc}\u{05dd}",
    "<script>alert(1)</script> | a & b",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "\u{ff1d}1+1",
    "a \\, backslash; comma, and a long text that goes on and on until a line of seventy-five octets has to be folded somewhere: \u{1f600}\u{1f600}",
];

fn catalogs() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../catalogs"))
}

/// The words of English.
pub static WORDS: LazyLock<(Pack, Guidance, Vec<String>)> = LazyLock::new(|| {
    let roots = [catalogs()];
    let made = assemble(&roots).unwrap();
    let words = read_words(&roots, &made, "en", None).unwrap().0;
    let guidance = read_guidance(&roots, &made, "en", None).unwrap().0;
    (words, guidance, read_phrases(&roots, "en", "exports", None).unwrap().0)
});

/// The text of a sample.
pub fn sample(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(catalogs().join("samples").join(format!("{name}.json"))).unwrap()).unwrap()
}

/// A document in which every text tries to break out of its place.
pub fn hostile() -> Value {
    let mut record = read(&CATALOG, &sample("running-user").to_string()).record.unwrap();
    record.profile.organization = HOSTILE[0].to_owned();
    for (n, question) in CATALOG.items.iter().enumerate() {
        let text = |m: usize| HOSTILE[(n + m) % HOSTILE.len()].to_owned();
        let states: Vec<State> = readiness_check::answers::offered(question).collect();
        let answer = Answer {
            state: Some(states[n % states.len()]),
            note: text(0),
            owner: text(3),
            reason: text(5),
            evidence: text(7),
            due: "2027-01-31".into(),
            because: (n % 16) as u8,
            ..Answer::default()
        };
        record.answers.replace(n as u16, answer);
    }
    for (n, doing) in record.doings.plan.iter_mut().enumerate() {
        doing.owner = HOSTILE[n % HOSTILE.len()].to_owned();
        doing.due = "2027-03-01".into();
    }
    document(&CATALOG, &record)
}

/// What nobody said.
pub fn nothing() -> Value {
    document(&CATALOG, &Record::none(&CATALOG))
}

/// A request in English.
pub fn request(document: &Value) -> Request {
    let (words, guidance, titles) = &*WORDS;
    in_words(document, words, guidance, titles)
}

/// The same in a made-up language that runs from right to left, each text between signs of its own.
pub fn mirrored(document: &Value) -> Request {
    let (mut words, mut guidance, mut titles) = WORDS.clone();
    words.lang = "qps".into();
    words.dir = "rtl".into();
    let strange = |text: &mut String| {
        if !text.contains('\u{1f}') {
            *text = format!("\u{05d0}{text}\u{05ea}");
        }
    };
    words.phrases.iter_mut().chain(&mut guidance.phrases).chain(&mut titles).for_each(strange);
    words.items.iter_mut().for_each(|(title, _)| strange(title));
    words.states.iter_mut().for_each(|(_, short, _)| strange(short));
    in_words(document, &words, &guidance, &titles)
}

fn in_words(document: &Value, words: &Pack, guidance: &Guidance, titles: &[String]) -> Request {
    let packs = [words.to_text().unwrap(), guidance.to_text().unwrap(), phrases_to_text(titles).unwrap()];
    let request = json!({ "document": document, "today": "2026-11-22", "moment": "2026-11-22T10:20:30.456Z", "brand": "Acme & Co" });
    let spoken = Spoken::read(packs.each_ref().map(String::as_str), PlainEnglish).expect("words that can be read");
    Request::read(&request.to_string(), Rc::new(spoken)).expect("a request that can be read")
}
