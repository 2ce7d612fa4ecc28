//! How long, on which assumptions, and what if?

use crate::{
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn months(_s: Session, w: Words, level: u8) -> Node {
    el("div").class("main").child(heading(level + 1, w.say(phrase::MONTHS_HEADING), true)).into()
}
