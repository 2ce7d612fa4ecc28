//! Promise: the screen about months says why, on every path, what each figure rests on, and what would change it, without saying it for you.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, item, profile, visit::Visit};
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::{shape::Item, words::List},
    timeline,
    ui::{
        cells::Val,
        place::Place,
        screens::months::{Why, explained},
        session::Helping,
    },
    what_if::WhatIf,
};
use std::{collections::BTreeSet, rc::Rc};

fn closing(items: impl IntoIterator<Item = Item>) -> WhatIf {
    WhatIf { close: items.into_iter().collect(), ..WhatIf::none(&CATALOG) }
}

fn supposing(told: &[(&str, &str)]) -> WhatIf {
    WhatIf { told: profile(&CATALOG, told).told, ..WhatIf::none(&CATALOG) }
}

const PATHS: [(&str, &[(&str, &str)]); 5] = [
    ("Adding ISO/IEC 42001", &[("target", "42001"), ("has27001", "certified")]),
    ("ISO/IEC 42001 from the ground up", &[("target", "42001"), ("has27001", "no")]),
    ("ISO/IEC 27001 alone", &[("target", "27001"), ("has27001", "no")]),
    ("ISO/IEC 27001 and ISO/IEC 42001 together", &[("target", "both"), ("has27001", "running")]),
    ("Nothing is left to certify", &[("target", "27001"), ("has27001", "certified")]),
];

fn said(state: State) -> Answer {
    Answer { state: Some(state), ..Answer::default() }
}

fn visit(told: &[(&str, &str)]) -> Visit {
    let visit = Visit::with(profile(&CATALOG, told));
    for (n, state) in (0..120).zip([State::Done, State::None, State::Partial, State::Unsure, State::Proven].into_iter().cycle()) {
        visit.say(n, said(state));
    }
    visit
}

fn suppose(visit: &Visit, what: WhatIf) {
    visit.render(|s, _| {
        s.what_if.set(what);
        ""
    });
}

#[test]
fn the_screen_can_be_read_on_every_path_with_and_without_a_start() {
    for (name, told) in PATHS {
        for start in [None, readiness_check::day::read("2026-03-01")] {
            let mut facts = profile(&CATALOG, told);
            facts.start = start;
            for visit in [Visit::with(facts.clone()), Visit::with(facts.clone()).answered()] {
                for what in [WhatIf::none(&CATALOG), closing([item("hls:4.2")]), supposing(&[("target", "both"), ("has27001", "certified")])] {
                    suppose(&visit, what);
                    let html = visit.show(Place::Months);
                    html::check(&html).unwrap_or_else(|fault| panic!("{name}: {fault}"));
                    let text = html::text(&html);
                    assert!(text.contains(name) && !text.contains(['{', '}', '\u{1f}']), "{name}: {text}");
                    assert_eq!(html.matches("screen-heading").count(), 1);
                    let levels = html::headings(&html);
                    assert!(levels.windows(2).all(|w| w[1] <= w[0] + 1), "{name}: {levels:?}");
                    for control in html::tags(&html, "select").into_iter().chain(html::tags(&html, "input")) {
                        if let Some(id) = html::attribute(control, "id") {
                            assert!(html.contains(&format!(" for=\"{id}\"")) && html.contains(&format!(" id=\"{id}-hint\"")), "{id}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_path_says_why_and_other_paths_say_why_the_headline_does_not_apply() {
    for (name, told) in PATHS {
        let text = html::text(&visit(told).show(Place::Months));
        assert!(text.contains("Your path follows from these facts"), "{name}");
        let mine = text.split("Your path: ").nth(1).unwrap_or_default();
        assert_eq!(mine.starts_with(name), name != "Nothing is left to certify", "{name}: {mine}");
        for range in ["4 to 9 months", "6 to 12 months", "6 to 18 months", "12 to 18 months", "a guide's estimate"] {
            assert!(text.contains(range), "{name}: {range}");
        }
        let answer = text.split("Your path follows").next().unwrap();
        let says = answer.contains("4 to 9 months of the add-on path do not apply");
        assert_eq!(says, !name.starts_with("Adding") && !name.starts_with("Nothing"), "{answer}");
    }
    let text = html::text(&Visit::new().show(Place::Months));
    assert!(text.contains("Not said, so the path assumes: ISO/IEC 42001 (AI management)."), "{text}");
}

#[test]
fn every_fact_can_be_told_in_place_and_says_what_it_adds() {
    let visit = visit(&[("target", "27001"), ("has27001", "no"), ("people", "up-to-50"), ("sites", "2-5")]);
    let html = visit.show(Place::Months);
    let hint = |n: usize| {
        let at = html.find(&format!("id=\"month-fact{n}-hint\"")).unwrap();
        html[at..].split(['>', '<']).nth(1).unwrap().to_owned()
    };
    let starts = |key: &str, with: &str| {
        let n = CATALOG.fields.iter().position(|f| f.key == key).unwrap();
        assert!(hint(n).starts_with(with), "{key}: {}", hint(n));
    };
    starts("target", "Decides which path it is.");
    starts("people", "Counts 0%, the easiest case.");
    starts("sites", "Counts 50%, the middle case.");
    starts("capacity", "Not said, so it counts 50%, like the middle case.");
    starts("role", "Does not change the months of this path.");
    let before = visit.session().with_record(|r| r.profile.clone());
    visit.render(|s, _| {
        s.tell_fact(3, Some(3));
        s.undo();
        ""
    });
    assert_eq!(visit.session().with_record(|r| r.profile.clone()), before);
    assert!(html::text(&html).contains("60% of it is what is open in its questions, 40% of it is your facts"));
    let fixed = readiness_check::options::Options { standards: common::bit(&CATALOG, "42001"), ..readiness_check::options::defaults(&CATALOG) };
    assert!(!Visit::hosted(fixed).show(Place::Months).contains("month-fact0"), "a target that the host fixes is not asked");
}

#[test]
fn each_phase_opens_and_has_its_milestone() {
    for (name, told) in &PATHS[..4] {
        let visit = visit(told);
        let html = visit.show(Place::Months);
        let path = profile(&CATALOG, told).path(&CATALOG).unwrap();
        let milestones = visit.session().helping.with_untracked(|h| match h {
            Helping::Here(pack) => pack.list(List::Milestones).to_vec(),
            _ => panic!("no guidance"),
        });
        for (n, phase) in path.phases.iter().enumerate() {
            assert!(html.contains(&format!("data-to=\"phase.{n}\"")), "{name}: {n}");
            let entry = milestones.iter().find(|e| e.key == phase.key).unwrap_or_else(|| panic!("no milestone for {}", phase.key));
            assert!(html::text(&html).contains(&entry.title), "{name}: {}", entry.title);
        }
        assert!(html.contains("data-to=\"unanswered\"") && html.contains("data-to=\"unsure\""));
        assert!(html.contains("Say when the work begins") && html.contains("id=\"month-start\""), "the field is on this page");
        assert!(!html.contains("data-to=\"profile\""), "so nothing leads away for it");
        let known: Vec<&str> = CATALOG.paths.iter().flat_map(|p| p.phases.iter().map(|p| p.key)).collect();
        assert!(milestones.iter().all(|e| known.contains(&e.key.as_str())));
    }
}

#[test]
fn a_milestone_has_dates_where_the_work_has_a_start() {
    let mut facts = profile(&CATALOG, PATHS[0].1);
    facts.start = readiness_check::day::read("2026-01-01");
    let html = Visit::with(facts).answered().show(Place::Months);
    let table = html::tags_with_text(&html, "table").pop().unwrap();
    let text = html::text(table);
    // All is proven and nothing told: a difficulty of 0.4 x 0.5, so 4.8 months, shown as 4 to 5.5.
    assert!(text.ends_with("Corrections and certification audit 2026-05-03 to 2026-06-17"), "{text}");
    assert!(!html.contains("Say when the work begins"), "nothing to tell");
}

#[test]
fn unknown_answers_explain_the_width() {
    let all = html::text(&Visit::with(profile(&CATALOG, PATHS[0].1)).answered().show(Place::Months));
    assert!(all.contains("Every answer on this path is known"), "{all}");
    let none = html::text(&Visit::with(profile(&CATALOG, PATHS[0].1)).show(Place::Months));
    let at = none.find("What unknown answers add").unwrap();
    assert!(none[at..].contains("70 answers on this path are unknown"), "{}", &none[at..at + 400]);
}

#[test]
fn what_is_supposed_is_compared_and_never_said() {
    let visit = visit(&[("target", "42001"), ("has27001", "no")]);
    let record = visit.session().with_record(Clone::clone);
    let html = visit.show(Place::Months);
    assert!(html::text(&html).contains("Nothing is supposed yet"));
    assert_eq!(html::all(&html, "label", "if-gap").len(), 6, "five gaps, and all that stop a certificate");
    suppose(&visit, WhatIf { close: vec![item("hls:4.2")], ..supposing(&[("has27001", "certified")]) });
    let html = visit.show(Place::Months);
    let text = html::text(&html);
    assert!(text.contains("The path changes from: ISO/IEC 42001 from the ground up. To: Adding ISO/IEC 42001"), "{text}");
    assert!(text.contains("months fewer") && text.contains("Not on this path") && text.contains("What if: in the shortest case"));
    assert_eq!(visit.session().with_record(Clone::clone), record);
    assert_eq!(visit.session().undoable.get_untracked(), Some("said".into()), "no step to take back");
    suppose(&visit, supposing(&[("capacity", "none-named")]));
    let text = html::text(&visit.show(Place::Months));
    assert!(text.contains("The path stays the same") && text.contains("The whole path: less than half a month more."), "{text}");
    suppose(&visit, supposing(&[("capacity", "half-a-person-or-more")]));
    assert!(html::text(&visit.show(Place::Months)).contains("The whole path: 0 to 0.5 months fewer."));
    // A gap that is closed is checked, and so are all once they are closed one by one.
    let stops: Vec<Item> = visit.session().assessment.with_untracked(|a| a.gaps.iter().filter(|g| g.stops).map(|g| g.item).collect());
    suppose(&visit, closing(stops));
    let html = visit.show(Place::Months);
    let last = html::all(&html, "label", "if-gap").pop().unwrap();
    assert!(last.contains(" checked=") && html::text(last).contains("points that a certificate cannot do without"), "{last}");
}

#[test]
fn the_share_of_the_facts_is_the_mean_of_what_each_counts() {
    // Told: a third, a half, and two ends; not told: the middle.
    let told = [("people", "51-250"), ("sites", "2-5"), ("systems", "1-2"), ("role", "developer")];
    let visit = visit(&[&[("target", "42001"), ("has27001", "no")][..], &told].concat());
    let text = html::text(&visit.show(Place::Months));
    for counts in [
        "Counts 33%, between the easiest and the middle case.",
        "Counts 50%, the middle case.",
        "Counts 0%, the easiest case.",
        "Counts 100%, the hardest case.",
        "Not said, so it counts 50%, like the middle case.",
    ] {
        assert_eq!(text.matches(counts).count(), 1, "{counts}");
    }
    // (33 + 50 + 0 + 100 + 50) / 5
    assert!(text.contains("Together these 5 facts stand at 47% of the way"), "{text}");
    assert!(text.contains("That is the mean of what each counts; one not said counts 50%."), "{text}");
}

#[test]
fn what_the_months_follow_from_is_worked_out_once_after_a_change() {
    let visit = visit(PATHS[1].1);
    visit.render(|s, _| {
        let why: Why = Val::new((None, None));
        let first = explained(s, why).unwrap();
        assert!(Rc::ptr_eq(&first, &explained(s, why).unwrap()), "nothing changed");
        let people = CATALOG.fields.iter().position(|f| f.key == "people").unwrap() as u8;
        s.tell_fact(people, Some(3));
        let second = explained(s, why).unwrap();
        assert!(second.hard > first.hard, "a fact changed");
        let inventory = item("42001:A.4.2");
        let other = if s.peek(inventory).state == Some(State::Proven) { State::None } else { State::Proven };
        s.answer(inventory, other, false);
        assert_ne!(explained(s, why).unwrap().phases, second.phases, "an answer changed");
        s.tell_fact(people, None);
        assert_eq!(explained(s, why).unwrap().hard, first.hard);
        ""
    });
}

#[test]
fn the_range_of_every_path_names_the_guides_that_give_it() {
    let html = visit(PATHS[0].1).show(Place::Months);
    let table = html::tags_with_text(&html, "table").into_iter().find(|t| t.contains("Which guide gives it")).unwrap();
    let text = html::text(table);
    let (ranges, guides) = visit(PATHS[0].1).session().helping.with_untracked(|h| match h {
        Helping::Here(pack) => (pack.list(List::Ranges).to_vec(), pack.list(List::Guides).to_vec()),
        _ => panic!("no guidance"),
    });
    let keys: BTreeSet<&str> = ranges.iter().map(|e| e.key.as_str()).collect();
    assert_eq!(keys, CATALOG.paths.iter().map(|p| p.key).collect::<BTreeSet<_>>());
    for entry in &ranges {
        assert!(text.contains(&format!("{} {}", entry.title, entry.text)), "{}: {text}", entry.key);
        for name in entry.title.split(", ") {
            let named = guides.iter().any(|g| g.key.starts_with("guide-") && g.title.to_lowercase() == name.to_lowercase());
            assert!(named, "{name} is none of the guides");
        }
        // The bounds of the model are the ends of what the text says.
        let path = CATALOG.paths.iter().find(|p| p.key == entry.key).unwrap();
        let said: Vec<f64> = entry.text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let ends = (said.iter().copied().fold(f64::MAX, f64::min), said.iter().copied().fold(0.0, f64::max));
        assert_eq!(ends, timeline::bounds(path), "{}", entry.key);
    }
}
