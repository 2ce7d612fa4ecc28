//! How does the program speak to the page around it? Through the few functions that the loader hands over.

use super::promise::came;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over when it mounts the program.
    #[derive(Clone)]
    pub type Host;

    /// Dispatches `readiness:<type>` on the element, its detail given as JSON. False when the page cancelled it.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, event: &str, detail: &str) -> bool;

    /// Takes the kept document as it is now, for a visitor who takes it along after the program failed.
    #[wasm_bindgen(method)]
    pub fn kept(this: &Host, text: &str);

    /// Closes the dialog that the element stands in.
    #[wasm_bindgen(method)]
    pub fn close(this: &Host);

    /// Prints the results in a form, `board` or `full`.
    #[wasm_bindgen(method, catch)]
    pub fn print(this: &Host, kind: &str) -> Result<(), JsValue>;

    /// What makes elements; the same for every mounted program of the page.
    #[wasm_bindgen(method, getter)]
    fn maker(this: &Host) -> Maker;

    /// The loader's part that makes elements. It knows no element of ours, so that holding it holds none.
    #[derive(Clone)]
    type Maker;

    /// Hands a file of that kind to the browser; what it gives tells whether that worked.
    #[wasm_bindgen(method)]
    pub fn download(this: &Host, kind: &str) -> JsValue;

    /// Asks the loader for something that the page around is not told of: `code`, or `cancel`.
    #[wasm_bindgen(method)]
    pub fn ask(this: &Host, what: &str) -> JsValue;

    /// Does something with a file that has a password, as [`super::locks`] asks for it; gives a promise of a text.
    #[wasm_bindgen(method)]
    pub(super) fn locked(this: &Host, ask: &str, text: &str, password: &str) -> JsValue;

    /// The languages that there are: tag and own name, parted by U+001F, one after another with U+001E between.
    #[wasm_bindgen(method)]
    fn tongues(this: &Host) -> String;

    /// Promises the two packs of words of a language.
    #[wasm_bindgen(method)]
    fn packs(this: &Host, lang: &str) -> JsValue;

    /// Makes an element, of a picture or of the page: its tag, its text, then names and values of attributes, parted by U+001F.
    #[wasm_bindgen(method)]
    fn make(this: &Maker, picture: bool, what: &str) -> Element;
}

thread_local! {
    /// Whoever mounted the program last; all of them make elements in the same way.
    static MAKER: RefCell<Option<Maker>> = const { RefCell::new(None) };
}

/// Lets this host make the elements from now on.
pub fn remember(host: &Host) {
    MAKER.with_borrow_mut(|maker| *maker = Some(host.maker()));
}

impl Host {
    /// The tag and the own name of each language that there is.
    pub fn languages(&self) -> Vec<(String, String)> {
        let all = self.tongues();
        all.split('\u{1e}').filter_map(|one| one.split_once(PART)).map(|(tag, name)| (tag.to_owned(), name.to_owned())).collect()
    }

    /// Asks for both packs of a language; `done` hears of them, or of nothing where one did not come.
    pub fn fetch_packs(&self, lang: &str, done: impl Fn(Option<[String; 2]>) + 'static) {
        let texts = |packs: JsValue| {
            let text = |n| js_sys::Reflect::get_u32(&packs, n).ok()?.as_string();
            Some([text(0)?, text(1)?])
        };
        came(Some(self.packs(lang)), Rc::new(move |packs: Option<JsValue>| done(packs.and_then(texts))));
    }
}

/// Makes an element with its attributes and its text in one call: a call between the program and the browser costs more than what it does.
/// None before anybody mounted the program.
pub fn make(picture: bool, what: &str) -> Option<Element> {
    MAKER.with_borrow(|maker| maker.as_ref().map(|maker| maker.make(picture, what)))
}

/// Parts what [`make`] is given.
pub const PART: char = '\u{1f}';

/// Says something to the owner of the page, in the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&format!("readiness-check: {text}").into());
}

/// The same for what needs no change.
pub fn inform(text: &str) {
    web_sys::console::info_1(&["readiness-check: ", text].concat().into());
}
