//! How does one thing lead to another? Links to questions, figures and screens that know the way back.

use super::{
    parts::button::button,
    place::Place,
    row::{standard_hue, standard_names},
    session::Session,
    view::{El, Node, Text, el},
};
use crate::{
    catalog::shape::Item,
    figures::Figure,
    wording::{Phrase, Words, phrase},
};

/// The attribute by which a link is found again on the way back.
pub const TO: &str = "data-to";

/// A link to a question: number and title, and the way back to here.
pub fn to_item(s: Session, w: Words, item: Item) -> El {
    let (id, number) = s.question(item).map_or(("", ""), |q| (q.id, q.number));
    let press = move || s.visit_item(item, id.to_owned());
    button("link", el("bdi").class("number").child(number), press).child(" ").child(w.title(item)).attr(TO, id)
}

/// The same with a mark of the standards that it counts for.
pub fn to_marked_item(s: Session, w: Words, item: Item) -> Node {
    vec![mark(s, item), " ".into(), to_item(s, w, item).into()].into()
}

/// For which standards a question counts.
pub fn mark(s: Session, item: Item) -> Node {
    let mark = |standards| el("span").class(["mark standard ", &standard_hue(s, standards)].concat()).child(standard_names(s, standards));
    s.question(item).map(|q| mark(q.standards)).into()
}

/// A figure that opens to what is behind it.
pub fn to_figure(s: Session, figure: Figure, text: impl Into<Node>) -> El {
    button("link figure-link", text, move || s.visit_from(Place::Behind(figure), figure.name())).attr(TO, figure.name())
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
    }
}
