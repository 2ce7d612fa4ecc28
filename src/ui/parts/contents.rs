//! What is on a long page? A list of its parts; a press leads to the part's heading.

use super::button::plain;
use crate::{
    browser::page,
    ui::view::{El, Text, el},
};

/// The attribute that names a part for the contents.
pub const PART: &str = "data-part";

/// The contents: the name of each part and its title.
pub fn contents(label: Text, parts: impl Iterator<Item = (String, Text)>) -> El {
    let entry = |(name, title): (String, Text)| {
        let there = ["[", PART, "=\"", &name, "\"] .heading"].concat();
        el("li").child(plain("link", title.into()).on("click", move |event| page::focus_beside(&event, &there)))
    };
    let list = el("ol").child(parts.map(entry).collect::<Vec<_>>());
    el("div").class("contents").attr("role", "group").attr("aria-label", label).child(list)
}
