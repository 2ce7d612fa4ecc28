//! How does the page ask for a file? By its name, with what it is made from; then step by step, until it gets the bytes.

use crate::{
    code,
    kind::Kind,
    make::Making,
    request::{Request, Spoken},
};
use readiness_check::{browser::locale::BrowserLocale, built::CATALOG};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;

thread_local! {
    /// The languages that were read so far, by their packs: reading one takes longer than most files, and its words stay.
    static SPOKEN: RefCell<Vec<([String; 3], Rc<Spoken>)>> = const { RefCell::new(Vec::new()) };
}

fn spoken(packs: [&str; 3]) -> Option<Rc<Spoken>> {
    SPOKEN.with_borrow_mut(|all| {
        if let Some((_, spoken)) = all.iter().find(|(known, _)| known.iter().zip(packs).all(|(known, pack)| known == pack)) {
            return Some(spoken.clone());
        }
        let lang = packs.first()?.lines().next().unwrap_or("en");
        let spoken = Rc::new(Spoken::read(packs, BrowserLocale::new(lang))?);
        all.push((packs.map(str::to_owned), spoken.clone()));
        Some(spoken)
    })
}

/// A file that is being made.
#[wasm_bindgen]
pub struct Job {
    of: Request,
    making: Option<Making>,
}

#[wasm_bindgen]
impl Job {
    /// Begins. `words`, `guidance` and `titles` are the packs of one language. Fails where something is missing, with words for the console.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, request: &str, words: &str, guidance: &str, titles: &str) -> Result<Job, JsError> {
        let kind = Kind::from_name(&CATALOG, kind).ok_or_else(|| JsError::new("there is no such file"))?;
        let spoken = spoken([words, guidance, titles]).ok_or_else(|| JsError::new("the words of the file are not complete"))?;
        let of = Request::read(request, spoken).ok_or_else(|| JsError::new("what the file is made from cannot be read"))?;
        Ok(Job { of, making: Some(Making::Asked(kind)) })
    }

    /// Does the next step; gives the bytes after the last one. Fails where the file cannot be made or is not what it was meant to be.
    pub fn step(&mut self) -> Result<Option<Vec<u8>>, JsError> {
        let making = self.making.take().ok_or_else(|| JsError::new("the file is given already"))?;
        match making.step(&self.of) {
            Ok(Making::Made(bytes)) => Ok(Some(bytes)),
            Ok(making) => {
                self.making = Some(making);
                Ok(None)
            }
            Err(why) => Err(JsError::new(&format!("{why:?}"))),
        }
    }
}

/// The rows of a QR code of a text, parted by line ends; nothing where the text is too long for one.
#[wasm_bindgen]
pub fn code_rows(text: &str) -> Option<String> {
    code::rows(text).map(|rows| rows.join("\n"))
}
