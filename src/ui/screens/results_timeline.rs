//! How long, phase by phase? The whole path and what is still open of it, with dates where a start is told.

use crate::{
    assessment::Assessment,
    timeline::{Months, after},
    ui::{
        panel::months_words,
        parts::{button::button, heading::heading, table::table},
        place::Place,
        session::Session,
    },
    wording::{Words, phrase},
};
use jiff::civil::Date;
use leptos::prelude::*;

/// The section on months.
pub fn section(s: Session, w: &Words, level: u8, a: &Assessment) -> AnyView {
    let title = heading(level + 2, w.say(phrase::TIME_HEADING), false);
    let Some(t) = &a.timeline else {
        return view! { <div class="part">{title}<p>{w.say(phrase::NOTHING_TO_CERTIFY)}</p></div> }.into_any();
    };
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
        rows.push((view! { {w.phase(path, n)} }.into_any(), cells(w, months, start, &until)));
    }
    rows.push((view! { <strong>{w.say(phrase::TIME_TOTAL)}</strong> }.into_any(), cells(w, &t.total, start, &t.total)));
    let whole = w.fill(phrase::TIME_WHOLE, &[("whole", &months_words(w, t.total.low, t.total.high)), ("left", &months_words(w, t.total.left_low, t.total.left_high))]);
    let no_start = start.is_none().then(|| w.say(phrase::TIME_NO_START));
    let facts = move |_| {
        s.next.set(Place::Results);
        s.place.set(Place::Profile);
    };
    view! {
        <div class="part">
            {title}
            <p><strong>{name}"."</strong>" "{about}</p>
            <p>{whole}" "{no_start}</p>
            {table(w.say(phrase::TIME_TABLE), heads, rows)}
            <p class="hint">{w.say(phrase::TIME_NOT_INCLUDED)}</p>
            {button("secondary", w.say(phrase::GO_PROFILE), facts)}
        </div>
    }
    .into_any()
}

fn cells(w: &Words, months: &Months, start: Option<Date>, until: &Months) -> Vec<AnyView> {
    let mut cells = vec![months_words(w, months.low, months.high), months_words(w, months.left_low, months.left_high)];
    if let Some(start) = start {
        let day = |m: f64| after(start, m).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
        cells.push(w.fill(phrase::BETWEEN_DATES, &[("low", &day(until.low)), ("high", &day(until.high))]));
    }
    cells.into_iter().map(|c| view! { {c} }.into_any()).collect()
}
