//! How are the answers passed on without a file? As a link, with what is in it and what is not said before it is copied.

use crate::{
    browser::page,
    link,
    share::amounts,
    ui::{
        cells::{Val, untrack},
        parts::{
            button::{button, plain},
            heading::heading,
        },
        session::{Errand, Session},
        taking::{CODE, outcome},
        view::{El, el, live, svg},
    },
    wording::{Words, phrase},
};

/// The part below what can be printed and saved; none before its words are there.
pub fn section(s: Session, w: Words, level: u8) -> Option<El> {
    let title = w.say(phrase::LINK_TITLE);
    if title.is_empty() {
        return None;
    }
    let copied: Val<Option<bool>> = Val::new(None);
    let profile = untrack(|| s.effective_profile());
    let facts = profile.told.iter().flatten().count() + usize::from(profile.start.is_some());
    let holds = w.count(phrase::LINK_HOLDS, s.with_record(|r| amounts(r).answers), &[("facts", &w.count(phrase::SHARE_FACTS, facts, &[]))]);
    let fragment = ["#", link::NAME, &s.link()].concat();
    let whole = fragment.clone();
    let field = (el("input").attr("id", "link-field").attr("type", "text").attr("dir", "ltr").flag("readonly", true))
        .attr("value", fragment)
        .with(move |field| page::set_attribute(field, "value", &[page::address().as_str(), &whole].concat()));
    let told = move |done| {
        // The visitor may be on another screen when the browser answers.
        if copied.try_get_untracked().is_some() {
            copied.set(Some(done));
        }
    };
    let copy = plain("secondary", w.say(phrase::LINK_TAKE).into()).on("click", move |event| page::copy_beside(&event, ".take-link", told));
    let code = button("secondary", w.say(phrase::LINK_CODE), move || s.errand.set(Some(Errand::Ask(CODE))));
    let told = live(move || copied.get().map(|done| w.say(if done { phrase::LINK_COPIED } else { phrase::LINK_SELECTED })));
    let section = (el("div").class("take-link"))
        .child(heading(level + 3, title, false))
        .child(el("p").child(holds))
        .child(el("p").child(w.say(phrase::LINK_WITHOUT)))
        .child(el("p").class("hint").child(w.say(phrase::LINK_CARRIES)))
        .child(el("label").class("field").attr("for", "link-field").child(w.say(phrase::LINK_FIELD)))
        .child(el("div").class("buttons").child(field).child(copy).child(code))
        .child(el("p").class("hint").attr("role", "status").child(told))
        .child(live(move || code_picture(s, w)))
        .child(el("div").attr("role", "status").child(outcome(s, w, |kind| kind == CODE)));
    Some(section)
}

/// How many places stay free around a code, so that it is found.
const QUIET: usize = 4;

/// The code of the link, where it was asked for since the last change; a sentence where the address is too long for any.
pub fn code_picture(s: Session, w: Words) -> Option<El> {
    let (_, rows) = s.taking.code.get().filter(|(of, _)| *of == s.address())?;
    if rows.is_empty() {
        return Some(el("p").class("hint").attr("role", "status").child(w.say(phrase::LINK_CODE_LONG)));
    }
    let side = (rows.lines().count() + 2 * QUIET).to_string();
    let mut dark = String::new();
    for (y, row) in rows.lines().enumerate() {
        for (x, _) in row.bytes().enumerate().filter(|(_, place)| *place == b'1') {
            dark.push_str(&["M", &(x + QUIET).to_string(), " ", &(y + QUIET).to_string(), "h1v1h-1z"].concat());
        }
    }
    let picture = (svg("svg").attr("viewBox", ["0 0 ", &side, " ", &side].concat()).attr("role", "img"))
        .attr("aria-label", w.say(phrase::LINK_CODE_NAME))
        .attr("shape-rendering", "crispEdges")
        .child(svg("path").attr("d", dark));
    Some(el("figure").class("code").child(picture).child(el("figcaption").class("hint").child(w.say(phrase::LINK_CODE_SAY))))
}
