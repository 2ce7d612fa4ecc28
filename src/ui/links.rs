//! How does one thing lead to another? Links to questions, figures and screens that know the way back.

use super::{
    parts::button::{button, plain},
    place::Place,
    row::{standard_hue, standard_names},
    session::Session,
    view::{El, Node, Text, el},
};
use crate::{
    browser::page,
    catalog::shape::Item,
    figures::Figure,
    wording::{Phrase, Words, phrase},
};
use web_sys::Event;

/// The attribute by which a link is found again on the way back.
pub const TO: &str = "data-to";

/// A link to a question: number and title, and the way back to here.
pub fn to_item(s: Session, w: Words, item: Item) -> El {
    let (id, number) = s.question(item).map_or(("", ""), |q| (q.id, q.number));
    let link = plain("link", el("bdi").class("number").child(number).into()).child(" ").child(w.title(item)).attr(TO, id);
    link.on("click", move |event| s.visit_item(item, among(&event, id)))
}

/// The same with a mark of the standards that it counts for.
pub fn to_marked_item(s: Session, w: Words, item: Item) -> Node {
    el("span").class("marked").child(mark(s, item)).child(" ").child(to_item(s, w, item)).into()
}

/// For which standards a question counts.
pub fn mark(s: Session, item: Item) -> Node {
    let mark = |standards| el("span").class(["mark standard ", &standard_hue(s, standards)].concat()).child(standard_names(s, standards));
    s.question(item).map(|q| mark(q.standards)).into()
}

/// A figure that opens to what is behind it.
pub fn to_figure(s: Session, figure: Figure, text: impl Into<Text>) -> El {
    let (text, name) = (text.into(), figure.name());
    let link = plain("link figure-link", text.clone().into()).attr(TO, name.clone());
    // A number alone says nothing to who hears it out of its sentence.
    let about = s.words.with_untracked(|w| super::screens::behind::title(s, *w, figure));
    let link = if about.is_empty() { link } else { link.attr("aria-label", [&text, ": ", &about].concat()) };
    link.on("click", move |event| s.visit_from(Place::Behind(figure), among(&event, &name)))
}

/// The name of a link, with its place among those of the same name where it is not the first.
fn among(event: &Event, name: &str) -> String {
    match page::place_among(event, TO) {
        0 => name.to_owned(),
        n => [name, "|", &n.to_string()].concat(),
    }
}

/// A link to another screen, which knows the way back.
pub fn to_place(s: Session, class: &'static str, text: impl Into<Node>, place: Place) -> El {
    button(class, text, move || s.visit(place)).attr(TO, place.name(s.catalog))
}

/// What a screen is called on the way back to it.
pub fn title(s: Session, w: Words, place: Place) -> Text {
    let said = |phrase: Phrase| Text::from(w.say(phrase));
    match place {
        Place::Start => said(phrase::WAY_START),
        Place::Profile => said(phrase::WAY_PROFILE),
        Place::Quick(_) => said(phrase::WAY_QUICK),
        Place::Hub => said(phrase::WAY_HUB),
        Place::Group(n) => w.group(n).into(),
        Place::All => said(phrase::WAY_ALL),
        Place::Results => said(phrase::WAY_RESULTS),
        Place::Glossary => said(phrase::GLOSSARY),
        Place::Behind(figure) => super::screens::behind::title(s, w, figure).into(),
        Place::Explorer => said(phrase::EXPLORER_HEADING),
        Place::Months => said(phrase::MONTHS_HEADING),
        Place::Plan => said(phrase::PLAN_HEADING),
        Place::Documents => said(phrase::DOCUMENTS_HEADING),
        Place::Suggestions => said(phrase::SUGGESTIONS_HEADING),
        Place::Snapshots => said(phrase::SNAPSHOTS_HEADING),
        Place::Numbers => said(phrase::NUMBERS_PAGE),
        Place::Learn => said(phrase::LEARN_HEADING),
        Place::Samples => said(phrase::SAMPLES_HEADING),
        Place::HandOver => said(phrase::SHARE_HEADING),
        Place::Opening => said(phrase::OPENING_HEADING),
        Place::Kept => said(phrase::SHELF_HEADING),
        Place::Take => said(phrase::TAKE_HEADING),
        Place::Locked => said(phrase::LOCK_HEADING),
        Place::Advice => said(phrase::ADVICE_HEADING),
    }
}
