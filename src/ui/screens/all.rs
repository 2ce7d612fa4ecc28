//! How does an expert answer everything on one page? All rows are in the document; filters only hide.

use super::{
    filters::{filter_line, fitting},
    quick::group_label,
};
use crate::{
    browser::page,
    catalog::shape::Item,
    ui::{
        panel::panel,
        parts::heading::heading,
        row::{Room, row},
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;
use std::collections::HashSet;

/// Rows that are put into the document at once, so that the first question takes an answer soon.
const FIRST: usize = 8;
/// Rows of each further slice.
const SLICE: usize = 16;

/// Every question that is asked.
pub fn all(s: Session, w: &Words, level: u8) -> AnyView {
    let items: Vec<Item> = crate::profile::asked_items(s.catalog, s.assessment.with_untracked(|a| a.asked)).collect();
    let shown = { let w = w.clone(); Memo::new(move |_| fitting(s, &w)) };
    let set = Memo::new(move |_| shown.with(|list| list.iter().copied().collect::<HashSet<Item>>()));
    let slices = slices(&items);
    let ready = RwSignal::new(1usize);
    bring(ready, slices.len());
    let words = w.clone();
    let rows = (slices.into_iter().enumerate())
        .map(|(n, slice)| {
            let words = words.clone();
            let here = Memo::new(move |_| ready.get() > n);
            move || here.get().then(|| slice.iter().map(|(item, opens)| line(s, &words, level, *item, *opens, set)).collect_view())
        })
        .collect_view();
    let count = { let w = w.clone(); move || w.count(phrase::FILTER_COUNT, shown.with(Vec::len), &[]) };
    let none = { let text = w.say(phrase::FILTER_NONE); move || shown.with(Vec::is_empty).then(|| view! { <p class="lead">{text.clone()}</p> }) };
    view! {
        <div class="beside">
            <div class="main">
                {heading(level + 1, w.say(phrase::ALL_HEADING), true)}
                {filter_line(s, w)}
                <p class="hint" role="status">{count}</p>
                {none}
                <div class="rows">{rows}</div>
            </div>
            {panel(s, w)}
        </div>
    }
    .into_any()
}

/// A question, with its group's heading before the first of a group that is shown.
fn line(s: Session, w: &Words, level: u8, item: Item, opens: bool, set: Memo<HashSet<Item>>) -> AnyView {
    let group = s.question(item).map_or(0, |q| q.group);
    let head = opens.then(|| {
        let members: Vec<Item> = s.catalog.groups.get(usize::from(group)).map_or(Vec::new(), |g| g.items.to_vec());
        let any = move || set.with(|set| members.iter().any(|i| set.contains(i)));
        let title = format!("{} {}", group_label(s, group), w.group(group));
        view! { <div hidden=move || !any()>{heading(level + 2, title, false)}</div> }
    });
    let row = row(s, w, item, Room::Row);
    view! { {head}<div class="cell" hidden=move || set.with(|set| !set.contains(&item))>{row}</div> }.into_any()
}

/// The rows in slices, each with whether it opens a group.
fn slices(items: &[Item]) -> Vec<Vec<(Item, bool)>> {
    let catalog = &crate::built::CATALOG;
    let group = |i: &Item| catalog.items.get(usize::from(*i)).map(|q| q.group);
    let mut before = None;
    let marked: Vec<(Item, bool)> = (items.iter())
        .map(|i| {
            let opens = group(i) != before;
            before = group(i);
            (*i, opens)
        })
        .collect();
    let (first, rest) = marked.split_at(FIRST.min(marked.len()));
    std::iter::once(first.to_vec()).chain(rest.chunks(SLICE).map(<[_]>::to_vec)).collect()
}

/// Lets one slice after another into the document, with room for the browser between them.
fn bring(ready: RwSignal<usize>, slices: usize) {
    if cfg!(target_arch = "wasm32") {
        page::after(0, move || {
            if let Some(n) = ready.try_get_untracked().filter(|n| *n < slices) {
                ready.set(n + 1);
                bring(ready, slices);
            }
        });
    } else {
        ready.set(slices);
    }
}
