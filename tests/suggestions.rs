//! Promise: what is proposed is shown before it is taken, each thing can be left, and one press takes all of it back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    html, item, profile,
    random::{any_answers, any_profile, cases},
    visit::Visit,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::shape::Item,
    credit, exclusions,
    record::Record,
    ui::{
        fill::Proposed,
        place::Place,
        row::{Room, row},
        session::Helping,
    },
    wording::phrase,
};

fn shows(visit: &Visit, id: &str) -> String {
    visit.render(|s, w| row(s, w, item(id), Room::Row))
}

fn state(state: State) -> Answer {
    Answer { state: Some(state), ..Answer::default() }
}

#[test]
fn a_row_says_what_the_linked_answers_suggest_until_it_is_answered() {
    let visit = Visit::new();
    assert!(!shows(&visit, "42001:A.2.2").contains("class=\"credit\""), "nothing is known yet");
    visit.say(item("27001:A.5.1"), state(State::Done));
    let html = shows(&visit, "42001:A.2.2");
    html::check(&html).unwrap();
    let line = html::text(html::all(&html, "div", "credit")[0]);
    assert!(line.starts_with("Your ISO/IEC 27001 answers suggest: Partly in place (strong link). Take this answer A.5.1"), "{line}");
    assert!(line.contains("What that gives and what is missing") && line.contains("What is still missing:"), "{line}");
    assert_eq!(html::tags(&html, "input").iter().filter(|i| html::attribute(i, "checked").is_some()).count(), 0, "nothing is taken by itself");
    visit.render(|s, w| {
        s.helping.set(Helping::Failed);
        w.title(0)
    });
    let line = html::text(html::all(&shows(&visit, "42001:A.2.2"), "div", "credit")[0]);
    assert!(line.contains("Partly in place") && !line.contains("missing"), "{line}");
    visit.say(item("42001:A.2.2"), state(State::None));
    assert!(!shows(&visit, "42001:A.2.2").contains("class=\"credit\""));
}

#[test]
fn rows_without_a_strong_link_have_no_such_line() {
    let visit = Visit::new().answered();
    let strong: Vec<Item> = CATALOG.overlaps.iter().flat_map(readiness_check::overlap::strong).map(|l| l.control).collect();
    for (n, question) in CATALOG.items.iter().enumerate() {
        visit.say(n as Item, Answer::default());
        assert_eq!(shows(&visit, question.id).contains("class=\"credit\""), strong.contains(&(n as Item)), "{}", question.id);
        visit.say(n as Item, state(State::Proven));
    }
}

#[test]
fn the_screen_says_what_is_open_and_asks_for_the_certificate_first() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both")]));
    let html = visit.show(Place::Suggestions);
    html::check(&html).unwrap();
    let text = html::text(&html);
    assert!(text.contains("You decide") && text.contains("We hold a valid ISO/IEC 27001 certificate"), "{text}");
    assert!(text.contains("No open question has linked answers that suggest one."), "{text}");
    assert_eq!(html::tags_with_text(&html, "fieldset").len(), CATALOG.advice.cases.len());
    let boxes = html::tags(&html, "input");
    assert_eq!(boxes.len(), CATALOG.advice.cases.iter().map(|c| c.items.len()).sum::<usize>());
    assert!(boxes.iter().all(|b| html::attribute(b, "checked").is_none()), "nobody has left out anything");
    let full = html::text(&Visit::new().answered().show(Place::Suggestions));
    assert!(full.contains("None of the open questions is a control that we know a usual reason for."), "{full}");
}

#[test]
fn a_certificate_shows_every_answer_that_it_proposes_each_to_be_left() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "certified"), ("role", "user")]));
    let html = visit.show(Place::Suggestions);
    html::check(&html).unwrap();
    let table = html::part(&html, "tbody");
    let rows = html::tags_with_text(table, "tr");
    assert_eq!(rows.len(), 52);
    assert!(html::tags(table, "input").iter().all(|b| html::attribute(b, "checked").is_some()));
    assert!(html::text(&html).contains("Fill 52 open questions"));
    let row = |id: &str| html::text(rows.iter().find(|r| r.contains(&format!("data-to=\"{id}\""))).unwrap());
    assert!(row("27001:6.2").contains("In place Your ISO/IEC 27001 certificate rests on this clause."), "{}", row("27001:6.2"));
    assert!(row("hls:7.2").contains("Partly in place") && row("hls:7.2").contains("The part for ISO/IEC 42001 is yours to add."));
    assert!(row("42001:A.2.2").contains("Strong link") && row("42001:A.2.2").contains("A.5.1"));
    let first = html::text(html::tags_with_text(&html, "fieldset")[0]);
    assert!(first.contains("Likely for you, because you said:"), "{first}");
    for input in html::tags(&html, "input") {
        let label = html::attribute(input, "aria-labelledby").unwrap();
        assert_eq!(html.matches(&format!(" id=\"{label}\"")).count(), 1, "{label}");
    }
}

#[test]
fn answers_suggest_in_their_own_table() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "running")]));
    visit.say(item("27001:A.5.1"), state(State::Planned));
    let html = visit.show(Place::Suggestions);
    html::check(&html).unwrap();
    let rows = html::tags_with_text(html::part(&html, "tbody"), "tr");
    assert_eq!(rows.len(), 3, "the three policy controls");
    let text = html::text(rows[0]);
    assert!(text.contains("A.2.2") && text.contains("Planned Strong link to these ISO/IEC 27001 answers: A.5.1"), "{text}");
    assert!(html::text(&html).contains("Fill 3 open questions"));
}

#[test]
fn a_control_is_left_out_with_its_reason_and_never_over_what_is_there() {
    let visit = Visit::new();
    visit.say(item("27001:A.7.1"), state(State::Planned));
    visit.say(item("27001:A.7.2"), Answer { reason: "ours".into(), ..Answer::default() });
    let chosen = ["27001:A.7.1", "27001:A.7.2", "27001:A.7.6", "27001:A.7.6", "hls:7.2"];
    let proposed: Vec<Proposed> = chosen.iter().enumerate().map(|(n, id)| (item(id), State::NotApplicable, format!("because {n}"))).collect();
    let before = visit.session().with_record(|r| r.answers.clone());
    visit.render(|s, w| {
        assert_eq!(s.fill(phrase::SUGGEST_LEFT_STEP, proposed), 1);
        assert_eq!(s.peek(item("27001:A.7.6")), Answer { reason: "because 2".into(), ..state(State::NotApplicable) });
        assert_eq!(s.peek(item("27001:A.7.1")), state(State::Planned));
        assert_eq!(s.peek(item("27001:A.7.2")).reason, "ours");
        assert_eq!(s.peek(item("hls:7.2")), Answer::default(), "a clause cannot be left out");
        s.undo();
        w.title(0)
    });
    assert_eq!(visit.session().with_record(|r| r.answers.clone()), before);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn one_press_takes_everything_back(answers in any_answers(), told in any_profile()) {
        let visit = Visit::with(told.clone());
        visit.render(|s, w| {
            s.replace("set up".into(), Record { answers, profile: told.clone(), ..Record::none(&CATALOG) });
            let before = s.with_record(|r| r.answers.clone());
            let held: Vec<Proposed> = CATALOG.overlaps.iter().flat_map(|o| credit::holding(&CATALOG, o, &before, &told)).map(|p| (p.item, p.state, String::new())).collect();
            let left: Vec<Proposed> = exclusions::proposals(&CATALOG, &before, &told).into_iter().flat_map(|p| p.items).map(|(_, i)| (i, State::NotApplicable, "reason".to_owned())).collect();
            for proposed in [held, left] {
                let count = s.fill(phrase::SUGGEST_STEP, proposed.clone());
                let after = s.with_record(|r| r.answers.clone());
                assert!(before.iter().all(|(i, a)| a.state.is_none() || after.get(i) == Some(a)), "what was said stays");
                assert_eq!(s.fill(phrase::SUGGEST_STEP, proposed), 0, "twice changes nothing");
                if count > 0 {
                    s.undo();
                }
                assert_eq!(s.with_record(|r| r.answers.clone()), before.clone());
            }
            w.title(0)
        });
    }
}
