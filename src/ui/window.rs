//! What opens over the screen for a moment? The browser's own dialog: Escape closes it, and the focus goes back to where it was.

use super::{
    keys,
    parts::button::plain,
    session::{Helping, Session},
    view::{Node, el, nothing},
};
use crate::{
    browser::keys::{close_modal, show_modal},
    wording::{Words, phrase},
};

/// What is shown over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The list of the keys.
    Keys,
    /// A term of the glossary, by its position.
    Term(u16),
}

/// The window with that in it.
pub fn window(s: Session, w: Words, shown: Shown) -> Node {
    let (title, body): (String, Node) = match shown {
        Shown::Keys => (w.say(phrase::KEYS).into(), keys::list(s, w).into()),
        Shown::Term(n) => {
            let term = s.helping.with_untracked(|helping| match helping {
                Helping::Here(pack) => pack.glossary.get(usize::from(n)).cloned(),
                _ => None,
            });
            let Some(term) = term else { return nothing() };
            (term.term, el("p").attr("id", "window-text").child(term.means).into())
        }
    };
    let close = plain("secondary", w.say(phrase::CLOSE).into()).on("click", |event| close_modal(&event)).flag("autofocus", true);
    let dialog = el("dialog").class("over").attr("closedby", "any").attr("aria-labelledby", "window-title").with(show_modal);
    let dialog = if shown == Shown::Keys { dialog } else { dialog.attr("aria-describedby", "window-text") };
    dialog
        .on("close", move |_| s.shown.set(None))
        // The way out comes first: not every browser leads the Tab key round to what stands before the focus.
        .child(el("div").class("over-head").child(el("p").class("over-title").attr("id", "window-title").child(title)).child(close))
        .child(body)
        .into()
}
