//! What does the adviser hand over? The name that goes along, everything that was said, and the file for whoever asked.

use super::advice::pair;
use crate::{
    advice::{Point, amounts},
    answers::OWNER_LIMIT,
    browser::page,
    catalog::shape::Item,
    ui::{
        cells::Val,
        links,
        parts::{button::button, heading::heading},
        row_advice::comment,
        row_apart::state,
        session::{Errand, Session},
        unsaved::handed,
        view::{El, Node, el, live},
    },
    wording::{Words, phrase},
};

/// The screen of the adviser.
pub fn advising(s: Session, w: Words, level: u8) -> Node {
    let mut shown = None;
    let name = (el("input").attr("id", "adviser").attr("type", "text").attr("dir", "auto").attr("maxlength", OWNER_LIMIT.to_string()))
        .with(move |field| page::show_value(field, &mut shown, name_now(s)))
        .on("input", move |event| s.sign(&page::value(&event)))
        .on("blur", move |_| s.end_typing());
    let count = live(move || {
        let (comments, proposals) = amounts(&s.points());
        amount(w, comments, proposals)
    });
    let pressed = Val::new(false);
    let save = button("primary save-advice", w.say(phrase::ADVISE_SAVE), move || {
        s.handed.set(None);
        pressed.set(true);
        s.errand.set(Some(Errand::Save));
    });
    (el("div").class("main advice"))
        .child(heading(level + 1, w.say(phrase::ADVICE_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::ADVISE_INTRO)))
        .child(el("p").child(count))
        .child(el("div").class("adviser-name").child(el("label").class("field").attr("for", "adviser").child(w.say(phrase::ADVISE_WHO))).child(name))
        .child(live(move || list(s, w, &s.points())))
        .child(el("p").child(w.say(phrase::ADVISE_FILE)))
        .child(el("div").class("buttons").child(save))
        .child(el("div").class("hint").attr("role", "status").child(handed(s, w, pressed)))
        .into()
}

/// Who the adviser is; whoever asks is run again whenever something that was said changes.
fn name_now(s: Session) -> String {
    let _changed = s.changed.get();
    s.with_record(|r| r.advice.by().to_owned())
}

/// How much there is, in a sentence.
pub fn amount(w: Words, comments: usize, proposals: usize) -> String {
    let [comments, proposals] = [(phrase::ADVICE_COMMENTS, comments), (phrase::ADVICE_PROPOSALS, proposals)].map(|(text, n)| w.count(text, n, &[]));
    w.fill(phrase::ADVICE_AMOUNT, &[("comments", &comments), ("proposals", &proposals)])
}

/// What was said so far, each with the way to its question.
fn list(s: Session, w: Words, points: &[(Item, Point)]) -> Option<El> {
    let line = |(item, point): &(Item, Point)| {
        let answers = (el("dl").class("advice-answers"))
            .child(pair(w, phrase::ADVISE_THEIRS, state(w, s.peek(*item).state)))
            .child(point.proposed.map(|proposed| pair(w, phrase::ADVICE_PROPOSED, w.state(proposed))));
        let title = el("p").class("snap-title").child(links::to_item(s, w, *item));
        el("li").child(title).child(answers).child(comment(&point.comment))
    };
    (!points.is_empty()).then(|| el("ul").class("snap-list advice-list").child(points.iter().map(line).collect::<Vec<_>>()))
}
