//! Promise: words arrive as they were written, and what arrives damaged is empty and never a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::folder::catalogs;
use proptest::prelude::*;
use readiness_check::catalog::{
    assemble::assemble,
    read_guidance::read_guidance,
    read_words::read_words,
    words::{Guidance, Help, Pack},
};
use std::sync::LazyLock;

static ENGLISH: LazyLock<(Pack, Guidance)> = LazyLock::new(|| {
    let made = assemble(&[catalogs()]).expect("the catalogs are whole");
    let words = read_words(&[catalogs()], &made, "en", None).expect("the words are whole").0;
    (words, read_guidance(&[catalogs()], &made, "en", None).expect("the guidance is whole").0)
});

#[test]
fn english_arrives_as_it_was_written() {
    let (words, guidance) = &*ENGLISH;
    assert!(words.phrases.iter().any(|p| p.contains('\u{1f}')), "plural forms travel too");
    assert_eq!(&Pack::from_text(&words.to_text().unwrap()), words);
    assert_eq!(Guidance::from_text(&guidance.to_text().unwrap()).as_ref(), Some(guidance));
}

#[test]
fn a_text_of_two_lines_stops_the_build_and_is_named() {
    let two = Pack { phrases: vec!["one\ntwo".into()], ..Pack::default() };
    assert!(two.to_text().unwrap_err().contains("one\\ntwo"));
    let list = |evidence: &str| Guidance { items: vec![Help { evidence: vec![evidence.into()], ..Help::default() }], ..Guidance::default() };
    assert!(list("a\u{1e}b").to_text().is_err() && list("").to_text().is_err() && list("a").to_text().is_ok());
}

#[test]
fn nothing_is_no_guidance() {
    assert_eq!((Guidance::from_text(""), Guidance::from_text("0\n")), (None, None));
    assert_eq!(Pack::from_text(""), Pack::default());
}

proptest! {
    #[test]
    fn what_is_cut_or_foreign_is_read_without_a_panic_and_in_bounds(text in "(\\PC|\n|[0-9]{1,19}\n){0,60}", cut in 0.0..1.0_f64) {
        let whole = ENGLISH.0.to_text().unwrap();
        let at = (0..=(whole.len() as f64 * cut) as usize).rev().find(|n| whole.is_char_boundary(*n)).unwrap();
        for text in [text.as_str(), &whole[..at]] {
            let pack = Pack::from_text(text);
            prop_assert!(pack.phrases.len() + pack.items.len() + pack.groups.len() <= 3 * (text.len() + 1));
            let _guidance = Guidance::from_text(text);
        }
    }
}
