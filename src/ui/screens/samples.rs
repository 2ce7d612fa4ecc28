//! What do finished assessments look like? Made-up organizations with their figures, each a visit that can be tried.

use crate::{
    assessment::assess,
    catalog::words::{Entry, List},
    record::Record,
    ui::{
        links::TO,
        panel::{months_left, ranges},
        parts::{button::button, heading::heading},
        sample::{guidance, opener},
        session::Session,
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn samples(s: Session, w: Words, level: u8) -> Node {
    let guidance = guidance(s);
    let words = guidance.as_ref().map_or(&[][..], |g| g.list(List::Samples));
    let cards: Vec<El> = words.iter().enumerate().filter_map(|(n, words)| Some(card(s, w, level, n as u8, words, &s.sample_record(n)?))).collect();
    let text = if cards.is_empty() { phrase::SAMPLE_NONE } else { phrase::SAMPLE_INTRO };
    (el("div").class("main"))
        .child(heading(level + 1, w.say(phrase::SAMPLES_HEADING), true))
        .child(el("p").class("lead").child(w.say(text)))
        .child(el("div").class("sample-cards").child(cards))
        .into()
}

fn card(s: Session, w: Words, level: u8, n: u8, words: &Entry, record: &Record) -> El {
    let a = assess(s.catalog, &record.answers, &record.profile);
    let name = |phrase| el("p").class("panel-name").child(w.say(phrase));
    let title = ["sample-title", &n.to_string()].concat();
    let open =
        (button("secondary", w.say(phrase::SAMPLE_OPEN), move || s.sample.set(Some(n)))).attr(TO, opener(n)).attr("aria-describedby", title.clone());
    let mut card = (el("div").class("panel-body example"))
        .child(heading(level + 2, words.title.clone(), false).attr("id", title))
        .child(el("p").child(words.text.clone()))
        .child(name(phrase::SAMPLE_READY))
        .child(ranges(s, w, &a));
    if let Some(h) = a.head_starts.first().copied().flatten() {
        let reached = w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))]);
        card = card.child(name(phrase::SAMPLE_START)).child(el("p").class("figure").child(reached));
    }
    card.child(name(phrase::SAMPLE_MONTHS)).child(el("p").class("figure").child(months_left(w, &a))).child(open)
}
