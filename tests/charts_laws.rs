//! Promise: whatever a chart is given, nothing leaves the page, no texts meet, no part is larger than its whole, and the mirror is a mirror.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    drawings::{any_format, any_gap_map, any_matrix, any_overlap, any_readiness, any_text, any_timeline, covered, mirrored},
    random::cases,
};
use proptest::prelude::*;
use readiness_check::charts::{
    Format, Layout,
    drawing::{Drawing, Hue, Ink, Shape},
    gap_map::{self, gap_map},
    matrix::{self, matrix},
    measure::{Face, fit, width, wrap},
    overlap::{self, overlap},
    readiness::{self, readiness},
    timeline::{self, timeline},
};

/// What holds for every drawing.
fn is_sound(draw: impl Fn(Format) -> Drawing, format: Format) -> Result<(), TestCaseError> {
    let drawing = draw(format);
    let (w, h) = (drawing.width as i32, drawing.height as i32);
    prop_assert!(h >= 1 && drawing.width == format.layout.width());
    let mut texts = Vec::new();
    for mark in &drawing.marks {
        let (left, top, right, bottom) = covered(mark, format.mirrored);
        prop_assert!(left >= 0 && top >= 0 && right <= w && bottom <= h, "{mark:?} leaves {w} x {h}");
        prop_assert!(left <= right && top <= bottom, "{mark:?} is turned inside out");
        if let Shape::Text { text, .. } = &mark.shape {
            texts.push((left, top, right, bottom, text));
        }
    }
    for (n, a) in texts.iter().enumerate() {
        for b in &texts[n + 1..] {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            prop_assert!(apart, "{a:?} and {b:?} meet");
        }
    }
    let plain = draw(Format { mirrored: false, ..format });
    let other = draw(Format { mirrored: true, ..format });
    prop_assert_eq!(mirrored(&plain), other);
    Ok(())
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn readiness_is_sound(chart in any_readiness(), format in any_format()) {
        is_sound(|f| readiness(&chart, f), format)?;
    }

    #[test]
    fn overlap_is_sound(chart in any_overlap(), format in any_format()) {
        is_sound(|f| overlap(&chart, f), format)?;
    }

    #[test]
    fn the_gap_map_is_sound(chart in any_gap_map(), format in any_format()) {
        is_sound(|f| gap_map(&chart, f), format)?;
    }

    #[test]
    fn the_map_of_links_is_sound(chart in any_matrix(), format in any_format()) {
        is_sound(|f| matrix(&chart, f), format)?;
        let drawing = matrix(&chart, format);
        let (rows, columns): (usize, usize) = (chart.rows.iter().map(|b| b.heads.len()).sum(), chart.columns.iter().map(|b| b.heads.len()).sum());
        let placed = chart.links.iter().filter(|l| l.row < rows && l.column < columns && !l.title.is_empty()).count();
        prop_assert_eq!(drawing.marks.iter().filter(|m| m.key.is_some() && m.title.is_some()).count(), placed);
        for mark in &drawing.marks {
            if let Shape::Text { size, .. } = mark.shape {
                prop_assert!(size >= 11, "{mark:?} is too small to read");
            }
        }
    }

    #[test]
    fn the_timeline_is_sound(chart in any_timeline(), format in any_format()) {
        is_sound(|f| timeline(&chart, f), format)?;
    }

    #[test]
    fn segments_are_in_proportion_and_what_is_earned_lies_inside(chart in any_overlap(), layout in proptest::sample::select(&Layout::ALL[..])) {
        let drawing = overlap(&chart, Format { layout, mirrored: false });
        for lane in &chart.lanes {
            let total: usize = lane.segments.iter().map(|s| s.count).sum();
            for segment in &lane.segments {
                let of = |ink: Ink| drawing.marks.iter().filter(move |m| m.key == segment.key && m.ink == ink);
                let frames: Vec<i32> = drawing.marks.iter().filter(|m| m.key == segment.key).filter_map(|m| match m.shape {
                    Shape::Frame { width, .. } => Some(width + 1),
                    _ => None,
                }).collect();
                let earned: i32 = of(Hue::Both.solid()).map(|m| match m.shape { Shape::Fill { width, .. } => width, _ => 0 }).sum();
                if segment.count == 0 {
                    prop_assert!(frames.is_empty() && earned == 0);
                    continue;
                }
                let exact = drawing.width as f64 / total as f64;
                let whole = f64::from(frames.first().copied().unwrap_or(0));
                prop_assert!((whole - exact * segment.count as f64).abs() <= 4.0, "{whole} px for {} of {total}", segment.count);
                let expected = exact * segment.earned.min(segment.count) as f64;
                prop_assert!(f64::from(earned) <= whole && (f64::from(earned) - expected).abs() <= 4.0, "{earned} px earned of {whole}");
            }
        }
    }

    #[test]
    fn lines_fit_their_room_and_lose_nothing_unsaid(text in any_text(), room in 0i32..400, most in 1usize..4, bold: bool) {
        let face = Face { size: 13, bold };
        let (lines, cut) = wrap(&text, face, room, most);
        prop_assert!(lines.len() <= most && lines.iter().all(|l| width(l, face) <= room));
        let words = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(cut || lines.join(" ") == words(&text));
        prop_assert!(width(&fit(&text, face, room), face) <= room);
    }
}

#[test]
fn a_drawing_of_nothing_is_a_drawing() {
    for layout in Layout::ALL {
        let format = Format { layout, mirrored: false };
        let drawings = [
            readiness(&readiness::Readiness::default(), format),
            overlap(&overlap::Overlap::default(), format),
            gap_map(&gap_map::GapMap::default(), format),
            matrix(&matrix::Matrix::default(), format),
            timeline(&timeline::Timeline::default(), format),
        ];
        for drawing in drawings {
            assert_eq!((drawing.width, drawing.marks.len()), (layout.width(), 0));
            assert!(drawing.height > 0);
        }
    }
}

#[test]
fn the_layout_is_the_widest_that_fits() {
    let expected = [(0, Layout::Narrow), (639, Layout::Narrow), (640, Layout::Middle), (959, Layout::Middle), (5000, Layout::Wide)];
    assert_eq!(expected.map(|(pixels, _)| Layout::fitting(pixels)), expected.map(|(_, layout)| layout));
}

#[test]
fn every_ink_has_a_class_of_its_own() {
    let mut classes: Vec<&str> = Ink::ALL.iter().map(|i| i.class()).collect();
    classes.sort_unstable();
    classes.dedup();
    assert_eq!(classes.len(), Ink::ALL.len());
    assert!(Ink::ALL.iter().enumerate().all(|(n, ink)| *ink as usize == n), "the sheet finds an ink by its number");
}
