//! What if answers are not saved? One sentence why, and the way to a file, for as long as that is so.

use super::{
    cells::Val,
    parts::button::{button, plain},
    session::{Errand, Reason, Saving, Session},
    view::{El, Node, el, live, live_on},
};
use crate::{
    browser::page,
    wording::{Words, phrase},
};

/// The notice; nothing while answers are saved, or where the page around wants nothing saved.
pub fn unsaved(s: Session, w: Words) -> Node {
    live_on(
        move || reason(s),
        move |reason| {
            let (reason, shown) = (*reason, Val::new(true));
            live(move || reason.filter(|_| shown.get()).map(|reason| notice(s, w, reason, shown)))
        },
    )
}

/// Why they are not saved, where the visitor should know.
fn reason(s: Session) -> Option<Reason> {
    let Saving::Not(reason) = s.saving.get() else { return None };
    match reason {
        Reason::Asked => None,
        // Before anything was said nothing is in danger.
        Reason::Blocked => {
            let _changed = s.changed.get();
            s.with_record(|r| r.says_something()).then_some(reason)
        }
        Reason::Full | Reason::Newer => Some(reason),
    }
}

fn notice(s: Session, w: Words, reason: Reason, shown: Val<bool>) -> El {
    let text = match reason {
        Reason::Blocked | Reason::Asked => phrase::UNSAVED_BLOCKED,
        Reason::Full => phrase::UNSAVED_FULL,
        Reason::Newer => phrase::UNSAVED_NEWER,
    };
    let pressed = Val::new(false);
    (el("div").class("message unsaved").attr("part", "notice"))
        .child(el("div").attr("role", "status").child(el("p").child(w.say(text))).child(handed(s, w, pressed)))
        .child(el("div").class("buttons").child(save(s, w, pressed)).child(leave(w.say(phrase::DISMISS), move || shown.set(false))))
}

/// The button that hands a file to the browser. `pressed` is true from then on.
pub fn save(s: Session, w: Words, pressed: Val<bool>) -> El {
    button("secondary small save-file", w.say(phrase::SAVE_NOW), move || {
        s.handed.set(None);
        pressed.set(true);
        s.errand.set(Some(Errand::Save));
    })
}

/// Where everything went.
pub fn saved_as(s: Session, w: Words) -> String {
    w.fill(phrase::SAVE_HANDED, &[("name", s.file_name())])
}

/// Whether the browser took the file, once that is known.
pub fn handed(s: Session, w: Words, pressed: Val<bool>) -> Node {
    live(move || {
        let done = s.handed.get().filter(|_| pressed.get());
        done.map(|done| el("p").child(if done { saved_as(s, w) } else { w.say(phrase::SAVE_REFUSED).into() }))
    })
}

/// A button that takes its notice away; the focus goes to the screen below it.
pub fn leave(text: impl Into<Node>, mut gone: impl FnMut() + 'static) -> El {
    plain("quiet small", text.into()).on("click", move |event| {
        page::focus_near(&event, ".widget", ".screen-heading".into());
        gone();
    })
}
