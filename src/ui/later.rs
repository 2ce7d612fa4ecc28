//! What comes with the second part of the program, and how is it asked for? Screens, and what few visitors need beside the others.
//!
//! The part that is loaded first holds what asks; results and all that explains them lie in a second file, which the loader brings
//! after the first question takes answers. Nothing else names any of it, or it would move into the first part.

use super::{
    adviser,
    keep::Keeper,
    keep_names, keys,
    place::Place,
    reminder::reminder,
    row_advice::row_advice,
    row_apart::row_apart,
    row_help::help,
    row_included::row_included,
    screens,
    session::{Helping, Session},
    taking::making,
    tell::Teller,
    terms::marked,
    view::{Node, el, live, live_on, nothing},
    window::{Shown, window},
};
use crate::{
    catalog::shape::Item,
    wording::{Words, phrase},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::{
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};
use web_sys::Event;

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

/// What is asked of the second part.
pub enum Ask {
    /// A screen, with the level of its first heading.
    Screen(u8, Place),
    /// The lines above every screen: whose answers these are, and what reminds of a file.
    Reminder,
    /// What stands at a question that was answered more than once, or that an adviser is asked about.
    Apart(Item),
    /// The line about a file that is being made.
    Making,
    /// Why a control is included.
    Included(Item),
    /// What the visitor wants done with what is kept; gives nothing to see.
    Shelve(Rc<Keeper>, Rc<Teller>),
    /// A look at what is kept, for the screen that shows it; gives nothing to see.
    Look(Rc<Keeper>),
    /// The window over the screen.
    Window(Shown),
    /// What a key that was pressed stands for; gives nothing to see.
    Press(Event),
    /// A text with the terms that it names.
    Marked(&'static str),
    /// The panel of that id with the guidance of one question.
    Help(Item, String),
    /// The way from a link to a look at it as adviser.
    Linked,
}

/// A screen of the second part; nothing where that part is not there.
pub fn screen(s: Session, w: Words, level: u8, place: Place) -> Node {
    ask(s, w, Ask::Screen(level, place))
}

/// What stands on a screen of the first part and comes with the second one.
pub fn beside(s: Session, w: Words, what: fn(Item) -> Ask, item: Item) -> Node {
    live_on(move || s.later.get() == Later::Here, move |here| here.then(|| ask(s, w, what(item))))
}

/// A text with the terms that it names, where what finds them is here. A text that stands there already stays as it is: nothing moves
/// under a reader.
pub fn told(s: Session, w: Words, text: &'static str) -> Node {
    let here = s.later.get_untracked() == Later::Here && s.helping.with_untracked(|helping| matches!(helping, Helping::Here(_)));
    if here { ask(s, w, Ask::Marked(text)) } else { text.into() }
}

/// Does what a key that was pressed stands for.
pub fn press(s: Session, w: Words, event: Event) {
    if s.later.get_untracked() == Later::Here {
        drop(ask(s, w, Ask::Press(event)));
    }
}

/// Asks the second part for something; nothing where that part is not there.
pub fn ask(s: Session, w: Words, what: Ask) -> Node {
    // The first look asks whether the part is there, and the second finds it: nothing is waited for.
    let mut made = pin!(split(s, w, what));
    for _look in 0..2 {
        if let Poll::Ready(made) = made.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return made.unwrap_or_else(|_| nothing());
        }
    }
    nothing()
}

#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn split(s: Session, w: Words, what: Ask) -> Result<Node, SplitLoaderError> {
    let (level, place) = match what {
        Ask::Screen(level, place) => (level, place),
        Ask::Making => return Ok(live(move || making(s, w))),
        Ask::Included(item) => return Ok(row_included(s, w, item).into()),
        Ask::Reminder => return Ok(vec![adviser::line(s, w), reminder(s, w).unwrap_or_else(nothing)].into()),
        Ask::Apart(item) => {
            let both = |question| vec![row_apart(s, w, item, question), row_advice(s, w, item, question)].into();
            return Ok(s.question(item).map_or_else(nothing, both));
        }
        Ask::Window(shown) => return Ok(window(s, w, shown)),
        Ask::Press(event) => {
            keys::press(s, &event);
            return Ok(nothing());
        }
        Ask::Marked(text) => return Ok(marked(s, w, text)),
        Ask::Help(item, id) => return Ok(s.question(item).map(|question| help(s, w, item, question, id)).into()),
        Ask::Linked => return Ok(adviser::from_link(s, w)),
        Ask::Shelve(keeper, teller) => {
            keep_names::shelve(s, &keeper, &teller);
            return Ok(nothing());
        }
        Ask::Look(keeper) => {
            keeper.look();
            return Ok(nothing());
        }
    };
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
        Place::Opening if !s.sampled => screens::opening::opening(s, w, level),
        // Of a look at what others said nothing is kept.
        Place::Kept if !s.sampled => screens::kept_here::kept_here(s, w, level),
        Place::Take if !s.sampled => screens::take::take(s, w, level),
        Place::Locked if !s.sampled => screens::locked::locked(s, w, level),
        Place::Advice if s.advises() => screens::advising::advising(s, w, level),
        Place::Advice if !s.sampled => screens::advice::advice(s, w, level),
        Place::Results | Place::Samples | Place::HandOver | Place::Kept | Place::Opening | Place::Take | Place::Locked | Place::Advice => {
            screens::results::results(s, w, level)
        }
        // All other screens are in the first part (app.rs).
        Place::Start | Place::Profile | Place::Quick(_) | Place::Hub | Place::Group(_) | Place::All | Place::Glossary => nothing(),
    })
}
