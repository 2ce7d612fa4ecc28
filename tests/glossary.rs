//! Promise: a term of the field is explained where it stands, once per text that belongs together, as a whole word and in the forms of its language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::folder::catalogs;
use readiness_check::{
    catalog::{
        assemble::assemble,
        read_guidance::read_guidance,
        words::{Guidance, Term},
    },
    glossary::places,
};

fn term(name: &str, forms: &[&str]) -> Term {
    Term { term: name.into(), means: String::new(), forms: forms.iter().map(|f| (*f).to_owned()).collect() }
}

fn found(terms: &[Term], text: &str) -> Vec<(String, usize)> {
    places(terms, text, &mut Vec::new()).into_iter().map(|(from, to, n)| (text[from..to].to_owned(), n)).collect()
}

#[test]
fn only_whole_words_count_and_the_longer_term_wins() {
    let terms = [term("Risk", &["risk", "risks"]), term("Risk owner", &["risk owner", "risk owners"]), term("Scope", &["scope"])];
    let said = |list: &[(&str, usize)]| list.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(found(&terms, "each risk owner and each risk in scope, and risk"), said(&[("risk owner", 1), ("risk", 0), ("scope", 2)]));
    assert_eq!(found(&terms, "risks, then risk owners; scoped"), said(&[("risks", 0), ("risk owners", 1)]));
    assert_eq!(found(&terms, "asterisk riskless microscope"), said(&[]));
    assert_eq!(found(&[term("Never", &[])], "never"), said(&[]));
    let mut seen = vec![2];
    assert_eq!(places(&terms, "scope of a risk", &mut seen), [(11, 15, 0)]);
    assert_eq!(seen, [2, 0]);
}

#[test]
fn what_hebrew_joins_to_a_word_belongs_to_it_and_no_other_letter_does() {
    let terms = [term("יעד", &["יעדים"]), term("AI", &["מערכת ai"])];
    assert_eq!(found(&terms, "שלהיעדים")[0].0, "שלהיעדים");
    assert_eq!(found(&terms, "והיעדים של המערכת ai").len(), 2);
    assert_eq!(found(&terms, "במערכת ai"), [("במערכת ai".to_owned(), 1)]);
    assert_eq!(found(&terms, "תיעדים"), []);
}

fn guidance(lang: &str) -> Guidance {
    let made = assemble(&[catalogs()]).expect("the catalogs are whole");
    let english = read_guidance(&[catalogs()], &made, "en", None).expect("English is whole");
    if lang == "en" {
        return english.0;
    }
    read_guidance(&[catalogs()], &made, lang, Some((&english.0, english.1.as_slice()))).expect("the language is whole").0
}

/// The texts in which terms are explained.
fn texts(guidance: &Guidance) -> Vec<String> {
    let help = |h: &readiness_check::catalog::words::Help| {
        [&h.why, &h.auditor, &h.first_step, &h.given, &h.missing, &h.serves].map(|t| t.to_lowercase()).to_vec()
    };
    let lists =
        guidance.lists.iter().flatten().flat_map(|e| [vec![e.text.to_lowercase()], e.list.iter().map(|t| t.to_lowercase()).collect()].concat());
    guidance.items.iter().flat_map(help).chain(lists).collect()
}

#[test]
fn terms_of_each_language_are_found_in_its_texts() {
    for lang in ["en", "es", "he"] {
        let guidance = guidance(lang);
        let mut counts = vec![0_usize; guidance.glossary.len()];
        for text in texts(&guidance) {
            places(&guidance.glossary, &text, &mut Vec::new()).iter().for_each(|(.., n)| counts[*n] += 1);
        }
        let idle: Vec<&str> =
            guidance.glossary.iter().zip(&counts).filter(|(t, n)| !t.forms.is_empty() && **n == 0).map(|(t, _)| t.term.as_str()).collect();
        assert!(idle.len() <= 14, "{lang}: no text names {idle:?}");
        assert!(counts.iter().filter(|n| **n > 0).count() >= 44, "{lang}: {counts:?}");
        if std::env::var_os("TERMS").is_some() {
            for (term, n) in guidance.glossary.iter().zip(counts) {
                println!("{lang} {n} {}", term.term);
            }
        }
    }
}
