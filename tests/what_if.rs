//! Promise: what if changes nothing that was said, never flatters, and says what each phase would take; the months say what they rest on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    everywhere, html, item, profile,
    random::{any_answers, any_profile, cases},
    visit::Visit,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State},
    built::CATALOG,
    catalog::{shape::Item, words::List},
    profile::Profile,
    readiness,
    timeline::{Months, Timeline, bounds, deciding, explain, timeline},
    ui::{place::Place, session::Helping},
    what_if::{Row, WhatIf, apply, compare, saved},
};

const ROUNDING: f64 = 1e-9;
const ALL_ITEMS: std::ops::Range<Item> = 0..172;

fn any_what() -> impl Strategy<Value = WhatIf> {
    let told = CATALOG.fields.iter().map(|f| proptest::option::of(0..f.options.len() as u8).boxed()).collect::<Vec<_>>();
    (told, proptest::collection::vec(0..172u16, 0..30)).prop_map(|(told, close)| WhatIf { told, close })
}

fn both(answers: &Answers, profile: &Profile, what: &WhatIf) -> (Option<Timeline>, Option<Timeline>) {
    let (other, supposed) = apply(&CATALOG, answers, profile, what);
    (timeline(&CATALOG, answers, profile), timeline(&CATALOG, &other, &supposed))
}

fn closing(items: impl IntoIterator<Item = Item>) -> WhatIf {
    WhatIf { close: items.into_iter().collect(), ..WhatIf::none(&CATALOG) }
}

fn supposing(told: &[(&str, &str)]) -> WhatIf {
    WhatIf { told: profile(&CATALOG, told).told, ..WhatIf::none(&CATALOG) }
}

fn known_gap(answers: &Answers, item: Item) -> bool {
    matches!(answers.state(item), Some(State::None | State::Planned | State::Partial))
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn nothing_supposed_changes_nothing(answers in any_answers(), profile in any_profile()) {
        let what = WhatIf::none(&CATALOG);
        prop_assert!(what.is_none());
        prop_assert_eq!(apply(&CATALOG, &answers, &profile, &what), (answers.clone(), profile.clone()));
        let (before, after) = both(&answers, &profile, &what);
        for row in compare(before.as_ref(), after.as_ref()) {
            prop_assert_eq!(row.saved(), Months::default());
            prop_assert_eq!(row.before, row.after);
        }
    }

    #[test]
    fn closing_lowers_no_answer_and_touches_no_other(answers in any_answers(), profile in any_profile(), what in any_what()) {
        let (other, supposed) = apply(&CATALOG, &answers, &profile, &what);
        for item in ALL_ITEMS {
            if !what.close.contains(&item) || readiness::left_out(&CATALOG, &answers, item) {
                prop_assert_eq!(answers.get(item), other.get(item));
                continue;
            }
            let (before, after) = (readiness::level(&CATALOG, &answers, item).unwrap_or(0.0), readiness::level(&CATALOG, &other, item).unwrap());
            prop_assert!(after >= before && other.state(item).unwrap().in_place());
        }
        for (n, supposed) in supposed.told.iter().enumerate() {
            prop_assert_eq!(*supposed, what.told[n].or(profile.told[n]));
        }
    }

    #[test]
    fn closing_known_gaps_lengthens_nothing(answers in any_answers(), profile in any_profile(), picks in proptest::collection::vec(0..172u16, 0..60)) {
        let what = closing(picks.into_iter().filter(|i| known_gap(&answers, *i)));
        let (Some(before), Some(after)) = both(&answers, &profile, &what) else { return Ok(()) };
        prop_assert_eq!(before.path.key, after.path.key);
        for (b, a) in before.phases.iter().zip(&after.phases) {
            let shorter = a.low <= b.low + ROUNDING && a.high <= b.high + ROUNDING;
            prop_assert!(shorter && a.left_low <= b.left_low + ROUNDING && a.left_high <= b.left_high + ROUNDING, "{b:?} became {a:?}");
        }
    }

    /// What is not known counts as proven in the best case, so putting it in place may only narrow the range from below.
    #[test]
    fn closing_anything_never_moves_the_latest_end_back(answers in any_answers(), profile in any_profile(), picks in proptest::collection::vec(0..172u16, 0..60)) {
        let (Some(before), Some(after)) = both(&answers, &profile, &closing(picks)) else { return Ok(()) };
        prop_assert!(after.total.high <= before.total.high + ROUNDING && after.total.left_high <= before.total.left_high + ROUNDING);
    }

    #[test]
    fn closing_everything_leaves_the_last_phase_and_the_evidence(answers in any_answers(), profile in any_profile()) {
        let (_, Some(after)) = both(&answers, &profile, &closing(ALL_ITEMS)) else { return Ok(()) };
        let evidence = 1.0 - State::Done.level(&CATALOG).unwrap();
        for (phase, months) in after.path.phases.iter().zip(&after.phases) {
            if phase.whole {
                prop_assert_eq!((months.left_low, months.left_high), (months.low, months.high));
            } else {
                prop_assert!(months.left_high <= months.high * evidence + ROUNDING, "{}: {months:?}", phase.key);
            }
        }
    }

    #[test]
    fn a_certificate_never_lengthens_the_path_to_the_ai_standard(answers in any_answers(), mut profile in any_profile(), both_standards: bool) {
        let target = if both_standards { "both" } else { "42001" };
        profile.told[0] = common::profile(&CATALOG, &[("target", target)]).told[0];
        let (Some(before), Some(after)) = both(&answers, &profile, &supposing(&[("has27001", "certified")])) else { panic!("nothing to certify") };
        prop_assert!(after.total.low <= before.total.low + ROUNDING && after.total.high <= before.total.high + ROUNDING);
        if !both_standards {
            prop_assert!(after.total.left_low <= before.total.left_low + ROUNDING && after.total.left_high <= before.total.left_high + ROUNDING);
        }
    }

    #[test]
    fn every_phase_of_either_path_is_there_once_and_the_savings_add_up(answers in any_answers(), profile in any_profile(), what in any_what()) {
        let (before, after) = both(&answers, &profile, &what);
        let rows = compare(before.as_ref(), after.as_ref());
        let keys = |t: &Option<Timeline>| t.as_ref().map(|t| t.path.phases.iter().map(|p| p.key).collect::<Vec<_>>()).unwrap_or_default();
        let of = |has: fn(&Row) -> bool| rows.iter().filter(|r| has(r)).map(|r| r.key).collect::<Vec<_>>();
        prop_assert_eq!(of(|r| r.before.is_some()), keys(&before));
        let (mut found, mut wanted) = (of(|r| r.after.is_some()), keys(&after));
        found.sort_unstable();
        wanted.sort_unstable();
        prop_assert_eq!(found, wanted);
        prop_assert!(rows.iter().all(|r| r.before.is_some() || r.after.is_some()));
        let total = |t: &Option<Timeline>| t.as_ref().map(|t| t.total).unwrap_or_default();
        let (sum, all) = (rows.iter().fold(Months::default(), |sum, r| sum + r.saved()), saved(total(&before), total(&after)));
        for (a, b) in [(sum.low, all.low), (sum.high, all.high), (sum.left_low, all.left_low), (sum.left_high, all.left_high)] {
            prop_assert!((a - b).abs() < ROUNDING, "{sum:?} is not {all:?}");
        }
    }

    #[test]
    fn what_is_explained_gives_the_months_again(answers in any_answers(), profile in any_profile()) {
        let (timeline, why) = (timeline(&CATALOG, &answers, &profile), explain(&CATALOG, &answers, &profile));
        prop_assert_eq!(timeline.is_some(), why.is_some());
        let (Some(timeline), Some(why)) = (timeline, why) else { return Ok(()) };
        let mean = why.facts.iter().map(|(_, hard)| hard.unwrap_or(0.5)).sum::<f64>() / why.facts.len() as f64;
        prop_assert!((mean - why.hard).abs() < ROUNDING);
        for ((driver, phase), months) in why.phases.iter().zip(why.path.phases).zip(&timeline.phases) {
            let (least, most) = driver.open.unwrap_or((0.0, 0.0));
            for (open, difficulty, length) in [(least, driver.difficulty.0, months.low), (most, driver.difficulty.1, months.high)] {
                prop_assert!((difficulty - (CATALOG.open_weight * open + (1.0 - CATALOG.open_weight) * why.hard)).abs() < ROUNDING);
                let [easy, middle, hard] = phase.months;
                let expected = if difficulty <= 0.5 { easy + (middle - easy) * difficulty * 2.0 } else { middle + (hard - middle) * (difficulty * 2.0 - 1.0) };
                prop_assert!((expected - length).abs() < ROUNDING);
            }
            prop_assert!(driver.unknown <= driver.applies && driver.open.is_some() == (driver.applies > 0));
            prop_assert!(driver.unknown > 0 || (months.high - months.low).abs() < ROUNDING, "only what is unknown makes a range");
        }
        let most = why.phases.iter().map(|d| d.unknown).max().unwrap_or(0);
        prop_assert!(why.unknown >= most && (why.unknown > 0) == (most > 0));
    }
}

#[test]
fn paths_are_matched_by_name_in_their_order() {
    let told = |told: &[(&str, &str)]| timeline(&CATALOG, &everywhere(&CATALOG, Some(State::None)), &profile(&CATALOG, told));
    let (aims, addon) = (told(&[]), told(&[("has27001", "certified")]));
    let keys = |rows: &[Row]| rows.iter().map(|r| (r.key, r.before.is_some(), r.after.is_some())).collect::<Vec<_>>();
    let rows = compare(aims.as_ref(), addon.as_ref());
    assert_eq!(rows.len(), 7);
    assert_eq!(keys(&rows)[..2], [("build-management-system", true, false), ("gap-analysis", true, true)]);
    let back = compare(addon.as_ref(), aims.as_ref());
    assert_eq!(keys(&back)[..2], [("build-management-system", false, true), ("gap-analysis", true, true)]);
    let joint = told(&[("target", "both")]);
    let mixed = compare(aims.as_ref(), joint.as_ref());
    let expected = [
        "build-management-system",
        "gap-analysis",
        "inventory-policy",
        "ai-controls-impact",
        "contracts",
        "management-system",
        "risk-impact-soa",
        "security-controls",
        "ai-controls",
        "internal-audit",
        "fix-certify",
    ];
    assert_eq!(mixed.iter().map(|r| r.key).collect::<Vec<_>>(), expected);
    assert_eq!(compare(None, joint.as_ref()).len(), 7);
    assert_eq!(compare(joint.as_ref(), None).len(), 7);
    assert_eq!(compare(None, None), []);
}

#[test]
fn the_bounds_are_the_published_ranges_and_two_facts_choose() {
    let found: Vec<_> = CATALOG.paths.iter().map(|p| (p.key, bounds(p))).collect();
    assert_eq!(found, [("addon", (4.0, 9.0)), ("aims", (6.0, 12.0)), ("isms", (6.0, 18.0)), ("joint", (12.0, 18.0))]);
    assert_eq!(deciding(&CATALOG).into_iter().map(|n| CATALOG.fields[usize::from(n)].key).collect::<Vec<_>>(), ["target", "has27001"]);
}

// What a visitor reads.

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
    assert!(text.contains("Not told, so the path assumes: ISO/IEC 42001 (AI management)."), "{text}");
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
    starts("people", "Counts as the easiest case.");
    starts("sites", "Counts as the middle case.");
    starts("capacity", "Not told, so it counts like the middle case.");
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
        assert!(html.contains("data-to=\"unanswered\"") && html.contains("data-to=\"unsure\"") && html.contains("data-to=\"profile\""));
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
    assert!(!html.contains("data-to=\"profile\""), "nothing to tell");
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
    assert!(last.contains(" checked=") && html::text(last).contains("points that stop a certificate"), "{last}");
}
