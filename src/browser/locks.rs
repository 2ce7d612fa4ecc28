//! How is a text locked with a password, and opened again? By the browser's own cryptography, in the part of the loader that asks it.

use super::{
    host::Host,
    promise::{came, of, promised},
};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Lock a text, which stands below a line with the number of rounds.
    Lock,
    /// Open what was locked.
    Open,
    /// Hand the finished file to the visitor's browser.
    Give,
}

/// Does it; `done` hears what came of it, or nothing where the browser refused.
pub fn ask(host: &Host, ask: Ask, text: &str, password: &str, done: impl Fn(Option<String>) + 'static) {
    let name = match ask {
        Ask::Lock => "lock",
        Ask::Open => "open",
        Ask::Give => "give",
    };
    came(Some(host.locked(name, text, password)), Rc::new(move |made: Option<JsValue>| done(made.and_then(|made| made.as_string()))));
}

/// Whether the browser offers its cryptography here: it does not on pages that come without encryption.
pub fn can() -> bool {
    // Where there is no browser, screens show what most visitors see.
    if !cfg!(target_family = "wasm") {
        return true;
    }
    web_sys::window().and_then(|window| of(&of(&window, "crypto")?, "subtle")).is_some()
}

/// The form that an event sent off, which then goes nowhere.
pub fn form_of(event: &Event) -> Option<Element> {
    event.prevent_default();
    event.target()?.dyn_into().ok()
}

/// What was typed into the fields of a form, one after another.
pub fn typed(form: &Element) -> Vec<String> {
    let Ok(fields) = form.query_selector_all("input") else { return Vec::new() };
    let value = |n| of(&fields.item(n)?.into(), "value")?.as_string();
    (0..fields.length()).filter_map(value).collect()
}

/// Empties the fields of a form: no password stays in the page.
pub fn empty(form: &Element) {
    drop(promised(form, "reset"));
}
