//! What could be drawn? Random charts, and what a drawing covers.

use proptest::{collection::vec, option, prelude::*, sample::select};
use readiness_check::charts::{
    Format, Layout,
    drawing::{Anchor, Drawing, Hue, Mark, Shape},
    gap_map, matrix, measure, overlap, readiness, timeline,
};

/// Any format.
pub fn any_format() -> impl Strategy<Value = Format> {
    (select(&Layout::ALL[..]), any::<bool>()).prop_map(|(layout, mirrored)| Format { layout, mirrored })
}

/// Labels as they come, and some that nobody would choose.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Z][a-z]{1,9}( [a-z]{1,9}){0,6}",
        "[\u{5d0}-\u{5ea}]{2,8}( [\u{5d0}-\u{5ea}]{2,8}){0,4}",
        "[a-zA-Z]{30,90}",
        any::<String>()
    ]
}

fn short() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-z0-9%]{0,4}", 1 => any_text()]
}

/// Numbers in the range that is meant, and any others.
fn number(to: f64) -> impl Strategy<Value = f64> {
    prop_oneof![6 => 0.0..to, 1 => Just(0.0), 1 => Just(to), 1 => any::<f64>()]
}

/// A readiness chart.
pub fn any_readiness() -> impl Strategy<Value = readiness::Readiness> {
    let hue = select(&[Hue::Security, Hue::Ai, Hue::Both][..]);
    let row = (any_text(), any::<bool>(), hue, option::of((number(1.0), number(1.0))), short(), option::of(any::<u16>()));
    let row = row.prop_map(|(label, whole, hue, range, note, key)| readiness::Row { label, whole, hue, range, note, key });
    let group = (any_text(), vec(row, 0..6)).prop_map(|(heading, rows)| readiness::Group { heading, rows });
    (vec(group, 0..4), [(); 5].map(|()| short()), [(); 2].map(|()| any_text())).prop_map(|(groups, axis, meanings)| readiness::Readiness {
        groups,
        axis,
        meanings,
    })
}

/// An overlap chart. Every segment has a key of its own.
pub fn any_overlap() -> impl Strategy<Value = overlap::Overlap> {
    let start = select(&[overlap::Start::Strong, overlap::Start::Weak, overlap::Start::None][..]);
    let segment = (any_text(), short(), short(), 0usize..60, 0usize..80, start)
        .prop_map(|(label, figure, letter, count, earned, start)| overlap::Segment { label, figure, letter, count, earned, start, key: None });
    let lane = (any_text(), vec(segment, 0..5)).prop_map(|(title, segments)| overlap::Lane { title, segments });
    (vec(lane, 0..4), [(); 4].map(|()| any_text())).prop_map(|(mut lanes, meanings)| {
        for (key, segment) in (0..).zip(lanes.iter_mut().flat_map(|l| &mut l.segments)) {
            segment.key = Some(key);
        }
        overlap::Overlap { lanes, meanings }
    })
}

/// A gap map.
pub fn any_gap_map() -> impl Strategy<Value = gap_map::GapMap> {
    use gap_map::Standing::*;
    let standing = || select(&[Unanswered, Unsure, None, Planned, Partial, Done, Proven, LeftOut][..]);
    let tile = (any::<u16>(), standing(), short(), any::<bool>(), any_text());
    let tile = tile.prop_map(|(key, standing, letter, stops, title)| gap_map::Tile { key, standing, letter, stops, title });
    let group = (any_text(), vec(tile, 0..40)).prop_map(|(label, tiles)| gap_map::Group { label, tiles });
    let block = (any_text(), vec(group, 0..5)).prop_map(|(title, groups)| gap_map::Block { title, groups }).boxed();
    let meaning = (standing(), short(), any_text()).prop_map(|(standing, letter, label)| gap_map::Meaning { standing, letter, label });
    (option::of(block.clone()), vec(block, 0..4), vec(meaning, 0..9), any_text()).prop_map(|(above, beside, meanings, stops)| gap_map::GapMap {
        above,
        beside,
        meanings,
        stops,
    })
}

/// A map of links, some of them to rows and columns that are not there.
pub fn any_matrix() -> impl Strategy<Value = matrix::Matrix> {
    use matrix::Standing::*;
    let head =
        (prop_oneof![4 => "[A-Z](\\.[0-9]{1,2}){1,3}", 1 => any_text()], any_text()).prop_map(|(number, title)| matrix::Head { number, title });
    let band = (short(), any_text(), vec(head, 0..40)).prop_map(|(short, label, heads)| matrix::Band { short, label, heads }).boxed();
    let link = (0usize..60, 0usize..60, any::<bool>(), any::<bool>(), select(&[Open, Reached, LeftOut][..]), any_text());
    let link = link.prop_map(|(row, column, strong, main, standing, title)| matrix::Link { row, column, key: 0, strong, main, standing, title });
    let bands = || vec(band.clone(), 0..4);
    let text = || any_text();
    ([(); 2].map(|()| text()), bands(), bands(), vec(link, 0..40), [(); 4].map(|()| text())).prop_map(|(axes, rows, columns, mut links, meanings)| {
        for (key, link) in (0..).zip(&mut links) {
            link.key = key;
        }
        matrix::Matrix { axes, rows, columns, links, meanings }
    })
}

/// A timeline.
pub fn any_timeline() -> impl Strategy<Value = timeline::Timeline> {
    let months = || number(6.0);
    let other =
        (months(), months(), months(), months()).prop_map(|(low, high, left_low, left_high)| timeline::Other { low, high, left_low, left_high });
    let phase = (any_text(), short(), months(), months(), months(), months(), option::of(other))
        .prop_map(|(label, note, low, high, left_low, left_high, other)| timeline::Phase { label, note, low, high, left_low, left_high, other })
        .boxed();
    let tick = (number(24.0), short(), option::of(short())).prop_map(|(at, label, year)| timeline::Tick { at, label, year });
    let ticks = vec(tick, 0..30).prop_map(|mut ticks| {
        ticks.sort_by(|a, b| a.at.total_cmp(&b.at));
        ticks
    });
    (
        vec(phase.clone(), 0..8),
        option::of(phase),
        ticks,
        option::of((number(24.0), any_text())),
        [(); 4].map(|()| any_text()),
        [(); 2].map(|()| any_text()),
    )
        .prop_map(|(phases, total, ticks, today, meanings, other)| timeline::Timeline {
            hue: Hue::Ai,
            phases,
            total,
            ticks,
            today,
            meanings,
            other,
        })
}

/// From the left and the upper to the right and the lower edge.
pub type Covered = (i32, i32, i32, i32);

/// What a mark covers, in whole pixels; a text as wide as it is reckoned.
pub fn covered(mark: &Mark, mirrored: bool) -> Covered {
    match &mark.shape {
        Shape::Fill { x, y, width, height } => (*x, *y, x + width, y + height),
        Shape::Frame { x, y, width, height, .. } => (*x, *y, x + width + 1, y + height + 1),
        Shape::Lines { lines, .. } => {
            let points = || lines.iter().flatten();
            let (x, y) = (points().map(|p| p.0), points().map(|p| p.1));
            (x.clone().min().unwrap(), y.clone().min().unwrap(), x.max().unwrap() + 1, y.max().unwrap())
        }
        Shape::Text { x, y, anchor, size, bold, text } => {
            let wide = measure::width(text, measure::Face { size: *size, bold: *bold });
            let left = match (anchor, mirrored) {
                (Anchor::Start, false) | (Anchor::End, true) => *x,
                (Anchor::Middle, false) => x - wide / 2,
                (Anchor::Middle, true) => x - (wide - wide / 2),
                _ => x - wide,
            };
            let middle = y - (i32::from(*size) * 7 + 10) / 20;
            (left, middle - i32::from(*size) / 2, left + wide, middle + i32::from(*size) / 2)
        }
    }
}

/// The drawing with left and right exchanged, by the rules of geometry alone.
pub fn mirrored(drawing: &Drawing) -> Drawing {
    let w = drawing.width as i32;
    let mut mirrored = drawing.clone();
    for mark in &mut mirrored.marks {
        match &mut mark.shape {
            Shape::Fill { x, width, .. } => *x = w - *x - *width,
            Shape::Frame { x, width, .. } => *x = w - 1 - *x - *width,
            Shape::Lines { lines, .. } => lines.iter_mut().flatten().for_each(|(x, _)| *x = w - 1 - *x),
            Shape::Text { x, .. } => *x = w - *x,
        }
    }
    mirrored
}
