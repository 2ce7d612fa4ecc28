//! What is behind a figure? The arithmetic in words, and the questions it is made of.

use crate::{
    figures::Figure,
    ui::{
        parts::heading::heading,
        session::Session,
        view::{Node, el},
    },
    wording::Words,
};

/// What the figure is called.
pub fn title(_s: Session, _w: Words, figure: Figure) -> String {
    figure.name()
}

/// The screen.
pub fn behind(s: Session, w: Words, level: u8, figure: Figure) -> Node {
    el("div").class("main").child(heading(level + 1, title(s, w, figure), true)).into()
}
