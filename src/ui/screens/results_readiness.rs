//! How is readiness shown? As ranges per standard, apart for clauses and Annex A, then per group.

use super::results::part;
use crate::{
    browser::page,
    charts,
    figures::{Figure, Part},
    readiness::Share,
    ui::{
        links::{to_figure, to_place},
        panel::range_words,
        parts::{
            chart::{Told, chart},
            table::{Row, table},
        },
        pictures::{About, readiness as picture},
        place::Place,
        session::Session,
        terms::marked,
        view::El,
        view::el,
    },
    wording::phrase,
};

/// The section on readiness.
pub fn section(s: Session, about: &About, level: u8) -> El {
    let w = about.words;
    let finding = picture::finding(about);
    let mut reading = Vec::new();
    for said in picture::reading(about) {
        reading.push(said.nodes(s));
        reading.push(" ".into());
    }
    let told = Told {
        name: finding.text().into(),
        finding: finding.nodes(s),
        reading: reading.into(),
        open_table: w.say(phrase::CHART_TABLE).into(),
        opened: s.opened,
        key: "ready",
    };
    let input = picture::chart(about);
    let draw = Box::new(move |format| charts::readiness::readiness(&input, format));
    let press = move |event: web_sys::Event| {
        if let Some(group) = page::pressed_key(&event) {
            s.visit(Place::Group(group));
        }
    };
    let figures = Box::new(move || s.about(w, |about| figures(s, about)));
    part(level, w.say(phrase::READY_HEADING))
        .child(chart(told, s.layout, w.mirrored(), draw, Some((w.say(phrase::PICTURE_KEYS).into(), Box::new(press))), figures))
        .child(el("p").class("hint").child(marked(s, w, w.say(phrase::READY_TEXT))))
}

/// Every figure of the chart, with how many of its questions are known.
pub fn figures(s: Session, about: &About) -> El {
    let w = about.words;
    let cells = |share: &Share, figure: Figure| {
        let known = w.fill(phrase::OF, &[("n", &w.number(share.known)), ("total", &w.number(share.total))]);
        vec![to_figure(s, figure, range_words(w, share.range)).into(), to_figure(s, figure, known).into()]
    };
    let several = about.assessment.asked.count_ones() > 1;
    let mut rows: Vec<Row> = Vec::new();
    for (n, (standard, standing)) in about.catalog.standards.iter().zip(&about.assessment.standards).enumerate() {
        if about.assessment.asked & 1 << n == 0 {
            continue;
        }
        let mut whole = |text, part: Part, share: &Share| {
            rows.push((w.fill(text, &[("standard", standard.name)]).into(), cells(share, Figure::Ready(n as u8, part))));
        };
        whole(phrase::PART_ALL, Part::All, &standing.all);
        whole(phrase::PART_CLAUSES, Part::Clauses, &standing.clauses);
        whole(phrase::PART_ANNEX, Part::Annex, &standing.annex);
        for (number, group) in (0..).zip(about.catalog.groups).filter(|(_, g)| g.standard.is_none_or(|s| usize::from(s) == n)) {
            let share = picture::of_group(about, n, group.items);
            if share.total > 0 {
                // A clause group counts for each standard on its own, as in the picture.
                let own = several && group.standard.is_none();
                let label = if own { [standard.key, " ", &about.group_label(number)].concat() } else { about.group_label(number) };
                let figure = Figure::Group(number, own.then_some(n as u8));
                rows.push((to_place(s, "link", label, Place::Group(number)).into(), cells(&share, figure)));
            }
        }
    }
    let heads = [phrase::COLUMN_PART, phrase::COLUMN_READY, phrase::COLUMN_KNOWN].map(|p| w.say(p).into()).to_vec();
    table(w.say(phrase::READY_TABLE).into(), heads, rows)
}
