//! Which answers does other work suggest? At most a start, only where nothing is answered, and always on the visitor's word.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item, Link, Overlap, Strength},
    overlap,
    profile::Profile,
    readiness::left_out,
};

/// The most that work on another standard suggests for a control: it is extended, never covered.
const MOST: State = State::Partial;

/// An answer that the answers for another standard suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The question without an answer.
    pub item: Item,
    /// Planned or partial.
    pub state: State,
    /// How strong the link is.
    pub strength: Strength,
    /// The standard whose answers suggest it, by its position.
    pub standard: u8,
    /// The questions that suggest it: the main counterparts that apply.
    pub from: Vec<Item>,
}

/// An answer that a certificate proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The question without an answer.
    pub item: Item,
    /// Planned, partial or done; never proven.
    pub state: State,
    /// Why it is proposed.
    pub why: Why,
}

/// Why a certificate proposes an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The certificate rests on this clause, which another standard of the target asks to be widened.
    Shared,
    /// The certificate rests on this clause.
    Own,
    /// It gives this control of another standard a start, through these controls.
    Linked(Vec<Item>),
}

/// The strong link that gives a control a start, with the overlap that it belongs to.
pub fn strong_link(catalog: &'static Catalog, item: Item) -> Option<(&'static Overlap, &'static Link)> {
    catalog.overlaps.iter().find_map(|o| Some((o, overlap::strong(o).find(|l| l.control == item)?)))
}

/// What the answers for another standard suggest for a control that has none: the weakest of its main counterparts that apply, at most
/// partial; nothing while one of them is not known or not started. Only a strong link suggests, and only in its own direction.
pub fn suggestion(catalog: &'static Catalog, answers: &Answers, item: Item) -> Option<Suggestion> {
    let (overlap, link) = strong_link(catalog, item).filter(|_| answers.state(item).is_none())?;
    let (state, from) = start(catalog, answers, link, None)?;
    Some(Suggestion { item, state, strength: link.strength, standard: overlap.from, from })
}

/// What a certificate proposes for the questions of the target that have no answer, one list per overlap; empty where none is held.
///
/// A shared clause is partial where another standard is in the target too, and a clause that the certificate rests on is done. Its
/// controls are not proposed, because each may be left out; controls of the other standard get what the links give.
pub fn holding(catalog: &'static Catalog, overlap: &'static Overlap, answers: &Answers, profile: &Profile) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    if !profile.tells(&[overlap.proven_by]) {
        return proposals;
    }
    let (asked, own) = (profile.asked(catalog), 1 << overlap.from);
    for item in crate::profile::asked_items(catalog, asked).filter(|i| answers.state(*i).is_none()) {
        let Some(question) = catalog.items.get(usize::from(item)) else { continue };
        let (state, why) = if !question.control && question.standards & own != 0 {
            if question.standards & asked == own { (State::Done, Why::Own) } else { (MOST, Why::Shared) }
        } else {
            let link = overlap::strong(overlap).find(|l| l.control == item);
            // The certificate stands in for a main control of which nothing less was said.
            let Some((state, from)) = link.and_then(|l| start(catalog, answers, l, Some(MOST))) else { continue };
            (state, Why::Linked(from))
        };
        proposals.push(Proposal { item, state, why });
    }
    proposals
}

/// The start that a link gives, and the controls that give it. `unknown` stands in for what is not known; none gives no start then.
fn start(catalog: &Catalog, answers: &Answers, link: &Link, unknown: Option<State>) -> Option<(State, Vec<Item>)> {
    let from: Vec<Item> = link.main.iter().copied().filter(|i| !left_out(catalog, answers, *i)).collect();
    let mut weakest = MOST;
    for item in &from {
        let known = answers.state(*item).filter(|s| s.level(catalog).is_some());
        weakest = weakest.min(known.or(unknown)?);
    }
    (!from.is_empty() && weakest != State::None).then_some((weakest, from))
}
