//! What does the quick check tell? Its own questions first; the range below, with why it is wide.

use crate::{
    assessment::Assessment,
    quick::Tally,
    ui::{
        panel::months_words,
        parts::{button::button, heading::heading, table::table},
        screens::{quick::group_label, results_gaps::gap_line},
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// How many gaps are named.
const FIRST_GAPS: usize = 3;
/// How many groups are named that widen the range most.
const WIDEST: usize = 4;

/// The part of the results that speaks of the quick check.
pub fn quick_result(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let Tally { total, in_place, under_way, missing, unknown, left_out } = a.quick.all;
    let n = |n: usize| w.number(n);
    let sentence = w.count(phrase::QUICK_FOUND, total, &[("in", &n(in_place)), ("way", &n(under_way)), ("missing", &n(missing)), ("unknown", &n(unknown))]);
    let left_out = (left_out > 0).then(|| format!(" {}", w.count(phrase::QUICK_LEFT_OUT, left_out, &[])));
    let heads = [phrase::COLUMN_GROUP, phrase::COLUMN_IN_PLACE, phrase::COLUMN_UNDER_WAY, phrase::COLUMN_MISSING, phrase::COLUMN_UNKNOWN].map(|p| w.say(p)).to_vec();
    let rows = a.quick.groups.iter().map(|(g, t)| {
        let head = view! { <bdi>{group_label(s, *g)}</bdi>" "{w.group(*g)} }.into_any();
        let cells = [t.in_place, t.under_way, t.missing, t.unknown].map(|c| view! { <span class:zero=c == 0>{w.number(c)}</span> }.into_any());
        (head, cells.into_iter().collect())
    });
    let by_group = table(w.say(phrase::QUICK_TABLE), heads, rows.collect());
    let gaps = a.quick.gaps.iter().take(FIRST_GAPS).map(|g| view! { <li>{gap_line(s, w, g, a.asked)}</li> }).collect_view();
    let no_gaps = a.quick.gaps.is_empty().then(|| view! { <p>{w.say(phrase::QUICK_NO_GAPS)}</p> });
    let months = a.timeline.as_ref().map(|t| {
        let (title, about) = w.path(s.path_index(t.path));
        let whole = months_words(w, t.total.low, t.total.high);
        view! { <p><strong class="figure">{whole}</strong>" "{w.fill(phrase::QUICK_MONTHS, &[("path", &title)])}" "{about}</p> }
    });
    let widest = a.widest.iter().take(WIDEST).map(|(g, n)| format!("{} ({})", w.group(*g), w.number(*n))).collect::<Vec<_>>().join(", ");
    let more = a.total - a.answered;
    view! {
        <div class="part answer">
            {heading(level + 2, w.say(phrase::QUICK_RESULT_HEADING), false)}
            <p class="lead">{sentence}{left_out}</p>
            {heading(level + 3, w.say(phrase::QUICK_GAPS), false)}
            {no_gaps}
            <ol class="gaps">{gaps}</ol>
            {by_group}
            {heading(level + 3, w.say(phrase::QUICK_MONTHS_HEADING), false)}
            {months}
            <div class="buttons">{button("primary", w.count(phrase::DEEPEN, more, &[]), move |_| s.deepen())}</div>
            <p class="hint">{w.count(phrase::QUICK_WIDE, more, &[])}" "{w.fill(phrase::QUICK_WIDEST, &[("groups", &widest)])}</p>
        </div>
    }
    .into_any()
}
