//! What do the words of the field mean? The glossary, a press away from every screen.

use crate::{
    catalog::words::Term,
    ui::{
        parts::heading::heading,
        session::{Helping, Session},
        view::{Node, el, live},
    },
    wording::{Words, phrase},
};

/// Every term with what it means.
pub fn glossary(s: Session, w: Words, level: u8) -> Node {
    let terms = live(move || match s.helping.get() {
        Helping::Waiting => Node::from(el("p").class("hint").child(w.say(phrase::HELP_WAITING))),
        Helping::Failed => el("p").class("hint").child(w.say(phrase::HELP_FAILED)).into(),
        Helping::Here(pack) => {
            let term = |term: &Term| Node::from(vec![el("dt").child(term.term.clone()), el("dd").child(term.means.clone())]);
            el("dl").class("glossary").child(pack.glossary.iter().map(term).collect::<Vec<_>>()).into()
        }
    });
    el("div").class("main").child(heading(level + 1, w.say(phrase::GLOSSARY_HEADING), true)).child(terms).into()
}
