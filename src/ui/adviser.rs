//! Whose answers are these? What stands above every screen of a look as adviser, the way into one, and where advice waits for the visitor.

use super::{
    links::to_place,
    parts::button::button,
    place::Place,
    session::Session,
    view::{El, Node, el, live, live_on, nothing},
};
use crate::{
    answers::Answer,
    record::Record,
    wording::{Words, phrase},
};

/// The line above every screen: for the adviser whose answers these are, for the visitor how many points wait. None in a sample.
pub fn line(s: Session, w: Words) -> Node {
    if s.sampled || s.paper.is_some() {
        return nothing();
    }
    // Neither a press nor a letter makes the line anew that says the same.
    let says = move || {
        let open = s.points().iter().filter(|(_, point)| point.dealt.is_none()).count();
        let (advises, name) = s.with_record(|r| (r.meta.adviser, r.meta.name.clone()));
        let here = matches!(s.place.get(), Place::Start | Place::Hub | Place::Results);
        (advises.then_some(name), if here && !advises { open } else { 0 })
    };
    live_on(says, move |(look, waits)| match (look, waits) {
        (Some(name), _) => Some(looking(s, w, name)),
        (None, 0) => None,
        (None, n) => {
            let show = to_place(s, "secondary small", w.say(phrase::ADVICE_SHOW), Place::Advice);
            let line =
                el("div").class("message backup advice-waits").attr("part", "notice").child(el("p").child(w.count(phrase::ADVICE_WAITS, *n, &[])));
            Some(line.child(el("div").class("buttons").child(show)))
        }
    })
}

fn looking(s: Session, w: Words, name: &str) -> El {
    let said = live(move || w.count(phrase::ADVISE_GO, s.points().len(), &[]));
    let says = el("p").attr("role", "status").child(w.say(phrase::ADVISE_BANNER)).child(" ").child(el("bdi").child(name.to_owned()));
    let says = el("div").child(says).child(el("p").class("hint").child(w.say(phrase::ADVISE_STAYS)));
    let buttons = (el("div").class("buttons")).child(to_place(s, "secondary small", said, Place::Advice)).child(to_place(
        s,
        "quiet small",
        w.say(phrase::SHELF_HEADING),
        Place::Kept,
    ));
    el("div").class("message sample-banner adviser-banner").attr("part", "notice").child(says).child(buttons)
}

/// The way from a link that is looked at to a look as adviser.
pub fn from_link(s: Session, w: Words) -> Node {
    let look = move || {
        let Some((states, profile)) = s.linked.get_untracked() else { return };
        let mut record = Record { profile, ..Record::none(s.catalog) };
        for (item, state) in states {
            record.answers.replace(item, Answer { state: Some(state), ..Answer::default() });
        }
        s.look_as_adviser(&record, w.say(phrase::ADVISE_LINK));
    };
    button("quiet small", w.say(phrase::ADVISE_LOOK), look).into()
}
