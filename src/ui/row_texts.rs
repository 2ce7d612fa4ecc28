//! What may be written beside an answer? A note, an owner, a date, and the reason why something does not apply.

use super::{
    actions::Text,
    cells::Val,
    later,
    parts::button::{button, plain},
    session::Session,
    view::{El, Node, el, live, live_on},
};
use crate::{
    answers::State,
    browser::page,
    catalog::shape::{Item, Question},
    day,
    wording::{Phrase, Words, phrase},
};

/// The line under the states: the reason where one is due, clearing, and a panel that opens for the rest.
pub fn row_texts(s: Session, w: Words, item: Item, question: &'static Question) -> Vec<Node> {
    let legend = format!("legend{item}");
    let left_out = move || question.control && s.state(item) == Some(State::NotApplicable);
    let reason = live_on(left_out, move |due| due.then(|| el("div").class("reason").child(area(s, w, item, Text::Reason, phrase::REASON))));
    let (text, described) = (w.say(phrase::CLEAR), legend.clone());
    let answered = move || s.state(item).is_some();
    let clear = live_on(answered, move |answered| {
        let clear = plain("quiet small", text.into()).attr("aria-describedby", described.clone());
        // The button goes with the answer; the focus stays in the row.
        let clear = clear.on("click", move |event| {
            page::focus_row_of(&event);
            s.clear(item);
        });
        (*answered && !s.only_read()).then_some(clear)
    });
    let text = live(move || more_label(s, w, item));
    let (more, panel) = opens(text, format!("more{item}"), &legend, move |id| panel(s, w, item, id));
    let (why, help) = opens(w.say(phrase::HELP), format!("help{item}"), &legend, move |id| guidance(s, w, item, id));
    vec![reason, el("div").class("row-tools").child(why).child(more).child(clear).into(), help, panel]
}

/// A button that opens a panel, and the panel.
fn opens(text: impl Into<Node>, id: String, legend: &str, make: impl Fn(String) -> El + 'static) -> (El, Node) {
    let open = Val::new(false);
    let toggle =
        button("quiet small", text, move || open.update(|o| *o = !*o)).attr("aria-describedby", legend.to_owned()).attr("aria-controls", id.clone());
    (toggle.says("aria-expanded", move || open.get()), live(move || open.get().then(|| make(id.clone()))))
}

/// The panel with the guidance, or why it is not there yet.
fn guidance(s: Session, w: Words, item: Item, id: String) -> El {
    match later::not_yet(s, w) {
        Some(why) => el("div").class("row-panel help").attr("id", id).child(why),
        None => el("div").child(later::ask(s, w, later::Ask::Help(item, id))),
    }
}

/// What the button says: what is written already, or what can be.
fn more_label(s: Session, w: Words, item: Item) -> String {
    let answer = s.answer_at_texts(item);
    if !answer.noted() {
        return w.say(phrase::MORE).into();
    }
    let date = day::read(&answer.due).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let named = |text: &str, name: Phrase| if text.is_empty() { String::new() } else { w.say(name).into() };
    let (note, evidence) = (named(&answer.note, phrase::NOTED), named(&answer.evidence, phrase::EVIDENCED));
    let parts: Vec<String> = [note, evidence, answer.owner, date].into_iter().filter(|p| !p.is_empty()).collect();
    // Why it is included has no room here.
    if parts.is_empty() { w.say(phrase::MORE).into() } else { parts.join(" · ") }
}

fn panel(s: Session, w: Words, item: Item, id: String) -> El {
    let line = |text, label, kind| line(s, w, item, text, label, kind);
    let pair = el("div").class("pair").child(line(Text::Owner, phrase::OWNER, "text")).child(line(Text::Due, phrase::DUE, "date"));
    let control = s.question(item).is_some_and(|q| q.control);
    (el("div").class("row-panel").attr("id", id))
        .child(area(s, w, item, Text::Note, phrase::NOTE))
        .child(area(s, w, item, Text::Evidence, phrase::EVIDENCE))
        .child(control.then(|| later::beside(s, w, later::Ask::Included, item)))
        .child(pair)
}

/// A text of several lines, with what is left of its room.
fn area(s: Session, w: Words, item: Item, text: Text, label: Phrase) -> Vec<El> {
    let id = format!("{}{item}", text.key());
    let count = format!("count-{id}");
    let left = move || {
        let used = text.of(&s.answer_at_texts(item)).encode_utf16().count();
        w.count(phrase::ROOM_LEFT, text.limit().saturating_sub(used), &[])
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
fn line(s: Session, w: Words, item: Item, text: Text, label: Phrase, kind: &'static str) -> El {
    let id = format!("{}{item}", text.key());
    let input = el("input").attr("type", kind);
    let input = if kind == "text" { input.attr("maxlength", text.limit().to_string()) } else { input };
    el("div").child(el("label").class("field").attr("for", id.clone()).child(w.say(label))).child(writes(input, s, item, text, id))
}

/// Lets a field show and write one text of an answer.
fn writes(field: El, s: Session, item: Item, text: Text, id: String) -> El {
    let mut shown = None;
    (field.attr("id", id).attr("dir", "auto").flag("readonly", s.only_read()))
        .with(move |field| page::show_value(field, &mut shown, text.of(&s.answer_at_texts(item)).to_owned()))
        .on(if text == Text::Due { "change" } else { "input" }, move |event| {
            if let Some(value) = page::whole_value(&event) {
                s.write(item, text, &value);
            }
        })
        .on("blur", move |_| s.end_typing())
}
