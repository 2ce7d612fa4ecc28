//! How does a button look? A weight such as `primary`, `secondary` or `quiet`, never submitting anything.

use crate::ui::view::{El, Node, el};

/// A button of a class, which is also its part for host styles, with what happens on a press.
#[inline(always)]
pub fn button(class: &'static str, text: impl Into<Node>, press: impl FnMut() + 'static) -> El {
    plain(class, text.into()).press(press)
}

/// The same without a deed, for one that wants to know the event.
#[inline(never)]
pub fn plain(class: &'static str, text: Node) -> El {
    el("button").attr("type", "button").attr("part", class).class(class).child(text)
}
