//! How is a heading made at a level that the host decides?

use crate::ui::view::{El, Node, el};

/// A heading of level 2 to 6; deeper ones stay at 6. `focusable` ones take the focus when a screen changes.
pub fn heading(level: u8, text: impl Into<Node>, focusable: bool) -> El {
    let tag = match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    let heading = el(tag).attr("part", "heading").class(if focusable { "heading screen-heading" } else { "heading" }).child(text);
    if focusable { heading.attr("tabindex", "-1") } else { heading }
}

/// The heading of a part of a long page, two levels below the page's title: not in the order of focus, but the contents lead to it.
pub fn part_heading(level: u8, text: impl Into<Node>) -> El {
    heading(level + 2, text, false).attr("tabindex", "-1")
}
