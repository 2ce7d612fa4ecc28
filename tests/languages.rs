//! Promise: every language that has a folder, a draft too, can be read, names the same places in each text, and leaves next to nothing in English.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::folder::catalogs;
use readiness_check::{
    catalog::{
        assemble::assemble,
        read_guidance::read_guidance,
        read_lists::read_phrases,
        read_words::{folders, languages, read_words},
        source::Fault,
        words::{Guidance, Pack},
    },
    wording::pieces,
};
use std::collections::BTreeSet;

/// Every text of the packs of a language, in one order.
fn texts(words: &Pack, guidance: &Guidance, titles: &[String]) -> Vec<String> {
    let mut all: Vec<String> = words.phrases.iter().chain(&guidance.phrases).chain(titles).cloned().collect();
    all.extend(words.items.iter().flat_map(|(title, text)| [title.clone(), text.clone()]));
    all.extend(
        words
            .groups
            .iter()
            .chain(&words.fields)
            .chain(&words.paths)
            .flat_map(|(title, text, list)| [title.clone(), text.clone()].into_iter().chain(list.clone()).collect::<Vec<_>>()),
    );
    all.extend(words.states.iter().flat_map(|(label, short, means)| [label.clone(), short.clone(), means.clone()]));
    for help in &guidance.items {
        all.extend(
            [&help.why, &help.auditor, &help.first_step, &help.driver, &help.given, &help.missing, &help.serves, &help.ai_part].map(String::clone),
        );
        all.extend(help.evidence.iter().chain(&help.mistakes).cloned());
    }
    all.extend(guidance.lists.iter().flatten().flat_map(|entry| [entry.title.clone(), entry.text.clone()].into_iter().chain(entry.list.clone())));
    all
}

/// The places that a text has, in any of its forms.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('\u{1f}').flat_map(|form| pieces(form).into_iter().filter_map(|(_, name)| name)).collect()
}

#[test]
fn each_can_be_read_and_says_the_same() {
    let roots = [catalogs()];
    let made = assemble(&roots).unwrap();
    let (words, keys) = read_words(&roots, &made, "en", None).unwrap();
    let (guidance, later) = read_guidance(&roots, &made, "en", None).unwrap();
    let (titles, title_keys) = read_phrases(&roots, "en", "exports", None).unwrap();
    let english = texts(&words, &guidance, &titles);
    let others: Vec<(String, bool)> = folders(&roots[0]).into_iter().filter(|(lang, _)| lang != "en").collect();
    for (lang, draft) in &others {
        let what = |fault: Fault| format!("{lang}: {fault}");
        let one = read_words(&roots, &made, lang, Some((&words, &keys))).map_err(what).unwrap().0;
        let two = read_guidance(&roots, &made, lang, Some((&guidance, &later))).map_err(what).unwrap().0;
        let three = read_phrases(&roots, lang, "exports", Some((&titles, &title_keys))).map_err(what).unwrap().0;
        let other = texts(&one, &two, &three);
        let mut same = 0;
        // A list of another length is a fault of its own; texts without a letter need no language.
        assert_eq!(other.len(), english.len(), "{lang}: some list is longer or shorter");
        for (theirs, ours) in other.iter().zip(&english) {
            assert_eq!(places(theirs), places(ours), "{lang}: {theirs:?} for {ours:?}");
            same += usize::from(theirs == ours && ours.len() > 24);
        }
        // A draft may be on its way; what no second reader read is English until then.
        assert!(*draft || same * 50 < english.len(), "{lang}: {same} of {} texts are in English", english.len());
        assert_eq!(languages(&roots[0]).contains(lang), !draft);
        assert_eq!((one.lang.as_str(), one.dir == "rtl"), (lang.as_str(), lang == "he"));
    }
}
