//! Promise: a finding is a contradiction that stands in what was said; what is not known, or not asked, makes none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    html, item, profile,
    random::{any_answers, any_profile, cases},
    visit::Visit,
};
use jiff::civil::Date;
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State},
    built::CATALOG,
    catalog::{
        advice::{Condition, Is, Rule},
        shape::Item,
    },
    checks::{BUILT_IN, Finding, Said, checks},
    profile::{Profile, asked_items},
    timeline::timeline,
    ui::{place::Place, screens::results_checks, session::Helping},
};

const TODAY: &str = "2026-06-01";

fn day(text: &str) -> Date {
    readiness_check::day::read(text).unwrap()
}

fn find(answers: &Answers, profile: &Profile, missing: &[Item]) -> Vec<Finding> {
    let timeline = timeline(&CATALOG, answers, profile);
    let bare = ["not relevant".to_owned(), "n.a.".to_owned()];
    let said =
        Said { answers, profile, today: Some(day(TODAY)), timeline: timeline.as_ref(), bare_reasons: &bare, lower: &str::to_lowercase, missing };
    checks(&CATALOG, &said)
}

fn keys(answers: &Answers, profile: &Profile) -> Vec<&'static str> {
    find(answers, profile, &[]).into_iter().map(|f| f.key).collect()
}

fn both() -> Profile {
    profile(&CATALOG, &[("target", "both")])
}

fn said(list: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for (id, answer) in list {
        answers.replace(item(id), answer.clone());
    }
    answers
}

fn state(state: State) -> Answer {
    Answer { state: Some(state), ..Answer::default() }
}

/// A state for which a question is so.
fn so(is: Is) -> State {
    match is {
        Is::InPlace => State::Done,
        Is::Proven => State::Proven,
        Is::Gap | Is::Untouched => State::None,
        Is::LeftOut => State::NotApplicable,
    }
}

/// The least that makes a rule hold: for each condition the first question that no other condition has taken, and what this rule is told.
fn least(rule: &Rule) -> (Answers, Profile, Vec<Item>) {
    let (mut answers, mut told, mut taken) = (Answers::none(&CATALOG), both(), Vec::new());
    rule.told.iter().for_each(|(field, option)| told.tell(*field, Some(*option)));
    for condition in rule.when {
        match condition {
            Condition::Any(items, is) => {
                let free = *items.iter().find(|i| !taken.contains(*i)).unwrap();
                answers.replace(free, state(so(*is)));
                taken.push(free);
            }
            Condition::All(items, is) => {
                items.iter().for_each(|i| drop(answers.replace(*i, state(so(*is)))));
                taken.extend(*items);
            }
            Condition::Few(standard, share) => {
                let controls = CATALOG.standards[usize::from(*standard)].items.iter().filter(|i| CATALOG.items[usize::from(**i)].control);
                for (n, control) in controls.take(5).enumerate() {
                    answers.replace(*control, state(if (n + 1) as f64 <= share * 5.0 { State::Done } else { State::Partial }));
                    taken.push(*control);
                }
            }
        }
    }
    (answers, told, taken)
}

#[test]
fn each_rule_fires_on_the_least_that_it_needs_and_on_nothing_less() {
    assert!(CATALOG.advice.rules.len() > 20);
    for rule in CATALOG.advice.rules {
        let (answers, told, taken) = least(rule);
        let found = find(&answers, &told, &[]).into_iter().find(|f| f.key == rule.key).unwrap_or_else(|| panic!("{} is silent", rule.key));
        let few = rule.when.iter().any(|c| matches!(c, Condition::Few(..)));
        assert!(!found.items.is_empty() && found.items.iter().all(|i| taken.contains(i)), "{}: {:?}", rule.key, found.items);
        assert!(few || found.items == taken, "{}", rule.key);
        for item in &taken {
            for open in [None, Some(State::Unsure)] {
                let less = common::with(&answers, *item, open);
                assert!(!keys(&less, &told).contains(&rule.key), "{} fires without {}", rule.key, CATALOG.items[usize::from(*item)].id);
            }
        }
        for (field, _) in rule.told {
            let mut untold = told.clone();
            untold.tell(*field, None);
            assert!(!keys(&answers, &untold).contains(&rule.key), "{} fires without its fact", rule.key);
        }
    }
}

#[test]
fn no_rule_looks_beyond_the_target() {
    for rule in CATALOG.advice.rules {
        let (answers, told, taken) = least(rule);
        for target in ["27001", "42001"] {
            let mut narrow = told.clone();
            let only = profile(&CATALOG, &[("target", target)]);
            narrow.tell(0, only.get(0));
            let asked: Vec<Item> = asked_items(&CATALOG, narrow.asked(&CATALOG)).collect();
            let inside = taken.iter().all(|i| asked.contains(i));
            assert_eq!(keys(&answers, &narrow).contains(&rule.key), inside, "{} for {target}", rule.key);
        }
    }
}

#[test]
fn few_in_place_is_a_share_of_five_or_more_that_are_known_and_apply() {
    let key = "audit-before-controls-27001";
    let fires = |states: &[State]| {
        let mut answers = said(&[("hls:9.2.1", state(State::Done))]);
        for (item, s) in (0..).filter(|i| CATALOG.items[usize::from(*i)].id.starts_with("27001:A.5.")).zip(states) {
            answers.replace(item, state(*s));
        }
        keys(&answers, &both()).contains(&key)
    };
    use State::{Done as D, None as N, NotApplicable as X, Unsure as U};
    assert!(fires(&[D, N, N, N, N]) && !fires(&[D, D, N, N, N]) && !fires(&[D, N, N, N]));
    assert!(fires(&[N, X, X, X, X]) && !fires(&[D, X, X, X, X]), "a share of those that apply");
    assert!(!fires(&[X, X, X, X, X]), "none applies");
    assert!(!fires(&[D, N, N, N, U]), "not sure is not known");
}

/// Per check that is built in: the least that makes it fire, the facts, and the questions that it is about.
fn built_in(key: &str) -> (Answers, Profile, Vec<&'static str>) {
    let left_out = |reason: &str| Answer { reason: reason.into(), ..state(State::NotApplicable) };
    let dated = |due: &str| Answer { due: due.into(), ..state(State::None) };
    let started = Profile { start: Some(day("2026-01-01")), ..both() };
    match key {
        "evidence-unnamed" => (said(&[("hls:7.2", state(State::Proven))]), both(), vec!["hls:7.2"]),
        "planned-unowned" => (said(&[("hls:7.2", Answer { owner: "Ada".into(), ..state(State::Planned) })]), both(), vec!["hls:7.2"]),
        "reason-missing" => (said(&[("27001:A.6.7", left_out(" "))]), both(), vec!["27001:A.6.7"]),
        "reason-bare" => (said(&[("27001:A.6.7", left_out(" Not relevant. "))]), both(), vec!["27001:A.6.7"]),
        "date-passed" => (said(&[("hls:7.2", dated("2026-05-31"))]), started, vec!["hls:7.2"]),
        "date-late" => (said(&[("hls:7.2", dated("2029-01-01"))]), started, vec!["hls:7.2"]),
        "theme-left-out" => {
            let all = ["42001:A.2.2", "42001:A.2.3", "42001:A.2.4"];
            (said(&all.map(|id| (id, left_out("We have a fact for each")))), both(), all.to_vec())
        }
        "start-unset" => (said(&[("hls:7.2", dated("2027-01-01"))]), both(), vec!["hls:7.2"]),
        "document-missing" => (said(&[("hls:7.2", Answer { note: "register".into(), ..state(State::Proven) })]), both(), vec!["hls:7.2"]),
        "all-proven" => {
            // 172 are asked; 17 may differ.
            let all = (0..172).map(|n| Some(if n < 17 { State::Done } else { State::Proven }));
            (common::answers(&CATALOG, all), both(), vec![])
        }
        other => panic!("{other} has no case"),
    }
}

#[test]
fn each_check_that_is_built_in_fires_and_an_unknown_answer_silences_it() {
    let document = [item("hls:7.2")];
    for key in BUILT_IN {
        let (answers, told, ids) = built_in(key);
        let missing = if key == "document-missing" { &document[..] } else { &[] };
        let found = find(&answers, &told, missing).into_iter().find(|f| f.key == key).unwrap_or_else(|| panic!("{key} is silent"));
        assert_eq!(found.items, ids.iter().map(|id| item(id)).collect::<Vec<_>>(), "{key}");
        // One of those that it is about, or one of those that are in place with evidence.
        let one = ids.first().map_or(100, |id| item(id));
        for open in [None, Some(State::Unsure)] {
            let mut less = answers.clone();
            let answer = answers.get(one).unwrap().clone();
            less.replace(one, Answer { state: open, ..answer });
            assert!(find(&less, &told, missing).iter().all(|f| f.key != key), "{key} fires on {open:?}");
        }
    }
    assert!(find(&built_in("document-missing").0, &both(), &[]).is_empty(), "no document is said to be missing");
}

#[test]
fn the_checks_that_are_built_in_know_their_limits() {
    let fires = |key: &str, answer: Answer, told: &Profile| keys(&said(&[("27001:A.6.7", answer)]), told).contains(&key);
    let left_out = |reason: &str| Answer { reason: reason.into(), ..state(State::NotApplicable) };
    for (reason, bare) in [("N.A.", true), ("n.a", true), ("NOT RELEVANT!", true), ("Not relevant: we have no site", false), ("", false)] {
        assert_eq!(fires("reason-bare", left_out(reason), &both()), bare, "{reason}");
    }
    let planned = |owner: &str, due: &str| Answer { owner: owner.into(), due: due.into(), ..state(State::Planned) };
    assert!(!fires("planned-unowned", planned("Ada", "2027-01-01"), &both()) && fires("planned-unowned", planned("", "2027-01-01"), &both()));
    assert!(!fires("evidence-unnamed", Answer { note: "wiki".into(), ..state(State::Proven) }, &both()));
    let dated = |due: &str, s| Answer { due: due.into(), ..state(s) };
    assert!(!fires("date-passed", dated(TODAY, State::Partial), &both()), "today has not passed");
    assert!(!fires("date-passed", dated("2026-01-01", State::Done), &both()), "it is in place");
    let started = Profile { start: Some(day("2026-01-01")), ..both() };
    assert!(!fires("date-late", dated("2027-03-01", State::None), &started) && !fires("start-unset", dated("2027-03-01", State::None), &started));
    let certified = profile(&CATALOG, &[("target", "27001"), ("has27001", "certified")]);
    assert!(!fires("start-unset", dated("2027-03-01", State::None), &certified), "nothing is left to certify");
    let noted = |n: usize| {
        let mut answers = common::everywhere(&CATALOG, Some(State::Proven));
        (0..n as Item).for_each(|i| drop(answers.replace(i, Answer { note: "here".into(), ..state(State::Proven) })));
        keys(&answers, &both()).contains(&"all-proven")
    };
    assert!(noted(17) && !noted(18));
}

#[test]
fn what_stops_a_certificate_comes_first_then_the_order_of_the_catalog() {
    let answers = said(&[
        ("27001:A.8.16", state(State::Done)),
        ("27001:A.8.15", state(State::None)),
        ("42001:8.4", state(State::Done)),
        ("42001:6.1.4", state(State::Partial)),
        ("42001:A.4.2", state(State::None)),
        ("27001:A.5.26", state(State::Proven)),
        ("27001:A.6.8", state(State::None)),
    ]);
    let expected =
        ["impacts-without-process", "impacts-without-inventory", "response-without-reports", "monitoring-without-logs", "evidence-unnamed"];
    assert_eq!(keys(&answers, &both()), expected);
    let stops = |key: &str| find(&answers, &both(), &[]).into_iter().find(|f| f.key == key).unwrap().items;
    assert_eq!(stops("impacts-without-process"), [item("42001:8.4"), item("42001:6.1.4")]);
}

fn section(visit: &Visit) -> String {
    visit.render(|s, w| s.about(w, |about| results_checks::section(s, about, 2)))
}

#[test]
fn the_results_list_each_finding_with_its_reason_and_its_questions() {
    let visit = Visit::with(both());
    assert!(html::text(&section(&visit)).contains("None of our checks found a contradiction so far."));
    visit.say(item("42001:8.4"), state(State::Done));
    visit.say(item("42001:6.1.4"), state(State::Partial));
    for n in 0..9 {
        visit.say(n, state(State::Proven));
    }
    let html = section(&visit);
    html::check(&html).unwrap();
    let text = html::text(&html);
    assert!(
        text.contains("An auditor would ask about these points (computed from your answers).") && html::all(&html, "ul", "findings").len() == 1,
        "{text}"
    );
    assert!(text.contains("AI impacts are assessed, but the process is unfinished Without set triggers and steps"), "{text}");
    assert!(text.contains("In place with evidence, but no note says where") && text.contains("3 more questions"), "{text}");
    let links: Vec<&str> = html::tags(&html, "button").into_iter().filter_map(|b| html::attribute(b, "data-to")).collect();
    assert_eq!((links.len(), &links[..2]), (8, &["42001:8.4", "42001:6.1.4"][..]));
    visit.render(|s, w| {
        s.helping.set(Helping::Waiting);
        w.title(0)
    });
    assert_eq!(html::text(&section(&visit)), "", "nothing until the texts are here");
}

#[test]
fn every_check_has_words() {
    let visit = Visit::new();
    visit.show(Place::Start);
    let Helping::Here(guidance) = visit.session().helping.get_untracked() else { panic!("the guidance is here") };
    let entries = guidance.list(readiness_check::catalog::words::List::Checks);
    for key in CATALOG.advice.rules.iter().map(|r| r.key).chain(BUILT_IN) {
        let entry = entries.iter().find(|e| e.key == key).unwrap_or_else(|| panic!("{key} has no words"));
        assert!(!entry.title.is_empty() && !entry.text.is_empty(), "{key}");
    }
    let bare = &entries.iter().find(|e| e.key == "bare-reasons").unwrap().list;
    assert!(!bare.is_empty() && bare.iter().all(|b| *b == b.to_lowercase()));
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_finding_is_about_questions_that_are_asked_and_answered(answers in any_answers(), told in any_profile()) {
        let asked: Vec<Item> = asked_items(&CATALOG, told.asked(&CATALOG)).collect();
        let found = find(&answers, &told, &asked);
        for (n, f) in found.iter().enumerate() {
            prop_assert!(f.items.iter().all(|i| asked.contains(i) && answers.state(*i).is_some_and(|s| s != State::Unsure)), "{}", f.key);
            prop_assert!(found[..n].iter().all(|other| other.key != f.key), "{} twice", f.key);
            prop_assert!(f.items.iter().enumerate().all(|(n, i)| !f.items[..n].contains(i)), "{}: a question twice", f.key);
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_was_said(told in any_profile()) {
        prop_assert!(find(&Answers::none(&CATALOG), &told, &[]).is_empty());
        let unsure = common::everywhere(&CATALOG, Some(State::Unsure));
        prop_assert!(find(&unsure, &told, &[]).is_empty());
    }
}
