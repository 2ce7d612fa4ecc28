//! Why is a control included? What a Statement of Applicability has to justify, ticked at the control itself.

use super::{
    session::Session,
    view::{El, el},
};
use crate::{
    answers::BECAUSE,
    browser::page,
    catalog::shape::Item,
    wording::{Phrase, Words, phrase},
};

/// What each of [`BECAUSE`] is called.
pub const LABELS: [Phrase; BECAUSE.len()] = [phrase::BECAUSE_RISK, phrase::BECAUSE_LAW, phrase::BECAUSE_CONTRACT, phrase::BECAUSE_PRACTICE];

/// The group of ticks.
pub fn row_included(s: Session, w: Words, item: Item) -> El {
    let tick = |(n, label): (u8, &Phrase)| {
        let ticked = move || s.answer_at_texts(item).because & 1 << n != 0;
        let input = (el("input").attr("type", "checkbox").attr("name", ["because", &item.to_string()].concat()))
            .flag("disabled", s.only_read())
            .flag("checked", s.peek(item).because & 1 << n != 0)
            .with(move |field| page::show_tick(field, ticked()))
            .on("change", move |_| s.include(item, n));
        el("label").class("tick").child(input).child(el("span").child(w.say(*label)))
    };
    (el("fieldset").class("because"))
        .child(el("legend").class("field").child(w.say(phrase::BECAUSE)))
        .child(el("div").class("ticks").child((0..).zip(&LABELS).map(tick).collect::<Vec<El>>()))
}
