//! Which documents do the clauses require, and which are there?

use crate::{
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn documents(_s: Session, w: Words, level: u8) -> Node {
    el("div").class("main").child(heading(level + 1, w.say(phrase::DOCUMENTS_HEADING), true)).into()
}
