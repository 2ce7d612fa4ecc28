//! What if a question was answered more than once, in two tabs or here and in a file? Each answer can be chosen at the question itself.

use super::{
    parts::button::plain,
    session::Session,
    view::{El, Node, el, live},
};
use crate::{
    answers::{Answer, State},
    browser::page,
    catalog::shape::{Item, Question},
    day,
    record::read::{cut, other},
    wording::{Words, phrase},
};

/// The longest piece of a text that tells one answer from another, in UTF-16 units.
const PIECE: usize = 90;

/// The notice under the states; nothing where there is one answer or none.
pub fn row_apart(s: Session, w: Words, item: Item, question: &'static Question) -> Node {
    live(move || {
        let now = s.answer_at_texts(item);
        (!now.others.is_empty()).then(|| notice(s, w, item, question, &now))
    })
}

fn notice(s: Session, w: Words, item: Item, question: &'static Question, now: &Answer) -> El {
    let others = now.others.iter().enumerate().filter_map(|(n, written)| Some((n + 1, other(s.catalog, question, written)?.0)));
    let versions: Vec<(usize, Answer)> = std::iter::once((0, now.clone())).chain(others).collect();
    let states: Vec<&str> = versions.iter().map(|(_, answer)| state(w, answer.state)).collect();
    let says = w.fill(phrase::APART_ROW, &[("states", &states.join(", "))]);
    let id = format!("apart{item}");
    let lines: Vec<El> = versions.iter().map(|(n, answer)| line(s, w, item, *n, answer, &versions)).collect();
    (el("div").class("apart").attr("role", "group").attr("aria-labelledby", id.clone()))
        .child(el("p").attr("id", id).child(says))
        .child(el("ul").child(lines))
}

/// One of the answers, with the button that keeps it and what is written beside it alone.
fn line(s: Session, w: Words, item: Item, n: usize, answer: &Answer, versions: &[(usize, Answer)]) -> El {
    let id = format!("apart{item}-{n}");
    let all: Vec<&Answer> = versions.iter().map(|(_, answer)| answer).collect();
    let described = format!("legend{item} {id}");
    let keep = plain("secondary small", w.fill(phrase::APART_KEEP, &[("state", state(w, answer.state))]).into());
    let keep = keep.attr("aria-describedby", described).on("click", move |event| {
        // The buttons go with the choice; the focus stays in the row.
        page::focus_row_of(&event);
        s.choose(item, n);
    });
    el("li").child(keep).child(" ").child(el("span").class("hint").attr("id", id).attr("dir", "auto").child(own(w, answer, &all)))
}

/// The state, or that there is none.
pub fn state(w: Words, state: Option<State>) -> &'static str {
    state.map_or(w.say(phrase::MAP_UNANSWERED), |state| w.state(state))
}

/// What is written beside an answer where another of these versions has something else.
pub fn own(w: Words, answer: &Answer, versions: &[&Answer]) -> String {
    let date = |answer: &Answer| day::read(&answer.due).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let texts = |answer: &Answer| [answer.note.clone(), answer.owner.clone(), date(answer), answer.reason.clone(), answer.evidence.clone()];
    let others: Vec<[String; 5]> = versions.iter().map(|other| texts(other)).collect();
    let labels = [phrase::NOTE, phrase::OWNER, phrase::DUE, phrase::APART_REASON, phrase::EVIDENCE];
    let own = labels.into_iter().zip(texts(answer)).enumerate();
    let differ = own.filter(|(n, (_, text))| !text.is_empty() && others.iter().any(|other| other.get(*n) != Some(text)));
    let said: Vec<String> = differ.map(|(_, (label, text))| [w.say(label), ": ", &piece(&text)].concat()).collect();
    said.join(" · ")
}

/// The beginning of a text.
fn piece(text: &str) -> String {
    let short = cut(text, PIECE);
    if short.len() < text.len() { [&short, "\u{2026}"].concat() } else { short }
}
