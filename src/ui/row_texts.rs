//! What may be written beside an answer? A note, an owner, a date, and the reason why something does not apply.

use super::{actions::Text, session::Session};
use crate::{
    answers::State,
    catalog::shape::{Item, Question},
    wording::{Phrase, Words, phrase},
};
use leptos::prelude::*;

/// The line under the states: the reason where one is due, clearing, and a panel that opens for the rest.
pub fn row_texts(s: Session, w: &Words, item: Item, question: &'static Question, legend: String) -> AnyView {
    let open = RwSignal::new(false);
    let id = format!("more{item}");
    let answered = Memo::new(move |_| s.state(item).is_some());
    let left_out = Memo::new(move |_| s.state(item) == Some(State::NotApplicable) && question.control);
    let reason = { let w = w.clone(); move || left_out.get().then(|| reason_field(s, &w, item)) };
    let clear = {
        let (text, label) = (w.say(phrase::CLEAR), w.fill(phrase::CLEAR_OF, &[("question", &legend)]));
        move || answered.get().then(|| view! { <button type="button" class="quiet small" aria-label=label.clone() on:click=move |_| s.clear(item)>{text.clone()}</button> })
    };
    let (words, label) = (w.clone(), w.fill(phrase::MORE_OF, &[("question", &legend)]));
    let toggle_text = { let w = w.clone(); move || more_label(s, &w, item) };
    let panel = { let id = id.clone(); move || open.get().then(|| panel(s, &words, item, id.clone())) };
    view! {
        {reason}
        <div class="row-tools">
            <button type="button" class="quiet small" aria-label=label aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=id on:click=move |_| open.update(|o| *o = !*o)>{toggle_text}</button>
            {clear}
        </div>
        {panel}
    }
    .into_any()
}

/// What the button says: what is written already, or what can be.
fn more_label(s: Session, w: &Words, item: Item) -> String {
    let answer = s.answer_at_texts(item);
    if !answer.noted() {
        return w.say(phrase::MORE);
    }
    let date = answer.due.parse::<jiff::civil::Date>().ok().map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let note = if answer.note.is_empty() { String::new() } else { w.say(phrase::NOTED) };
    let parts: Vec<String> = [note, answer.owner, date].into_iter().filter(|p| !p.is_empty()).collect();
    parts.join(" · ")
}

fn panel(s: Session, w: &Words, item: Item, id: String) -> AnyView {
    view! {
        <div class="row-panel" id=id>
            {area(s, w, item, Text::Note, phrase::NOTE)}
            <div class="pair">{line(s, w, item, Text::Owner, phrase::OWNER, "text")}{line(s, w, item, Text::Due, phrase::DUE, "date")}</div>
        </div>
    }
    .into_any()
}

fn reason_field(s: Session, w: &Words, item: Item) -> AnyView {
    view! { <div class="reason">{area(s, w, item, Text::Reason, phrase::REASON)}</div> }.into_any()
}

/// A text of several lines, with what is left of its room.
fn area(s: Session, w: &Words, item: Item, text: Text, label: Phrase) -> AnyView {
    let id = format!("{}{item}", text.key());
    let value = move || text.of(&s.answer_at_texts(item)).to_owned();
    let count = format!("count-{id}");
    let left = {
        let w = w.clone();
        move || {
            let used = text.of(&s.answer_at_texts(item)).encode_utf16().count();
            w.count(phrase::ROOM_LEFT, text.limit().saturating_sub(used), &[])
        }
    };
    view! {
        <label class="field" for=id.clone()>{w.say(label)}</label>
        <textarea id=id rows="3" maxlength=text.limit().to_string() aria-describedby=count.clone() dir="auto" prop:value=value
            on:input=move |e| s.write(item, text, &event_target_value(&e)) on:blur=move |_| s.end_typing()>{text.of(&s.peek(item)).to_owned()}</textarea>
        <span class="count" id=count>{left}</span>
    }
    .into_any()
}

/// A text of one line.
fn line(s: Session, w: &Words, item: Item, text: Text, label: Phrase, kind: &'static str) -> AnyView {
    let id = format!("{}{item}", text.key());
    let value = move || text.of(&s.answer_at_texts(item)).to_owned();
    view! {
        <div>
            <label class="field" for=id.clone()>{w.say(label)}</label>
            <input id=id type=kind maxlength=(kind == "text").then(|| text.limit().to_string()) dir="auto" prop:value=value
                on:input=move |e| s.write(item, text, &event_target_value(&e)) on:blur=move |_| s.end_typing()/>
        </div>
    }
    .into_any()
}
