//! May the browser forget what is kept here? It says so where it is asked, and some promise not to.

use super::promise::{came, of, promised};
use std::rc::Rc;

/// Tells whether the browser keeps what is here until it is erased; none where it cannot be asked for that. `ask` asks it to, which the
/// visitor wants; else it is only asked whether it does.
pub fn keeps(ask: bool, told: Rc<dyn Fn(Option<bool>)>) {
    let storage = web_sys::window().and_then(|window| of(&of(&window.into(), "navigator")?, "storage"));
    // Who cannot promise it need not be asked whether it did.
    let storage = storage.filter(|storage| of(storage, "persist").is_some());
    let promise = storage.and_then(|storage| promised(&storage, if ask { "persist" } else { "persisted" }));
    came(promise, Rc::new(move |value| told(value.and_then(|value| value.as_bool()))));
}
