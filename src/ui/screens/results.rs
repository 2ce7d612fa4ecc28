//! What came out? One long page: the answer first, then what it rests on.

use super::{quick_result::quick_result, results_gaps, results_overlap, results_readiness, results_timeline};
use crate::{
    assessment::Assessment,
    ui::{
        panel::{months_words, range_words},
        parts::{button::button, heading::heading},
        place::Place,
        session::{Filter, Session},
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The results, computed anew while they are open.
pub fn results(s: Session, w: &Words, level: u8) -> AnyView {
    let (w, title) = (w.clone(), w.say(phrase::RESULTS_HEADING));
    let body = move || s.assessment.with(|a| page(s, &w, level, a));
    view! { <div class="results">{heading(level + 1, title, true)}{body}</div> }.into_any()
}

fn page(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    if a.answered == 0 {
        return view! { <p class="lead">{w.say(phrase::RESULTS_NOTHING)}</p>{button("primary", w.count(phrase::START_QUICK, a.quick.items.len(), &[]), move |_| s.place.set(Place::Quick(0)))} }.into_any();
    }
    // While nothing beyond the quick check is answered, its own questions come first, and the percent range below.
    let quick_only = a.answered == a.quick.answered;
    let quick = quick_only.then(|| quick_result(s, w, level, a));
    let answer = (!quick_only).then(|| the_answer(s, w, level, a));
    let unsure = (a.unsure > 0).then(|| button("chip", w.count(phrase::FILTER_UNSURE, a.unsure, &[]), move |_| s.show(Filter::Unsure)));
    let widen = (!a.widen.is_empty()).then(|| button("chip", w.count(phrase::FILTER_WIDEN, a.widen.len(), &[]), move |_| s.show(Filter::Widen)));
    let open = a.total - a.answered;
    let open = (open > 0).then(|| button("chip", w.count(phrase::FILTER_UNANSWERED, open, &[]), move |_| s.show(Filter::Unanswered)));
    let next = (unsure.is_some() || widen.is_some() || open.is_some()).then(|| {
        view! { <div class="part">{heading(level + 2, w.say(phrase::NEXT_HEADING), false)}<p>{w.say(phrase::NEXT_TEXT)}</p><div class="chips">{open}{unsure}{widen}</div></div> }
    });
    let editions: Vec<String> = s.catalog.standards.iter().map(|s| format!("{}:{}", s.name, s.edition)).collect();
    view! {
        {quick}
        {answer}
        {results_readiness::section(s, w, level, a)}
        {results_overlap::section(s, w, level, a)}
        {results_gaps::section(s, w, level, a)}
        {results_timeline::section(s, w, level, a)}
        {next}
        <div class="part numbers">
            {heading(level + 2, w.say(phrase::NUMBERS_HEADING), false)}
            <p>{w.say(phrase::NUMBERS_COUNTED)}</p>
            <p>{w.say(phrase::NUMBERS_COMPUTED)}</p>
            <p>{w.say(phrase::NUMBERS_GUIDE)}</p>
            <p class="hint">{w.fill(phrase::NUMBERS_EDITIONS, &[("editions", &editions.join(", "))])}" "{w.say(phrase::DISCLAIMER)}</p>
        </div>
    }
    .into_any()
}

/// Two sentences and the figures that carry them.
fn the_answer(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let stops = a.gaps.iter().filter(|g| g.stops).count();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let in_place: usize = a.groups.iter().map(|g| g.tally.in_place).sum();
    let first = w.fill(phrase::ANSWER_FIRST, &[("in", &w.number(in_place)), ("gaps", &w.number(known)), ("open", &w.number(a.total - a.answered)), ("total", &w.number(a.total))]);
    let second = if stops == 0 { w.say(phrase::ANSWER_NO_STOPS) } else { w.count(phrase::ANSWER_STOPS, stops, &[]) };
    let standards = s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0);
    let figures = standards.map(|(_, (standard, standing))| figure(range_words(w, standing.all.range), w.fill(phrase::FIGURE_READY, &[("standard", standard.name)])));
    let figures: Vec<AnyView> = figures.collect();
    let start = a.head_starts.first().copied().flatten().map(|h| {
        let value = w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))]);
        figure(value, w.say(phrase::FIGURE_START))
    });
    let months = match &a.timeline {
        Some(t) => figure(months_words(w, t.total.left_low, t.total.left_high), w.say(phrase::FIGURE_MONTHS)),
        None => figure(w.say(phrase::NOTHING_SHORT), w.say(phrase::NOTHING_TO_CERTIFY)),
    };
    view! {
        <div class="part answer">
            {heading(level + 2, w.say(phrase::ANSWER_HEADING), false)}
            <p class="lead">{first}" "{second}</p>
            <div class="figures">{figures}{start}{months}</div>
        </div>
    }
    .into_any()
}

/// A figure with what it counts.
fn figure(value: String, what: String) -> AnyView {
    view! { <p class="figure-card"><span class="figure">{value}</span><span class="what">{what}</span></p> }.into_any()
}
