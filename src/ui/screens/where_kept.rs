//! Where shall the answers be kept? In the browser, or in this tab alone where others use the computer too.

use crate::{
    browser::page,
    ui::{
        session::Session,
        shelving::Shelving,
        view::{El, el, live},
    },
    wording::{Words, phrase},
};

/// The choice; none where it is not to be had.
pub fn where_kept(s: Session, w: Words) -> Option<El> {
    if s.sampled || s.is_newer() {
        return None;
    }
    let now = s.shelves.tab_only.get_untracked()?;
    let radio = |value, checked, label, means| {
        let input = el("input").attr("type", "radio").attr("name", "where-kept").attr("value", value).flag("checked", checked);
        let says = el("span").child(el("strong").child(w.say(label))).child(" ").child(w.say(means));
        el("label").class("tick").child(input).child(says)
    };
    // A move that found no room leaves everything where it was.
    let sync = move |choice: &web_sys::Element| {
        let _moved = s.shelves.holdings.get();
        page::check_radio(choice, if s.shelves.tab_only.get() == Some(true) { TAB } else { BROWSER });
    };
    let choose = move |event| {
        if let Some(value) = page::radio_value(&event) {
            s.shelves.asked.set(Some(Shelving::Move(value == TAB)));
        }
    };
    let advice = live(move || (s.shelves.tab_only.get() == Some(true)).then(|| w.say(phrase::WHERE_SAVE)));
    let choice = (el("fieldset").class("where-kept"))
        .with(sync)
        .on("change", choose)
        .child(el("legend").class("field").child(w.say(phrase::WHERE_LEGEND)))
        .child(radio(BROWSER, !now, phrase::WHERE_BROWSER, phrase::WHERE_BROWSER_MEANS))
        .child(radio(TAB, now, phrase::WHERE_TAB, phrase::WHERE_TAB_MEANS))
        .child(el("p").class("hint").attr("role", "status").child(advice));
    Some(choice)
}

const TAB: &str = "tab";
const BROWSER: &str = "browser";
