//! What do other answers suggest for a question? One quiet line under it, only where a strong link leads to it.

use super::{
    links,
    parts::button::plain,
    session::{Helping, Session},
    view::{El, Node, el, live},
};
use crate::{
    browser::page,
    catalog::{shape::Item, words::Help},
    credit::{self, Suggestion},
    wording::{Words, phrase},
};

/// The line; nothing for a question without a strong link. It follows this question and its main counterparts alone.
pub fn row_suggestion(s: Session, w: Words, item: Item, quick: bool) -> Option<Node> {
    let (_, link) = credit::strong_link(s.catalog, item)?;
    Some(live(move || {
        if s.state(item).is_some() || s.only_read() {
            return None;
        }
        for main in link.main {
            let _followed = s.state(*main);
        }
        let found = s.with_record(|r| credit::suggestion(s.catalog, &r.answers, item));
        found.map(|found| line(s, w, found, quick))
    }))
}

fn line(s: Session, w: Words, found: Suggestion, quick: bool) -> El {
    let Suggestion { item, state, standard, from, .. } = found;
    let name = s.catalog.standards.get(usize::from(standard)).map_or("", |s| s.name);
    let says = w.fill(phrase::CREDIT_LINE, &[("from", name), ("state", w.state(state))]);
    let accept = plain("quiet small", w.say(phrase::CREDIT_ACCEPT).into());
    let accept = accept.attr("aria-describedby", format!("credit{item}")).on("click", move |event| {
        // The line goes with the answer; the focus stays in the row.
        page::focus_row_of(&event);
        s.answer(item, state, quick);
    });
    let says = el("p").child(el("span").attr("id", format!("credit{item}")).child(says)).child(" ").child(accept);
    el("div").class("credit").child(says).child(sources(s, w, &from)).child(live(move || more(s, w, item)))
}

/// The questions that suggest something, as links.
pub fn sources(s: Session, w: Words, from: &[Item]) -> El {
    let links: Vec<El> = from.iter().map(|i| el("li").child(links::to_item(s, w, *i))).collect();
    el("ul").class("help-links").child(links)
}

/// What the other work gives and what is missing, to open; nothing until the guidance is here.
pub fn more(s: Session, w: Words, item: Item) -> Option<El> {
    let (given, missing) = s.helping.with(|helping| match helping {
        Helping::Here(pack) => pack.items.get(usize::from(item)).map(|Help { given, missing, .. }| (given.clone(), missing.clone())),
        _ => None,
    })?;
    if given.is_empty() {
        return None;
    }
    let missing =
        (!missing.is_empty()).then(|| el("p").child(el("strong").child([w.say(phrase::HELP_MISSING), ":"].concat())).child(" ").child(missing));
    Some(el("details").child(el("summary").child(w.say(phrase::CREDIT_MORE))).child(el("p").child(given)).child(missing))
}
