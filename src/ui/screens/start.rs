//! Where does a visitor begin? One promise, two ways in, and what stays private.

use crate::{
    ui::{
        parts::{button::button, heading::heading},
        place::Place,
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The first screen.
pub fn start(s: Session, w: &Words, level: u8) -> AnyView {
    let quick = s.assessment.with_untracked(|a| a.quick.items.len());
    let (total, answered) = s.assessment.with_untracked(|a| (a.total, a.answered));
    let begin = move |next: Place| {
        move |_| {
            s.next.set(next);
            s.place.set(if s.with_record(|r| r.answered()) > 0 { next } else { Place::Profile });
        }
    };
    let resume = (answered > 0).then(|| button("quiet", w.say(phrase::GO_RESULTS), move |_| s.place.set(Place::Results)));
    let facts = [phrase::START_FACT_RANGE, phrase::START_FACT_OVERLAP, phrase::START_FACT_MONTHS];
    let facts = facts.into_iter().map(|f| view! { <li>{w.say(f)}</li> }).collect_view();
    view! {
        <div class="start">
            {heading(level + 1, w.say(phrase::START_HEADING), true)}
            <p class="lead">{w.say(phrase::START_PROMISE)}</p>
            <div class="buttons">
                {button("primary", w.count(phrase::START_QUICK, quick, &[]), begin(Place::Quick(s.quick_resume())))}
                {button("secondary", w.count(phrase::START_FULL, total, &[]), begin(Place::Hub))}
                {resume}
            </div>
            <p class="private">{w.say(phrase::START_PRIVATE)}</p>
            <ul class="facts">{facts}</ul>
            <p class="hint">{w.say(phrase::DISCLAIMER)}</p>
        </div>
    }
    .into_any()
}
