//! How is a file read that the visitor chose? Its size is looked at first, then its text; nothing of it goes anywhere.

use super::promise::{came, of, promised};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is larger than allowed.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Reads the first file of the field that an event came from, at most so many bytes, and tells its name and its text. The field is empty
/// then, so that the same file can be chosen again.
pub fn chosen(event: &Event, limit: usize, told: impl Fn(&str, Result<String, Refused>) + 'static) {
    let Some(field) = event.target().map(JsValue::from) else { return };
    let file = of(&field, "files").and_then(|files| js_sys::Reflect::get_u32(&files, 0).ok()).filter(|file| !file.is_undefined());
    let Some(file) = file else { return };
    let name = of(&file, "name").and_then(|name| name.as_string()).unwrap_or_default();
    let size = of(&file, "size").and_then(|size| size.as_f64());
    if size.is_none_or(|size| size > limit as f64) {
        told(&name, Err(Refused::TooLarge));
    } else {
        let read = move |text: Option<JsValue>| told(&name, text.and_then(|text| text.as_string()).ok_or(Refused::Unreadable));
        came(promised(&file, "text"), Rc::new(read));
    }
    let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
}
