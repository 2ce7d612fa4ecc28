//! Promise: better answers never make anything worse, and more answers never make it vaguer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    LEVELS, everywhere,
    random::{any_answers, any_profile, cases},
    with,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State, offered},
    assessment::{Assessment, assess},
    built::CATALOG,
    catalog::shape::Item,
    profile::Profile,
    readiness::share,
    summary::summary,
    timeline::Months,
};

/// What rounding may do to a sum of a hundred numbers.
const ROUNDING: f64 = 1e-9;

fn at_most(a: f64, b: f64) -> bool {
    a <= b + ROUNDING
}

/// Every range of readiness that an assessment holds: standards, their clauses and controls, groups.
fn ranges(a: &Assessment) -> Vec<Option<(f64, f64)>> {
    let standards = a.standards.iter().flat_map(|s| [s.all, s.clauses, s.annex]);
    standards.chain(a.groups.iter().map(|g| g.share)).map(|s| s.range).collect()
}

/// Every length that an assessment holds: the whole path, then its phases.
fn lengths(a: &Assessment) -> Vec<Months> {
    a.timeline.iter().flat_map(|t| std::iter::once(t.total).chain(t.phases.iter().copied())).collect()
}

fn better(worse: &Assessment, better: &Assessment) -> Result<(), String> {
    for (w, b) in ranges(worse).into_iter().zip(ranges(better)) {
        let (Some(w), Some(b)) = (w, b) else { return if w == b { continue } else { Err(format!("{w:?} became {b:?}")) } };
        if !(at_most(w.0, b.0) && at_most(w.1, b.1)) {
            return Err(format!("readiness fell from {w:?} to {b:?}"));
        }
    }
    for (w, b) in lengths(worse).into_iter().zip(lengths(better)) {
        if !(at_most(b.low, w.low) && at_most(b.high, w.high) && at_most(b.left_low, w.left_low) && at_most(b.left_high, w.left_high)) {
            return Err(format!("{w:?} grew to {b:?}"));
        }
    }
    let reached = |a: &Assessment| a.head_starts.iter().map(|h| h.map(|h| h.reached)).collect::<Vec<_>>();
    if reached(worse) > reached(better) { Err("the head start shrank".into()) } else { Ok(()) }
}

fn narrower(vague: &Assessment, sharp: &Assessment) -> Result<(), String> {
    let inside = |inner: (f64, f64), outer: (f64, f64)| at_most(outer.0, inner.0) && at_most(inner.1, outer.1);
    for (v, s) in ranges(vague).into_iter().zip(ranges(sharp)) {
        // Where nothing applies any more there is no range left.
        if let Some(s) = s
            && !v.is_some_and(|v| inside(s, v))
        {
            return Err(format!("readiness widened from {v:?} to {s:?}"));
        }
    }
    for (v, s) in lengths(vague).into_iter().zip(lengths(sharp)) {
        if !(inside((s.low, s.high), (v.low, v.high)) && inside((s.left_low, s.left_high), (v.left_low, v.left_high))) {
            return Err(format!("{v:?} widened to {s:?}"));
        }
    }
    Ok(())
}

/// The figures alone: without the counts of what was said.
fn figures(answers: &Answers, profile: &Profile) -> Assessment {
    let mut a = assess(&CATALOG, answers, profile);
    (a.answered, a.unsure, a.quick.answered) = (0, 0, 0);
    a.groups.iter_mut().for_each(|g| g.answered = 0);
    a
}

/// The same answers, each state replaced by what the function makes of it.
fn each(answers: &Answers, change: impl Fn(Item, Option<State>) -> Option<State>) -> Answers {
    let mut changed = answers.clone();
    for (item, answer) in answers.iter() {
        changed.replace(item, Answer { state: change(item, answer.state), ..answer.clone() });
    }
    changed
}

fn is_unknown(state: Option<State>) -> bool {
    state.is_none_or(|s| s == State::Unsure)
}

#[test]
fn the_levels_rise_and_what_is_unknown_or_left_out_has_none() {
    let levels: Vec<f64> = LEVELS.iter().map(|s| s.level(&CATALOG).unwrap()).collect();
    assert_eq!(levels, [0.0, 0.1, 0.5, 0.8, 1.0]);
    assert!(LEVELS.is_sorted() && LEVELS.iter().all(|s| s.in_place() == (*s >= State::Done)));
    for outside in [State::NotApplicable, State::Unsure] {
        assert_eq!(outside.level(&CATALOG), None);
        assert!(!outside.in_place());
    }
}

#[test]
fn at_every_question_a_better_answer_makes_nothing_worse_and_any_answer_narrows() {
    let mixed: Vec<Option<State>> = (0..CATALOG.items.len()).map(|n| common::LETTERS[n % 8].1).collect();
    let bases: [(Answers, &[(&str, &str)]); 4] = [
        (everywhere(&CATALOG, None), &[]),
        (everywhere(&CATALOG, Some(State::Partial)), &[("target", "27001")]),
        (common::answers(&CATALOG, mixed), &[("target", "both"), ("has27001", "certified")]),
        // Here leaving out one more control leaves a whole phase without a question.
        (everywhere(&CATALOG, Some(State::NotApplicable)), &[("has27001", "running")]),
    ];
    for (base, told) in &bases {
        let profile = common::profile(&CATALOG, told);
        for (n, question) in CATALOG.items.iter().enumerate() {
            let at = |state| assess(&CATALOG, &with(base, n as Item, state), &profile);
            let unknown = at(None);
            let said: Vec<(State, Assessment)> = offered(question).map(|s| (s, at(Some(s)))).collect();
            for (state, sharp) in &said {
                narrower(&unknown, sharp).unwrap_or_else(|e| panic!("{} {}: {e}", question.id, state.key()));
            }
            let rising: Vec<&Assessment> = LEVELS.iter().map(|l| &said.iter().find(|(s, _)| s == l).unwrap().1).collect();
            for pair in rising.windows(2) {
                better(pair[0], pair[1]).unwrap_or_else(|e| panic!("{}: {e}", question.id));
            }
            let alone = |state| share(&CATALOG, &with(base, n as Item, state), [n as Item]).range;
            assert_eq!(alone(None), Some((0.0, 1.0)));
            assert!(LEVELS.iter().all(|s| alone(Some(*s)) == s.level(&CATALOG).map(|l| (l, l))), "{}", question.id);
            assert_eq!(alone(Some(State::NotApplicable)), (!question.control).then_some((0.0, 1.0)), "{}", question.id);
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn better_answers_at_many_questions_make_nothing_worse(answers in any_answers(), profile in any_profile(), lift in 1usize..5, every in 1usize..9) {
        let raise = |item: Item, state: Option<State>| match LEVELS.iter().position(|l| Some(*l) == state) {
            Some(level) if usize::from(item) % every == 0 => Some(LEVELS[(level + lift).min(4)]),
            _ => state,
        };
        let raised = each(&answers, raise);
        prop_assert_eq!(better(&assess(&CATALOG, &answers, &profile), &assess(&CATALOG, &raised, &profile)), Ok(()));
    }

    #[test]
    fn answers_in_place_of_unknown_ones_only_narrow(answers in any_answers(), others in any_answers(), profile in any_profile()) {
        let told = |item: Item, state: Option<State>| match others.state(item) {
            other if is_unknown(state) && !is_unknown(other) => other,
            _ => state,
        };
        let sharper = each(&answers, told);
        prop_assert_eq!(narrower(&assess(&CATALOG, &answers, &profile), &assess(&CATALOG, &sharper, &profile)), Ok(()));
    }

    #[test]
    fn not_sure_gives_the_same_figures_as_no_answer(answers in any_answers(), profile in any_profile()) {
        let silent = each(&answers, |_, state| state.filter(|s| *s != State::Unsure));
        let loud = each(&answers, |_, state| state.or(Some(State::Unsure)));
        prop_assert_eq!(figures(&silent, &profile), figures(&answers, &profile));
        prop_assert_eq!(figures(&loud, &profile), figures(&answers, &profile));
    }

    #[test]
    fn a_clause_that_was_left_out_counts_as_unknown(answers in any_answers(), profile in any_profile()) {
        let clause = |item: Item| !CATALOG.items[usize::from(item)].control;
        let refused = each(&answers, |item, state| state.filter(|s| *s != State::NotApplicable || !clause(item)));
        prop_assert_eq!(figures(&refused, &profile), figures(&answers, &profile));
    }

    #[test]
    fn no_range_is_upside_down_whatever_is_left_out(answers in any_answers(), profile in any_profile()) {
        let assessment = assess(&CATALOG, &answers, &profile);
        for (low, high) in ranges(&assessment).into_iter().flatten() {
            prop_assert!(0.0 <= low && low <= high && at_most(high, 1.0), "{low} to {high}");
        }
        for m in lengths(&assessment) {
            prop_assert!(0.0 < m.low && m.low <= m.high && 0.0 <= m.left_low && m.left_low <= m.left_high, "{m:?}");
            prop_assert!(m.left_low <= m.low && m.left_high <= m.high, "{m:?}");
        }
        for h in assessment.head_starts.iter().flatten() {
            prop_assert!(h.reached <= h.possible && h.possible <= h.of, "{h:?}");
        }
    }

    #[test]
    fn two_runs_give_the_same(answers in any_answers(), profile in any_profile()) {
        let (one, two) = (assess(&CATALOG, &answers, &profile), assess(&CATALOG, &answers.clone(), &profile.clone()));
        prop_assert_eq!(summary(&CATALOG, &one).to_string(), summary(&CATALOG, &two).to_string());
        prop_assert_eq!(one, two);
    }
}

#[test]
fn the_head_start_of_a_complete_system_is_43_of_70() {
    let security = |state| each(&everywhere(&CATALOG, None), |item, _| (!CATALOG.items[usize::from(item)].id.starts_with("42001:")).then_some(state));
    let start = |answers: &Answers, has| {
        let profile = common::profile(&CATALOG, &[("has27001", has)]);
        assess(&CATALOG, answers, &profile).head_starts[0].map(|h| (h.reached, h.possible, h.of))
    };
    for complete in [State::Done, State::Proven] {
        assert_eq!(start(&security(complete), "running"), Some((43, 43, 70)));
    }
    assert_eq!(start(&security(State::Partial), "running"), Some((0, 43, 70)), "partly is not a start");
    assert_eq!(start(&everywhere(&CATALOG, None), "certified"), Some((43, 43, 70)), "a certificate speaks for what is not said");
    assert_eq!(start(&security(State::Partial), "certified"), Some((21, 43, 70)), "and gives way to what is said of a control");
    assert_eq!(start(&security(State::Proven), "no"), None);
}
