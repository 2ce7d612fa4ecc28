//! Which links are shown? Chips for how strong a start is and whether it is reached, and the areas.

use super::quick::group_label;
use crate::{
    browser::page,
    catalog::shape::{Overlap, Strength},
    explore::{Filter, Row},
    ui::{
        cells::Val,
        parts::button::button,
        session::Session,
        view::{El, el, live, live_on},
    },
    wording::{Phrase, Words, phrase},
};

/// What a chip chooses; another press takes it back.
#[derive(Clone, Copy)]
enum Chip {
    All,
    Strength(Strength),
    Reached(bool),
}

/// The chips in the order in which they are offered.
const CHIPS: [(Chip, Phrase); 6] = [
    (Chip::All, phrase::EXPLORE_ALL),
    (Chip::Strength(Strength::Strong), phrase::EXPLORE_STRONG),
    (Chip::Strength(Strength::Weak), phrase::EXPLORE_WEAK),
    (Chip::Strength(Strength::Nothing), phrase::EXPLORE_NONE),
    (Chip::Reached(true), phrase::EXPLORE_DONE),
    (Chip::Reached(false), phrase::EXPLORE_OPEN),
];

impl Chip {
    /// The filter with what the chip chooses; what else is chosen stays.
    fn chosen(self, now: Filter) -> Filter {
        match self {
            Self::All => Filter::default(),
            Self::Strength(strength) => Filter { strength: Some(strength), ..now },
            Self::Reached(reached) => Filter { reached: Some(reached), ..now },
        }
    }

    /// The filter without it.
    fn taken_back(self, now: Filter) -> Filter {
        match self {
            Self::All => now,
            Self::Strength(_) => Filter { strength: None, ..now },
            Self::Reached(_) => Filter { reached: None, ..now },
        }
    }
}

/// Whether a row is shown: it fits, or the visitor came back to it from its question, where the answer may have changed.
pub fn shown(s: Session, rows: &[Row], n: usize) -> bool {
    s.explored.with(|(filter, came)| *came == Some(n) || rows.get(n).is_some_and(|r| filter.fits(r)))
}

/// The line of filters over the table, each chip with what would be shown, and how many rows are shown now.
pub fn filters(s: Session, w: Words, n: usize, overlap: &'static Overlap, rows: Val<Vec<Row>>) -> El {
    let mut chips = el("div").class("chips");
    for (chip, phrase) in CHIPS {
        let on = move || s.explored.with(|(now, _)| chip.chosen(*now) == *now);
        let number = move || rows.with(|rows| s.explored.with(|(now, _)| chip.chosen(*now).count(rows)));
        let text = live_on(number, move |number| w.count(phrase, *number, &[]));
        let press = move || {
            let now = s.explored.get_untracked().0;
            let next = if chip.chosen(now) == now { chip.taken_back(now) } else { chip.chosen(now) };
            s.explored.set((next, None));
        };
        chips = chips.child(button("chip", text, press).says("aria-pressed", on));
    }
    let areas = (0..).zip(s.catalog.groups).filter(|(_, g)| g.standard == Some(overlap.to));
    let option = |(n, _): (u16, _)| el("option").attr("value", n.to_string()).child([&group_label(s, n), " ", w.group(n)].concat());
    let options: Vec<El> = areas.map(option).collect();
    let id = ["explore-area-", &n.to_string()].concat();
    let select = (el("select").attr("id", id.clone()))
        .child(el("option").attr("value", "").child(w.say(phrase::EXPLORE_EVERY_AREA)))
        .child(options)
        .property("value", move || s.explored.with(|(f, _)| f.group.map(|n| n.to_string()).unwrap_or_default()))
        .on("change", move |event| s.explored.update(|(f, row)| (f.group, *row) = (page::value(&event).parse().ok(), None)));
    let area = el("div").class("explore-area").child(el("label").class("field").attr("for", id).child(w.say(phrase::EXPLORE_AREA))).child(select);
    let line = live(move || {
        let count = |rows: &Vec<Row>| (0..rows.len()).filter(|n| shown(s, rows, *n)).count();
        let (fit, total) = rows.with(|rows| (count(rows), rows.len()));
        w.count(phrase::EXPLORE_SHOWN, fit, &[("total", &w.number(total))])
    });
    (el("div").class("filters").attr("role", "group").attr("aria-label", w.say(phrase::EXPLORE_FILTER)))
        .child(chips)
        .child(area)
        .child(el("p").class("hint").attr("role", "status").child(line))
}
