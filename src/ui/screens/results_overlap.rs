//! What counts twice, in figures? Counted from the catalogs, and how much of it this visitor has reached.

use crate::{
    assessment::Assessment,
    catalog::shape::{Overlap, Strength},
    overlap::{HeadStart, count},
    ui::{
        parts::{heading::heading, table::table},
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// One section per overlap of the catalog whose target is asked.
pub fn section(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let wanted = s.catalog.overlaps.iter().zip(&a.head_starts).filter(|(o, _)| a.asked & 1 << o.to != 0);
    wanted.map(|(o, start)| one(s, w, level, o, *start)).collect_view().into_any()
}

fn one(s: Session, w: &Words, level: u8, overlap: &Overlap, start: Option<HeadStart>) -> AnyView {
    let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
    let (from, to) = (name(overlap.from), name(overlap.to));
    let sentence = match start {
        None => {
            let possible = overlap.shared.len() + count(overlap, Strength::Strong);
            let of = s.catalog.standards.get(usize::from(overlap.to)).map_or(0, |s| s.items.len());
            let share = w.locale().percent(possible as f64 / of.max(1) as f64);
            w.fill(phrase::OVERLAP_NONE, &[("possible", &w.number(possible)), ("of", &w.number(of)), ("share", &share), ("from", from), ("to", to)])
        }
        Some(h) => {
            let share = w.locale().percent(if h.of == 0 { 0.0 } else { h.possible as f64 / h.of as f64 });
            let number = |n| w.number(n);
            w.fill(phrase::OVERLAP_REACHED, &[("reached", &number(h.reached)), ("possible", &number(h.possible)), ("of", &number(h.of)), ("share", &share), ("from", from), ("to", to)])
        }
    };
    let clauses = |f: &dyn Fn(&crate::catalog::shape::Question) -> bool| s.catalog.items.iter().filter(|q| !q.control && q.standards & 1 << overlap.to != 0 && f(q)).count();
    let rows = [
        (phrase::LANE_SHARED, clauses(&|q| q.shared)),
        (phrase::LANE_DIFFERS, clauses(&|q| q.twin.is_some())),
        (phrase::LANE_ONLY, clauses(&|q| !q.shared && q.twin.is_none())),
        (phrase::LANE_STRONG, count(overlap, Strength::Strong)),
        (phrase::LANE_WEAK, count(overlap, Strength::Weak)),
        (phrase::LANE_NOTHING, count(overlap, Strength::Nothing)),
    ];
    let rows = rows.into_iter().map(|(what, n)| (view! { {w.fill(what, &[("from", from), ("to", to)])} }.into_any(), vec![view! { {w.number(n)} }.into_any()])).collect();
    view! {
        <div class="part">
            {heading(level + 2, w.say(phrase::OVERLAP_HEADING), false)}
            <p>{sentence}</p>
            {table(w.fill(phrase::OVERLAP_TABLE, &[("to", to)]), vec![w.say(phrase::COLUMN_PART), w.say(phrase::COLUMN_COUNT)], rows)}
        </div>
    }
    .into_any()
}
