//! How does a button look? A weight such as `primary`, `secondary` or `quiet`, never submitting anything.

use crate::ui::view::{El, Node, el};

/// A button of a class, which is also its part for host styles, with what happens on a press.
pub fn button(class: &'static str, text: impl Into<Node>, press: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").attr("part", class).class(class).press(press).child(text)
}
