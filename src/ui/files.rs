//! How are answers taken along as a file, and brought back? What is open and not taken over yet, and when a file was last asked for.

use super::{
    cells::Val,
    keep::Keeper,
    place::Place,
    session::Session,
    view::{El, el},
    widget::Widget,
};
use crate::{
    backup::{PutOff, day_of},
    browser::{
        clock,
        files::{Refused, chosen},
    },
    record::{
        Meta, SIZE_LIMIT,
        notice::Notice,
        read::{self, Reading},
    },
    wording::{Phrase, Words, phrase},
};
use jiff::civil::Date;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Event;

/// A file that the visitor chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// What could be read of it.
    pub reading: Reading,
    /// Its text, where it needs a password.
    pub locked: Option<String>,
}

/// How far the work on a file with a password is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locking {
    /// Nothing is asked for.
    Idle,
    /// The browser is at it.
    Working,
    /// It is over, or nothing came of it; what there is to say.
    Said(Phrase),
}

/// What a visit knows of files.
#[derive(Clone, Copy)]
pub struct Files {
    /// The file that is looked at, before anything of it is taken.
    pub open: Val<Option<Rc<Opened>>>,
    /// The day since which a new answer is in no file, where no file was ever made: that of the last change in an earlier visit.
    pub since: Val<Option<Date>>,
    /// When the visitor did not want a file yet, in this visit.
    pub put_off: Val<Option<PutOff>>,
    /// The work on a file with a password: how often it was begun or broken off, and how far it is.
    pub locking: Val<(u32, Locking)>,
}

impl Files {
    /// What is known when a visit begins.
    pub fn new(meta: &Meta) -> Files {
        Files { open: Val::new(None), since: Val::new(day_of(&meta.saved)), put_off: Val::new(None), locking: Val::new((0, Locking::Idle)) }
    }
}

/// A field for a file that looks like a button. What is chosen is shown on a screen of its own.
pub fn open_file(s: Session, w: Words) -> El {
    let field = el("input").attr("type", "file").attr("accept", ".json,application/json").on("change", move |event| s.read_file(&event));
    el("label").class("file-button").attr("part", "secondary").child(el("span").child(w.say(phrase::OPEN_FILE))).child(field)
}

impl Session {
    /// Reads the file that was chosen and shows what it would bring.
    fn read_file(self, event: &Event) {
        chosen(event, SIZE_LIMIT, move |name, text| {
            // The visit may have ended meanwhile.
            if self.place.try_get_untracked().is_none() {
                return;
            }
            let mut locked = None;
            let reading = match text {
                Ok(text) => {
                    let reading = read::read(self.catalog, &text);
                    locked = (reading.notices == [Notice::Locked]).then_some(text);
                    reading
                }
                Err(Refused::TooLarge) => Reading::refused(Notice::TooLarge(SIZE_LIMIT / 1024 / 1024)),
                Err(Refused::Unreadable) => Reading::refused(Notice::NotJson),
            };
            self.files.open.set(Some(Rc::new(Opened { name: name.to_owned(), reading, locked })));
            if self.place.get_untracked() != Place::Opening {
                self.visit(Place::Opening);
            }
        });
    }
}

impl Keeper {
    /// Takes note that everything that was said is in a file now.
    pub fn filed(self: &Rc<Self>) {
        // What is new is counted first, or it would be counted after this.
        self.flush_changed();
        self.session.edit_meta(|r| (r.meta.filed, r.meta.unfiled) = (clock::now(), 0));
        self.session.unfiled.set(0);
        self.flush_changed();
    }
}

#[wasm_bindgen]
impl Widget {
    /// Takes note that a file with everything was handed to the browser.
    pub fn filed(&self) {
        self.keeper.filed();
    }
}
