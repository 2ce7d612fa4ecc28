//! What counts twice, in figures? Counted from the catalogs, and how much of it this visitor has reached.

use super::results::part;
use crate::{
    catalog::shape::Overlap,
    charts,
    overlap::HeadStart,
    ui::{
        parts::{
            chart::{Told, chart},
            table::{Row, table},
        },
        pictures::{About, overlap as picture},
        session::Session,
        view::El,
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
    let told = Told {
        finding: picture::finding(about, overlap, start).into(),
        reading: picture::reading(about, overlap, start).into(),
        open_table: w.say(phrase::CHART_TABLE).into(),
    };
    let input = picture::chart(about, overlap, start);
    let draw = Box::new(move |format| charts::overlap::overlap(&input, format));
    let figures = Box::new(move || s.about(w, |about| figures(about, overlap, start)));
    part(level, w.say(phrase::OVERLAP_HEADING)).child(chart(told, s.layout, w.mirrored(), draw, None, figures))
}

/// How many there are of each kind, and how many of these are reached.
fn figures(about: &About, overlap: &Overlap, start: Option<HeadStart>) -> El {
    let w = about.words;
    let (from, to) = picture::names(about, overlap);
    let mut rows: Vec<Row> = Vec::new();
    for (_, what, count, earned, _) in picture::parts(about, overlap, start).into_iter().flatten() {
        rows.push((w.fill(what, &[("from", from), ("to", to)]).into(), vec![w.number(count).into(), w.number(earned).into()]));
    }
    let heads = [phrase::COLUMN_PART, phrase::COLUMN_COUNT, phrase::COLUMN_REACHED].map(|p| w.say(p).into()).to_vec();
    table(w.fill(phrase::OVERLAP_TABLE, &[("to", to)]).into(), heads, rows)
}
