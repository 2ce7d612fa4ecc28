//! Where is the focus? It follows the visitor to another screen, to the question that was asked for, and back to the link that was followed.

use super::{
    cells::{Following, follow, follow_key},
    links::TO,
    place::Place,
    session::Session,
};
use crate::browser::page;
use web_sys::Element;

/// Lets the focus follow a session inside `root`, for as long as what it gives lives. `visited` is told each further screen.
/// A screen that is not there yet gets the focus when it comes.
pub fn attend(s: Session, root: &Element, mut visited: Box<dyn FnMut(Place)>) -> Vec<Following> {
    let section = root.clone();
    let mut begun = false;
    let places = follow_key(
        move || s.place.get(),
        move |place| {
            if !std::mem::replace(&mut begun, true) {
                return;
            }
            visited(*place);
            if s.wanted.get_untracked().is_none() {
                // Back leads to a link, and not to the heading.
                if s.returning.get_untracked().is_none() {
                    to_heading(&section);
                }
            }
        },
    );
    let section = root.clone();
    let wanted = follow(move || {
        if let Some(item) = s.wanted.get() {
            s.wanted.set(None);
            if let Some(question) = s.question(item) {
                s.unfinished.update_untracked(|u| u.wanted = true);
                // The arrow keys go on from the answer that is there.
                let of = |what: &str| ["[data-item=\"", question.id, "\"] input", what].concat();
                seek(s, section.clone(), [of(":checked"), of("")], 60);
            }
        }
    });
    let section = root.clone();
    let returning = follow(move || {
        if let Some(link) = s.returning.get() {
            // Back to the link that was followed; where it is gone, to the heading.
            seek(s, section.clone(), [to(&link), ".screen-heading".into()], 60);
        }
    });
    let (section, mut begun, mut awaited) = (root.clone(), false, None);
    let arrived = follow_key(
        move || s.waits(),
        move |waits| {
            // Where the visit began nobody went, and nobody is led.
            let went = std::mem::replace(&mut begun, true);
            match waits {
                Some(place) => awaited = Some(*place).filter(|_| went),
                None if awaited.take() == Some(s.place.get_untracked()) => to_heading(&section),
                None => {}
            }
        },
    );
    vec![places, wanted, returning, arrived]
}

/// What finds the link of that name.
pub fn to(link: &str) -> String {
    let (name, n) = link.split_once('|').unwrap_or((link, "0"));
    ["[", TO, "=\"", name, "\"]|", n].concat()
}

/// Focuses the heading of the screen, once it is there.
pub fn to_heading(root: &Element) {
    let root = root.clone();
    page::after(0, move || {
        page::focus_within(&root, ".screen-heading");
    });
}

/// Focuses what the first of two selectors finds, else the second, as soon as either is in the document; gives up after so many tries.
/// A number after a bar at the end of a selector says which of several it is.
pub fn seek(s: Session, root: Element, selectors: [String; 2], tries: u32) {
    page::after(0, move || {
        let found = |selector: &String| {
            let (selector, n) = selector.split_once('|').unwrap_or((selector, ""));
            page::focus_nth(&root, selector, n.parse().unwrap_or(0))
        };
        if !selectors.iter().any(found) && tries > 0 {
            seek(s, root, selectors, tries - 1);
        } else if s.unfinished.try_get_untracked().is_some() {
            s.unfinished.update_untracked(|u| u.wanted = false);
            s.returning.set_untracked(None);
        }
    });
}
