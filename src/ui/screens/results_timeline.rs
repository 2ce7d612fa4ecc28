//! How long, phase by phase? The whole path and what is still open of it, with dates where a start is told.

use super::results::part;
use crate::{
    charts,
    timeline::{Months, Timeline, after, between},
    ui::{
        panel::months_words,
        parts::{
            button::button,
            chart::{Told, chart},
            table::{Row, table},
        },
        pictures::{About, timeline as picture},
        place::Place,
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Phrase, Words, phrase},
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
    let whole = w.fill(phrase::TIME_WHOLE, &[("whole", &months_words(w, t.total.low, t.total.high)), ("left", &left)]);
    // A path whose latest end has passed says nothing about what comes.
    let passed = |start| s.today.get().zip(after(start, t.total.high)).is_some_and(|(today, end)| end < today);
    let ends = start.filter(|start| !passed(*start)).map(|start| dates(w, phrase::TIME_FINDING_DATES, start, &t.total));
    let told = Told {
        finding: ends.unwrap_or_else(|| w.fill(phrase::TIME_FINDING, &[("left", &left)])).into(),
        reading: whole.into(),
        open_table: w.say(phrase::CHART_TABLE).into(),
    };
    let input = picture::chart(about, t, path, start, s.today.get());
    let draw = Box::new(move |format| charts::timeline::timeline(&input, format));
    let figures = Box::new(move || s.about(w, |about| figures(about, path)));
    let facts = move || {
        s.next.set(Place::Results);
        s.place.set(Place::Profile);
    };
    title
        .child(el("p").child(el("strong").child([name, "."].concat())).child([" ", explained].concat()))
        .child(chart(told, s.layout, w.mirrored(), draw, None, figures))
        .child(start.is_none().then(|| el("p").child(w.say(phrase::TIME_NO_START))))
        .child(el("p").class("hint").child(w.say(phrase::TIME_NOT_INCLUDED)))
        .child(button("secondary", w.say(phrase::GO_PROFILE), facts))
}

/// Every phase with its months, and with its dates where a start is told.
fn figures(about: &About, path: usize) -> El {
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
            rows.push((w.phase(path, n).into(), cells(w, months, start, &until)));
        }
        rows.push((el("strong").child(w.say(phrase::TIME_TOTAL)).into(), cells(w, total, start, total)));
    }
    table(w.say(phrase::TIME_TABLE).into(), heads, rows)
}

fn cells(w: Words, months: &Months, start: Option<Date>, until: &Months) -> Vec<Node> {
    let mut cells: Vec<Node> = vec![months_words(w, months.low, months.high).into(), months_words(w, months.left_low, months.left_high).into()];
    if let Some(start) = start {
        cells.push(dates(w, phrase::BETWEEN_DATES, start, until).into());
    }
    cells
}

/// The first and the last day of an end, as wide as its months are shown.
pub fn dates(w: Words, text: Phrase, start: Date, until: &Months) -> String {
    let day = |day: Date| w.locale().date(day.year(), day.month(), day.day());
    between(start, until.low, until.high).map(|(low, high)| w.fill(text, &[("low", &day(low)), ("high", &day(high))])).unwrap_or_default()
}
