//! What came with a link? An assessment to look at in place of the visitor's own, as a sample is, until it is copied or closed.

use super::{
    cells::{Val, untrack},
    parts::button::button,
    place::Place,
    sample::{inside, under},
    session::{Message, Session},
    view::{El, Node, el, live},
};
use crate::{
    answers::{Answer, Answers},
    browser::page,
    catalog::shape::Item,
    link::{self, LinkFault},
    record::Record,
    wording::{Words, phrase},
};

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

    /// Opens what a link holds.
    pub fn open_link(self, text: &str) {
        match self.unpacked(text) {
            Ok(record) => {
                self.leave_sample();
                self.linked.set(Some(record));
            }
            Err(fault) => self.message.set(Some(Message::Link(fault))),
        }
    }

    fn unpacked(self, text: &str) -> Result<Record, LinkFault> {
        let (states, profile) = link::unpack(self.catalog, text)?;
        let mut answers = Answers::none(self.catalog);
        for (item, state) in states {
            answers.replace(item, Answer { state: Some(state), ..Answer::default() });
        }
        Ok(Record { answers, profile, ..Record::none(self.catalog) })
    }

    /// The visitor's own answers as they would be with the states of the link: what is written beside them stays. Those that differ.
    fn after_copy(self, there: &Record) -> Vec<(Item, Answer)> {
        let other = |(item, answer): (Item, &Answer)| {
            let own = self.peek(item);
            (own.state != answer.state).then_some((item, Answer { state: answer.state, quick: false, widen: 0, ..own }))
        };
        there.answers.iter().filter_map(other).collect()
    }

    /// How many of the visitor's own answers a copy would replace, and whether it would replace a fact.
    pub fn replaced_by(self, there: &Record) -> (usize, bool) {
        let answers = self.after_copy(there).iter().filter(|(item, _)| self.peek(*item).state.is_some()).count();
        let own = self.with_record(|r| r.profile.clone());
        let mut facts = own.told.iter().zip(&there.profile.told);
        let start = own.start.is_some() && own.start != there.profile.start;
        (answers, start || facts.any(|(own, there)| own.is_some() && own != there))
    }

    /// Takes states and facts of a link over as the visitor's own, as one step, and shows them.
    pub fn copy_link(self, there: &Record) {
        let what = self.words.with_untracked(|w| w.say(phrase::LINK_STEP));
        self.copy(what.into(), self.after_copy(there), there.profile.clone());
        self.leave_sample();
        self.go(Place::Results);
    }
}

/// The assessment of a link in place of the visitor's own, under what says so.
pub fn look_at(s: Session, record: Record) -> Node {
    let asking = Val::new(false);
    let shown = untrack(|| inside(s, record.clone()));
    under(shown, live(move || banner(s, s.words.get(), &record, asking)))
}

/// What this is, and what can be done with it.
fn banner(s: Session, w: Words, record: &Record, asking: Val<bool>) -> El {
    let (there, replaced) = (record.clone(), record.clone());
    let copy = move || {
        if s.replaced_by(&there) == (0, false) {
            s.copy_link(&there);
        } else {
            asking.set(true);
        }
    };
    let buttons = (el("div").class("buttons")).child(button("secondary small make-copy", w.say(phrase::LINK_COPY), copy)).child(button(
        "quiet small",
        w.say(phrase::CLOSE),
        move || s.leave_sample(),
    ));
    (el("div").class("message sample-banner").attr("part", "notice"))
        .child(el("p").attr("role", "status").child(w.count(phrase::LINK_BANNER, record.answered(), &[])))
        .child(buttons)
        .child(live(move || asking.get().then(|| question(s, w, replaced.clone(), asking))))
}

/// The question before anything of the visitor's own is replaced.
fn question(s: Session, w: Words, record: Record, asking: Val<bool>) -> El {
    let (answers, facts) = s.replaced_by(&record);
    let answers = (answers > 0).then(|| w.count(phrase::LINK_REPLACES, answers, &[]));
    let facts = facts.then(|| w.say(phrase::LINK_FACTS));
    let said = [answers.unwrap_or_default(), facts.unwrap_or_default().into(), w.say(phrase::LINK_STAYS).into()].join(" ");
    let yes = button("danger", w.say(phrase::LINK_COPY_YES), move || s.copy_link(&record));
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
