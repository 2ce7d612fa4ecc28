//! How is a sample organization looked at? As a visit of its own inside the visitor's: nothing of it is kept, told or remembered.

use super::{
    app::own,
    attend::{attend, to},
    cells::{Following, untrack},
    parts::button::button,
    place::Place,
    session::{Helping, Session},
    view::{El, Node, el, live},
};
use crate::{
    catalog::words::{Entry, Guidance, List},
    profile::Profile,
    record::{Record, read},
    wording::{Words, phrase},
};
use std::sync::Arc;
use web_sys::Element;

impl Session {
    /// What a sample organization said, by its position, where the host asks for all that it is about.
    pub fn sample_record(self, n: usize) -> Option<Record> {
        let record = read::read(self.catalog, guidance(self)?.samples.get(n)?).record?;
        let offered = self.options.with_untracked(|o| o.standards);
        (record.profile.asked(self.catalog) & !offered == 0).then_some(record)
    }

    /// Goes back to the visitor's own visit, where a sample or the assessment of a link is open.
    pub fn leave_sample(self) {
        if self.sample.get_untracked().is_some() {
            self.sample.set(None);
        }
        if self.linked.with_untracked(Option::is_some) {
            self.linked.set(None);
        }
    }
}

/// The guidance, where it is there; whoever asks is run again when it comes.
pub fn guidance(s: Session) -> Option<Arc<Guidance>> {
    s.helping.with(|helping| match helping {
        Helping::Here(guidance) => Some(guidance.clone()),
        _ => None,
    })
}

/// A visit that begins with what a sample organization said. It shares words, width, day and the host's brand with the visitor's own visit and
/// nothing else.
pub fn open(s: Session, n: u8) -> Option<Session> {
    Some(inside(s, s.sample_record(n.into())?))
}

/// The same with anything that others said.
pub fn inside(s: Session, record: Record) -> Session {
    let mut options = s.options.get_untracked();
    options.prefill = Profile::none(s.catalog);
    let inside = Session::new(s.catalog, options, record, s.words.get_untracked());
    inside.place.set(Place::Results);
    let Session { brand, host, words, helping, later, layout, today, keyless, .. } = s;
    Session { brand, host, words, helping, later, layout, today, keyless, sampled: true, ..inside }
}

/// The whole of a sample in place of the visitor's own, with the way back above it. None where there is no such sample.
pub fn look_at(s: Session, n: u8) -> Option<Node> {
    let inside = untrack(|| open(s, n))?;
    Some(under(inside, live(move || banner(s, s.words.get(), n))))
}

/// A visit inside the visitor's own, under what says whose it is.
pub fn under(inside: Session, banner: Node) -> Node {
    let mut following: Vec<Following> = Vec::new();
    // What follows the visit inside ends with its element.
    let follows = move |root: &Element| following.extend(untrack(|| attend(inside, root, Box::new(|_| {}))));
    el("div").class("sampled").with(follows).child(banner).child(own(inside)).into()
}

/// That this is a sample, and the way back.
fn banner(s: Session, w: Words, n: u8) -> El {
    let title = guidance(s).and_then(|g| Some(entry(&g, n)?.title.clone())).unwrap_or_default();
    (el("div").class("message sample-banner").attr("part", "notice").attr("role", "status"))
        .child(el("p").child(w.fill(phrase::SAMPLE_BANNER, &[("title", &title)])))
        .child(button("secondary small", w.say(phrase::SAMPLE_BACK), move || s.leave_sample()))
}

/// The words of a sample.
fn entry(guidance: &Guidance, n: u8) -> Option<&Entry> {
    guidance.entry(List::Samples, n.into())
}

/// The name of the button that opens a sample, by which it is found again.
pub fn opener(n: u8) -> String {
    ["sample ", &n.to_string()].concat()
}

/// What finds that button.
pub fn opener_selector(n: u8) -> String {
    to(&opener(n))
}
