//! Can answers be kept here, and where? A probe first, because the storage library stops the program where storage is blocked.

use crate::options::Keeping;
use gloo_storage::{LocalStorage, SessionStorage, Storage};

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
    let window = web_sys::window();
    let found = match keeping {
        Keeping::Local => window.and_then(|w| w.local_storage().ok().flatten()).map(|s| (s, Place::Local)),
        Keeping::Session => window.and_then(|w| w.session_storage().ok().flatten()).map(|s| (s, Place::Session)),
        Keeping::Nothing => None,
    };
    found.filter(|(storage, _)| storage.length().is_ok()).map_or(Place::Memory, |(_, place)| place)
}

fn raw(place: Place) -> Option<web_sys::Storage> {
    match place {
        Place::Local => Some(LocalStorage::raw()),
        Place::Session => Some(SessionStorage::raw()),
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
