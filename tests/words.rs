//! Promise: every question is a question of its own, every text is there, and no phrase is written for nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{folder::catalogs, sources};
use readiness_check::{
    built::CATALOG,
    catalog::{
        assemble::{Assembled, assemble},
        read_guidance::read_guidance,
        read_words::read_words,
        words::{Guidance, Help, Pack},
    },
};
use std::{collections::BTreeSet, sync::LazyLock};

const LONGEST_QUESTION: usize = 25;
/// How alike two questions may be without the words of their titles. The highest found: 0.43 of their words (hls:5.1 and hls:5.3),
/// 0.16 of their runs of three words (hls:7.5.1 and hls:7.5.3).
const ALIKE_IN_WORDS: f64 = 0.5;
const ALIKE_IN_RUNS: f64 = 0.25;
/// The same for guidance, in runs of three words. The highest found: 0.22 (the drivers of 27001:8.2 and 27001:A.5.18).
const GUIDANCE_ALIKE_IN_RUNS: f64 = 0.3;

static MADE: LazyLock<Assembled> = LazyLock::new(|| assemble(&[catalogs()]).unwrap());
static ENGLISH: LazyLock<(Pack, Vec<String>)> = LazyLock::new(|| read_words(&[catalogs()], &MADE, "en", None).unwrap());

static LATER: LazyLock<(Guidance, Vec<String>)> = LazyLock::new(|| read_guidance(&[catalogs()], &MADE, "en", None).unwrap());

fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace('\'', "");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The words of a text that its title does not already have.
fn own_words(title: &str, text: &str) -> Vec<String> {
    let title = words(title);
    words(text).into_iter().filter(|w| !title.contains(w)).collect()
}

fn runs(words: Vec<String>) -> BTreeSet<String> {
    words.windows(3).map(|run| run.join(" ")).collect()
}

/// How much of what two texts hold is in both, 0 to 1.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let (both, either) = (a.intersection(b).count(), a.union(b).count());
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// Every pair of texts that is more alike than allowed.
fn too_alike(texts: &[(&str, BTreeSet<String>)], limit: f64) -> Vec<String> {
    let pairs = texts.iter().enumerate().flat_map(|(n, a)| texts[..n].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| alike(&a.1, &b.1) >= limit).map(|(a, b)| format!("{} and {}: {:.2}", b.0, a.0, alike(&a.1, &b.1))).collect()
}

/// Title and question of each of the 172, with the id.
fn questions() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CATALOG.items.iter().zip(&ENGLISH.0.items).map(|(q, (title, text))| (q.id, title.as_str(), text.as_str()))
}

#[test]
fn every_question_is_one_sentence_of_at_most_25_words() {
    assert_eq!(questions().count(), 172);
    for (id, title, question) in questions() {
        assert!(question.ends_with('?') && question.matches('?').count() == 1, "{id}: {question}");
        assert!(!question.contains(['!', ';']) && !question.contains(". "), "{id} is more than one sentence: {question}");
        let count = question.split_whitespace().count();
        assert!((5..=LONGEST_QUESTION).contains(&count), "{id} has {count} words: {question}");
        assert!(question.starts_with(char::is_uppercase) && title.starts_with(char::is_uppercase), "{id}");
    }
}

#[test]
fn no_two_questions_are_the_same_but_for_the_title() {
    let own = || questions().map(|(id, title, question)| (id, own_words(title, question)));
    let in_words: Vec<_> = own().map(|(id, words)| (id, words.into_iter().collect())).collect();
    assert_eq!(too_alike(&in_words, ALIKE_IN_WORDS), [""; 0], "in their words");
    let in_runs: Vec<_> = own().map(|(id, words)| (id, runs(words))).collect();
    assert_eq!(too_alike(&in_runs, ALIKE_IN_RUNS), [""; 0], "in their runs of three words");
}

#[test]
fn a_shared_question_names_the_ai_part() {
    for (id, _, question) in questions().filter(|(id, ..)| id.starts_with("hls:")) {
        let ai = question.split(|c: char| !c.is_alphanumeric()).any(|word| word == "AI");
        assert!(ai, "{id} does not name AI: {question}");
    }
}

#[test]
fn every_question_has_its_own_guidance() {
    let all = &LATER.0.items;
    assert_eq!(all.len(), 172);
    for name in ["why", "auditor", "first step", "driver"] {
        let text = |help: &Help| match name {
            "why" => help.why.clone(),
            "auditor" => help.auditor.clone(),
            "first step" => help.first_step.clone(),
            _ => help.driver.clone(),
        };
        let own: Vec<_> = questions().zip(all).map(|((id, title, _), help)| (id, runs(own_words(title, &text(help))))).collect();
        assert!(own.iter().all(|(_, runs)| runs.len() >= 3), "{name}");
        assert_eq!(too_alike(&own, GUIDANCE_ALIKE_IN_RUNS), [""; 0], "{name}");
    }
    assert!(CATALOG.items.iter().all(|q| q.effort.is_some()), "and an effort");
}

/// Every phrase of both packs with its key.
fn phrases() -> impl Iterator<Item = (&'static String, &'static String)> {
    let ((pack, keys), (later, later_keys)) = (&*ENGLISH, &*LATER);
    keys.iter().zip(&pack.phrases).chain(later_keys.iter().zip(&later.phrases))
}

/// A phrase's forms: itself, or one per plural category.
fn forms(phrase: &str) -> Vec<&str> {
    let parts: Vec<&str> = phrase.split('\u{1f}').collect();
    if parts.len() == 1 { parts } else { parts.chunks(2).map(|form| form[1]).collect() }
}

/// The names in braces, and nothing where braces do not match.
fn placeholders(text: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut pieces = text.split('{');
    let mut clean = !pieces.next()?.contains('}');
    for piece in pieces {
        let (name, rest) = piece.split_once('}')?;
        clean &= !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !rest.contains('}');
        names.insert(name);
    }
    clean.then_some(names)
}

#[test]
fn every_phrase_says_something_and_its_placeholders_are_whole() {
    let (pack, keys) = &*ENGLISH;
    assert!(keys.len() == pack.phrases.len() && keys.len() > 100);
    for (key, phrase) in phrases() {
        for form in forms(phrase) {
            assert!(!form.trim().is_empty(), "{key}");
            assert!(placeholders(form).is_some(), "{key}: {form}");
        }
    }
}

#[test]
fn every_phrase_is_used_and_filled_with_what_it_asks_for() {
    let source: String = sources::rust().into_iter().filter(|(name, _)| name.starts_with("src/")).map(|(_, text)| sources::code(&text)).collect();
    let mut seen = 0;
    for (key, phrase) in phrases() {
        let name = format!("phrase::{}", key.to_uppercase().replace(['-', '.'], "_"));
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let uses = || source.match_indices(&name).map(|(at, _)| source.split_at(at + name.len())).filter(|(_, rest)| ends(rest));
        assert!(uses().count() > 0, "no code says {name}");
        let wanted: BTreeSet<&str> = forms(phrase).into_iter().flat_map(|f| placeholders(f).unwrap_or_default()).collect();
        for (before, after) in uses() {
            let call = before[..before.len() - name.len()].trim_end().rsplit(|c: char| !c.is_ascii_alphabetic() && c != '(').next();
            let values = match call {
                // A sentence with figures in it is filled piece by piece; views show that no place stays empty.
                Some("say(") if before[..before.len() - name.len()].ends_with("Said::new(w.say(") => None,
                Some("say(") if before.len() > 80 && before[before.len() - 80..].contains("filling.fill(") => None,
                Some("say(") => Some(BTreeSet::new()),
                Some("fill(") if after.starts_with(", &[") => Some(filled(after)),
                Some("count(") => Some(filled(after).into_iter().chain(["n"].into_iter().filter(|n| wanted.contains(n))).collect()),
                _ => None,
            };
            let Some(values) = values else { continue };
            assert_eq!(values, wanted, "what is put into {name}, and what it has places for");
            seen += 1;
        }
    }
    assert!(seen > phrases().count() / 2, "{seen} calls were found, too few to be all");
}

/// The names of the values in the list that follows a phrase: the first text of each pair.
fn filled(after: &str) -> BTreeSet<&str> {
    let list = after.find("&[").map_or("", |at| &after[at + 1..]);
    let (mut names, mut depth) = (BTreeSet::new(), 0);
    for (at, c) in list.char_indices() {
        match c {
            '[' | '(' => {
                let name = list[at + 1..].strip_prefix('"').and_then(|rest| rest.split_once('"'));
                names.extend(name.filter(|_| c == '(' && depth == 1).map(|(name, _)| name));
                depth += 1;
            }
            ']' | ')' if depth == 1 => break,
            ']' | ')' => depth -= 1,
            _ => {}
        }
    }
    names
}
