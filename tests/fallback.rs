//! Promise: another language needs only the words that it has; the rest is English, text by text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    folder::{Folder, catalogs},
    item,
};
use readiness_check::catalog::{
    assemble::assemble,
    read_guidance::read_guidance,
    read_words::{languages, read_words},
    source::Fault,
    words::Pack,
};

const INTERFACE: &str = "words/xx/interface.toml";
const SAMPLE: &str = r#"dir = "rtl"

[state.done]
label = "Klaar"
short = "Klaar"
means = "Het werkt."

[field.sites]
title = "Hoeveel vestigingen?"
changes = "Meer duurt langer."
[field.sites.option]
1 = "Een"

[path.isms]
title = "Alleen 27001"
about = "Zes tot achttien maanden."
[path.isms.phase]

[phrase]
title = "Klaar?"
"#;

/// The catalogs with a few words in another language; English and that language as they are read.
fn with(name: &str, change: impl FnOnce(&Folder)) -> (Pack, Result<Pack, Fault>, Folder) {
    let copy = Folder::copy(&catalogs(), name);
    copy.edit(INTERFACE, |_| SAMPLE.to_owned());
    change(&copy);
    let roots = [copy.0.clone()];
    let made = assemble(&roots).unwrap();
    let (english, keys) = read_words(&roots, &made, "en", None).unwrap();
    let other = read_words(&roots, &made, "xx", Some((&english, &keys))).map(|(pack, _)| pack);
    (english, other, copy)
}

#[test]
fn what_is_there_is_taken_and_everything_else_is_english() {
    let (english, other, copy) = with("language", |copy| {
        copy.edit("words/xx/iso27001/some.toml", |_| "[\"A.5.1\"]\ntitle = \"Beleid\"\nquestion = \"Is er beleid?\"\n".into());
        copy.edit("words/xx/iso42001/groups.toml", |_| "[\"A.2\"]\ntitle = \"Beleid\"\nintro = \"Waar het om gaat.\"\n".into());
    });
    let other = other.unwrap();
    assert_eq!(languages(&copy.0), ["en", "es", "he", "xx"]);
    assert_eq!((other.lang.as_str(), other.dir.as_str(), english.dir.as_str()), ("xx", "rtl", "ltr"));

    let mut expected = Pack { lang: "xx".into(), dir: "rtl".into(), ..english.clone() };
    expected.states[3] = ("Klaar".into(), "Klaar".into(), "Het werkt.".into());
    expected.items[usize::from(item("27001:A.5.1"))] = ("Beleid".into(), "Is er beleid?".into());
    let area = readiness_check::built::CATALOG.groups.iter().position(|g| g.id == "A.2").unwrap();
    expected.groups[area] = ("Beleid".into(), "Waar het om gaat.".into(), vec![]);
    let title = english.phrases.iter().zip(&other.phrases).position(|(a, b)| a != b).unwrap();
    assert_eq!((english.phrases[title].as_str(), other.phrases[title].as_str()), ("Readiness Check", "Klaar?"));
    expected.phrases[title] = "Klaar?".into();
    assert_eq!(other, expected, "a field or a path with a text missing is whole in English");
}

#[test]
fn words_that_english_does_not_have_are_a_fault() {
    for (n, (change, says)) in [
        ("title = \"Klaar?\"\nwelcome_home = \"Thuis\" # wrong", "English has no phrase welcome_home"),
        ("title = \"Klaar?\"\n[state.klaar] # wrong\nlabel = \"x\"\nshort = \"x\"\nmeans = \"x\"", "there is no state klaar"),
        ("title = \"\" # wrong", "the phrase title is empty or has no `other`"),
    ]
    .into_iter()
    .enumerate()
    {
        let (_, other, copy) = with(&format!("stranger-{n}"), |copy| copy.edit(INTERFACE, |t| t.replace("title = \"Klaar?\"", change)));
        let fault = other.unwrap_err();
        assert_eq!((fault.file, fault.line), (copy.0.join(INTERFACE).display().to_string(), copy.line(INTERFACE, "# wrong")), "{says}");
        assert_eq!(fault.what, says);
    }
}

#[test]
fn guidance_falls_back_text_by_text_too() {
    let copy = Folder::copy(&catalogs(), "guidance-language");
    let table = |number: &str, reviewed: bool| {
        format!("[\"{number}\"]\ntitle = \"x\"\nquestion = \"x?\"\nwhy = \"Daarom.\"\nauditor = \"\"\nmistakes = []\nreviewed = {reviewed}\n")
    };
    copy.edit("words/xx/iso42001/some.toml", |_| table("A.2.3", true) + &table("A.2.4", false));
    copy.edit("words/xx/overlap/iso27001--iso42001/some.toml", |_| "[\"A.2.3\"]\ngiven = \"Alvast dit.\"\n".into());
    copy.edit("words/xx/glossary.toml", |_| "[isms]\nterm = \"ISMS\"\nmeans = \"Een manier van sturen.\"\n".into());
    let roots = [copy.0.clone()];
    let made = assemble(&roots).unwrap();
    let (english, keys) = read_guidance(&roots, &made, "en", None).unwrap();
    let other = read_guidance(&roots, &made, "xx", Some((&english, &keys))).unwrap().0;
    let mut expected = english.clone();
    let help = &mut expected.items[usize::from(item("42001:A.2.3"))];
    (help.why, help.given) = ("Daarom.".into(), "Alvast dit.".into());
    let term = expected.glossary.iter_mut().find(|term| term.term == "ISMS").unwrap();
    (term.means, term.forms) = ("Een manier van sturen.".into(), vec!["isms".into()]);
    assert!(english != expected);
    assert_eq!(other, expected, "and what no second reader read is not taken");
}
