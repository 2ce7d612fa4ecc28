//! How long, phase by phase? The whole path and what is still open of it, with dates where a start is told.

use super::results::part;
use crate::{
    charts,
    figures::Figure,
    timeline::{Months, Timeline, between},
    ui::{
        links::{to_figure, to_place},
        panel::months_words,
        parts::{
            chart::{Told, chart},
            table::{Row, table},
        },
        pictures::{About, timeline as picture},
        place::Place,
        said::Said,
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Words, phrase},
};
use jiff::civil::Date;

/// The section on months.
pub fn section(s: Session, about: &About, level: u8) -> El {
    let w = about.words;
    let title = part(level, w.say(phrase::TIME_HEADING));
    let Some(t) = &about.assessment.timeline else { return title.child(el("p").child(w.say(phrase::NOTHING_TO_CERTIFY))) };
    let path = s.path_index(t.path);
    let (name, explained) = w.path(path);
    let start = about.record.profile.start;
    let left = months_words(w, t.total.left_low, t.total.left_high);
    let whole = Said::new(w.say(phrase::TIME_WHOLE)).figure("whole", months_words(w, t.total.low, t.total.high), Figure::Months);
    // A path whose latest end has passed says nothing about what comes.
    let latest = |start| between(start, t.total.low, t.total.high).map(|(_, latest)| latest);
    let passed = |start| s.today.get().zip(latest(start)).is_some_and(|(today, end)| end < today);
    let ends = start.filter(|start| !passed(*start)).map(|start| {
        let (low, high) = dates(w, start, &t.total);
        Said::new(w.say(phrase::TIME_FINDING_DATES)).figure("low", low, Figure::Months).figure("high", high, Figure::Months)
    });
    let finding = ends.unwrap_or_else(|| {
        let said = Said::new(w.say(phrase::TIME_FINDING)).figure("whole", months_words(w, t.total.low, t.total.high), Figure::Months);
        said.figure("left", left.clone(), Figure::Left)
    });
    let told = Told {
        name: finding.text().into(),
        finding: finding.nodes(s),
        reading: whole.figure("left", left, Figure::Left).nodes(s),
        open_table: w.say(phrase::CHART_TABLE).into(),
        opened: s.opened,
        key: "time",
    };
    let input = picture::chart(about, t, path, start, s.today.get());
    let draw = Box::new(move |format| charts::timeline::timeline(&input, format));
    let figures = Box::new(move || s.about(w, |about| figures(s, about, path)));
    title
        .child(el("p").child(el("strong").child([name, "."].concat())).child([" ", explained].concat()))
        .child(chart(told, s.layout, w.mirrored(), draw, None, figures))
        .child(start.is_none().then(|| el("p").child(w.say(phrase::TIME_NO_START))))
        .child(el("p").class("hint").child(w.say(phrase::TIME_NOT_INCLUDED)))
        .child(to_place(s, "secondary", w.say(phrase::GO_MONTHS), Place::Months))
}

/// Every phase with its months, and with its dates where a start is told.
pub fn figures(s: Session, about: &About, path: usize) -> El {
    let w = about.words;
    let start = about.record.profile.start;
    let mut heads: Vec<Text> = [phrase::COLUMN_PHASE, phrase::COLUMN_WHOLE, phrase::COLUMN_LEFT].map(|p| w.say(p).into()).to_vec();
    if start.is_some() {
        heads.push(w.say(phrase::COLUMN_ENDS).into());
    }
    let (mut rows, mut until): (Vec<Row>, _) = (Vec::new(), Months::default());
    if let Some(Timeline { phases, total, .. }) = &about.assessment.timeline {
        for (n, months) in phases.iter().enumerate() {
            until = until + *months;
            let figures = [Figure::Phase(n as u8); 2];
            rows.push((w.phase(path, n).into(), cells(s, w, figures, months, start, &until)));
        }
        rows.push((el("strong").child(w.say(phrase::TIME_TOTAL)).into(), cells(s, w, [Figure::Months, Figure::Left], total, start, total)));
    }
    table(w.say(phrase::TIME_TABLE).into(), heads, rows)
}

fn cells(s: Session, w: Words, [whole, left]: [Figure; 2], months: &Months, start: Option<Date>, until: &Months) -> Vec<Node> {
    let mut cells: Vec<Node> = vec![
        to_figure(s, whole, months_words(w, months.low, months.high)).into(),
        to_figure(s, left, months_words(w, months.left_low, months.left_high)).into(),
    ];
    if let Some(start) = start {
        let (low, high) = dates(w, start, until);
        cells.push(to_figure(s, whole, w.fill(phrase::BETWEEN_DATES, &[("low", &low), ("high", &high)])).into());
    }
    cells
}

/// The first and the last day of an end, as wide as its months are shown.
pub fn dates(w: Words, start: Date, until: &Months) -> (String, String) {
    let day = |day: Date| w.locale().date(day.year(), day.month(), day.day());
    between(start, until.low, until.high).map(|(low, high)| (day(low), day(high))).unwrap_or_default()
}
