//! What to do now, next and later?

use crate::{
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn plan(_s: Session, w: Words, level: u8) -> Node {
    el("div").class("main").child(heading(level + 1, w.say(phrase::PLAN_HEADING), true)).into()
}
