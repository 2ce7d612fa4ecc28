//! What counts twice, in figures? Counted from the catalogs, and how much of it this visitor has reached.

use super::{behind::lane_name, results::part};
use crate::{
    catalog::shape::Overlap,
    charts,
    figures::Figure,
    overlap::HeadStart,
    ui::{
        links::{to_figure, to_place},
        parts::{
            chart::{Told, chart},
            table::{Row, table},
        },
        pictures::{About, overlap as picture},
        place::Place,
        session::Session,
        view::{El, Node},
    },
    wording::phrase,
};

/// One section per overlap of the catalog whose target is asked.
pub fn section(s: Session, about: &About, level: u8) -> Vec<El> {
    let mut sections = Vec::new();
    for (overlap, start) in about.catalog.overlaps.iter().zip(&about.assessment.head_starts) {
        if about.assessment.asked & 1 << overlap.to != 0 {
            sections.push(one(s, about, level, overlap, *start));
        }
    }
    sections
}

fn one(s: Session, about: &About, level: u8, overlap: &'static Overlap, start: Option<HeadStart>) -> El {
    let w = about.words;
    let finding = picture::finding(about, overlap, start);
    let told = Told {
        name: finding.text().into(),
        finding: finding.nodes(s),
        reading: picture::reading(about, overlap, start).nodes(s),
        open_table: w.say(phrase::CHART_TABLE).into(),
        opened: s.opened,
        key: "overlap",
    };
    let input = picture::chart(about, overlap, start);
    let draw = Box::new(move |format| charts::overlap::overlap(&input, format));
    let figures = Box::new(move || s.about(w, |about| figures(s, about, overlap, start)));
    part(level, w.say(phrase::OVERLAP_HEADING)).child(chart(told, s.layout, w.mirrored(), draw, None, figures)).child(to_place(
        s,
        "secondary",
        w.say(phrase::GO_EXPLORER),
        Place::Explorer,
    ))
}

/// How many there are of each kind, and how many of these are reached.
pub fn figures(s: Session, about: &About, overlap: &Overlap, start: Option<HeadStart>) -> El {
    let w = about.words;
    let (from, to) = picture::names(about, overlap);
    let mut rows: Vec<Row> = Vec::new();
    let number = picture::position(about, overlap);
    for (_, kind, count, earned, _) in picture::parts(about, overlap, start).into_iter().flatten() {
        let of = |n: usize, figure: Figure| if n == 0 { Node::from(w.number(n)) } else { to_figure(s, figure, w.number(n)).into() };
        let cells = vec![of(count, Figure::Lane(number, kind)), of(earned, Figure::Start(number))];
        rows.push((w.fill(lane_name(kind), &[("from", from), ("to", to)]).into(), cells));
    }
    let heads = [phrase::COLUMN_PART, phrase::COLUMN_COUNT, phrase::COLUMN_REACHED].map(|p| w.say(p).into()).to_vec();
    table(w.fill(phrase::OVERLAP_TABLE, &[("to", to)]).into(), heads, rows)
}
