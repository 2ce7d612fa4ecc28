//! What can the visitor take along? The results on paper, a file, a link, and where the page around has a name, what is handed over to it.

use super::{results::part, results_link};
use crate::{
    brand::NAME,
    ui::{
        links::to_place,
        parts::button::button,
        place::Place,
        session::{Errand, Form, Session},
        view::{El, el, live},
    },
    wording::{Words, phrase},
};

/// The part of the results; none on paper, and none of a sample, which is nobody's.
pub fn section(s: Session, w: Words, level: u8) -> Option<El> {
    if s.sampled || s.paper.is_some() {
        return None;
    }
    let print = |text, form| button("secondary", w.say(text), move || s.errand.set(Some(Errand::Print(form))));
    let brand = s.brand[NAME].get();
    let hand_over = s.hands_over().then(|| to_place(s, "secondary", w.fill(phrase::GO_HAND_OVER, &[("brand", &brand)]), Place::HandOver));
    let buttons = el("div").class("buttons").child(print(phrase::PRINT_BOARD, Form::Board)).child(print(phrase::PRINT_FULL, Form::Full));
    let save = button("secondary", w.say(phrase::SAVE_FILE), move || s.errand.set(Some(Errand::Save)));
    let handed = live(move || s.handed.get().map(|handed| w.say(if handed { phrase::SAVE_HANDED } else { phrase::SAVE_REFUSED })));
    let part = (part(level, w.say(phrase::TAKE_HEADING)))
        .child(el("p").child(w.say(phrase::TAKE_TEXT)))
        .child(buttons.child(save).child(hand_over))
        .child(el("p").class("hint").attr("role", "status").child(handed));
    Some(part.child(results_link::section(s, w, level)))
}
