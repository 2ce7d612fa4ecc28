//! Which screens come with the second part of the program, and how are they called?
//!
//! The part that is loaded first holds what asks; results and all that explains them lie in a second file, which the loader brings
//! after the first question takes answers. Nothing else names these screens, or they would move into the first part.

use super::{
    place::Place,
    screens,
    session::Session,
    view::{Node, el, nothing},
};
use crate::wording::{Words, phrase};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

/// Whether the second part of the program is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// On its way.
    Waiting,
    /// Here.
    Here,
    /// It did not come.
    Failed,
}

impl Later {
    /// What a visit begins with. Only a browser's program is in two parts.
    pub fn at_first() -> Later {
        if cfg!(target_family = "wasm") { Later::Waiting } else { Later::Here }
    }
}

/// Whether a screen is in the second part.
pub fn holds(place: Place) -> bool {
    !matches!(place, Place::Start | Place::Profile | Place::Quick(_) | Place::Hub | Place::Group(_) | Place::All | Place::Glossary)
}

impl Session {
    /// The present screen, where it waits for the second part; whoever asks is run again when that changes.
    pub fn waits(self) -> Option<Place> {
        Some(self.place.get()).filter(|place| holds(*place) && self.later.get() == Later::Waiting)
    }
}

/// Why no screen of the second part can be shown yet, if so.
pub fn not_yet(s: Session, w: Words) -> Option<Node> {
    let why = match s.later.get() {
        Later::Waiting => phrase::LATER_WAITING,
        Later::Failed => phrase::LATER_FAILED,
        Later::Here => return None,
    };
    Some(el("p").class("hint").child(w.say(why)).into())
}

/// A screen of the second part; nothing where that part is not there.
pub fn screen(s: Session, w: Words, level: u8, place: Place) -> Node {
    // The first look asks whether the part is there, and the second finds it: nothing is waited for.
    let mut made = pin!(split(s, w, level, place));
    for _look in 0..2 {
        if let Poll::Ready(made) = made.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return made.unwrap_or_else(|_| nothing());
        }
    }
    nothing()
}

#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn split(s: Session, w: Words, level: u8, place: Place) -> Result<Node, SplitLoaderError> {
    if let Some(form) = s.paper {
        return Ok(screens::printed::printed(s, w, level, form));
    }
    Ok(match place {
        Place::Behind(figure) => screens::behind::behind(s, w, level, figure),
        Place::Explorer => screens::explorer::explorer(s, w, level),
        Place::Months => screens::months::months(s, w, level),
        Place::Plan => screens::plan::plan(s, w, level),
        Place::Documents => screens::documents::documents(s, w, level),
        Place::Suggestions => screens::suggestions::suggestions(s, w, level),
        Place::Snapshots => screens::snapshots::snapshots(s, w, level),
        Place::Numbers => screens::numbers::numbers(s, w, level),
        Place::Learn => screens::learn::learn(s, w, level),
        // Nobody opens a sample inside a sample.
        Place::Samples if !s.sampled => screens::samples::samples(s, w, level),
        Place::HandOver if s.hands_over() => screens::hand_over::hand_over(s, w, level),
        Place::Results | Place::Samples | Place::HandOver => screens::results::results(s, w, level),
        // All other screens are in the first part (app.rs).
        Place::Start | Place::Profile | Place::Quick(_) | Place::Hub | Place::Group(_) | Place::All | Place::Glossary => nothing(),
    })
}
