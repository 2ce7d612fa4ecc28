//! How is a question asked? A fieldset with native radios; one answer runs this row again and no other.

use super::{row_texts::row_texts, session::Session};
use crate::{
    answers::{Answer, State, offered},
    browser::page,
    catalog::shape::{Item, Question},
    wording::{Words, phrase},
};
use leptos::{ev::Event, html::Fieldset, prelude::*};

/// How much room a question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Among others: short labels side by side.
    Row,
    /// Alone on the screen: full labels with what they mean.
    Screen,
}

/// One question with its states and what may be written beside it.
pub fn row(s: Session, w: &Words, item: Item, room: Room) -> AnyView {
    let Some(question) = s.question(item) else { return ().into_any() };
    let node = NodeRef::<Fieldset>::new();
    let quick = room == Room::Screen;
    let now = s.peek(item).state;
    let key = move || s.state(item).map_or("", State::key);
    // Undo, import and the like change a state without the visitor's hand on the radios.
    Effect::new(move |_| {
        let key = key();
        if let Some(fieldset) = node.get_untracked() {
            page::check_radio(&fieldset, key);
        }
    });
    let choose = move |event: Event| {
        if let Some(state) = page::radio_value(&event).and_then(|v| State::from_key(&v)) {
            s.answer(item, state, quick);
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let digit = event.key().parse::<usize>().ok().filter(|_| plain && room == Room::Screen);
        let state = digit.and_then(|n| offered(question).nth(n.checked_sub(1)?));
        if let Some(state) = state.filter(|_| page::is_radio(&event)) {
            event.prevent_default();
            s.answer(item, state, quick);
        }
    };
    let name = format!("q{item}");
    let radios = offered(question).map(|state| radio(w, &name, state, now == Some(state), room)).collect_view();
    let legend = format!("{} {}", question.number, w.title(item));
    let class = if room == Room::Row { "row" } else { "row alone" };
    let marks = { let w = w.clone(); move || marks(s, &w, question, item) };
    view! {
        <fieldset class=class data-item=question.id data-state=key node_ref=node on:change=choose on:keydown=press>
            <legend><bdi class="number">{question.number}</bdi>" "<span class="title">{w.title(item)}</span></legend>
            <div class="marks">{marks}</div>
            <p class="question">{w.question(item)}</p>
            <div class="scale">{radios}</div>
            {row_texts(s, w, item, question, legend)}
        </fieldset>
    }
    .into_any()
}

fn radio(w: &Words, name: &str, state: State, checked: bool, room: Room) -> AnyView {
    let text = match room {
        Room::Row => view! { <span class="label">{w.state_short(state)}</span> }.into_any(),
        Room::Screen => view! { <span class="label"><span class="what">{w.state(state)}</span>" "<span class="means">{w.state_means(state)}</span></span> }.into_any(),
    };
    view! {
        <label class="choice">
            <input type="radio" name=name.to_owned() value=state.key() checked=checked/>
            {text}
        </label>
    }
    .into_any()
}

/// For which standards it counts, and what else is worth a mark.
fn marks(s: Session, w: &Words, question: &'static Question, item: Item) -> AnyView {
    let Answer { quick, widen, .. } = s.answer_at_state(item);
    let asked = s.assessment.with_untracked(|a| a.asked) & question.standards;
    let counts = if asked == 0 { question.standards } else { asked };
    let (hue, whose) = (standard_hue(s, counts), standard_names(s, counts));
    let stops = question.stops.then(|| view! { <span class="mark stops">{w.say(phrase::TAG_STOPS)}</span> });
    let new = question.new.then(|| view! { <span class="mark">{w.say(phrase::TAG_NEW)}</span> });
    let quick = quick.then(|| view! { <span class="mark from-quick">{w.say(phrase::TAG_QUICK)}</span> });
    let widen = (widen != 0).then(|| {
        let ask = w.fill(phrase::WIDEN_ASK, &[("subject", &joined_subjects(s, w, widen))]);
        let yes = w.say(phrase::WIDEN_YES);
        view! {
            <span class="mark widen">{ask}</span>
            <button type="button" class="quiet small" on:click=move |_| s.confirm(item)>{yes}</button>
        }
    });
    view! { <span class=format!("mark standard {hue}")>{whose}</span>{stops}{new}{quick}{widen} }.into_any()
}

/// The subjects of standards, such as "AI", joined for a sentence.
pub fn joined_subjects(s: Session, w: &Words, standards: u8) -> String {
    let subjects: Vec<String> = (0..s.catalog.standards.len()).filter(|n| standards & 1 << n != 0).map(|n| w.subject(n)).collect();
    subjects.join(", ")
}

/// The keys of standards, such as `27001`, joined.
pub fn standard_names(s: Session, standards: u8) -> String {
    let names: Vec<&str> = (s.catalog.standards.iter().enumerate()).filter(|(n, _)| standards & 1 << n != 0).map(|(_, s)| s.key).collect();
    names.join(" + ")
}

/// The class of the hue of a set of standards: one of them, or several.
pub fn standard_hue(s: Session, standards: u8) -> String {
    if standards.count_ones() > 1 { return "both".into() }
    let n = (0..s.catalog.standards.len()).find(|n| standards & 1 << n != 0).unwrap_or(0);
    format!("standard-{n}")
}
