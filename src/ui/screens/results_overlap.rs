//! What counts twice, in figures? Counted from the catalogs, and how much of it this visitor has reached.

use super::results::part;
use crate::{
    assessment::Assessment,
    catalog::shape::{Overlap, Question, Strength},
    overlap::{HeadStart, count},
    ui::{
        parts::table::table,
        session::Session,
        view::{El, el},
    },
    wording::{Words, phrase},
};

/// One section per overlap of the catalog whose target is asked.
pub fn section(s: Session, w: Words, level: u8, a: &Assessment) -> Vec<El> {
    let wanted = s.catalog.overlaps.iter().zip(&a.head_starts).filter(|(o, _)| a.asked & 1 << o.to != 0);
    wanted.map(|(o, start)| one(s, w, level, o, *start)).collect()
}

fn one(s: Session, w: Words, level: u8, overlap: &Overlap, start: Option<HeadStart>) -> El {
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
            w.fill(
                phrase::OVERLAP_REACHED,
                &[
                    ("reached", &number(h.reached)),
                    ("possible", &number(h.possible)),
                    ("of", &number(h.of)),
                    ("share", &share),
                    ("from", from),
                    ("to", to),
                ],
            )
        }
    };
    let clauses = |f: &dyn Fn(&Question) -> bool| s.catalog.items.iter().filter(|q| !q.control && q.standards & 1 << overlap.to != 0 && f(q)).count();
    let rows = [
        (phrase::LANE_SHARED, clauses(&|q| q.shared)),
        (phrase::LANE_DIFFERS, clauses(&|q| q.twin.is_some())),
        (phrase::LANE_ONLY, clauses(&|q| !q.shared && q.twin.is_none())),
        (phrase::LANE_STRONG, count(overlap, Strength::Strong)),
        (phrase::LANE_WEAK, count(overlap, Strength::Weak)),
        (phrase::LANE_NOTHING, count(overlap, Strength::Nothing)),
    ];
    let row = |(what, n)| (w.fill(what, &[("from", from), ("to", to)]).into(), vec![w.number(n).into()]);
    let heads = vec![w.say(phrase::COLUMN_PART), w.say(phrase::COLUMN_COUNT)];
    let counted = table(w.fill(phrase::OVERLAP_TABLE, &[("to", to)]), heads, rows.into_iter().map(row).collect());
    part(level, w.say(phrase::OVERLAP_HEADING)).child(el("p").child(sentence)).child(counted)
}
