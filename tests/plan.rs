//! Promise: the plan puts every open question into one step, no step before what it waits for, in an order that it can explain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    answers, bit, everywhere, item, profile,
    random::{any_answers, any_profile, cases},
    with,
};
use jiff::civil::Date;
use proptest::prelude::*;
use readiness_check::{
    answers::{Answers, State},
    assessment::{Assessment, assess},
    built::CATALOG,
    catalog::shape::Item,
    overlap,
    plan::{Placed, Plan, Reason, When, plan},
    profile::Profile,
    readiness::share,
};

fn of(answers: &Answers, profile: &Profile) -> Plan {
    let a = assess(&CATALOG, answers, profile);
    plan(&CATALOG, answers, a.asked, &a.gaps, true)
}

fn key(placed: &Placed) -> &'static str {
    CATALOG.advice.actions[usize::from(placed.action)].key
}

fn action(key: &str) -> u16 {
    CATALOG.advice.actions.iter().position(|a| a.key == key).unwrap_or_else(|| panic!("no action {key}")) as u16
}

/// The action that a question belongs to.
fn closing(id: &str) -> u16 {
    CATALOG.advice.actions.iter().position(|a| a.items.contains(&item(id))).unwrap() as u16
}

fn both() -> Profile {
    profile(&CATALOG, &[("target", "both")])
}

/// Where an action stands, from 0; none where it is not in the plan.
fn at(plan: &Plan, action: u16) -> Option<usize> {
    plan.steps.iter().position(|s| s.action == action)
}

/// Everything in place but these.
fn open(ids: &[&str]) -> Answers {
    ids.iter().fold(everywhere(&CATALOG, Some(State::Proven)), |all, id| with(&all, item(id), Some(State::None)))
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_open_question_is_in_one_step_and_no_step_before_what_it_waits_for(answers in any_answers(), told in any_profile()) {
        let a = assess(&CATALOG, &answers, &told);
        let plan = of(&answers, &told);
        let mut closed: Vec<Item> = plan.steps.iter().flat_map(|s| s.closes.iter().copied()).collect();
        let mut gaps: Vec<Item> = a.gaps.iter().map(|g| g.item).collect();
        closed.sort_unstable();
        gaps.sort_unstable();
        prop_assert_eq!(closed, gaps);
        let steps: Vec<&Placed> = plan.steps.iter().filter(|s| s.reason != Reason::Goal).collect();
        for (n, step) in steps.iter().enumerate() {
            let action = &CATALOG.advice.actions[usize::from(step.action)];
            prop_assert!(!step.closes.is_empty() && step.closes.iter().all(|i| action.items.contains(i)));
            let open: Vec<u16> = action.after.iter().copied().filter(|a| steps.iter().any(|s| s.action == *a)).collect();
            prop_assert_eq!(&step.waits_for, &open);
            for other in &open {
                let first = steps.iter().position(|s| s.action == *other).unwrap();
                prop_assert!(first < n, "{} before {}", key(step), CATALOG.advice.actions[usize::from(*other)].key);
                prop_assert!(steps[first].when < step.when || step.when == When::Later);
            }
            prop_assert!(step.when != When::Now || open.is_empty());
            prop_assert_eq!(step.stops, a.gaps.iter().filter(|g| g.stops && step.closes.contains(&g.item)).count());
            prop_assert_eq!(step.effort, step.closes.iter().filter_map(|i| CATALOG.items[usize::from(*i)].effort).max());
        }
        let lists = When::ALL.map(|when| plan.list(when).count());
        prop_assert!(lists[0] <= CATALOG.advice.now.into() && lists[1] <= CATALOG.advice.next.into());
        prop_assert!(plan.steps.windows(2).all(|pair| pair[0].when <= pair[1].when));
        prop_assert_eq!(plan.steps.is_empty(), a.gaps.is_empty());
        if let Some(last) = plan.steps.last() {
            prop_assert_eq!((key(last), last.reason), ("certification-audit", Reason::Goal));
            prop_assert_eq!(last.waits_for.len(), plan.steps.len() - 1);
            prop_assert!(last.when > When::Now && last.when >= plan.steps[plan.steps.len().saturating_sub(2)].when);
        }
    }

    #[test]
    fn what_could_stand_in_an_earlier_list_stands_there_while_it_has_room(answers in any_answers(), told in any_profile()) {
        let plan = of(&answers, &told);
        let free = |step: &Placed, before: When| step.waits_for.iter().all(|w| plan.steps.iter().any(|s| s.action == *w && s.when < before));
        let full = [plan.list(When::Now).count() == usize::from(CATALOG.advice.now), plan.list(When::Next).count() == usize::from(CATALOG.advice.next)];
        for step in plan.steps.iter().filter(|s| s.reason != Reason::Goal) {
            prop_assert!(step.when == When::Now || full[0] || !free(step, When::Now), "{}", key(step));
            prop_assert!(step.when <= When::Next || full[1] || !free(step, When::Next), "{}", key(step));
        }
    }

    #[test]
    fn better_answers_never_put_a_closed_step_back(answers in any_answers(), told in any_profile(), better in 0u16..172) {
        let before = of(&answers, &told);
        let after = of(&with(&answers, better, Some(State::Done)), &told);
        for step in &after.steps {
            prop_assert!(at(&before, step.action).is_some(), "{}", key(step));
        }
    }

    #[test]
    fn among_what_can_stand_first_the_order_is_the_promised_one(answers in any_answers(), told in any_profile()) {
        let a = assess(&CATALOG, &answers, &told);
        let plan = of(&answers, &told);
        let low = |step: &Placed| {
            let all = CATALOG.advice.actions[usize::from(step.action)].items.iter().copied();
            let asked = all.filter(|i| CATALOG.items[usize::from(*i)].standards & a.asked != 0);
            share(&CATALOG, &answers, asked).range.unwrap().0
        };
        // Everything that waits for a step, found anew from the catalog.
        let waits = |on: u16| {
            let mut all = vec![on];
            for (n, action) in CATALOG.advice.actions.iter().enumerate().filter(|(n, a)| !a.goal && at(&plan, *n as u16).is_some()) {
                if action.after.iter().any(|a| all.contains(a)) {
                    all.push(n as u16);
                }
            }
            all.len() - 1
        };
        let rank = |s: &Placed| (s.stops == 0, usize::MAX - waits(s.action), usize::MAX - s.elsewhere, (low(s) * 1e6) as u64, s.effort.map_or(3, |e| e as u8), s.action);
        let now: Vec<&Placed> = plan.list(When::Now).collect();
        for step in &now {
            prop_assert_eq!(step.frees, waits(step.action));
        }
        prop_assert!(now.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
        let next: Vec<&Placed> = plan.list(When::Next).filter(|s| s.reason != Reason::Goal).collect();
        prop_assert!(next.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
        for full in plan.steps.iter().filter(|s| s.reason == Reason::Full) {
            prop_assert!(now.iter().all(|s| rank(s) < rank(full)), "{} is held up by nothing", key(full));
        }
    }
}

#[test]
fn nothing_is_planned_before_what_it_truly_needs() {
    let before = [
        ("42001:A.4.2", "42001:6.1.4"),
        ("42001:A.4.2", "42001:8.4"),
        ("42001:A.4.2", "42001:A.5.2"),
        ("27001:6.1.2", "27001:8.2"),
        ("27001:8.2", "27001:6.1.3"),
        ("42001:8.2", "42001:6.1.3"),
        ("hls:8.1", "hls:9.2.1"),
        ("27001:6.1.3", "hls:9.2.1"),
        ("hls:9.2.1", "hls:9.3.1"),
    ];
    for state in [None, Some(State::None), Some(State::Partial)] {
        let plan = of(&everywhere(&CATALOG, state), &both());
        for (first, then) in before {
            assert!(at(&plan, closing(first)) < at(&plan, closing(then)), "{first} comes before {then}");
        }
        for id in ["27001:6.1.3", "42001:6.1.3", "hls:9.2.1", "hls:9.3.1", "hls:10.2"] {
            assert!(at(&plan, closing(id)) < at(&plan, action("certification-audit")), "{id}");
        }
        assert_eq!(plan.list(When::Now).count(), usize::from(CATALOG.advice.now));
        assert_eq!(plan.steps.len(), CATALOG.advice.actions.len());
    }
    // Where the stage between is closed already, nothing is held up by what came before that.
    let plan = of(&open(&["42001:A.4.2", "42001:8.2"]), &both());
    assert_eq!(
        plan.steps.iter().map(|s| (key(s), s.when)).collect::<Vec<_>>()[..2],
        [("ai-risk-assessment", When::Now), ("ai-inventory", When::Now)]
    );
}

#[test]
fn each_step_says_why_it_stands_there() {
    let plan = of(&open(&["42001:A.4.2", "42001:A.5.2", "hls:10.2", "27001:A.5.1", "27001:A.7.5"]), &both());
    let found: Vec<_> = plan.steps.iter().map(|s| (key(s), s.when, s.reason)).collect();
    let expected = [
        ("corrective-actions", When::Now, Reason::Stops),
        ("ai-inventory", When::Now, Reason::Frees),
        ("policy-upkeep", When::Now, Reason::Twice),
        ("physical-equipment", When::Now, Reason::Ready),
        ("impact-assessment", When::Next, Reason::Waits),
        ("certification-audit", When::Later, Reason::Goal),
    ];
    assert_eq!(found, expected);
    let strong = CATALOG.overlaps.iter().flat_map(overlap::strong).filter(|l| l.main.contains(&item("27001:A.5.1"))).count();
    assert_eq!((plan.steps[2].elsewhere, strong), (3, 3));
    let short = of(&open(&["27001:A.7.5"]), &both());
    assert_eq!(
        short.steps.iter().map(|s| (key(s), s.when)).collect::<Vec<_>>(),
        [("physical-equipment", When::Now), ("certification-audit", When::Next)]
    );
    assert_eq!(of(&open(&[]), &both()), Plan::default());
    let all = open(&["27001:A.7.5"]);
    let a = assess(&CATALOG, &all, &both());
    let held = plan_of_the_certified(&all, &a);
    assert_eq!(held.steps.iter().map(key).collect::<Vec<_>>(), ["physical-equipment"], "who holds the certificate has no audit to pass for it");
}

fn plan_of_the_certified(answers: &Answers, a: &Assessment) -> Plan {
    plan(&CATALOG, answers, a.asked, &a.gaps, false)
}

#[test]
fn another_target_leaves_out_what_it_does_not_ask() {
    let nothing = answers(&CATALOG, CATALOG.items.iter().map(|_| None));
    let plan = of(&nothing, &profile(&CATALOG, &[("target", "27001")]));
    assert_eq!(at(&plan, action("ai-inventory")), None);
    let asked = |s: &Placed| s.closes.iter().all(|i| CATALOG.items[usize::from(*i)].standards & bit(&CATALOG, "27001") != 0);
    assert!(plan.steps.iter().all(asked));
}

#[test]
fn a_date_before_the_date_of_what_comes_first_is_found_also_through_others() {
    let plan = of(&everywhere(&CATALOG, None), &both());
    let day = |text: &str| -> Date { text.parse().unwrap() };
    let (inventory, impact, assessment, audit) =
        (action("ai-inventory"), action("impact-assessment"), action("ai-risk-assessment"), action("certification-audit"));
    let found = |action, dates: &[(u16, &str)]| plan.due_later(action, &|a| dates.iter().find(|(n, _)| *n == a).map(|(_, d)| day(d)));
    assert_eq!(found(impact, &[(impact, "2027-03-01"), (inventory, "2027-03-02")]), Some(inventory));
    assert_eq!(found(impact, &[(impact, "2027-03-01"), (inventory, "2027-03-01")]), None);
    assert_eq!(found(assessment, &[(assessment, "2027-03-01"), (inventory, "2027-03-02")]), Some(inventory), "nothing is said of what lies between");
    assert_eq!(found(assessment, &[(assessment, "2027-03-01"), (inventory, "2027-03-02"), (impact, "2027-03-09")]), Some(impact), "the last one");
    assert_eq!(found(inventory, &[(inventory, "2027-03-01"), (impact, "2027-02-01")]), None, "what waits may not be later");
    assert_eq!(found(audit, &[(audit, "2027-03-01"), (action("networks"), "2027-04-01")]), Some(action("networks")), "the goal waits for all");
    assert_eq!(found(impact, &[(inventory, "2027-03-02")]), None);
}
