//! What may be written beside an answer? A note, an owner, a date, and the reason why something does not apply.

use super::{
    actions::Text,
    parts::button::button,
    row_help::help,
    session::Session,
    view::{El, Node, el, live},
};
use crate::{
    answers::State,
    browser::page,
    catalog::shape::{Item, Question},
    day,
    wording::{Phrase, Words, phrase},
};
use leptos::prelude::*;

/// The line under the states: the reason where one is due, clearing, and a panel that opens for the rest.
pub fn row_texts(s: Session, w: &Words, item: Item, question: &'static Question, legend: String) -> Vec<Node> {
    let open = RwSignal::new(false);
    let id = format!("more{item}");
    let state = Memo::new(move |_| s.state(item).map(|state| state == State::NotApplicable && question.control));
    let reason = {
        let w = w.clone();
        live(move || (state.get() == Some(true)).then(|| el("div").class("reason").child(area(s, &w, item, Text::Reason, phrase::REASON))))
    };
    let clear = {
        let (text, label) = (w.say(phrase::CLEAR), w.fill(phrase::CLEAR_OF, &[("question", &legend)]));
        live(move || state.get().map(|_| button("quiet small", text.clone(), move || s.clear(item)).attr("aria-label", label.clone())))
    };
    let (words, label) = (w.clone(), w.fill(phrase::MORE_OF, &[("question", &legend)]));
    let text = live(move || more_label(s, &words, item));
    let toggle = button("quiet small", text, move || open.update(|o| *o = !*o));
    let toggle = toggle.attr("aria-label", label).attr("aria-controls", id.clone()).says("aria-expanded", move || open.get());
    let words = w.clone();
    let panel = live(move || open.get().then(|| panel(s, &words, item, id.clone())));
    let helped = RwSignal::new(false);
    let (words, id) = (w.clone(), format!("help{item}"));
    let why = button("quiet small", w.say(phrase::HELP), move || helped.update(|o| *o = !*o));
    let why = why
        .attr("aria-label", w.fill(phrase::HELP_OF, &[("question", &legend)]))
        .attr("aria-controls", id.clone())
        .says("aria-expanded", move || helped.get());
    let help = live(move || helped.get().then(|| help(s, &words, item, question, id.clone())));
    vec![reason, el("div").class("row-tools").child(why).child(toggle).child(clear).into(), help, panel]
}

/// What the button says: what is written already, or what can be.
fn more_label(s: Session, w: &Words, item: Item) -> String {
    let answer = s.answer_at_texts(item);
    if !answer.noted() {
        return w.say(phrase::MORE);
    }
    let date = day::read(&answer.due).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let note = if answer.note.is_empty() { String::new() } else { w.say(phrase::NOTED) };
    let parts: Vec<String> = [note, answer.owner, date].into_iter().filter(|p| !p.is_empty()).collect();
    parts.join(" · ")
}

fn panel(s: Session, w: &Words, item: Item, id: String) -> El {
    let line = |text, label, kind| line(s, w, item, text, label, kind);
    let pair = el("div").class("pair").child(line(Text::Owner, phrase::OWNER, "text")).child(line(Text::Due, phrase::DUE, "date"));
    el("div").class("row-panel").attr("id", id).child(area(s, w, item, Text::Note, phrase::NOTE)).child(pair)
}

/// A text of several lines, with what is left of its room.
fn area(s: Session, w: &Words, item: Item, text: Text, label: Phrase) -> Vec<El> {
    let id = format!("{}{item}", text.key());
    let count = format!("count-{id}");
    let words = w.clone();
    let left = move || {
        let used = text.of(&s.answer_at_texts(item)).encode_utf16().count();
        words.count(phrase::ROOM_LEFT, text.limit().saturating_sub(used), &[])
    };
    vec![
        el("label").class("field").attr("for", id.clone()).child(w.say(label)),
        writes(
            el("textarea").attr("rows", "3").attr("maxlength", text.limit().to_string()).attr("aria-describedby", count.clone()),
            s,
            item,
            text,
            id,
        ),
        el("span").class("count").attr("id", count).child(live(left)),
    ]
}

/// A text of one line.
fn line(s: Session, w: &Words, item: Item, text: Text, label: Phrase, kind: &'static str) -> El {
    let id = format!("{}{item}", text.key());
    let input = el("input").attr("type", kind);
    let input = if kind == "text" { input.attr("maxlength", text.limit().to_string()) } else { input };
    el("div").child(el("label").class("field").attr("for", id.clone()).child(w.say(label))).child(writes(input, s, item, text, id))
}

/// Lets a field show and write one text of an answer.
fn writes(field: El, s: Session, item: Item, text: Text, id: String) -> El {
    (field.attr("id", id).attr("dir", "auto"))
        .property("value", move || text.of(&s.answer_at_texts(item)).to_owned())
        .on("input", move |event| s.write(item, text, &page::value(&event)))
        .on("blur", move |_| s.end_typing())
}
