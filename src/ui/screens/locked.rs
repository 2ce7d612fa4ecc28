//! How does a file get a password, and how is one with a password opened? The browser does both; a password is kept nowhere.

use crate::{
    browser::{
        locks::{self, Ask},
        page,
    },
    locked::{Fault, ITERATIONS, Locked, SHORTEST, read},
    record::{self, SIZE_LIMIT, write::document},
    ui::{
        attend::to_heading,
        cells::Val,
        files::{Locking, Opened, open_file},
        parts::{button::button, heading::heading},
        place::Place,
        session::{Errand, Session},
        tell,
        unsaved::{handed, save},
        view::{El, Node, el, live, nothing},
    },
    wording::{Phrase, Words, phrase},
};
use std::rc::Rc;
use web_sys::{Element, Event};

/// What stands below the fields and says what is wrong with them.
const SAID: &str = "lock-said";
/// What stands beside them from the start.
const HINT: &str = "lock-hint";

/// The screen that makes a file with a password.
pub fn locked(s: Session, w: Words, level: u8) -> Node {
    let leave = move || if s.trail.with_untracked(Vec::is_empty) { s.go(Place::Results) } else { s.back() };
    let main = el("div").class("main locked").child(heading(level + 1, w.say(phrase::LOCK_HEADING), true));
    main.child(lock(s, w, locks::can(), leave)).into()
}

/// What makes a file with a password, for whichever screen has room for it; `can` tells whether the browser offers what it needs.
pub fn lock(s: Session, w: Words, can: bool, leave: impl FnMut() + 'static) -> Vec<Node> {
    let line = |text: Phrase| Node::from(el("p").child(w.say(text)));
    if !can {
        // The plain file is the way out.
        let pressed = Val::new(false);
        let told = el("div").attr("role", "status").child(handed(s, w, pressed));
        return vec![line(phrase::LOCK_INSECURE), el("div").class("buttons").child(save(s, w, pressed)).into(), told.into()];
    }
    let send = move |event: Event| {
        let Some(form) = locks::form_of(&event).filter(|_| !works(s)) else { return };
        let typed = locks::typed(&form);
        let [first, again] = typed.as_slice() else { return };
        let (wrong, field) = if first.chars().count() < SHORTEST {
            (phrase::LOCK_SHORT, 0)
        } else if first != again {
            (phrase::LOCK_DIFFER, 1)
        } else {
            return make(s, first.clone(), form);
        };
        say(s, wrong);
        page::focus_nth(&form, "input", field);
    };
    let hint = el("p").class("hint").attr("id", HINT).child(w.say(phrase::LOCK_HINT));
    let form = (form(s, w, send))
        .child(field(s, w, "lock-password", phrase::LOCK_PASSWORD, "new-password"))
        .child(hint)
        .child(field(s, w, "lock-again", phrase::LOCK_AGAIN, "new-password"))
        .child(buttons(s, w, phrase::LOCK_MAKE, leave))
        .child(told(s, w, phrase::LOCK_WORKING));
    vec![el("p").class("lead").child(w.say(phrase::LOCK_LEAD)).into(), line(phrase::LOCK_LOST), form.into()]
}

/// What asks for the password of a file that was chosen; then the file is shown as any other.
pub fn unlock(s: Session, w: Words, name: &str, text: &str) -> Vec<Node> {
    let title = el("p").class("lead").child(el("bdi").child(name.to_owned()));
    let why = match read(text) {
        Ok(_) if !locks::can() => phrase::UNLOCK_INSECURE,
        Ok(locked) => return vec![title.into(), ask(s, w, name.to_owned(), locked).into()],
        Err(Fault::Newer) => phrase::NOTICE_NEWER,
        Err(Fault::Slow) => phrase::UNLOCK_SLOW,
        Err(Fault::Damaged) => phrase::UNLOCK_DAMAGED,
    };
    let cancel = button("quiet", w.say(phrase::OPENING_CANCEL), move || s.cancel_opened());
    let buttons = el("div").class("buttons").child(open_file(s, w)).child(cancel);
    vec![title.into(), el("p").child(w.say(why)).into(), buttons.into()]
}

fn ask(s: Session, w: Words, name: String, locked: Locked) -> El {
    let parts = locked.parts();
    let send = move |event: Event| {
        let Some(form) = locks::form_of(&event).filter(|_| !works(s)) else { return };
        if let Some(password) = locks::typed(&form).first() {
            open(s, name.clone(), &parts, password, form);
        }
    };
    (form(s, w, send))
        .child(el("p").attr("id", HINT).child(w.say(phrase::UNLOCK_LEAD)))
        .child(field(s, w, "lock-password", phrase::LOCK_PASSWORD, "current-password"))
        .child(buttons(s, w, phrase::UNLOCK_OPEN, move || s.cancel_opened()))
        .child(told(s, w, phrase::UNLOCK_WORKING))
}

/// A form that goes nowhere. Whatever an earlier one was at is broken off, and what it said is gone.
fn form(s: Session, w: Words, send: impl FnMut(Event) + 'static) -> El {
    s.files.locking.update_untracked(|locking| *locking = (locking.0.wrapping_add(1), Locking::Idle));
    el("form").class("lock-form").attr("aria-label", w.say(phrase::LOCK_HEADING)).flag("novalidate", true).on("submit", send)
}

fn field(s: Session, w: Words, id: &'static str, label: Phrase, complete: &'static str) -> El {
    let wrong = move || matches!(s.files.locking.get().1, Locking::Said(phrase::LOCK_SHORT | phrase::LOCK_DIFFER | phrase::UNLOCK_WRONG));
    let input = (el("input").attr("id", id).attr("type", "password").attr("autocomplete", complete).flag("required", true))
        .attr("aria-describedby", [HINT, " ", SAID].concat())
        .says("aria-invalid", wrong);
    el("div").child(el("label").class("field").attr("for", id).child(w.say(label))).child(input)
}

/// The button that sends the form off, and the one that stops what runs, or leaves where nothing does.
fn buttons(s: Session, w: Words, text: Phrase, mut leave: impl FnMut() + 'static) -> El {
    let send = el("button").attr("type", "submit").attr("part", "primary").class("primary").says("aria-disabled", move || works(s));
    let cancel = button("quiet", w.say(phrase::OPENING_CANCEL), move || {
        if works(s) {
            begin(s);
            say(s, phrase::LOCK_STOPPED);
        } else {
            leave();
        }
    });
    el("div").class("buttons").child(send.child(w.say(text))).child(cancel)
}

/// The line that shows that something goes on, then what came of it.
fn told(s: Session, w: Words, working: Phrase) -> El {
    let now = live(move || match s.files.locking.get().1 {
        Locking::Idle => nothing(),
        Locking::Working => vec![el("p").child(w.say(working)), el("progress").attr("aria-label", w.say(working))].into(),
        Locking::Said(said) => el("p").child(w.say(said)).into(),
    });
    el("div").class(SAID).attr("id", SAID).attr("role", "status").child(now)
}

fn works(s: Session) -> bool {
    s.files.locking.get().1 == Locking::Working
}

fn say(s: Session, said: Phrase) {
    s.files.locking.update(|locking| locking.1 = Locking::Said(said));
}

/// Begins, or breaks off what was begun: nothing else has this number.
fn begin(s: Session) -> u32 {
    s.files.locking.update(|locking| *locking = (locking.0.wrapping_add(1), Locking::Working));
    s.files.locking.get_untracked().0
}

/// Whether what was begun under this number is still waited for. The visit may have ended meanwhile.
fn awaited(s: Session, turn: u32) -> bool {
    s.files.locking.try_get_untracked() == Some((turn, Locking::Working))
}

/// Locks everything, opens it again from the very text of the file, and hands it over only where both are the same.
fn make(s: Session, password: String, form: Element) {
    let Some(host) = s.host.get_untracked() else { return say(s, phrase::LOCK_FAILED) };
    let turn = begin(s);
    let text = s.with_record(|r| document(s.catalog, r).to_string());
    let (reader, asked, word) = (host.clone(), [&ITERATIONS.to_string(), "\n", &text].concat(), password.clone());
    locks::ask(&host, Ask::Lock, &asked, &password, move |made| {
        if !awaited(s, turn) {
            return;
        }
        let file = made.and_then(|parts| Some(Locked::from_parts(&parts)?.document())).filter(|file| file.len() <= SIZE_LIMIT);
        let written = file.as_deref().and_then(|file| read(file).ok());
        let (Some(file), Some(written)) = (file, written) else { return say(s, phrase::LOCK_FAILED) };
        let (giver, text, form) = (reader.clone(), text.clone(), form.clone());
        locks::ask(&reader, Ask::Open, &written.parts(), &word, move |back| {
            if !awaited(s, turn) {
                return;
            }
            if back.as_deref() != Some(text.as_str()) {
                return say(s, phrase::LOCK_FAILED);
            }
            let form = form.clone();
            locks::ask(&giver, Ask::Give, &file, "", move |given| {
                if !awaited(s, turn) {
                    return;
                }
                if given.is_none() {
                    return say(s, phrase::SAVE_REFUSED);
                }
                locks::empty(&form);
                say(s, phrase::LOCK_DONE);
                s.errand.set(Some(Errand::Filed));
                tell::exported(s, "state.json");
            });
        });
    });
}

/// Opens a file; what is in it is shown as it would be without a password.
fn open(s: Session, name: String, parts: &str, password: &str, form: Element) {
    let Some(host) = s.host.get_untracked() else { return say(s, phrase::UNLOCK_WRONG) };
    let turn = begin(s);
    locks::ask(&host, Ask::Open, parts, password, move |text| {
        if !awaited(s, turn) {
            return;
        }
        let Some(text) = text else {
            say(s, phrase::UNLOCK_WRONG);
            page::focus_within(&form, "input");
            return;
        };
        let screen = page::closest(&form, ".screen");
        let reading = record::read::read(s.catalog, &text);
        s.files.open.set(Some(Rc::new(Opened { name: name.clone(), reading, locked: None })));
        // The form is gone, and the focus with it.
        if let Some(screen) = screen {
            to_heading(&screen);
        }
    });
}
