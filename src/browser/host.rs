//! How does the program speak to the page around it? Through the few functions that the loader hands over.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over when it mounts the program.
    #[derive(Clone)]
    pub type Host;

    /// Dispatches `readiness:<type>` on the element, its detail given as JSON. False when the page cancelled it.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, event: &str, detail: &str) -> bool;
}

/// Says something to the owner of the page, in the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&format!("readiness-check: {text}").into());
}
