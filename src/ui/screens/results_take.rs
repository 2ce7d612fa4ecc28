//! What can the visitor take along? The results on paper, a file, a link, the way to all other forms, and where the page around has a name,
//! what is handed over to it.

use super::{report_language::report_language, results::part, results_link};
use crate::{
    brand::NAME,
    browser::page,
    ui::{
        links::to_place,
        parts::button::button,
        place::Place,
        session::{Errand, Form, Session},
        taking::to_all,
        unsaved::saved_as,
        view::{El, Node, el, live},
    },
    wording::{Words, phrase},
};

/// The part of the results; none on paper, and none of a sample, which is nobody's.
pub fn section(s: Session, w: Words, level: u8) -> Option<El> {
    if s.sampled || s.paper.is_some() {
        return None;
    }
    let brand = s.brand[NAME].get();
    let hand_over = s.hands_over().then(|| to_place(s, "secondary", w.fill(phrase::GO_HAND_OVER, &[("brand", &brand)]), Place::HandOver));
    let part = (part(level, w.say(phrase::TAKE_HEADING)))
        .child(el("p").child(w.say(phrase::TAKE_TEXT)))
        .child(el("div").class("buttons").child(to_all(s, w)).child(hand_over))
        .child(paper(s, w))
        .child(file(s, w));
    Some(part.child(results_link::section(s, w, level)))
}

/// The two forms on paper, and whether the code goes along.
pub fn paper(s: Session, w: Words) -> Node {
    let print = |text, form| {
        button("secondary", w.say(text), move || {
            s.errand.set(Some(Errand::Print(form)));
        })
    };
    let tick = (el("input").attr("type", "checkbox").attr("aria-describedby", "paper-code"))
        .with(move |field| page::show_tick(field, s.taking.on_paper.get()))
        .on("change", move |_| s.taking.on_paper.update(|on| *on = !*on));
    let tick = el("label").class("tick").child(tick).child(el("span").child(w.say(phrase::TAKE_PAPER_CODE)));
    vec![
        Node::from(report_language(s, w)),
        el("div").class("buttons").child(print(phrase::PRINT_BOARD, Form::Board)).child(print(phrase::PRINT_FULL, Form::Full)).into(),
        tick.into(),
        el("p").class("hint").attr("id", "paper-code").child(w.say(phrase::TAKE_PAPER_CODE_SAY)).into(),
    ]
    .into()
}

/// The file with everything.
pub fn file(s: Session, w: Words) -> Node {
    let save = button("secondary", w.say(phrase::SAVE_FILE), move || s.errand.set(Some(Errand::Save)));
    let handed = live(move || s.handed.get().map(|handed| if handed { saved_as(s, w) } else { w.say(phrase::SAVE_REFUSED).into() }));
    let locked = to_place(s, "secondary", w.say(phrase::GO_LOCKED), Place::Locked);
    vec![el("div").class("buttons").child(save).child(locked), el("p").class("hint").attr("role", "status").child(handed)].into()
}
