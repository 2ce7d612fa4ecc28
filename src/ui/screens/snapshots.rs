//! What changed since a kept state?

use crate::{
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::{Words, phrase},
};

/// The screen.
pub fn snapshots(_s: Session, w: Words, level: u8) -> Node {
    el("div").class("main").child(heading(level + 1, w.say(phrase::SNAPSHOTS_HEADING), true)).into()
}
