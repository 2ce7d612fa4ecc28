//! Where does a visitor begin? One promise, two ways in, and what stays private.

use crate::{
    assessment::assess,
    example::example,
    ui::{
        brand::cta,
        files::open_file,
        links::to_place,
        panel::{months_left, ranges},
        parts::{button::button, heading::heading},
        place::Place,
        session::Session,
        view::{El, Node, el, live_on},
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
        .child(resume)
        .child((!s.sampled).then(|| open_file(s, w)));
    let facts = [phrase::START_FACT_RANGE, phrase::START_FACT_OVERLAP, phrase::START_FACT_MONTHS];
    let facts: Vec<El> = facts.into_iter().map(|f| el("li").child(w.say(f))).collect();
    let main = (el("div").class("start"))
        .child(heading(level + 1, w.say(phrase::START_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::START_PROMISE)))
        .child(buttons)
        .child(el("p").class("private").child(w.say(phrase::START_PRIVATE)))
        .child(several(s, w))
        .child(cta(s, w))
        .child(el("ul").class("facts").child(facts))
        .child(el("p").class("hint").child(w.say(phrase::DISCLAIMER)));
    el("div").class("beside").child(main).child(look(s, w)).into()
}

/// The way to the other assessments, where there are any, and else to what a shared computer asks for.
fn several(s: Session, w: Words) -> Node {
    let several = move || s.shelves.holdings.with(|h| h.several);
    let shared = s.shelves.tab_only.get_untracked().is_some() && !s.is_newer();
    let way = move |text| el("div").class("buttons").child(to_place(s, "quiet small", w.say(text), Place::Kept));
    live_on(several, move |several| {
        let text = if *several { Some(phrase::SHELF_SEVERAL) } else { shared.then_some(phrase::WHERE_LEGEND) };
        text.filter(|_| !s.sampled).map(way)
    })
}

/// A look at what comes out, by the example of a made-up organization.
fn look(s: Session, w: Words) -> Option<El> {
    let (answers, profile) = example(s.catalog)?;
    let a = assess(s.catalog, &answers, &profile);
    // Not where a host asks for less than the example is about.
    if a.asked & !s.options.with_untracked(|o| o.standards) != 0 {
        return None;
    }
    let mut card = (el("div").class("panel-body example").attr("role", "group").attr("aria-label", w.say(phrase::EXAMPLE_HEADING)))
        .child(el("p").class("panel-name").child(w.say(phrase::EXAMPLE_HEADING)))
        .child(el("p").child(w.say(phrase::EXAMPLE_WHO)))
        .child(ranges(s, w, &a));
    if let Some(h) = a.head_starts.first().copied().flatten() {
        let reached = w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))]);
        card = card.child(el("p").class("panel-name").child(w.say(phrase::EXAMPLE_START))).child(el("p").class("figure").child(reached));
    }
    let months = el("p").class("figure").child(months_left(w, &a));
    let more = (!s.sampled).then(|| to_place(s, "secondary", w.say(phrase::EXAMPLE_MORE), Place::Samples));
    Some(card.child(el("p").class("panel-name").child(w.say(phrase::PANEL_MONTHS))).child(months).child(more))
}
