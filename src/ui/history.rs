//! What does the browser's Back do? One screen back on the stand-alone page; a host's history is never touched.

use super::{place::Place, session::Session};
use crate::browser::page::{self, Listener};
use std::{cell::Cell, rc::Rc};

/// Lets Back and Forward walk through the screens, as long as the handle lives.
pub struct History {
    session: Session,
    going: Rc<Cell<bool>>,
    _listener: Option<Listener>,
}

impl History {
    /// Begins with the present screen.
    pub fn begin(session: Session) -> History {
        let catalog = session.catalog;
        page::replace_history(&session.place.get_untracked().name(catalog));
        let going = Rc::new(Cell::new(false));
        let flag = going.clone();
        let listener = Listener::window("popstate", move |event| {
            let name = page::history_place(&event);
            if let Some(place) = name.and_then(|n| Place::from_name(catalog, &n)) {
                // A sample that is open is one step of the way too.
                session.leave_sample();
                flag.set(session.place.get_untracked() != place);
                session.go_back_to(place);
            }
        });
        History { session, going, _listener: listener }
    }

    /// Remembers a screen that the visitor went to, not one that Back went to.
    pub fn visited(&self, place: Place) {
        if !self.going.replace(false) {
            page::push_history(&place.name(self.session.catalog));
        }
    }
}
