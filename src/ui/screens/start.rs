//! Where does a visitor begin? One promise, two ways in, and what stays private.

use crate::{
    ui::{
        parts::{button::button, heading::heading},
        place::Place,
        session::Session,
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// The first screen.
pub fn start(s: Session, w: Words, level: u8) -> Node {
    let (quick, total, answered) = s.assessment.with_untracked(|a| (a.quick.items.len(), a.total, a.answered));
    let begin = move |next: Place| {
        move || {
            s.next.set(next);
            s.place.set(if s.with_record(|r| r.answered()) > 0 { next } else { Place::Profile });
        }
    };
    let resume = (answered > 0).then(|| button("quiet", w.say(phrase::GO_RESULTS), move || s.place.set(Place::Results)));
    let buttons = (el("div").class("buttons"))
        .child(button("primary", w.count(phrase::START_QUICK, quick, &[]), begin(Place::Quick(s.quick_resume()))))
        .child(button("secondary", w.count(phrase::START_FULL, total, &[]), begin(Place::Hub)))
        .child(resume);
    let facts = [phrase::START_FACT_RANGE, phrase::START_FACT_OVERLAP, phrase::START_FACT_MONTHS];
    let facts: Vec<El> = facts.into_iter().map(|f| el("li").child(w.say(f))).collect();
    el("div")
        .class("start")
        .child(heading(level + 1, w.say(phrase::START_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::START_PROMISE)))
        .child(buttons)
        .child(el("p").class("private").child(w.say(phrase::START_PRIVATE)))
        .child(el("ul").class("facts").child(facts))
        .child(el("p").class("hint").child(w.say(phrase::DISCLAIMER)))
        .into()
}
