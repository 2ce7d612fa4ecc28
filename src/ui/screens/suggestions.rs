//! Which answers follow from others? Each is taken on the visitor's word.

use crate::{
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn suggestions(_s: Session, w: Words, level: u8) -> Node {
    el("div").class("main").child(heading(level + 1, w.say(phrase::SUGGESTIONS_HEADING), true)).into()
}
