//! What does the visitor see while answering? Progress and readiness, two figures in two shapes, live.

use super::{
    parts::bar::{progress, range_bar},
    row::standard_hue,
    session::Session,
};
use crate::{
    timeline,
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The quiet panel beside the questions; where it is narrow, one line that opens.
pub fn panel(s: Session, w: &Words) -> AnyView {
    let open = RwSignal::new(false);
    let line = { let w = w.clone(); move || answered(s, &w) };
    let body = { let w = w.clone(); move || body(s, &w) };
    view! {
        <div class="panel" class:open=move || open.get() role="group" aria-label=w.say(phrase::PANEL)>
            <button type="button" class="panel-line" aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|o| *o = !*o)>{line}</button>
            <div class="panel-body">{body}</div>
        </div>
    }
    .into_any()
}

fn answered(s: Session, w: &Words) -> String {
    s.assessment.with(|a| w.fill(phrase::ANSWERED_OF, &[("n", &w.number(a.answered)), ("total", &w.number(a.total))]))
}

fn body(s: Session, w: &Words) -> AnyView {
    s.assessment.with(|a| {
        let line = w.fill(phrase::ANSWERED_OF, &[("n", &w.number(a.answered)), ("total", &w.number(a.total))]);
        let standards = s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0);
        let ranges = standards.map(|(n, (standard, standing))| {
            let (low, high) = standing.all.range.unwrap_or((1.0, 1.0));
            let words = range_words(w, standing.all.range);
            view! {
                <div class="panel-range">
                    <span class="panel-name">{standard.name}</span><span class="figure">{words}</span>
                    {range_bar(standard_hue(s, 1 << n), low, high)}
                </div>
            }
        });
        let ranges = ranges.collect_view();
        let months = a.timeline.as_ref().map(|t| months_words(w, t.total.left_low, t.total.left_high));
        let months = months.unwrap_or_else(|| w.say(phrase::NOTHING_TO_CERTIFY));
        view! {
            <p class="panel-name">{w.say(phrase::PANEL_PROGRESS)}</p>
            <p class="figure">{line.clone()}</p>
            {progress(line, a.answered, a.total)}
            <p class="panel-name">{w.say(phrase::PANEL_READINESS)}</p>
            {ranges}
            <p class="hint">{w.say(phrase::PANEL_RANGE_WHY)}</p>
            <p class="panel-name">{w.say(phrase::PANEL_MONTHS)}</p>
            <p class="figure">{months}</p>
        }
        .into_any()
    })
}

/// A range of readiness in words: between this and that, or one figure where both are the same.
pub fn range_words(w: &Words, range: Option<(f64, f64)>) -> String {
    let Some((low, high)) = range else { return w.say(phrase::NOTHING_APPLIES) };
    let (low, high) = (w.locale().percent(low), w.locale().percent(high));
    if low == high { low } else { w.fill(phrase::BETWEEN, &[("low", &low), ("high", &high)]) }
}

/// A range of months in words, in halves and never narrower than half a month either way.
pub fn months_words(w: &Words, low: f64, high: f64) -> String {
    let (low, high) = timeline::shown(low, high);
    w.fill(phrase::MONTHS, &[("low", &w.locale().number(low, 1)), ("high", &w.locale().number(high, 1))])
}
