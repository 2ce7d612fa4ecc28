//! Which figures are there to open? Each has a name, so that a screen about it can be kept and gone back to.

use crate::{
    answers::State,
    catalog::shape::{Catalog, Item},
};

/// A figure of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// How many questions are asked.
    Asked,
    /// How many are in place.
    InPlace,
    /// How many are known and not in place.
    Gaps,
    /// How many of these are in the two groups that hold the most.
    Most,
    /// How many are not answered or answered with not sure.
    Unknown,
    /// How many are answered with not sure.
    Unsure,
    /// How many are not answered.
    Unanswered,
    /// How many do not apply.
    LeftOut,
    /// How many of those that stop a certificate are not in place.
    Stops,
    /// Readiness of a standard, by its position, or of its clauses or its Annex A alone.
    Ready(u8, Part),
    /// Readiness of a group, by its position, as far as it counts for a standard.
    Group(u16, Option<u8>),
    /// How many questions of a group have this state; none is not answered.
    State(u16, Option<State>),
    /// How many questions of the quick check are so, all of them or those of a group.
    Quick(Option<u16>, Kind),
    /// How much of the head start of an overlap, by its position, is reached.
    Start(u8),
    /// One kind of clause or control in an overlap.
    Lane(u8, Lane),
    /// How many questions an action of the plan closes, by its position.
    Action(u16),
    /// For how many controls of other standards a control gives a start.
    Gives(Item),
    /// The months of the whole path.
    Months,
    /// The months still open.
    Left,
    /// The months of a phase of the path, by its position.
    Phase(u8),
}

/// A part of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    All,
    /// Clauses 4 to 10.
    Clauses,
    /// The controls.
    Annex,
}

/// How a question of the quick check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any way.
    All,
    /// In place, with or without evidence.
    InPlace,
    /// Planned or partly in place.
    UnderWay,
    /// Not started.
    Missing,
    /// Not sure, or not answered.
    Unknown,
    /// Not applicable.
    LeftOut,
}

/// How a clause or a control relates to the other standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// One piece of work serves both.
    Shared,
    /// The same number with other content.
    Differs,
    /// Only in the standard that gets the start.
    Only,
    /// A control with an established practice to extend.
    Strong,
    /// A control where something helps.
    Weak,
    /// A control without a counterpart.
    Nothing,
}

const PARTS: [(Part, &str); 3] = [(Part::All, "all"), (Part::Clauses, "clauses"), (Part::Annex, "annex")];
const KINDS: [(Kind, &str); 6] = [
    (Kind::All, "all"),
    (Kind::InPlace, "in-place"),
    (Kind::UnderWay, "under-way"),
    (Kind::Missing, "missing"),
    (Kind::Unknown, "unknown"),
    (Kind::LeftOut, "left-out"),
];
const LANES: [(Lane, &str); 6] = [
    (Lane::Shared, "shared"),
    (Lane::Differs, "differs"),
    (Lane::Only, "only"),
    (Lane::Strong, "strong"),
    (Lane::Weak, "weak"),
    (Lane::Nothing, "nothing"),
];
const PLAIN: [(Figure, &str); 11] = [
    (Figure::Most, "most"),
    (Figure::Unknown, "unknown"),
    (Figure::Asked, "asked"),
    (Figure::InPlace, "in-place"),
    (Figure::Gaps, "gaps"),
    (Figure::Unsure, "unsure"),
    (Figure::Unanswered, "unanswered"),
    (Figure::LeftOut, "left-out"),
    (Figure::Stops, "stops"),
    (Figure::Months, "whole"),
    (Figure::Left, "left"),
];

fn word<T: PartialEq>(table: &[(T, &'static str)], of: &T) -> &'static str {
    table.iter().find(|(t, _)| t == of).map_or("", |(_, name)| name)
}

fn named<T: Copy>(table: &[(T, &'static str)], name: &str) -> Option<T> {
    table.iter().find(|(_, n)| *n == name).map(|(t, _)| *t)
}

impl Figure {
    /// The name under which it is kept: its kind and what it is about, parted by dots.
    pub fn name(self) -> String {
        let join = |parts: &[&str]| parts.join(".");
        match self {
            Self::Ready(standard, part) => join(&["ready", &standard.to_string(), word(&PARTS, &part)]),
            Self::Group(group, standard) => join(&["group", &group.to_string(), &standard.map(|s| s.to_string()).unwrap_or_default()]),
            Self::State(group, state) => join(&["state", &group.to_string(), state.map_or("", State::key)]),
            Self::Quick(group, kind) => join(&["quick", word(&KINDS, &kind), &group.map(|g| g.to_string()).unwrap_or_default()]),
            Self::Start(overlap) => join(&["start", &overlap.to_string()]),
            Self::Lane(overlap, lane) => join(&["lane", &overlap.to_string(), word(&LANES, &lane)]),
            Self::Action(action) => join(&["action", &action.to_string()]),
            Self::Gives(item) => join(&["gives", &item.to_string()]),
            Self::Phase(phase) => join(&["phase", &phase.to_string()]),
            plain => word(&PLAIN, &plain).to_owned(),
        }
    }

    /// The figure of that name; none for a name that nothing has in this catalog.
    pub fn from_name(catalog: &Catalog, name: &str) -> Option<Figure> {
        let mut parts = name.split('.');
        let (kind, first, second) = (parts.next()?, parts.next(), parts.next());
        let Some(first) = first else { return named(&PLAIN, kind) };
        if kind == "quick" {
            let group = second.unwrap_or_default();
            let group = if group.is_empty() { None } else { Some(group.parse::<u16>().ok().filter(|g| usize::from(*g) < catalog.groups.len())?) };
            return Some(Self::Quick(group, named(&KINDS, first)?));
        }
        let first: u16 = first.parse().ok()?;
        let within = |length: usize| usize::from(first) < length;
        let second = second.unwrap_or_default();
        let standard =
            |n: &str| if n.is_empty() { Some(None) } else { n.parse::<u8>().ok().filter(|n| usize::from(*n) < catalog.standards.len()).map(Some) };
        Some(match kind {
            "ready" if within(catalog.standards.len()) => Self::Ready(first as u8, named(&PARTS, second)?),
            "group" if within(catalog.groups.len()) => Self::Group(first, standard(second)?),
            "state" if within(catalog.groups.len()) => Self::State(first, if second.is_empty() { None } else { Some(State::from_key(second)?) }),
            "start" if within(catalog.overlaps.len()) => Self::Start(first as u8),
            "lane" if within(catalog.overlaps.len()) => Self::Lane(first as u8, named(&LANES, second)?),
            "action" if within(catalog.advice.actions.len()) => Self::Action(first),
            "gives" if within(catalog.items.len()) => Self::Gives(first),
            "phase" if within(catalog.paths.iter().map(|p| p.phases.len()).max().unwrap_or(0)) => Self::Phase(first as u8),
            _ => return None,
        })
    }
}
