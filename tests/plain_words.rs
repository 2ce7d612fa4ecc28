//! Promise: every text for visitors is plain: short sentences, readable, of a bearable length, with the field's terms as the glossary has them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::folder::catalogs;
use readiness_check::{
    built::CATALOG,
    catalog::{
        assemble::assemble,
        read_guidance::read_guidance,
        read_words::read_words,
        words::{Guidance, Pack},
    },
};
use std::{collections::BTreeSet, fs, path::PathBuf, sync::LazyLock};

const LONGEST_SENTENCE: usize = 25;
/// Flesch reading ease of one question's texts together. The lowest found: 53 (42001:6.1.3); the mean is 67, 60 to 70 is plain English.
const HARDEST: f64 = 50.0;
const MEAN: f64 = 62.0;

static WORDS: LazyLock<(Pack, Guidance)> = LazyLock::new(|| {
    let made = assemble(&[catalogs()]).unwrap();
    (read_words(&[catalogs()], &made, "en", None).unwrap().0, read_guidance(&[catalogs()], &made, "en", None).unwrap().0)
});

/// Every text in the word files, with the file and key that it stands under.
fn texts() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut folders = vec![catalogs().join("words/en")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for file in files {
        let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        collect(&file.file_stem().unwrap().to_string_lossy(), &toml::Value::Table(table), &mut all);
    }
    assert!(all.len() > 2500, "only {} texts were found", all.len());
    all
}

fn collect(name: &str, value: &toml::Value, into: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => into.push((name.to_owned(), text.clone())),
        toml::Value::Array(list) => list.iter().for_each(|v| collect(name, v, into)),
        // How else a term is written is found in texts and never said.
        toml::Value::Table(table) => table.iter().filter(|(k, _)| *k != "forms").for_each(|(k, v)| collect(&format!("{name}/{k}"), v, into)),
        _ => {}
    }
}

/// Sentences end where a mark is followed by a space or the end, a closing quote between.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in text.split_whitespace() {
        let sentence = all.last_mut().unwrap();
        sentence.push_str(word);
        sentence.push(' ');
        if word.trim_end_matches(['\'', '"', '”', '’', ')']).ends_with(['.', '?', '!']) {
            all.push(String::new());
        }
    }
    all.retain(|s| !s.is_empty());
    all
}

#[test]
fn no_sentence_is_longer_than_25_words() {
    for (name, text) in texts() {
        for sentence in sentences(&text) {
            let count = sentence.split_whitespace().count();
            assert!(count <= LONGEST_SENTENCE, "{name} has a sentence of {count} words: {sentence}");
        }
    }
}

#[test]
fn nothing_shouts_and_nothing_is_dressed_up() {
    for (name, text) in texts() {
        for mark in ["!", "—", "…", "  ", " ,", " .", "e.g.", "i.e.", " etc."] {
            assert!(!text.contains(mark), "{name} has {mark:?}: {text}");
        }
        let plain = text.to_lowercase();
        for word in ["leverage", "robust", "holistic", "seamless", "utilize", "in order to", "state-of-the-art", "world-class", "cutting-edge"] {
            assert!(!plain.contains(word), "{name} says {word}: {text}");
        }
    }
}

/// Vowel groups, a silent e at the end left out: near enough to tell a heavy text from a plain one.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let (mut groups, mut before) = (0, false);
    for c in word.chars() {
        let vowel = "aeiouy".contains(c);
        groups += usize::from(vowel && !before);
        before = vowel;
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

fn reading_ease(text: &str) -> f64 {
    let sentences = text.split(['.', '?', ':']).filter(|s| !s.trim().is_empty()).count() as f64;
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.contains(|c: char| c.is_ascii_alphabetic())).collect();
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    206.835 - 1.015 * words.len() as f64 / sentences - 84.6 * syllables as f64 / words.len() as f64
}

#[test]
fn the_guidance_reads_easily() {
    let (pack, guidance) = &*WORDS;
    let mut eases = Vec::new();
    for ((q, (_, question)), help) in CATALOG.items.iter().zip(&pack.items).zip(&guidance.items) {
        let text = [question, &help.why, &help.auditor, &help.first_step, &help.driver, &help.mistakes.join(" ")].map(String::as_str).join(" ");
        let ease = reading_ease(&text);
        assert!(ease >= HARDEST, "{} is hard to read: {ease:.0}", q.id);
        eases.push(ease);
    }
    let mean = eases.iter().sum::<f64>() / eases.len() as f64;
    assert!(mean >= MEAN, "the guidance as a whole has become hard to read: {mean:.0}");
}

#[test]
fn every_text_has_a_bearable_length() {
    let (_, guidance) = &*WORDS;
    for (q, help) in CATALOG.items.iter().zip(&guidance.items) {
        let lengths = [
            ("why", &help.why, 60, 260),
            ("auditor", &help.auditor, 120, 380),
            ("first step", &help.first_step, 60, 240),
            ("driver", &help.driver, 30, 180),
        ];
        for (name, text, least, most) in lengths {
            assert!((least..=most).contains(&text.len()), "{}: {name} has {} characters", q.id, text.len());
        }
        assert!((2..=4).contains(&help.evidence.len()) && help.evidence.iter().all(|e| (20..=160).contains(&e.len())), "{}: evidence", q.id);
        assert!(help.mistakes.len() <= 2 && sentences(&help.auditor).len() >= 2, "{}: mistakes, auditor", q.id);
    }
}

#[test]
fn every_abbreviation_is_explained_or_common() {
    let glossary: String = WORDS.1.glossary.iter().map(|t| format!("{} {} ", t.term, t.means)).collect();
    let known: BTreeSet<&str> = glossary.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    // What any reader at work knows, and names of standards and units.
    // The last are part of a publisher's name, a law as a guide names it, a licence, kinds of files, and part of a program's name.
    let common = [
        "AI", "IT", "HR", "ISO", "IEC", "USB", "DNS", "API", "VPN", "UTC", "EU", "CV", "MB", "PDF", "ICT", "PII", "A", "B", "C", "GRC", "GDPR",
        "MIT", "XLSX", "CSV", "ICS", "CISO",
    ];
    // What the readers of the pages for site owners and for lawyers know; what stands between backticks is code.
    let technical = ["JavaScript", "WebAssembly", "IndexedDB", "GET"];
    for (name, text) in texts() {
        let text: String = text.split('`').step_by(2).collect();
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 1 && !w.contains(|c: char| c.is_ascii_digit())) {
            let abbreviation = word.chars().filter(char::is_ascii_uppercase).count() > 1;
            assert!(
                !abbreviation
                    || technical.contains(&word)
                    || common.contains(&word.trim_end_matches('s'))
                    || known.contains(word.trim_end_matches('s')),
                "{name} says {word}, which nothing explains"
            );
        }
    }
}

#[test]
fn the_terms_of_the_field_are_spelled_as_the_glossary_has_them() {
    let wrong = [
        ("non-conformity", "nonconformity"),
        ("non conformity", "nonconformity"),
        ("organisation", "organization"),
        ("statement of applicability", "Statement of Applicability"),
        ("Statement of applicability", "Statement of Applicability"),
        ("high-level structure", "harmonized structure"),
        ("HLS", "harmonized structure"),
        ("annex A", "Annex A"),
        ("annexe", "Annex"),
        ("lifecycle", "life cycle"),
        ("senior management", "top management"),
        ("SOA ", "SoA"),
        ("ISO27001", "ISO/IEC 27001"),
        ("ISO42001", "ISO/IEC 42001"),
        ("certification authority", "certification body"),
    ];
    for (name, text) in texts() {
        for (not_so, but_so) in wrong {
            assert!(!text.contains(not_so), "{name} says {not_so:?}, the field says {but_so:?}: {text}");
        }
    }
    let terms: BTreeSet<&str> = WORDS.1.glossary.iter().map(|t| t.term.as_str()).collect();
    assert!(terms.len() == WORDS.1.glossary.len() && terms.len() >= 40, "each term of the glossary once");
    for term in ["ISMS", "AIMS", "Annex A", "Nonconformity"] {
        assert!(terms.iter().any(|t| t.contains(term)), "the glossary explains {term}");
    }
}
