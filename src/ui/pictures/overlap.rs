//! What counts twice? Two lanes of the standard that gets the start, with the part that is earned already.

use super::About;
use crate::{
    catalog::shape::{self, Question, Strength},
    charts::overlap::{Lane, Overlap, Segment, Start},
    figures::{self, Figure, Lane as Kind},
    overlap::{HeadStart, count, live_mains, strong},
    ui::said::Said,
    wording::{Phrase, phrase},
};

/// A part of a lane: what it is in short and which kind, how many, how many of these are earned, and how much of a start it gets.
pub type Part = (Phrase, Kind, usize, usize, Start);

/// The parts of the two lanes: clauses and controls.
pub fn parts(about: &About, overlap: &shape::Overlap, start: Option<HeadStart>) -> [[Part; 3]; 2] {
    let of = |q: &&Question| !q.control && q.standards & 1 << overlap.to != 0;
    let clauses = |f: fn(&Question) -> bool| about.catalog.items.iter().filter(of).filter(|q| f(q)).count();
    // A control that does not apply can give no start.
    let applies = |l: &&shape::Link| live_mains(about.catalog, &about.record.answers, l).is_some();
    let strong = strong(overlap).filter(applies).count();
    let (shared, earned) = start.map_or((0, 0), |h| (h.clauses, h.reached - h.clauses));
    [
        [
            (phrase::LANE_SHARED_SHORT, Kind::Shared, clauses(|q| q.shared), shared, Start::Strong),
            (phrase::LANE_DIFFERS_SHORT, Kind::Differs, clauses(|q| q.twin.is_some()), 0, Start::Weak),
            (phrase::LANE_ONLY_SHORT, Kind::Only, clauses(|q| !q.shared && q.twin.is_none()), 0, Start::None),
        ],
        [
            (phrase::LANE_STRONG_SHORT, Kind::Strong, strong, earned, Start::Strong),
            (phrase::LANE_WEAK_SHORT, Kind::Weak, count(overlap, Strength::Weak), 0, Start::Weak),
            (phrase::LANE_NOTHING_SHORT, Kind::Nothing, count(overlap, Strength::Nothing), 0, Start::None),
        ],
    ]
}

/// The names of the standard that gives the start and of the one that gets it.
pub fn names(about: &About, overlap: &shape::Overlap) -> (&'static str, &'static str) {
    let name = |n: u8| about.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
    (name(overlap.from), name(overlap.to))
}

/// The chart.
pub fn chart(about: &About, overlap: &shape::Overlap, start: Option<HeadStart>) -> Overlap {
    let w = about.words;
    let (_, to) = names(about, overlap);
    let mut letters = 'A'..;
    let mut lanes = Vec::new();
    for (title, parts) in [phrase::LANE_CLAUSES, phrase::LANE_CONTROLS].into_iter().zip(parts(about, overlap, start)) {
        let segment = |(short, _, count, earned, start): Part| Segment {
            label: w.say(short).into(),
            figure: if earned > 0 { w.fill(phrase::OF, &[("n", &w.number(earned)), ("total", &w.number(count))]) } else { w.number(count) },
            letter: letters.next().map(String::from).unwrap_or_default(),
            count,
            earned,
            start,
            key: None,
        };
        lanes.push(Lane { title: w.fill(title, &[("to", to)]), segments: parts.into_iter().map(segment).collect() });
    }
    let meanings = [phrase::OVERLAP_EARNED, phrase::OVERLAP_SERVES, phrase::OVERLAP_HELPS, phrase::OVERLAP_NEW];
    Overlap { lanes, meanings: meanings.map(|m| w.say(m).into()) }
}

/// The position of an overlap in the catalog.
pub fn position(about: &About, overlap: &shape::Overlap) -> u8 {
    about.catalog.overlaps.iter().position(|o| (o.from, o.to) == (overlap.from, overlap.to)).unwrap_or(0) as u8
}

/// What the chart shows above all.
pub fn finding(about: &About, overlap: &shape::Overlap, start: Option<HeadStart>) -> Said {
    let w = about.words;
    let figure = Figure::Start(position(about, overlap));
    let possible = possible(overlap, start);
    match start {
        Some(h) => Said::new(w.say(phrase::OVERLAP_FINDING)).count("reached", w.number(h.reached), h.reached, figure).count(
            "possible",
            w.number(possible),
            possible,
            figure,
        ),
        None => {
            let said = Said::new(w.say(phrase::OVERLAP_FINDING_NONE)).word("to", names(about, overlap).1);
            said.count("possible", w.number(possible), possible, figure)
        }
    }
}

/// How many points of a head start there are.
fn possible(overlap: &shape::Overlap, start: Option<HeadStart>) -> usize {
    start.map_or_else(|| overlap.shared.len() + count(overlap, Strength::Strong), |h| h.possible)
}

/// The chart in a sentence.
pub fn reading(about: &About, overlap: &shape::Overlap, start: Option<HeadStart>) -> Said {
    let w = about.words;
    let (from, to) = names(about, overlap);
    let of = match start {
        Some(h) => h.of,
        None => about.catalog.standards.get(usize::from(overlap.to)).map_or(0, |s| s.items.len()),
    };
    let figure = Figure::Start(position(about, overlap));
    let possible = possible(overlap, start);
    let share = w.locale().percent(if of == 0 { 0.0 } else { possible as f64 / of as f64 });
    let reached = start.map_or(0, |h| h.reached);
    Said::new(w.say(if start.is_some() { phrase::OVERLAP_REACHED } else { phrase::OVERLAP_NONE }))
        .word("from", from)
        .word("to", to)
        .count("reached", w.number(reached), reached, figure)
        .count("possible", w.number(possible), possible, figure)
        .count("share", share, possible, figure)
        .count("of", w.number(of), of, Figure::Ready(overlap.to, figures::Part::All))
}
