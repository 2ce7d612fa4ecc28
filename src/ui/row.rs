//! How is a question asked? A fieldset with native radios; one answer runs this row again and no other.

use super::{
    later,
    parts::button::plain,
    row_suggestion::row_suggestion,
    row_texts::row_texts,
    session::Session,
    view::{El, Node, el, live, live_on, nothing},
};
use crate::{
    answers::{Answer, State, offered},
    browser::page,
    catalog::shape::{Item, Question},
    wording::{Words, phrase},
};

/// How much room a question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Among others: short labels side by side.
    Row,
    /// Alone on the screen: full labels with what they mean.
    Screen,
}

/// One question with its states and what may be written beside it.
pub fn row(s: Session, w: Words, item: Item, room: Room) -> Node {
    let Some(question) = s.question(item) else { return nothing() };
    let quick = room == Room::Screen;
    let now = s.peek(item).state;
    let mut first = true;
    // Undo, import and the like change a state without the visitor's hand on the radios.
    let sync = move |fieldset: &web_sys::Element| {
        let key = s.state(item).map_or("", State::key);
        page::set_attribute(fieldset, "data-state", key);
        if !std::mem::take(&mut first) {
            page::check_radio(fieldset, key);
        }
    };
    let choose = move |event| {
        if let Some(state) = page::radio_value(&event).and_then(|v| State::from_key(&v)) {
            s.answer(item, state, quick);
        }
    };
    let name = format!("q{item}");
    let radios: Vec<El> = offered(question).map(|state| radio(w, &name, state, (now == Some(state), s.only_read()), room)).collect();
    let title = w.title(item);
    el("fieldset")
        .class(if quick { "row alone" } else { "row" })
        .attr("part", "question")
        .attr("data-item", question.id)
        .with(sync)
        .on("change", choose)
        .child(
            el("legend")
                .attr("id", format!("legend{item}"))
                .child(el("bdi").class("number").child(question.number))
                .child(" ")
                .child(el("span").class("title").child(title)),
        )
        .child(el("div").class("marks").child(live(move || marks(s, w, question, item))))
        .child(el("p").class("question").child(later::told(s, w, w.question(item))))
        .child(row_suggestion(s, w, item, quick))
        .child(el("div").class("scale").child(radios))
        .child(live_on(
            move || s.advised(item) || !s.answer_at_state(item).others.is_empty(),
            move |more| more.then(|| later::beside(s, w, later::Ask::Apart, item)),
        ))
        .child(row_texts(s, w, item, question))
        .into()
}

fn radio(w: Words, name: &str, state: State, (checked, read): (bool, bool), room: Room) -> El {
    let label = el("span").class("label");
    let label = match room {
        Room::Row => label.child(w.state_short(state)),
        Room::Screen => {
            label.child(el("span").class("what").child(w.state(state))).child(" ").child(el("span").class("means").child(w.state_means(state)))
        }
    };
    let input = el("input").attr("type", "radio").attr("name", name.to_owned()).attr("value", state.key()).flag("checked", checked);
    let input = input.flag("disabled", read);
    el("label").class("choice").child(input).child(label)
}

/// For which standards it counts, and what else is worth a mark.
fn marks(s: Session, w: Words, question: &'static Question, item: Item) -> Vec<Node> {
    let Answer { quick, widen, .. } = s.answer_at_state(item);
    let asked = s.asked() & question.standards;
    let counts = if asked == 0 { question.standards } else { asked };
    let mark = |class: &str, text: String| Node::from(el("span").class(format!("mark {class}")).child(text));
    let mut marks = vec![mark(&format!("standard {}", standard_hue(s, counts)), standard_names(s, counts))];
    if question.stops {
        marks.push(mark("stops", w.say(phrase::TAG_STOPS).into()));
    }
    if question.new {
        marks.push(mark("", w.say(phrase::TAG_NEW).into()));
    }
    if quick {
        marks.push(mark("from-quick", w.say(phrase::TAG_QUICK).into()));
    }
    if widen != 0 {
        marks.push(mark("widen", w.fill(phrase::WIDEN_ASK, &[("subject", &joined_subjects(s, w, widen))])));
        marks.push(
            plain("quiet small", w.say(phrase::WIDEN_YES).into())
                .attr("aria-describedby", format!("legend{item}"))
                .on("click", move |event| {
                    page::focus_row_of(&event);
                    s.confirm(item);
                })
                .into(),
        );
    }
    marks
}

/// The subjects of standards, such as "AI", joined for a sentence.
pub fn joined_subjects(s: Session, w: Words, standards: u8) -> String {
    let subjects: Vec<&str> = (0..s.catalog.standards.len()).filter(|n| standards & 1 << n != 0).map(|n| w.subject(n)).collect();
    subjects.join(", ")
}

/// The keys of standards, such as `27001`, joined.
pub fn standard_names(s: Session, standards: u8) -> String {
    let names: Vec<&str> = (s.catalog.standards.iter().enumerate()).filter(|(n, _)| standards & 1 << n != 0).map(|(_, s)| s.key).collect();
    names.join(" + ")
}

/// The class of the hue of a set of standards: one of them, or several.
pub fn standard_hue(s: Session, standards: u8) -> String {
    if standards.count_ones() > 1 {
        return "both".into();
    }
    let n = (0..s.catalog.standards.len()).find(|n| standards & 1 << n != 0).unwrap_or(0);
    format!("standard-{n}")
}
