//! What do single keys do? They answer, lead from question to question and open the list of them; a visitor can switch all of it off.
//!
//! Only keys that nobody writes with count, and only while the focus is inside the element.

use super::{
    place::Place,
    session::Session,
    view::{El, Node, el, live},
    window::Shown,
};
use crate::{
    answers::{State, find, offered},
    browser::{keys, page},
    catalog::shape::Item,
    wording::{Phrase, Words, phrase},
};
use web_sys::{Element, Event};

/// Which question is gone to, with the keys beside each other under the right hand.
const NEXT: &str = "j";
const BEFORE: &str = "k";
const LIST: &str = "?";
/// What surrounds a question, with its id.
const ROW: &str = "[data-item]";

/// Does what a key that was pressed inside the element stands for.
pub fn press(s: Session, event: &Event) {
    // Under a window nothing else hears a key.
    if s.keyless.get_untracked() || s.shown.with_untracked(Option::is_some) {
        return;
    }
    let Some((key, target)) = keys::single_key(event) else { return };
    let row = page::closest(&target, ROW);
    let done = match key.as_str() {
        LIST => {
            s.shown.set(Some(Shown::Keys));
            true
        }
        NEXT => step(s, &target, row, true),
        BEFORE => step(s, &target, row, false),
        key => row.is_some_and(|row| choose(s, &row, key)),
    };
    if done {
        event.prevent_default();
    }
}

/// Answers the question that has the focus with the state of that number. False where there is none.
fn choose(s: Session, row: &Element, key: &str) -> bool {
    let item = row.get_attribute("data-item").and_then(|id| find(s.catalog, &id));
    let Some((item, question)) = item.and_then(|item| Some((item, s.question(item)?))).filter(|_| !s.only_read()) else { return false };
    // A clause cannot be left out: there the last answer is the sixth, and it also keeps the number that it has at a control.
    let of = |n: usize| offered(question).nth(n).or_else(|| State::ALL.get(n).copied().filter(|s| offered(question).any(|o| o == *s)));
    let state = key.parse().ok().and_then(|n: usize| of(n.checked_sub(1)?));
    if let Some(state) = state {
        s.answer(item, state, matches!(s.place.get_untracked(), Place::Quick(_)));
        let row = row.clone();
        // The focus goes along, as it does with the arrow keys, and so the answer is read out.
        page::after(0, move || {
            page::focus_within(&row, "input:checked");
        });
    }
    state.is_some()
}

/// Leads to the next question, or to the one before; from elsewhere on the screen to the first.
fn step(s: Session, target: &Element, row: Option<Element>, on: bool) -> bool {
    if let Place::Quick(n) = s.place.get_untracked() {
        let items: Vec<Item> = s.assessment.with_untracked(|a| a.quick.items.clone());
        let n = if row.is_none() {
            Some(n)
        } else if on {
            n.checked_add(1)
        } else {
            n.checked_sub(1)
        };
        let there = n.and_then(|n| Some((n, *items.get(n)?)));
        if let Some((n, item)) = there {
            if row.is_some() {
                s.place.set(Place::Quick(n));
            }
            s.wanted.set(Some(item));
        }
        return there.is_some();
    }
    let Some(screen) = page::closest(target, ".widget") else { return false };
    keys::focus_beside(&screen, ROW, row.as_ref(), on, ["input:checked", "input[type=radio]"])
}

/// The list of the keys, and the switch.
pub fn list(s: Session, w: Words) -> Vec<Node> {
    let kbd = |key: &str| el("kbd").child(key.to_owned());
    let line = |keys: Vec<El>, what: &'static str| -> Node { vec![el("dt").child(keys), el("dd").child(what)].into() };
    let said = |keys: Vec<&str>, what: Phrase| line(keys.into_iter().map(kbd).collect(), w.say(what));
    let mut answers: Vec<Node> = Vec::new();
    for (n, state) in State::ALL.into_iter().enumerate() {
        answers.push(line(vec![kbd(&w.number(n + 1))], w.state(state)));
    }
    let ways = vec![said(vec![NEXT], phrase::KEYS_NEXT), said(vec![BEFORE], phrase::KEYS_BEFORE), said(vec![LIST], phrase::KEYS_LIST)];
    let always = vec![
        said(vec!["Tab"], phrase::KEYS_TAB),
        said(vec!["\u{2190}", "\u{2191}", "\u{2192}", "\u{2193}"], phrase::KEYS_ARROWS),
        said(vec!["Esc"], phrase::KEYS_ESCAPE),
    ];
    let not_at_a_clause = State::ALL.into_iter().position(|state| state == State::NotApplicable).map_or(0, |n| n + 1);
    let clause = w.fill(phrase::KEYS_CLAUSE, &[("number", &w.number(not_at_a_clause)), ("state", w.state(State::Unsure))]);
    let part = |head: Phrase, lines: Vec<Node>| vec![el("p").class("help-head").child(w.say(head)), el("dl").class("key-list").child(lines)];
    let switch = (el("input").attr("type", "checkbox").attr("role", "switch").attr("id", "single-keys"))
        .with(move |field| page::show_tick(field, !s.keyless.get()))
        .on("change", move |_| s.keyless.update(|off| *off = !*off));
    let state = live(move || w.say(if s.keyless.get() { phrase::KEYS_OFF } else { phrase::KEYS_ON }));
    vec![
        el("label").class("tick").child(switch).child(el("span").child(w.say(phrase::KEYS_SWITCH))).into(),
        el("p").class("hint").attr("role", "status").child(state).into(),
        part(phrase::KEYS_IN_QUESTION, answers).into(),
        el("p").class("hint").child(clause).into(),
        part(phrase::KEYS_ANYWHERE, ways).into(),
        part(phrase::KEYS_ALWAYS, always).into(),
    ]
}
