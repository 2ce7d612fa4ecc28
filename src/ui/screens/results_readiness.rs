//! How is readiness shown? As ranges per standard, apart for clauses and Annex A, then per group.

use crate::{
    assessment::Assessment,
    readiness::Share,
    ui::{
        panel::range_words,
        parts::{bar::range_bar, heading::heading, table::table},
        place::Place,
        row::standard_hue,
        screens::quick::group_label,
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The section on readiness.
pub fn section(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let heads = [phrase::COLUMN_PART, phrase::COLUMN_READY, phrase::COLUMN_KNOWN].map(|p| w.say(p)).to_vec();
    let mut rows = Vec::new();
    for (n, (standard, standing)) in s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0) {
        let hue = standard_hue(s, 1 << n);
        for (part, share) in [(phrase::PART_ALL, standing.all), (phrase::PART_CLAUSES, standing.clauses), (phrase::PART_ANNEX, standing.annex)] {
            let head = w.fill(part, &[("standard", standard.name)]);
            rows.push((view! { {head} }.into_any(), cells(w, &hue, &share)));
        }
    }
    let by_standard = table(w.say(phrase::READY_TABLE), heads.clone(), rows);
    let groups = s.catalog.groups.iter().zip(&a.groups).enumerate().filter(|(_, (_, p))| p.share.total > 0);
    let rows = groups.map(|(n, (group, p))| {
        let hue = group.standard.map_or_else(|| standard_hue(s, a.asked), |n| standard_hue(s, 1 << n));
        let n = n as u16;
        let head = view! {
            <button type="button" class="link" on:click=move |_| s.place.set(Place::Group(n))><bdi>{group_label(s, n)}</bdi>" "{w.group(n)}</button>
        };
        (head.into_any(), cells(w, &hue, &p.share))
    });
    let by_group = table(w.say(phrase::READY_GROUPS), heads, rows.collect());
    view! {
        <div class="part">
            {heading(level + 2, w.say(phrase::READY_HEADING), false)}
            <p>{w.say(phrase::READY_TEXT)}</p>
            {by_standard}
            {by_group}
        </div>
    }
    .into_any()
}

fn cells(w: &Words, hue: &str, share: &Share) -> Vec<AnyView> {
    let (low, high) = share.range.unwrap_or((1.0, 1.0));
    let known = w.fill(phrase::OF, &[("n", &w.number(share.known)), ("total", &w.number(share.total))]);
    vec![view! { {range_bar(hue.to_owned(), low, high)}<span class="figure">{range_words(w, share.range)}</span> }.into_any(), view! { {known} }.into_any()]
}
