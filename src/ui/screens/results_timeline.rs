//! How long, phase by phase? The whole path and what is still open of it, with dates where a start is told.

use super::results::part;
use crate::{
    assessment::Assessment,
    timeline::{Months, after},
    ui::{
        panel::months_words,
        parts::{button::button, table::table},
        place::Place,
        session::Session,
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};
use jiff::civil::Date;

/// The section on months.
pub fn section(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let title = part(level, w.say(phrase::TIME_HEADING));
    let Some(t) = &a.timeline else { return title.child(el("p").child(w.say(phrase::NOTHING_TO_CERTIFY))) };
    let path = s.path_index(t.path);
    let (name, about) = w.path(path);
    let start = s.profile().start;
    let mut heads = vec![w.say(phrase::COLUMN_PHASE), w.say(phrase::COLUMN_WHOLE), w.say(phrase::COLUMN_LEFT)];
    if start.is_some() {
        heads.push(w.say(phrase::COLUMN_ENDS));
    }
    let (mut rows, mut until) = (Vec::new(), Months::default());
    for (n, months) in t.phases.iter().enumerate() {
        until = until + *months;
        rows.push((w.phase(path, n).into(), cells(w, months, start, &until)));
    }
    rows.push((el("strong").child(w.say(phrase::TIME_TOTAL)).into(), cells(w, &t.total, start, &t.total)));
    let range = |low, high| months_words(w, low, high);
    let whole = w.fill(phrase::TIME_WHOLE, &[("whole", &range(t.total.low, t.total.high)), ("left", &range(t.total.left_low, t.total.left_high))]);
    let no_start = if start.is_none() { w.say(phrase::TIME_NO_START) } else { String::new() };
    let facts = move || {
        s.next.set(Place::Results);
        s.place.set(Place::Profile);
    };
    title
        .child(el("p").child(el("strong").child(format!("{name}."))).child(format!(" {about}")))
        .child(el("p").child(format!("{whole} {no_start}")))
        .child(table(w.say(phrase::TIME_TABLE), heads, rows))
        .child(el("p").class("hint").child(w.say(phrase::TIME_NOT_INCLUDED)))
        .child(button("secondary", w.say(phrase::GO_PROFILE), facts))
}

fn cells(w: Words, months: &Months, start: Option<Date>, until: &Months) -> Vec<Node> {
    let mut cells = vec![months_words(w, months.low, months.high), months_words(w, months.left_low, months.left_high)];
    if let Some(start) = start {
        let day = |m: f64| after(start, m).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
        cells.push(w.fill(phrase::BETWEEN_DATES, &[("low", &day(until.low)), ("high", &day(until.high))]));
    }
    cells.into_iter().map(Node::from).collect()
}
