//! What is the readiness check? A self-assessment that runs wholly in the visitor's browser.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// A mounted widget; freeing it takes the view out of the document.
#[wasm_bindgen]
pub struct Widget {
    view: Option<Box<dyn std::any::Any>>,
}

/// Mounts the widget into `root`, an element inside the shadow root. `words` is the word pack, `config` the attributes as JSON.
#[wasm_bindgen]
pub fn mount(root: web_sys::HtmlElement, _host: JsValue, _config: String, _words: String) -> Widget {
    let view = leptos::mount::mount_to(root, || view! { <p>"Readiness Check"</p> });
    Widget { view: Some(Box::new(view)) }
}

#[wasm_bindgen]
impl Widget {
    /// Takes the view out of the document.
    pub fn unmount(&mut self) {
        self.view = None;
    }
}
