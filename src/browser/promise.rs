//! What came of something that the browser promised? Its value, or nothing.

use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::*};

/// Tells what came of a promise, once that is known; nothing where the browser promised nothing or did not keep it.
pub fn came(promise: Option<JsValue>, done: Rc<dyn Fn(Option<JsValue>)>) {
    let (there, not) = (done.clone(), done.clone());
    let follows = promise.and_then(|promise| {
        let then: js_sys::Function = js_sys::Reflect::get(&promise, &"then".into()).ok()?.dyn_into().ok()?;
        let there = Closure::once_into_js(move |value: JsValue| there(Some(value)));
        let not = Closure::once_into_js(move |_: JsValue| not(None));
        then.call2(&promise, &there, &not).ok()
    });
    if follows.is_none() {
        done(None);
    }
}

/// What an object of the browser has under a name; none where that is missing.
pub fn of(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// What a function of an object promises; none where there is no such function.
pub fn promised(object: &JsValue, function: &str) -> Option<JsValue> {
    of(object, function)?.dyn_into::<js_sys::Function>().ok()?.call0(object).ok()
}
