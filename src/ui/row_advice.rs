//! What does an adviser say at a question? The adviser writes it there; the visitor reads it there, and decides elsewhere.

use super::{
    links::to_place,
    place::Place,
    session::Session,
    view::{El, Node, el, live},
};
use crate::{
    advice::Point,
    answers::{NOTE_LIMIT, State, offered},
    browser::page,
    catalog::shape::{Item, Question},
    wording::{Words, phrase},
};

/// What is said, or the fields to say it in.
pub fn row_advice(s: Session, w: Words, item: Item, question: &'static Question) -> Node {
    if s.advises() {
        return editor(s, w, item, question).into();
    }
    live(move || s.point(item).map(|point| said(s, w, &point)))
}

/// What was said, for whoever was advised.
fn said(s: Session, w: Words, point: &Point) -> El {
    let by = s.with_record(|r| r.advice.by().to_owned());
    let who = if by.is_empty() { w.say(phrase::ADVICE_SOMEBODY).to_owned() } else { by };
    (el("div").class("advised"))
        .child(el("p").child(w.fill(phrase::ADVICE_FROM, &[("by", &who)])).child(proposal(w, point)))
        .child(comment(&point.comment))
        .child(el("p").child(to_place(s, "link", w.say(phrase::ADVICE_DECIDE), Place::Advice)))
}

/// The proposed answer in a sentence.
fn proposal(w: Words, point: &Point) -> Option<String> {
    point.proposed.map(|state| [" ", &w.fill(phrase::ADVICE_PROPOSES, &[("state", w.state(state))])].concat())
}

/// A comment with the lines that it was written in; nothing where there is none.
pub fn comment(text: &str) -> Option<El> {
    (!text.is_empty()).then(|| el("blockquote").class("comment").attr("dir", "auto").child(text.to_owned()))
}

/// The fields of the adviser, folded up until something is said.
fn editor(s: Session, w: Words, item: Item, question: &'static Question) -> El {
    let now = move || s.point(item).unwrap_or_default();
    let begun = s.with_record(|r| r.advice.names(question.id));
    let summary = live(move || {
        let point = now();
        let said = [point.proposed.map(|state| w.state(state)), (!point.comment.is_empty()).then(|| w.say(phrase::ADVISE_COMMENTED))];
        let said: Vec<&str> = said.into_iter().flatten().collect();
        if said.is_empty() { w.say(phrase::ADVISE_OPEN).to_owned() } else { w.fill(phrase::ADVISE_SAID, &[("said", &said.join(" · "))]) }
    });
    let [choice, text, count] = ["propose", "comment", "count-comment"].map(|name| [name, &item.to_string()].concat());
    let option = |key: &'static str, label: &'static str| el("option").attr("value", key).child(label);
    let options: Vec<El> =
        std::iter::once(option("", w.say(phrase::ADVISE_NONE))).chain(offered(question).map(|s| option(s.key(), w.state(s)))).collect();
    let select = (el("select").attr("id", choice.clone()).child(options))
        .property("value", move || now().proposed.map_or("", State::key).to_owned())
        .on("change", move |event| s.propose(item, State::from_key(&page::value(&event))));
    let mut shown = None;
    let area = (el("textarea").attr("id", text.clone()).attr("rows", "3").attr("dir", "auto").attr("maxlength", NOTE_LIMIT.to_string()))
        .attr("aria-describedby", count.clone())
        .with(move |field| page::show_value(field, &mut shown, now().comment))
        .on("input", move |event| s.comment(item, &page::value(&event)))
        .on("blur", move |_| s.end_typing());
    let left = move || w.count(phrase::ROOM_LEFT, NOTE_LIMIT.saturating_sub(now().comment.encode_utf16().count()), &[]);
    let fields = (el("div").class("row-panel"))
        .child(el("label").class("field").attr("for", choice).child(w.say(phrase::ADVISE_PROPOSAL)))
        .child(select)
        .child(el("label").class("field").attr("for", text).child(w.say(phrase::ADVISE_COMMENT)))
        .child(area)
        .child(el("span").class("count").attr("id", count).child(live(left)));
    let legend = ["legend", &item.to_string()].concat();
    let summary = el("summary").attr("aria-describedby", legend).child(summary);
    el("details").class("advised").flag("open", begun).child(summary).child(fields)
}
