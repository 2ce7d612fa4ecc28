//! What is the visitor taking along? The file that is being made or was made last, and the code of the link.

use super::{
    cells::Val,
    links::to_place,
    parts::button::button,
    place::Place,
    session::{Errand, Session},
    unsaved::saved_as,
    view::{El, Node, el, live},
    widget::Widget,
};
use crate::{
    profile::NAME_LIMIT,
    record::{read::cut, write},
    wording::{Words, phrase},
};
use serde_json::json;
use wasm_bindgen::prelude::*;

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handing {
    /// It is being made, long enough to be noticed.
    Waiting,
    /// It was handed to the browser.
    Given,
    /// What makes it could not be loaded.
    NotLoaded,
    /// It could not be made.
    NotMade,
    /// The visitor called it off.
    Cancelled,
}

impl Handing {
    /// By the name that the loader uses; anything else could not be made.
    fn from_key(key: &str) -> Handing {
        match key {
            "waiting" => Self::Waiting,
            "given" => Self::Given,
            "load" => Self::NotLoaded,
            "cancelled" => Self::Cancelled,
            _ => Self::NotMade,
        }
    }
}

/// What a visit knows of it.
#[derive(Clone, Copy)]
pub struct Taking {
    /// Which file, and how far it is.
    pub file: Val<Option<(String, Handing)>>,
    /// The address that has a code, and the rows of the code, parted by line ends; no rows where it is too long for any.
    pub code: Val<Option<(String, String)>>,
    /// Whether the code goes onto paper too.
    pub on_paper: Val<bool>,
}

impl Taking {
    /// Nothing is taken yet.
    pub fn none() -> Taking {
        Taking { file: Val::new(None), code: Val::new(None), on_paper: Val::new(false) }
    }
}

/// The name that the code goes by where files have theirs.
pub const CODE: &str = "code";

impl Session {
    /// Asks for a file of that kind.
    pub fn take(self, kind: &str) {
        self.taking.file.set(None);
        self.errand.set(Some(Errand::Download(kind.to_owned())));
    }

    /// What the file with everything is called: an adviser's is none that its receiver has already.
    pub fn file_name(self) -> &'static str {
        if self.advises() { "readiness-check-advice.json" } else { "readiness-check.json" }
    }

    /// Writes what the organization is called, cut at its limit.
    pub fn name_organization(self, name: &str) {
        let mut profile = self.with_record(|r| r.profile.clone());
        profile.organization = cut(name, NAME_LIMIT);
        let what = self.words.with_untracked(|w| w.say(phrase::TAKE_STEP_NAME).to_owned());
        self.tell_typed(what, profile, "organization");
    }
}

/// What is said of a file that is being made, wherever the visitor is: what it is, and how to call it off.
pub fn making(s: Session, w: Words) -> Option<El> {
    let (kind, Handing::Waiting) = s.taking.file.get()? else { return None };
    let stop = button("secondary small", w.say(phrase::TAKE_CANCEL), move || s.errand.set(Some(Errand::Ask("cancel"))));
    let text: String = if kind.as_str() == CODE { w.say(phrase::TAKE_MAKING_CODE).into() } else { w.fill(phrase::TAKE_MAKING, &[("kind", &kind)]) };
    let bar = el("progress").attr("aria-label", text.clone());
    Some(el("div").class("message making").attr("part", "notice").child(el("p").attr("role", "status").child(text)).child(bar).child(stop))
}

/// How it went with a file whose kind is one of these, with another way where there is none.
pub fn outcome(s: Session, w: Words, of: impl Fn(&str) -> bool + 'static) -> Node {
    live(move || {
        let (kind, handing) = s.taking.file.get().filter(|(kind, _)| of(kind))?;
        let said = match handing {
            Handing::Waiting => return None,
            Handing::Given if kind.as_str() == CODE => return None,
            Handing::Given => w.fill(phrase::TAKE_GIVEN, &[("name", &["readiness-check-", &kind].concat())]),
            Handing::NotLoaded => w.say(phrase::TAKE_NOT_LOADED).into(),
            Handing::NotMade => w.say(phrase::TAKE_NOT_MADE).into(),
            Handing::Cancelled => w.say(phrase::TAKE_CANCELLED).into(),
        };
        let fails = matches!(handing, Handing::NotLoaded | Handing::NotMade);
        let plain = fails.then(|| button("secondary small", w.say(phrase::SAVE_FILE), move || s.errand.set(Some(Errand::Save))));
        let saved = fails.then(|| el("p").class("hint").child(live(move || s.handed.get().filter(|done| *done).map(|_| saved_as(s, w)))));
        Some(el("div").class("outcome").child(el("p").child(said)).child(plain).child(saved))
    })
}

/// The way to everything that can be taken along.
pub fn to_all(s: Session, w: Words) -> El {
    to_place(s, "secondary", w.say(phrase::GO_TAKE), Place::Take)
}

#[wasm_bindgen]
impl Widget {
    /// What a file is made from, as JSON: the document with the profile as it counts, the day, the moment, whose page it is and the language.
    pub fn export_request(&self) -> String {
        let s = self.session();
        let profile = super::cells::untrack(|| s.effective_profile());
        let document = s.with_record(|r| write::document(s.catalog, &crate::record::Record { profile, ..r.clone() }));
        let today = crate::browser::clock::today().map(crate::day::write).unwrap_or_default();
        let brand = s.brand.first().map(Val::get_untracked).unwrap_or_default();
        let lang = s.words.with_untracked(|w| w.lang());
        json!({ "document": document, "today": today, "moment": crate::browser::clock::now(), "brand": brand, "lang": lang }).to_string()
    }

    /// What the file with everything is called.
    pub fn file_name(&self) -> String {
        self.session().file_name().to_owned()
    }

    /// Takes note how far a file is: `waiting`, `given`, or why there is none.
    pub fn handing(&self, kind: &str, how: &str) {
        // The visitor may have left meanwhile.
        if self.session().taking.file.try_get_untracked().is_some() {
            self.session().taking.file.set(Some((kind.to_owned(), Handing::from_key(how))));
        }
    }

    /// Takes the code of an address.
    pub fn set_code(&self, address: &str, rows: &str) {
        if self.session().taking.code.try_get_untracked().is_some() {
            self.session().taking.code.set(Some((address.to_owned(), rows.to_owned())));
        }
    }
}
