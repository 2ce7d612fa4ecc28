//! What came out? One long page: the answer first, then what it rests on.

use super::{quick_result::quick_result, results_gaps, results_map, results_overlap, results_readiness, results_timeline};
use crate::{
    assessment::Assessment,
    ui::{
        panel::{months_words, range_short},
        parts::{button::button, heading::heading},
        place::Place,
        session::{Filter, Session},
        view::{El, Node, Text, el, live},
    },
    wording::{Phrase, Words, phrase},
};

/// The results, computed anew while they are open.
pub fn results(s: Session, w: Words, level: u8) -> Node {
    let title = w.say(phrase::RESULTS_HEADING);
    let body = live(move || {
        // Everything that was said or told is on this page, the start of the work too.
        let _changed = s.changed.get();
        s.assessment.with(|a| page(s, w, level, a))
    });
    el("div").class("results").child(heading(level + 1, title, true)).child(body).into()
}

/// A part of the page with its heading.
pub fn part(level: u8, title: impl Into<Node>) -> El {
    el("div").class("part").child(heading(level + 2, title, false))
}

fn page(s: Session, w: Words, level: u8, a: &Assessment) -> Vec<Node> {
    if a.answered == 0 {
        let begin = button("primary", w.count(phrase::START_QUICK, a.quick.items.len(), &[]), move || s.place.set(Place::Quick(0)));
        return vec![el("p").class("lead").child(w.say(phrase::RESULTS_NOTHING)).into(), el("div").class("buttons").child(begin).into()];
    }
    // While nothing beyond the quick check is answered, its own questions come first, and the percent range below.
    let first = if a.answered == a.quick.answered { quick_result(s, w, level, a) } else { the_answer(s, w, level, a) };
    s.about(w, |about| {
        vec![
            first.into(),
            results_readiness::section(s, about, level).into(),
            results_overlap::section(s, about, level).into(),
            results_map::section(s, about, level).into(),
            results_gaps::section(s, w, level, a).into(),
            results_timeline::section(s, about, level).into(),
            next(s, w, level, a).into(),
            numbers(s, w, level).into(),
        ]
    })
}

/// Two sentences and the figures that carry them.
fn the_answer(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let stops = a.gaps.iter().filter(|g| g.stops).count();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let in_place: usize = a.groups.iter().map(|g| g.tally.in_place).sum();
    let values = [("in", in_place), ("gaps", known), ("unsure", a.unsure), ("open", a.total - a.answered), ("total", a.total)]
        .map(|(name, n)| (name, w.number(n)));
    let first = w.fill(phrase::ANSWER_FIRST, &values.each_ref().map(|(name, n)| (*name, n.as_str())));
    let left_out: usize = a.groups.iter().map(|g| g.tally.left_out).sum();
    let left_out = if left_out == 0 { String::new() } else { format!(" {}", w.count(phrase::ANSWER_LEFT_OUT, left_out, &[])) };
    let second: Text = if stops == 0 { w.say(phrase::ANSWER_NO_STOPS).into() } else { w.count(phrase::ANSWER_STOPS, stops, &[]).into() };
    let mut figures = Vec::new();
    for (_, (standard, standing)) in s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0) {
        figures.push(figure(range_short(w, standing.all.range), w.fill(phrase::FIGURE_READY, &[("standard", standard.name)])));
    }
    if let Some(h) = a.head_starts.first().copied().flatten() {
        figures.push(figure(w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))]), w.say(phrase::FIGURE_START)));
    }
    figures.push(match &a.timeline {
        Some(t) => figure(months_words(w, t.total.left_low, t.total.left_high), w.say(phrase::FIGURE_MONTHS)),
        None => figure(w.say(phrase::NOTHING_SHORT), w.say(phrase::NOTHING_TO_CERTIFY)),
    });
    let lead = el("p").class("lead").child(format!("{first}{left_out} {second}"));
    part(level, w.say(phrase::ANSWER_HEADING)).child(lead).child(el("div").class("figures").child(figures))
}

/// A figure with what it counts.
fn figure(value: impl Into<Node>, what: impl Into<Node>) -> El {
    el("p").class("figure-card").child(el("span").class("figure").child(value)).child(" ").child(el("span").class("what").child(what))
}

/// What would narrow the ranges, and where to find it.
fn next(s: Session, w: Words, level: u8, a: &Assessment) -> Option<El> {
    let counts = [
        (phrase::FILTER_UNANSWERED, a.total - a.answered, Filter::Unanswered),
        (phrase::FILTER_UNSURE, a.unsure, Filter::Unsure),
        (phrase::FILTER_WIDEN, a.widen.len(), Filter::Widen),
    ];
    let chip = |(text, n, filter): (Phrase, usize, Filter)| (n > 0).then(|| button("chip", w.count(text, n, &[]), move || s.show(filter)));
    let chips: Vec<El> = counts.into_iter().filter_map(chip).collect();
    let text = el("p").child(w.say(phrase::NEXT_TEXT));
    (!chips.is_empty()).then(|| part(level, w.say(phrase::NEXT_HEADING)).child(text).child(el("div").class("chips").child(chips)))
}

/// Which figures are counted, computed or a guide's estimate.
fn numbers(s: Session, w: Words, level: u8) -> El {
    let editions: Vec<String> = s.catalog.standards.iter().map(|s| format!("{}:{}", s.name, s.edition)).collect();
    let kinds = [phrase::NUMBERS_COUNTED, phrase::NUMBERS_COMPUTED, phrase::NUMBERS_GUIDE];
    let kinds: Vec<El> = kinds.into_iter().map(|kind| el("p").child(w.say(kind))).collect();
    let editions = w.fill(phrase::NUMBERS_EDITIONS, &[("editions", &editions.join(", "))]);
    let last = el("p").class("hint").child(format!("{editions} {}", w.say(phrase::DISCLAIMER)));
    part(level, w.say(phrase::NUMBERS_HEADING)).child(kinds).child(last)
}
