//! Can answers be kept here, and where? Asked each time, because a visitor can take the storage away while the page is open, and the
//! storage library stops the program where there is none.

use crate::options::Keeping;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use wasm_bindgen::JsCast;

/// Where answers are kept, found out once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the browser, until erased.
    Local,
    /// In this tab, until it closes.
    Session,
    /// In memory: the browser keeps nothing here, or the host asked for that.
    Memory,
}

impl Place {
    /// The name that hosts are told.
    pub fn key(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Session => "session",
            Self::Memory => "memory",
        }
    }
}

/// Finds out whether what was asked for can be had. Reads, and writes nothing.
pub fn probe(keeping: Keeping) -> Place {
    let place = match keeping {
        Keeping::Local => Place::Local,
        Keeping::Session => Place::Session,
        Keeping::Nothing => Place::Memory,
    };
    if is_there(place) { place } else { Place::Memory }
}

/// Whether the browser has this place now.
pub fn is_there(place: Place) -> bool {
    place == Place::Memory || raw(place).is_some_and(|storage| storage.length().is_ok())
}

fn raw(place: Place) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match place {
        Place::Local => window.local_storage().ok().flatten().map(|_| LocalStorage::raw()),
        Place::Session => window.session_storage().ok().flatten().map(|_| SessionStorage::raw()),
        Place::Memory => None,
    }
}

/// The text under a key, none where there is none.
pub fn read(place: Place, key: &str) -> Option<String> {
    raw(place)?.get_item(key).ok().flatten()
}

/// Writes a text under a key. False when the browser refused; then what stood there is still there.
pub fn write(place: Place, key: &str, text: &str) -> bool {
    raw(place).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Removes one key of ours.
pub fn remove(place: Place, key: &str) {
    if let Some(storage) = raw(place) {
        let _ = storage.remove_item(key);
    }
}

/// The keys that are there. Whoever asks looks at our own alone.
pub fn keys(place: Place) -> Vec<String> {
    let Some(storage) = raw(place) else { return Vec::new() };
    let all = 0..storage.length().unwrap_or(0);
    all.filter_map(|n| storage.key(n).ok().flatten()).collect()
}

/// What another tab did to this storage: the key, none where everything was cleared, and its new text, none where it was removed.
pub fn change(place: Place, event: &web_sys::Event) -> Option<(Option<String>, Option<String>)> {
    let event = event.dyn_ref::<web_sys::StorageEvent>()?;
    (event.storage_area() == raw(place) && place != Place::Memory).then(|| (event.key(), event.new_value()))
}
