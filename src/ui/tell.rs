//! What does the host learn? How far the visit is, in tenths; never an answer, a note, a level or a month, but what the visitor hands over.

use super::{
    place::Place,
    session::{Errand, Session},
    taking::CODE,
};
use crate::browser::{clock, host::Host, page};
use serde_json::json;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Tells the host what it may know.
pub struct Teller {
    host: Host,
    session: Session,
    tenth: Cell<(bool, usize)>,
    given: RefCell<Option<String>>,
}

/// Tells that the call to action is followed. False where the page has something else in mind.
pub fn cta(session: Session, href: &str) -> bool {
    let host = session.host.get_untracked();
    host.is_none_or(|host| host.emit("cta", &json!({ "href": href }).to_string()))
}

/// Tells that a file of that kind was handed to the browser, where the loader did not do it.
pub fn exported(session: Session, kind: &str) {
    if let Some(host) = session.host.get_untracked() {
        host.emit("export", &json!({ "kind": kind }).to_string());
    }
}

impl Teller {
    /// A teller that has told nothing yet.
    pub fn new(host: Host, session: Session) -> Rc<Teller> {
        let teller = Teller { host, session, tenth: Cell::new((false, 0)), given: RefCell::new(None) };
        let mode = teller.quick();
        teller.tenth.set((mode, teller.counts(mode).2));
        Rc::new(teller)
    }

    fn quick(&self) -> bool {
        matches!(self.session.place.get_untracked(), Place::Quick(_))
    }

    /// Answered, total and the tenth reached.
    fn counts(&self, quick: bool) -> (usize, usize, usize) {
        let (answered, total) =
            self.session.assessment.with_untracked(|a| if quick { (a.quick.answered, a.quick.items.len()) } else { (a.answered, a.total) });
        (answered, total, (answered * 10).checked_div(total).unwrap_or(0))
    }

    fn emit(&self, event: &str, detail: serde_json::Value) {
        self.host.emit(event, &detail.to_string());
    }

    /// The widget takes answers and is complete.
    pub fn ready(&self, restored: bool, storage: &str) {
        self.emit("ready", json!({ "version": env!("CARGO_PKG_VERSION"), "restored": restored, "storage": storage }));
    }

    /// Answers changed: told at each further tenth.
    pub fn progress(&self) {
        let quick = self.quick();
        let (answered, total, tenth) = self.counts(quick);
        if (quick, tenth) != self.tenth.replace((quick, tenth)) && tenth > 0 {
            let mode = match self.session.place.get_untracked() {
                Place::Quick(_) => "quick",
                Place::All => "all",
                _ => "full",
            };
            self.emit("progress", json!({ "answered": answered, "total": total, "mode": mode }));
        }
    }

    /// The results are shown.
    pub fn result(&self) {
        let (.., tenth) = self.counts(false);
        let path = self.session.assessment.with_untracked(|a| a.timeline.as_ref().map(|t| t.path.key));
        self.emit("result", json!({ "path": path, "coverage": tenth as f64 / 10.0 }));
    }

    /// The visitor went on from the quick check to the full set.
    pub fn deepened(&self) {
        let carried = self.session.assessment.with_untracked(|a| a.quick.answered);
        self.emit("deepened", json!({ "carried": carried }));
    }

    /// Does what only the page around can do. What is handed over is the text that the visitor saw, and goes out nowhere else.
    pub fn run(&self, errand: Errand) {
        match errand {
            Errand::HandOver(document) => {
                self.host.emit("share", &document);
            }
            // The code is made of the answers as they are now.
            Errand::Print(form) if self.session.taking.on_paper.get_untracked() => {
                let host = self.host.clone();
                page::settled(Some(self.host.ask(CODE)), Rc::new(move |_| drop(host.print(form.key()))));
            }
            // A page that cannot print leaves everything as it is.
            Errand::Print(form) => drop(self.host.print(form.key())),
            Errand::Save => {
                let handed = self.session.handed;
                let told = move |done| {
                    // The visit may have ended meanwhile.
                    if handed.try_get_untracked().is_some() {
                        handed.set(Some(done));
                    }
                };
                page::settled(Some(self.host.download("state.json")), Rc::new(told));
            }
            // How it goes is told to the visitor by the loader; what it promises is for the page alone.
            Errand::Download(kind) => page::settled(Some(self.host.download(&kind)), Rc::new(|_| {})),
            Errand::Ask(what) => page::settled(Some(self.host.ask(what)), Rc::new(|_| {})),
            // What is kept takes note of that, not the page around.
            Errand::Filed => {}
        }
    }

    /// Hands a text as a file of that name to the browser. The page asks for it once.
    pub fn give(&self, name: String, text: String) {
        self.given.replace(Some([&name, "\n", &text].concat()));
        let given = self.session.shelves.given;
        let told = move |done| {
            // The visit may have ended meanwhile.
            if given.try_get_untracked().is_some() {
                given.set(Some(done));
            }
        };
        page::settled(Some(self.host.download("kept")), Rc::new(told));
    }

    /// The name and the text of that file, on two sides of a line's end, for whoever hands it over.
    pub fn given(&self) -> Option<String> {
        self.given.take()
    }

    /// Whether answers are kept changed.
    pub fn storage(&self, state: &str) {
        self.emit("storage", json!({ "state": state }));
    }
}

/// Tells the day that it is; who looks at it is run again only on another day.
pub fn today(s: Session) {
    let today = clock::today();
    if s.today.get_untracked() != today {
        s.today.set(today);
    }
}
