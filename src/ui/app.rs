//! How is the whole put together? Title and save line, ways between the screens, messages, and the screen.

use super::{
    notices::{erase_question, message, save_line},
    parts::{button::button, heading::heading},
    place::Place,
    screens,
    session::Session,
};
use crate::wording::{Phrase, Words, phrase};
use leptos::prelude::*;

/// Everything inside the widget's section. A change of language builds it anew; the session stays.
pub fn app(s: Session) -> AnyView {
    let level = s.options.with_value(|o| o.heading_level);
    let whole = move || {
        let w = s.words.get();
        let (save, told, ask, screen) = (w.clone(), w.clone(), w.clone(), w.clone());
        view! {
            <div class="widget">
                <div class="head">
                    {heading(level, w.say(phrase::TITLE), false)}
                    <p class="save" role="status">{move || save_line(s, &save)}</p>
                </div>
                {ways(s, &w)}
                {move || erase_question(s, &ask)}
                {move || message(s, &told)}
                <div class="screen">{move || show(s, &screen, level)}</div>
                {foot(s, &w)}
            </div>
        }
    };
    view! { {whole} }.into_any()
}

fn show(s: Session, w: &Words, level: u8) -> AnyView {
    match s.place.get() {
        Place::Start => screens::start::start(s, w, level),
        Place::Profile => screens::profile::profile(s, w, level),
        Place::Quick(n) => screens::quick::quick(s, w, level, n),
        Place::Hub => screens::hub::hub(s, w, level),
        Place::Group(n) => screens::group::group(s, w, level, n),
        Place::All => screens::all::all(s, w, level),
        Place::Results => screens::results::results(s, w, level),
    }
}

/// The ways between the screens, and the way back from the last step.
fn ways(s: Session, w: &Words) -> AnyView {
    let way = |text: Phrase, to: fn(Session) -> Place, here: fn(Place) -> bool| {
        let current = move || here(s.place.get()).then_some("page");
        let go = move |_| {
            if to(s) == Place::Profile && s.place.get_untracked() != Place::Profile {
                s.next.set(s.place.get_untracked());
            }
            s.place.set(to(s));
        };
        view! { <button type="button" class="way" aria-current=current on:click=go>{w.say(text)}</button> }
    };
    let (undo_text, undo_label) = (w.say(phrase::UNDO), w.clone());
    let label = move || s.undoable.with(|u| u.as_ref().map(|what| undo_label.fill(phrase::UNDO_OF, &[("what", what)])).unwrap_or_default());
    view! {
        <div class="ways" role="group" aria-label=w.say(phrase::WAYS)>
            {way(phrase::WAY_START, |_| Place::Start, |p| p == Place::Start)}
            {way(phrase::WAY_PROFILE, |_| Place::Profile, |p| p == Place::Profile)}
            {way(phrase::WAY_QUICK, |s| Place::Quick(s.quick_resume()), |p| matches!(p, Place::Quick(_)))}
            {way(phrase::WAY_HUB, |_| Place::Hub, |p| matches!(p, Place::Hub | Place::Group(_)))}
            {way(phrase::WAY_ALL, |_| Place::All, |p| p == Place::All)}
            {way(phrase::WAY_RESULTS, |_| Place::Results, |p| p == Place::Results)}
            <button type="button" class="way undo" hidden=move || s.undoable.with(Option::is_none) title=label.clone() aria-label=label on:click=move |_| s.undo()>{undo_text}</button>
        </div>
    }
    .into_any()
}

/// What stays private, and the way to erase.
fn foot(s: Session, w: &Words) -> AnyView {
    let (erase, empty) = (w.say(phrase::ERASE), move || {
        s.changed.track();
        s.with_record(|r| r.answers.iter().all(|(_, a)| a.is_empty()))
    });
    view! {
        <div class="foot">
            <p class="hint">{w.say(phrase::PRIVATE)}</p>
            <span hidden=empty>{button("quiet small", erase, move |_| s.erasing.set(true))}</span>
        </div>
    }
    .into_any()
}
