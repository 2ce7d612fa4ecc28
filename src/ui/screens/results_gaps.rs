//! Which gaps first, and why? What stops a certificate, then the first ten in order, a sentence each.

use crate::{
    assessment::Assessment,
    gaps::Gap,
    ui::{
        parts::heading::heading,
        row::{standard_hue, standard_names},
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// How many gaps are listed at first.
const FIRST: usize = 10;

/// The section on gaps.
pub fn section(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let stops = a.gaps.iter().filter(|g| g.stops);
    let stopping: Vec<AnyView> = stops.map(|g| view! { <li>{link(s, w, g)}" "<span class="hint">{state_words(s, w, g)}</span></li> }.into_any()).collect();
    let stop_text = if stopping.is_empty() { w.say(phrase::STOPS_NONE) } else { w.count(phrase::STOPS_TEXT, stopping.len(), &[]) };
    let first = a.gaps.iter().take(FIRST).map(|g| view! { <li>{gap_line(s, w, g, a.asked)}</li> }).collect_view();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let text = w.fill(phrase::GAPS_TEXT, &[("known", &w.number(known)), ("unknown", &w.number(a.gaps.len() - known))]);
    view! {
        <div class="part">
            {heading(level + 2, w.say(phrase::STOPS_HEADING), false)}
            <p>{stop_text}</p>
            <ul class="stops-list">{stopping}</ul>
            {heading(level + 2, w.say(phrase::GAPS_HEADING), false)}
            <p>{text}</p>
            <ol class="gaps">{first}</ol>
        </div>
    }
    .into_any()
}

/// A gap with the sentence why it stands where it stands.
pub fn gap_line(s: Session, w: &Words, gap: &Gap, asked: u8) -> AnyView {
    let question = s.question(gap.item);
    let (shared, control) = question.map_or((false, false), |q| (q.shared, q.control));
    let kind = match (gap.stops, control) {
        (true, _) => phrase::WHY_STOPS,
        (false, false) => phrase::WHY_CLAUSE,
        (false, true) => phrase::WHY_CONTROL,
    };
    let twice = match (gap.elsewhere, shared) {
        (0, _) => String::new(),
        (_, true) => w.fill(phrase::WHY_SHARED, &[("standards", &standard_names(s, question.map_or(0, |q| q.standards & asked)))]),
        (n, false) => w.count(phrase::WHY_TWICE, n, &[]),
    };
    let why: Vec<String> = [w.say(kind), state_words(s, w, gap), twice].into_iter().filter(|t| !t.is_empty()).collect();
    view! { {link(s, w, gap)}<span class="why">{why.join(" ")}</span> }.into_any()
}

/// Where the gap stands now.
fn state_words(s: Session, w: &Words, gap: &Gap) -> String {
    match s.with_record(|r| r.answers.state(gap.item)) {
        None => w.say(phrase::WHY_UNANSWERED),
        Some(state) => w.fill(phrase::WHY_STATE, &[("state", &w.state(state))]),
    }
}

/// The way to the question.
fn link(s: Session, w: &Words, gap: &Gap) -> AnyView {
    let item = gap.item;
    let Some(question) = s.question(item) else { return ().into_any() };
    let hue = standard_hue(s, question.standards);
    let names = standard_names(s, question.standards);
    view! {
        <span class=format!("mark standard {hue}")>{names}</span>" "
        <button type="button" class="link" on:click=move |_| s.go_to(item)><bdi class="number">{question.number}</bdi>" "{w.title(item)}</button>
    }
    .into_any()
}
