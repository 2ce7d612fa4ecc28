//! Promise: what if changes nothing that was said, never flatters, and says what each phase would take; what explains the months gives them again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    everywhere, profile,
    random::{any_answers, any_profile, cases},
    visit::Visit,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answers, State},
    built::CATALOG,
    catalog::shape::Item,
    charts::{
        Format, Layout,
        drawing::{Hue, Ink, Shape},
        timeline::{Timeline as Chart, timeline as draw},
    },
    profile::Profile,
    readiness,
    timeline::{Months, Timeline, bounds, deciding, explain, timeline},
    ui::pictures::timeline as pictures,
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

#[test]
fn the_other_case_stands_lighter_under_the_first_with_a_meaning_of_its_own() {
    let told = |told: &[(&str, &str)]| timeline(&CATALOG, &everywhere(&CATALOG, None), &profile(&CATALOG, told));
    let (before, after) = (told(&[]), told(&[("has27001", "certified")]));
    let rows: Vec<(Row, &str)> = compare(before.as_ref(), after.as_ref()).into_iter().map(|r| (r, r.key)).collect();
    let chart = pictures::compared(Visit::new().words(), (before.as_ref(), after.as_ref()), &rows, None, None).unwrap();
    assert!(pictures::compared(Visit::new().words(), (None, None), &[], None, None).is_none());
    for layout in Layout::ALL {
        // Without its legend, so that only the rows have bars.
        let bare = Chart { meanings: Default::default(), other: Default::default(), ..chart.clone() };
        let drawing = draw(&bare, Format { layout, mirrored: false });
        let tops = |ink: Ink| -> Vec<(i32, i32)> {
            let bar = |shape: &Shape| if let Shape::Fill { y, height, .. } = shape { Some((*y, *height)) } else { None };
            drawing.marks.iter().filter(|m| m.ink == ink).filter_map(|m| bar(&m.shape)).collect()
        };
        // Seven phases as told and six supposed, and the whole of each.
        let (first, other) = (tops(Hue::Ai.solid()), tops(Hue::Ai.pale()));
        assert_eq!((first.len(), other.len()), (8, 7), "{layout:?}");
        for (above, below) in first[1..].iter().zip(&other) {
            assert!(below.0 > above.0 + above.1 && below.1 < above.1, "{above:?} and {below:?}");
        }
        let texts = draw(&chart, Format { layout, mirrored: false }).marks;
        let texts = texts.iter().filter(|m| matches!(&m.shape, Shape::Text { text, .. } if text.starts_with("What if: ")));
        assert_eq!(texts.count(), 2);
    }
}
