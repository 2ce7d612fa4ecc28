//! Which languages were read so far? Each pack of words once, however often a widget is mounted.

use crate::{browser::locale::BrowserLocale, catalog::words::Pack, wording::Words};
use std::cell::RefCell;

thread_local! {
    /// The packs that were read so far.
    static SPOKEN: RefCell<Vec<(String, Words)>> = const { RefCell::new(Vec::new()) };
}

/// The words of a pack.
pub fn words(text: &str) -> Words {
    SPOKEN.with_borrow_mut(|spoken| {
        let known = spoken.iter().find(|(known, _)| known == text).map(|(_, words)| *words);
        known.unwrap_or_else(|| {
            let pack = Pack::from_text(text);
            let locale = BrowserLocale::new(&pack.lang);
            let words = Words::new(pack, locale);
            spoken.push((text.to_owned(), words));
            words
        })
    })
}
