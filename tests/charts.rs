//! Promise: the charts draw what they are given, whole and readable at every width, in both directions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    samples::{NAMES, Sample},
    svg::to_svg,
};
use readiness_check::{
    built::CATALOG,
    charts::{
        Format, Layout,
        drawing::{Drawing, Mark, Shape},
        gap_map, matrix, overlap, readiness, timeline,
    },
};
use std::{fs, path::Path};

/// Every chart of a sample in one format, by name.
fn pictures(sample: &Sample, format: Format) -> [(&'static str, Drawing); 5] {
    [
        ("readiness", readiness::readiness(&sample.readiness(), format)),
        ("overlap", overlap::overlap(&sample.overlap(), format)),
        ("matrix", matrix::matrix(&sample.matrix(), format)),
        ("gap-map", gap_map::gap_map(&sample.gap_map(), format)),
        ("timeline", timeline::timeline(&sample.timeline(), format)),
    ]
}

fn formats() -> impl Iterator<Item = (&'static str, Format)> {
    let name = |l| match l {
        Layout::Narrow => "narrow",
        Layout::Middle => "middle",
        Layout::Wide => "wide",
    };
    let plain = Layout::ALL.into_iter().map(move |layout| (name(layout), Format { layout, mirrored: false }));
    plain.chain([("wide-mirrored", Format { layout: Layout::Wide, mirrored: true })])
}

#[test]
fn the_charts_of_the_samples_look_as_they_were_last_seen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let rewrite = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let (mut changed, mut seen) = (Vec::new(), Vec::new());
    for name in NAMES {
        let sample = Sample::read(name);
        for (size, format) in formats() {
            for (chart, drawing) in pictures(&sample, format) {
                let file = format!("{chart}-{name}-{size}.svg");
                let svg = to_svg(&drawing, format.mirrored);
                if rewrite {
                    fs::create_dir_all(&folder).unwrap();
                    fs::write(folder.join(&file), svg).unwrap();
                } else if fs::read_to_string(folder.join(&file)).ok().as_deref() != Some(&svg) {
                    changed.push(file.clone());
                }
                seen.push(file);
            }
        }
    }
    let kept = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let stale: Vec<String> = kept.filter(|k| k.ends_with(".svg") && !seen.contains(k)).collect();
    assert!(changed.is_empty() && stale.is_empty(), "changed: {changed:#?}\nof no use any more: {stale:#?}\nLook at them with UPDATE_SNAPSHOTS=1.");
}

#[test]
fn every_question_has_one_tile_and_each_is_large_enough_to_be_hit() {
    let sample = Sample::read(NAMES[0]);
    for (_, format) in formats() {
        let drawing = gap_map::gap_map(&sample.gap_map(), format);
        let mut keys = Vec::new();
        for mark in drawing.marks.iter().filter(|m| m.title.is_some() && m.key.is_some()) {
            let Shape::Fill { width, height, .. } = mark.shape else { panic!("a tile begins with its ground: {mark:?}") };
            assert!(width >= 24 && height >= 24, "{mark:?} is smaller than a target should be");
            keys.extend(mark.key);
        }
        keys.sort_unstable();
        assert_eq!(keys, (0..CATALOG.items.len() as u16).collect::<Vec<_>>());
    }
}

/// Which of the links a key is, in the order in which they are drawn.
fn place(drawing: &Drawing, key: u16) -> usize {
    drawing.marks.iter().filter(|m| m.title.is_some() && m.key.is_some()).position(|m| m.key == Some(key)).unwrap()
}

#[test]
fn every_link_has_one_mark_on_its_row_and_column() {
    let chart = Sample::read(NAMES[0]).matrix();
    assert_eq!(chart.links.len(), CATALOG.overlaps[0].links.iter().map(|l| l.main.len() + l.also.len()).sum::<usize>());
    for (size, format) in formats() {
        let drawing = matrix::matrix(&chart, format);
        // The clear ground of a mark is its cell: links of a row share the upper edge, links of a column the left one.
        let cells: Vec<(i32, i32)> = (drawing.marks.iter())
            .filter(|m| m.key.is_some() && m.title.is_some())
            .map(|m| match m.shape {
                Shape::Fill { x, y, .. } => (x, y),
                _ => panic!("{m:?}"),
            })
            .collect();
        let mut keys: Vec<u16> = drawing.marks.iter().filter(|m| m.title.is_some()).filter_map(|m| m.key).collect();
        keys.sort_unstable();
        assert_eq!(keys, (0..chart.links.len() as u16).collect::<Vec<_>>(), "{size}");
        let heads: Vec<&matrix::Head> = chart.columns.iter().flat_map(|b| &b.heads).collect();
        for (n, head) in heads.iter().enumerate().filter(|(n, _)| chart.links.iter().any(|l| l.column == *n)) {
            let x = cells[chart.links.iter().position(|l| l.column == n).map(|at| place(&drawing, chart.links[at].key)).unwrap()].0;
            let near = |mark: &Mark| matches!(&mark.shape, Shape::Text { x: at, text, .. } if head.number.ends_with(&format!(".{text}")) && (at - x).abs() < 16);
            assert!(drawing.marks.iter().any(near), "{size}: {} is not numbered", head.number);
        }
        for (n, a) in chart.links.iter().enumerate() {
            for (m, b) in chart.links.iter().enumerate() {
                let at = |key: u16| cells[place(&drawing, key)];
                let (one, two) = (at(a.key), at(b.key));
                assert_eq!((a.column == b.column, a.row == b.row), (one.0 == two.0, one.1 == two.1), "{size}: {n} and {m}");
            }
        }
    }
}

#[test]
fn marks_of_one_key_follow_one_another_and_the_first_says_what_they_are() {
    for name in NAMES {
        let sample = Sample::read(name);
        for (chart, drawing) in pictures(&sample, Format { layout: Layout::Wide, mirrored: false }) {
            for pair in drawing.marks.windows(2) {
                assert!(pair[1].key.is_none() || pair[1].key != pair[0].key || pair[1].title.is_none(), "{chart}: {:?}", pair[1]);
                assert!(pair[1].key.is_none() || pair[1].key == pair[0].key || pair[1].title.is_some(), "{chart}: {:?}", pair[1]);
            }
        }
    }
}
