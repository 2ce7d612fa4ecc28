//! What does the visitor see while answering? Progress and readiness, two figures in two shapes, live.

use super::{
    cells::Val,
    parts::{
        bar::{progress, range_bar},
        button::button,
    },
    row::standard_hue,
    session::Session,
    view::{El, Node, el, live},
};
use crate::{
    assessment::Assessment,
    timeline,
    wording::{Words, phrase},
};

/// The quiet panel beside the questions; where it is narrow, one line that opens.
pub fn panel(s: Session, w: Words) -> El {
    let open = Val::new(false);
    let line = button("panel-line", live(move || answered(s, w)), move || open.update(|o| *o = !*o));
    el("div")
        .follows("class", move || Some(if open.get() { "panel open".into() } else { "panel".into() }))
        .attr("part", "panel")
        .attr("role", "group")
        .attr("aria-label", w.say(phrase::PANEL))
        .child(line.says("aria-expanded", move || open.get()))
        .child(el("div").class("panel-body").child(live(move || body(s, w))))
}

fn answered(s: Session, w: Words) -> String {
    s.assessment.with(|a| w.fill(phrase::ANSWERED_OF, &[("n", &w.number(a.answered)), ("total", &w.number(a.total))]))
}

fn body(s: Session, w: Words) -> Vec<Node> {
    s.assessment.with(|a| {
        let name = |phrase| Node::from(el("p").class("panel-name").child(w.say(phrase)));
        let figure = |text: String| Node::from(el("p").class("figure").child(text));
        let line = w.fill(phrase::ANSWERED_OF, &[("n", &w.number(a.answered)), ("total", &w.number(a.total))]);
        let mut parts =
            vec![name(phrase::PANEL_PROGRESS), figure(line.clone()), progress(line, a.answered, a.total).into(), name(phrase::PANEL_READINESS)];
        parts.extend(ranges(s, w, a));
        parts.push(el("p").class("hint").child(w.say(phrase::PANEL_RANGE_WHY)).into());
        parts.push(name(phrase::PANEL_MONTHS));
        parts.push(figure(months_left(w, a)));
        parts
    })
}

/// A bar per standard that is asked.
pub fn ranges(s: Session, w: Words, a: &Assessment) -> Vec<Node> {
    let mut bars = Vec::new();
    for (n, (standard, standing)) in s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0) {
        let (low, high) = standing.all.range.unwrap_or((1.0, 1.0));
        let words = el("span").class("figure").child(range_words(w, standing.all.range));
        let range = el("div").class("panel-range").child(el("span").class("panel-name").child(standard.name)).child(words);
        bars.push(range.child(range_bar(&standard_hue(s, 1 << n), low, high)).into());
    }
    bars
}

/// The months that are still open, or that nothing is left to certify.
pub fn months_left(w: Words, a: &Assessment) -> String {
    let months = a.timeline.as_ref().map(|t| months_words(w, t.total.left_low, t.total.left_high));
    months.unwrap_or_else(|| w.say(phrase::NOTHING_TO_CERTIFY).into())
}

/// A range of readiness in words: between this and that, or one figure where both are the same.
pub fn range_words(w: Words, range: Option<(f64, f64)>) -> String {
    let Some((low, high)) = range else { return w.say(phrase::NOTHING_APPLIES).into() };
    let (low, high) = (w.locale().percent(low), w.locale().percent(high));
    if low == high { low } else { w.fill(phrase::BETWEEN, &[("low", &low), ("high", &high)]) }
}

/// A range of readiness, short: the figures alone.
pub fn range_short(w: Words, range: Option<(f64, f64)>) -> String {
    let Some((low, high)) = range else { return w.say(phrase::NOTHING_APPLIES).into() };
    let (low, high) = (w.locale().percent(low), w.locale().percent(high));
    if low == high { low } else { w.fill(phrase::RANGE_SHORT, &[("low", &low), ("high", &high)]) }
}

/// A range of months in words, in halves and never narrower than half a month either way.
pub fn months_words(w: Words, low: f64, high: f64) -> String {
    let (low, high) = timeline::shown(low, high);
    w.fill(phrase::MONTHS, &[("low", &w.locale().number(low, 1)), ("high", &w.locale().number(high, 1))])
}
