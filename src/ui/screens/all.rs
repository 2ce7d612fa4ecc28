//! How does an expert answer everything on one page? All rows are in the document; filters only hide.

use super::{
    filters::{filter_line, fitting},
    quick::group_label,
};
use crate::{
    browser::page,
    catalog::shape::Item,
    ui::{
        cells::Val,
        panel::panel,
        parts::heading::heading,
        row::{Room, row},
        session::Session,
        view::{El, Node, el, live, live_on},
    },
    wording::{Words, phrase},
};

/// Rows that are put into the document at once, so that the first question takes an answer soon.
const FIRST: usize = 8;
/// Rows of each further slice.
const SLICE: usize = 16;

/// Every question that is asked.
pub fn all(s: Session, w: Words, level: u8) -> Node {
    let items: Vec<Item> = crate::profile::asked_items(s.catalog, s.asked()).collect();
    let shown = Val::new(fitting(s, w, s.filter.get_untracked(), &s.search.get_untracked()));
    let mut first = true;
    let refit = move |_: &web_sys::Element| {
        let (filter, search) = (s.filter.get(), s.search.get());
        if !std::mem::take(&mut first) {
            shown.set(fitting(s, w, filter, &search));
        }
    };
    let slices = slices(s, &items);
    let ready = Val::new(1usize);
    bring(s, ready, slices.len());
    let mut rows: Vec<Node> = Vec::new();
    for (n, slice) in slices.into_iter().enumerate() {
        rows.push(live_on(
            move || ready.get() > n,
            move |here| {
                let lines = slice.iter().map(|(item, opens)| line(s, w, level, *item, *opens, shown));
                here.then(|| el("div").class("slice").child(lines.flatten().collect::<Vec<_>>()))
            },
        ));
    }
    // While some rows are hidden, what a slice out of sight may take up cannot be guessed.
    let total = items.len();
    let whole = move || Some(shown.with(|list| if list.len() == total { "rows whole" } else { "rows" }).to_owned());
    let none = w.say(phrase::FILTER_NONE);
    let main = (el("div").class("main"))
        .child(heading(level + 1, w.say(phrase::ALL_HEADING), true))
        .child(filter_line(s, w))
        .child(el("p").class("hint").attr("role", "status").child(live(move || w.count(phrase::FILTER_COUNT, shown.with(Vec::len), &[]))))
        .child(live(move || shown.with(Vec::is_empty).then(|| el("p").class("lead").child(none))))
        .child(el("div").follows("class", whole).child(rows))
        .with(refit);
    el("div").class("beside").child(main).child(panel(s, w)).into()
}

/// A question, with its group's heading before the first of a group that is shown.
fn line(s: Session, w: Words, level: u8, item: Item, opens: bool, shown: Val<Vec<Item>>) -> Vec<El> {
    let group = s.question(item).map_or(0, |q| q.group);
    let cell = el("div").class("cell").flag_follows("hidden", move || shown.with(|list| list.binary_search(&item).is_err())).child(row(
        s,
        w,
        item,
        Room::Row,
    ));
    if !opens {
        return vec![cell];
    }
    let members = s.catalog.groups.get(usize::from(group)).map_or(&[][..], |g| g.items);
    let title = format!("{} {}", group_label(s, group), w.group(group));
    let none = move || shown.with(|list| !members.iter().any(|i| list.binary_search(i).is_ok()));
    vec![el("div").flag_follows("hidden", none).child(heading(level + 2, title, false)), cell]
}

/// The rows in slices, each with whether it opens a group.
fn slices(s: Session, items: &[Item]) -> Vec<Vec<(Item, bool)>> {
    let mut before = None;
    let mut marked = Vec::new();
    for item in items {
        let group = s.question(*item).map(|q| q.group);
        marked.push((*item, group != before));
        before = group;
    }
    let (first, rest) = marked.split_at(FIRST.min(marked.len()));
    std::iter::once(first.to_vec()).chain(rest.chunks(SLICE).map(<[_]>::to_vec)).collect()
}

/// Lets one slice after another into the document, with room for the browser between them.
fn bring(s: Session, ready: Val<usize>, slices: usize) {
    if cfg!(target_arch = "wasm32") {
        s.unfinished.update_untracked(|u| u.rows = true);
        page::after(0, move || {
            match ready.try_get_untracked().filter(|n| *n < slices) {
                Some(n) => {
                    ready.set(n + 1);
                    bring(s, ready, slices);
                }
                // All are there, or the screen is gone.
                None if s.unfinished.try_get_untracked().is_some() => s.unfinished.update_untracked(|u| u.rows = false),
                None => {}
            }
        });
    } else {
        ready.set(slices);
    }
}
