//! What came with a link? An assessment to look at in place of the visitor's own, as a sample is, until it is copied or closed.

use super::{
    attend::to_heading,
    cells::{Following, Val, follow_key, untrack},
    later,
    parts::button::button,
    place::Place,
    sample::{inside, under},
    session::{Message, Session},
    view::{El, Node, el, live},
};
use crate::{
    answers::Answer,
    browser::page,
    catalog::shape::Item,
    link::{self, Unpacked},
    record::Record,
    wording::{Words, phrase},
};
use std::rc::Rc;
use web_sys::Element;

/// Looks whether the page was opened by a link of ours. What cannot be read is told, and changes nothing.
pub fn arrive(s: Session) {
    if let Some(text) = page::take_fragment(link::NAME) {
        s.open_link(&text);
    }
}

impl Session {
    /// The visitor's answers, and the facts as they count, packed for a link.
    pub fn link(self) -> String {
        let profile = untrack(|| self.effective_profile());
        self.with_record(|r| link::pack(self.catalog, &r.answers, &profile))
    }

    /// The address of this page with the answers in it.
    pub fn address(self) -> String {
        [page::address().as_str(), "#", link::NAME, &self.link()].concat()
    }

    /// Opens what a link holds.
    pub fn open_link(self, text: &str) {
        match link::unpack(self.catalog, text) {
            Ok(unpacked) => {
                self.leave_sample();
                self.linked.set(Some(unpacked));
            }
            Err(fault) => self.message.set(Some(Message::Link(fault))),
        }
    }

    /// The visitor's own answers as they would be with the states of the link: what is written beside them stays. Those that differ.
    fn after_copy(self, (states, _): &Unpacked) -> Vec<(Item, Answer)> {
        let mut there = states.iter().peekable();
        let mut changed = Vec::new();
        for item in 0..self.catalog.items.len() as Item {
            let state = there.next_if(|(i, _)| *i == item).map(|(_, state)| *state);
            let own = self.peek(item);
            if own.state != state {
                changed.push((item, Answer { state, quick: false, widen: 0, others: Vec::new(), ..own }));
            }
        }
        changed
    }

    /// How many of the visitor's own answers a copy would replace, and whether it would replace a fact.
    pub fn replaced_by(self, there: &Unpacked) -> (usize, bool) {
        let answers = self.after_copy(there).iter().filter(|(item, _)| self.peek(*item).state.is_some()).count();
        let own = self.with_record(|r| r.profile.clone());
        let mut facts = own.told.iter().zip(&there.1.told);
        let start = own.start.is_some() && own.start != there.1.start;
        (answers, start || facts.any(|(own, there)| own.is_some() && own != there))
    }

    /// Takes states and facts of a link over as the visitor's own, as one step, and shows them.
    pub fn copy_link(self, there: &Unpacked) {
        let what = self.words.with_untracked(|w| w.say(phrase::LINK_STEP));
        self.copy(what.into(), self.after_copy(there), there.1.clone());
        self.leave_sample();
        self.go(Place::Results);
    }
}

/// Leads whoever opens a link on a page that is there already, or closes it; where the visit began with it nobody is led.
pub fn lead(s: Session, root: &Element) -> Following {
    let (root, mut begun) = (root.clone(), false);
    follow_key(
        move || s.linked.get(),
        move |_| {
            if std::mem::replace(&mut begun, true) {
                to_heading(&root);
            }
        },
    )
}

/// The assessment of a link in place of the visitor's own, under what says so.
pub fn look_at(s: Session, unpacked: &Unpacked) -> Node {
    let (states, profile) = unpacked;
    let mut record = Record { profile: profile.clone(), ..Record::none(s.catalog) };
    for (item, state) in states {
        record.answers.replace(*item, Answer { state: Some(*state), ..Answer::default() });
    }
    let (asking, unpacked) = (Val::new(false), Rc::new(unpacked.clone()));
    let shown = untrack(|| inside(s, record));
    under(shown, live(move || banner(s, s.words.get(), &unpacked, asking)))
}

/// What this is, and what can be done with it.
fn banner(s: Session, w: Words, there: &Rc<Unpacked>, asking: Val<bool>) -> El {
    let (count, there, replaced) = (there.0.len(), there.clone(), there.clone());
    let copy = move || {
        if s.replaced_by(&there) == (0, false) {
            s.copy_link(&there);
        } else {
            asking.set(true);
        }
    };
    let copy = button("secondary small make-copy", w.say(phrase::LINK_COPY), copy);
    let close = button("quiet small", w.say(phrase::CLOSE), move || s.leave_sample());
    let buttons =
        el("div").class("buttons").child((!s.only_read()).then_some(copy)).child(later::beside(s, w, |_| later::Ask::Linked, 0)).child(close);
    (el("div").class("message sample-banner").attr("part", "notice"))
        .child(el("p").attr("role", "status").child(w.count(phrase::LINK_BANNER, count, &[])))
        .child(buttons)
        .child(live(move || asking.get().then(|| question(s, w, replaced.clone(), asking))))
}

/// The question before anything of the visitor's own is replaced.
fn question(s: Session, w: Words, there: Rc<Unpacked>, asking: Val<bool>) -> El {
    let (answers, facts) = s.replaced_by(&there);
    let answers = (answers > 0).then(|| w.count(phrase::LINK_REPLACES, answers, &[]));
    let facts = facts.then(|| w.say(phrase::LINK_FACTS));
    let said = [answers.unwrap_or_default(), facts.unwrap_or_default().into(), w.say(phrase::LINK_STAYS).into()].join(" ");
    let yes = button("danger", w.say(phrase::LINK_COPY_YES), move || s.copy_link(&there));
    let no = el("button").attr("type", "button").class("secondary").child(w.say(phrase::LINK_COPY_NO)).on("click", move |event| {
        page::focus_near(&event, ".sample-banner", ".make-copy".into());
        asking.set(false);
    });
    let ask = el("div").class("ask").attr("role", "alertdialog").attr("aria-label", w.say(phrase::LINK_COPY)).with(|ask| {
        let ask = ask.clone();
        page::after(0, move || {
            page::focus_within(&ask, "button");
        });
    });
    ask.child(el("p").child(said.trim().to_owned())).child(el("div").class("buttons").child(no).child(yes))
}
