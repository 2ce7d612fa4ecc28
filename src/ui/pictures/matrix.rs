//! Which control gives which a start? A mark per link, with its state in words.

use super::About;
use crate::{
    answers::State,
    catalog::shape::{Item, Overlap, Strength},
    charts::matrix::{Band, Head, Link, Matrix, Standing},
    explore::{self, Giver, Reach, Row},
    wording::{Phrase, Words, phrase},
};

/// How strong a start is, in words.
pub fn strength(strength: Strength) -> Phrase {
    match strength {
        Strength::Strong => phrase::LANE_STRONG_SHORT,
        Strength::Weak => phrase::LANE_WEAK_SHORT,
        Strength::Nothing => phrase::LANE_NOTHING_SHORT,
    }
}

/// What a giver gives, in words.
pub fn kind(of: Strength, main: bool) -> Phrase {
    if main { strength(of) } else { phrase::EXPLORE_FURTHER }
}

/// Where a giver stands, in words.
pub fn standing(w: Words, giver: &Giver) -> &'static str {
    match giver.state {
        Some(state) if giver.reach != Reach::Reached || state.in_place() => w.state(state),
        _ if giver.reach == Reach::Reached => w.say(phrase::EXPLORE_CERTIFIED),
        None => w.say(phrase::MAP_UNANSWERED),
        Some(state) => w.state(state),
    }
}

/// The chart. The key of a mark counts the links through all rows.
pub fn chart(about: &About, overlap: &Overlap, rows: &[Row]) -> Matrix {
    let w = about.words;
    let catalog = about.catalog;
    let number = |item: Item| catalog.items.get(usize::from(item)).map_or("", |q| q.number);
    let key = |standard: u8| catalog.standards.get(usize::from(standard)).map_or("", |s| s.key);
    let name = |standard: u8| catalog.standards.get(usize::from(standard)).map_or("", |s| s.name);
    let bands = |standard: u8| {
        let groups = (0..).zip(catalog.groups).filter(|(_, g)| g.standard == Some(standard));
        let head = |item: &Item| Head { number: number(*item).into(), title: w.title(*item).into() };
        groups.map(|(n, g)| Band { short: g.id.into(), label: about.group_short(n), heads: g.items.iter().map(head).collect() }).collect()
    };
    // Rows and columns stand by group, as the marks' places count them.
    let order = |standard: u8| catalog.groups.iter().filter(move |g| g.standard == Some(standard)).flat_map(|g| g.items);
    let mut links = Vec::new();
    for row in rows {
        for giver in &row.givers {
            let places = (order(overlap.to).position(|i| *i == row.control), order(overlap.from).position(|i| *i == giver.item));
            let out = giver.reach == Reach::LeftOut || row.reach == Reach::LeftOut;
            let title = w.fill(
                phrase::EXPLORE_MARK,
                &[
                    ("giver", &[key(overlap.from), number(giver.item)].join(" ")),
                    ("getter", &[key(overlap.to), number(row.control)].join(" ")),
                    ("kind", w.say(kind(row.strength, giver.main))),
                    ("state", if out { w.state(State::NotApplicable) } else { standing(w, giver) }),
                ],
            );
            let standing = match giver.reach {
                _ if out => Standing::LeftOut,
                Reach::Reached => Standing::Reached,
                _ => Standing::Open,
            };
            let place = links.len() as u16;
            if let (Some(row_at), Some(column)) = places {
                links.push(Link { row: row_at, column, key: place, strong: row.strength == Strength::Strong, main: giver.main, standing, title });
            }
        }
    }
    let axis = |phrase, standard| w.fill(phrase, &[("standard", name(standard))]);
    let [strong, weak] = [Strength::Strong, Strength::Weak].map(|s| w.say(strength(s)));
    let reached = |kind| w.fill(phrase::EXPLORE_MEANS_REACHED, &[("kind", kind)]);
    Matrix {
        axes: [axis(phrase::EXPLORE_ACROSS, overlap.from), axis(phrase::EXPLORE_DOWN, overlap.to)],
        rows: bands(overlap.to),
        columns: bands(overlap.from),
        links,
        meanings: [strong.into(), reached(strong), weak.into(), reached(weak)],
    }
}

/// What the chart shows above all: on how few controls the strong starts rest.
pub fn finding(about: &About, overlap: &Overlap) -> String {
    let w = about.words;
    let (carry, _) = explore::carriers(&explore::gives(about.catalog, overlap));
    let of = explore::controls(about.catalog, overlap.from).len();
    let strong = crate::overlap::count(overlap, Strength::Strong);
    let name = about.catalog.standards.get(usize::from(overlap.from)).map_or("", |s| s.name);
    w.fill(phrase::EXPLORE_FINDING, &[("n", &w.number(carry)), ("of", &w.number(of)), ("strong", &w.number(strong)), ("from", name)])
}
