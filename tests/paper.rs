//! Promise: what is printed is the whole of the results in two forms, beside a visit that stays as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, profile, visit::Visit};
use jiff::civil::date;
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::shape::Item,
    options::{self, Options},
    ui::{place::Place, session::Form},
};

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
            "What to do next",
            "Editions: ISO/IEC 27001:2022",
            "not an audit",
        ] {
            assert!(text.contains(part) || text.contains(&part.replace('&', "&amp;")), "{part} in {text}");
        }
        let tables = html::tags(&paper, "details").iter().filter(|d| html::attribute(d, "open").is_some()).count();
        assert_eq!((html::tags(&paper, "figure").len(), tables > 3), (charts, form == Form::Full));
        assert!(!text.contains("Take it with you") && !paper.contains("screen-heading"), "what can only be pressed is not printed");
        assert!(beside.contains("screen-heading") && beside.contains("class=\"groups\""), "the visit stands beside it as it was");
    }
    assert!(printed(&visit, None).0.is_empty());
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
