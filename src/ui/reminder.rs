//! When does the visitor hear of a file? One calm line, when many answers or days have come since the last one; it waits for a change of
//! the screen where a press on the next button could miss.

use super::{
    cells::Val,
    parts::button::button,
    place::Place,
    session::{Saving, Session},
    unsaved::{handed, leave, save},
    view::{El, Node, el, live, live_on},
};
use crate::{
    backup::{PutOff, day_of, due},
    browser::durable,
    options::Keeping,
    wording::{Words, phrase},
};
use std::rc::Rc;

/// The line; nothing in a sample, and nothing where the notice about what is not saved says more.
pub fn reminder(s: Session, w: Words) -> Option<Node> {
    if s.sampled || s.paper.is_some() {
        return None;
    }
    // The line stays for what comes of a press on its button.
    let pressed = Val::new(false);
    let (mut here, mut shown) = (s.place.get_untracked(), false);
    let wanted = move || {
        let (place, due) = (s.place.get(), is_due(s));
        let moved = std::mem::replace(&mut here, place) != place;
        if moved {
            pressed.set_untracked(false);
        }
        shown = pressed.get() || due && (shown || moved || !matches!(place, Place::Quick(_)));
        shown
    };
    Some(live_on(wanted, move |shown| shown.then(|| line(s, w, pressed))))
}

/// Whether a file is due, and what is said is kept at all.
fn is_due(s: Session) -> bool {
    let kept = s.saving.with(|saving| matches!(saving, Saving::Saved(_)));
    let since = s.with_record(|r| day_of(&r.meta.filed)).or_else(|| s.files.since.get());
    let (unfiled, put_off, today) = (s.unfiled.get(), s.files.put_off.get(), s.today.get());
    kept && !s.advises() && due(unfiled, since, put_off, today)
}

fn line(s: Session, w: Words, pressed: Val<bool>) -> El {
    let local = s.options.with_untracked(|o| o.keeping == Keeping::Local);
    let count = live(move || {
        let n = usize::try_from(s.unfiled.get()).unwrap_or(usize::MAX);
        let ever = s.with_record(|r| !r.meta.filed.is_empty());
        // With none left only what came of the press is worth a word.
        (n > 0).then(|| if ever { w.count(phrase::BACKUP_SINCE, n, &[]) } else { w.count(phrase::BACKUP_NEVER, n, &[]) })
    });
    let forget = local.then(|| live(move || (s.unfiled.get() > 0).then(|| [" ", w.say(phrase::BACKUP_FORGET)].concat())));
    let put_off = move || {
        pressed.set(false);
        s.files.put_off.set(Some(PutOff { unfiled: s.unfiled.get_untracked(), day: s.today.get_untracked() }));
    };
    let later = live(move || w.say(if s.unfiled.get() > 0 { phrase::BACKUP_LATER } else { phrase::DISMISS }));
    // None until the browser said that it can be asked, then what it answered.
    let (offered, answer) = (Val::new(false), Val::new(None));
    if local {
        durable_offer(offered);
    }
    let ask = move || {
        let told = move |kept: Option<bool>| {
            if answer.try_get_untracked().is_some() {
                answer.set(Some(kept == Some(true)));
            }
        };
        durable::keeps(true, Rc::new(told));
    };
    let ask = live(move || offered.get().then(|| button("secondary small", w.say(phrase::BACKUP_ASK), ask)));
    let answered = move || answer.get().map(|kept: bool| el("p").child(w.say(if kept { phrase::BACKUP_KEPT } else { phrase::BACKUP_NOT_KEPT })));
    (el("div").class("message backup").attr("part", "notice"))
        .child(
            el("div")
                .child(el("p").child(count).child(forget))
                .child(el("div").attr("role", "status").child(handed(s, w, pressed)).child(live(answered))),
        )
        .child(el("div").class("buttons").child(save(s, w, pressed)).child(ask).child(leave(later, put_off)))
}

/// Looks whether the browser can be asked not to forget, and does not do so already.
fn durable_offer(offered: Val<bool>) {
    if cfg!(target_family = "wasm") {
        let told = move |kept: Option<bool>| {
            if kept == Some(false) && offered.try_get_untracked().is_some() {
                offered.set(true);
            }
        };
        durable::keeps(false, Rc::new(told));
    }
}
