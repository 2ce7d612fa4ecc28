//! When are the shelves looked at? Whenever something is asked of them, and as long as the screen that shows them is open.

use super::{
    cells::{Following, follow, follow_key, untrack},
    keep::Keeper,
    later::{Ask, Later, ask},
    place::Place,
    session::Session,
    tell::Teller,
};
use std::rc::Rc;

/// Does what is asked of the shelves, and looks at them whenever the screen that shows them is open and something changed. All of that
/// comes with the second part of the program; what is asked before waits for it.
pub fn follow_shelves(s: Session, keeper: &Rc<Keeper>, teller: &Rc<Teller>) -> [Following; 2] {
    let words = move || s.words.get_untracked();
    let (kept, told) = (keeper.clone(), teller.clone());
    let asked = follow(move || {
        if s.shelves.asked.get().is_some() && s.later.get() == Later::Here {
            drop(untrack(|| ask(s, words(), Ask::Shelve(kept.clone(), told.clone()))));
        }
    });
    let kept = keeper.clone();
    let looks = follow_key(
        move || (s.place.get() == Place::Kept && s.later.get() == Later::Here).then(|| (s.changed.get(), s.saving.get())),
        move |shown| {
            if shown.is_some() {
                drop(untrack(|| ask(s, words(), Ask::Look(kept.clone()))));
            }
        },
    );
    [asked, looks]
}
