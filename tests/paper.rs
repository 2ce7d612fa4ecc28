//! Promise: what is printed is the whole of the results in two forms, beside a visit that stays as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{folder::catalogs, html, profile, visit::Visit};
use jiff::civil::date;
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::{assemble::assemble, read_guidance::read_guidance, read_words::read_words, shape::Item},
    options::{self, Options},
    ui::{
        place::Place,
        screens::report_language,
        session::{Form, Report},
    },
    wording::{PlainEnglish, Words, phrase},
};
use std::sync::Arc;

fn visit() -> Visit {
    let visit = Visit::hosted(Options {
        brand: ["Ada & Partners".into(), String::new(), String::new(), String::new(), String::new()],
        ..options::defaults(&CATALOG)
    });
    visit.session().tell("told".into(), profile(&CATALOG, &[("target", "both"), ("has27001", "running")]));
    let states = [State::Done, State::None, State::Partial, State::Unsure, State::Proven, State::Planned];
    for n in (0..172).step_by(3) {
        visit.say(n as Item, Answer { state: Some(states[n / 3 % 6]), ..Answer::default() });
    }
    visit.session().today.set(Some(date(2027, 1, 31)));
    visit
}

/// The paper alone, and the visit beside it.
fn printed(visit: &Visit, form: Option<Form>) -> (String, String) {
    visit.session().printing.set(form);
    let whole = visit.whole(Place::Hub);
    let (paper, rest) = whole.rsplit_once("<div class=\"widget\">").map(|(paper, rest)| (paper.to_owned(), rest.to_owned())).unwrap();
    (paper, rest)
}

#[test]
fn both_forms_say_whose_it_is_of_which_day_and_what_it_is_not() {
    let visit = visit();
    for (form, charts) in [(Form::Board, 2), (Form::Full, 6)] {
        let (paper, beside) = printed(&visit, Some(form));
        html::check(&paper).unwrap();
        assert!(paper.contains(&format!("data-print=\"{}\"", form.key())), "{paper}");
        let text = html::text(&paper);
        for part in [
            "Ada & Partners",
            "Readiness Check",
            "31",
            "2027",
            "The five biggest gaps",
            "A self-assessment against ISO/IEC 27001:2022, ISO/IEC 42001:2023. It rests on what the organization said itself: 58 of 172 questions",
            "What we ask the board for",
            "Name who at the top stands behind the work and who answers for it (5.1",
            "So far nothing was said about this.",
            "Let these steps begin",
            "Editions: ISO/IEC 27001:2022",
            "not an audit",
        ] {
            assert!(text.contains(part) || text.contains(&part.replace('&', "&amp;")), "{part} in {text}");
        }
        let tables = html::tags(&paper, "details").iter().filter(|d| html::attribute(d, "open").is_some()).count();
        assert_eq!((html::tags(&paper, "figure").len(), tables > 3), (charts, form == Form::Full));
        assert_eq!(text.contains("What to do next"), form == Form::Full);
        assert!(!text.contains("Take it with you") && !paper.contains("screen-heading"), "what can only be pressed is not printed");
        assert!(beside.contains("screen-heading") && beside.contains("class=\"groups\""), "the visit stands beside it as it was");
    }
    assert!(printed(&visit, None).0.is_empty());
}

/// A language that does not exist: every text in brackets, and from right to left.
fn made_up() -> Report {
    let made = assemble(&[catalogs()]).unwrap();
    let told = |text: &str| if text.is_empty() { String::new() } else { text.split('\u{1f}').map(bracketed).collect::<Vec<_>>().join("\u{1f}") };
    let mut pack = read_words(&[catalogs()], &made, "en", None).unwrap().0;
    let mut guidance = read_guidance(&[catalogs()], &made, "en", None).unwrap().0;
    (pack.lang, pack.dir) = ("he".into(), "rtl".into());
    for text in pack.phrases.iter_mut().chain(&mut guidance.phrases) {
        *text = told(text);
    }
    pack.items.iter_mut().for_each(|(title, _)| *title = told(title));
    guidance.lists.iter_mut().flatten().for_each(|entry| entry.title = told(&entry.title));
    let words = Words::new(pack, PlainEnglish);
    words.learn(&guidance.phrases);
    Report { words, guidance: Arc::new(guidance) }
}

/// A text in brackets; the name of a form of plural stays as it is.
fn bracketed(text: &str) -> String {
    if ["zero", "one", "two", "few", "many", "other"].contains(&text) { text.to_owned() } else { format!("«{text}»") }
}

#[test]
fn the_report_alone_speaks_the_language_that_was_chosen_for_it() {
    let visit = visit();
    let plain = printed(&visit, Some(Form::Board)).0;
    assert!(plain.contains("lang=\"en\"") && plain.contains("dir=\"ltr\""), "{plain}");
    visit.session().report.set(Some(made_up()));
    for form in [Form::Board, Form::Full] {
        visit.session().printing.set(None);
        let (paper, beside) = printed(&visit, Some(form));
        html::check(&paper).unwrap();
        assert!(paper.contains("lang=\"he\"") && paper.contains("dir=\"rtl\""), "{paper}");
        let text = html::text(&paper);
        for said in
            ["«What we ask the board for»", "«The five biggest gaps»", "«Readiness Check»", "«Write and approve your policy»", "Ada &amp; Partners"]
        {
            assert!(text.contains(said) || text.contains(&said.replace("&amp;", "&")), "{said} in {text}");
        }
        // What stands in brackets came from the other pack; no phrase of the page is left outside.
        for phrase in [phrase::ASK_HEADING, phrase::ASK_BEGIN, phrase::TIME_HEADING, phrase::OVERLAP_HEADING, phrase::DISCLAIMER] {
            let said = visit.words().say(phrase);
            assert_eq!(text.matches(said).count(), text.matches(&format!("«{said}")).count(), "{said} in {text}");
        }
        assert!(!beside.contains('«'), "the visit stays in its language");
    }
    visit.session().report.set(None);
    visit.session().printing.set(None);
    assert_eq!(printed(&visit, Some(Form::Board)).0, plain);
}

#[test]
fn the_choice_of_a_language_is_there_where_there_is_more_than_one() {
    let visit = visit();
    let languages = [("en", "English"), ("de", "Deutsch"), ("he", "עברית")].map(|(tag, name)| (tag.to_owned(), name.to_owned()));
    let choice = |n: usize| visit.render(|s, w| report_language::choice(s, w, &languages[..n]));
    assert_eq!((choice(0), choice(1)), (String::new(), String::new()));
    let shown = choice(3);
    html::check(&shown).unwrap();
    let options = html::tags(&shown, "option");
    assert_eq!(options.iter().map(|o| html::attribute(o, "value").unwrap()).collect::<Vec<_>>(), ["en", "de", "he"]);
    assert!(shown.contains("for=\"report-language\"") && html::text(&shown).contains("Language of the report"), "{shown}");
    let selected = |shown: &str| {
        let options: Vec<String> =
            html::tags(shown, "option").iter().filter(|o| html::attribute(o, "selected").is_some()).map(|o| (*o).to_owned()).collect();
        options.iter().map(|o| html::attribute(o, "value").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(selected(&shown), ["en"]);
    visit.session().report.set(Some(made_up()));
    let shown = choice(3);
    assert_eq!(selected(&shown), ["he"], "what was chosen is still chosen on the way back");
    assert!(html::text(&shown).contains("The report is printed in this language"), "{shown}");
    assert!(!visit.show(Place::Results).contains("report-language"), "nobody tells of other languages here");
}

#[test]
fn nothing_answered_is_said_on_paper_too() {
    let visit = Visit::new();
    let (paper, _) = printed(&visit, Some(Form::Board));
    assert!(html::text(&paper).contains("There is nothing to show yet."));
}

#[test]
fn forms_have_the_names_that_hosts_use() {
    assert_eq!(["board", "full", "all", ""].map(Form::from_key), [Some(Form::Board), Some(Form::Full), None, None]);
}
