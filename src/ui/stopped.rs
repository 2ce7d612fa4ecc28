//! What does the page say where the program has failed? Texts that it asks for before anything can fail.

use super::spoken::words;
use crate::{browser::host, wording::phrase};
use wasm_bindgen::prelude::*;

/// What the page says where the program has failed, from a word pack: asked for before anything can fail. Ten texts, parted by U+001F,
/// in the order in which `embed/loader/stopped.js` names them.
#[wasm_bindgen]
pub fn after_a_stop(pack: &str) -> String {
    let said = [
        phrase::STOPPED,
        phrase::STOPPED_TEXT,
        phrase::STOPPED_AGAIN,
        phrase::STOPPED_ANSWERS,
        phrase::STOPPED_COPY,
        phrase::STOPPED_COPIED,
        phrase::STOPPED_SELECTED,
        phrase::STOPPED_DOWNLOAD,
        phrase::STOPPED_HANDED,
        phrase::STOPPED_RESTART,
    ];
    let w = words(pack);
    let mut texts = String::new();
    for (n, phrase) in said.into_iter().enumerate() {
        if n > 0 {
            texts.push(host::PART);
        }
        texts.push_str(w.say(phrase));
    }
    texts
}
