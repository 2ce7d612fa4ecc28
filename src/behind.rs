//! What is behind a figure? The questions that it is made of, in the parts that its arithmetic names.

use crate::{
    answers::{Answers, State},
    assessment::Assessment,
    catalog::shape::{Catalog, Item, Overlap, Question, Strength},
    figures::{Figure, Kind, Lane, Part},
    gaps, overlap,
    profile::{self, Profile},
    readiness::left_out,
};

/// What the questions of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their state; none is not answered.
    State(Option<State>),
    /// Clauses whose start is reached.
    ClausesReached,
    /// Clauses whose start is still open.
    ClausesOpen,
    /// Controls whose start is reached.
    ControlsReached,
    /// Controls whose start is still open.
    ControlsOpen,
    /// Controls that can get no start, because they or what would give it do not apply.
    WithoutStart,
    /// Clauses asked once for several standards.
    SharedClauses,
    /// Clauses asked for one standard.
    OwnClauses,
    /// Controls.
    Controls,
    /// Whatever was asked for.
    All,
}

/// A list of questions and what they have in common.
pub type List = (By, Vec<Item>);

/// The order in which states are listed: the best first, then what is not known or left out.
const STATES: [Option<State>; 8] = [
    Some(State::Proven),
    Some(State::Done),
    Some(State::Partial),
    Some(State::Planned),
    Some(State::None),
    None,
    Some(State::Unsure),
    Some(State::NotApplicable),
];

/// What a figure is made of, empty lists left away. Every question that counts in the figure is in exactly one list.
pub fn behind(catalog: &'static Catalog, answers: &Answers, profile: &Profile, a: &Assessment, figure: Figure) -> Vec<List> {
    let question = |i: &Item| catalog.items.get(usize::from(*i));
    let is = |i: &Item, f: fn(&Question) -> bool| question(i).is_some_and(f);
    let asked = || profile::asked_items(catalog, a.asked);
    let said = |wanted: &[Option<State>]| by_state(answers, asked(), wanted);
    let lists = match figure {
        Figure::Asked => vec![
            (By::SharedClauses, asked().filter(|i| is(i, |q| q.shared)).collect()),
            (By::OwnClauses, asked().filter(|i| is(i, |q| !q.shared && !q.control)).collect()),
            (By::Controls, asked().filter(|i| is(i, |q| q.control)).collect()),
        ],
        Figure::InPlace => said(&[Some(State::Proven), Some(State::Done)]),
        Figure::Gaps => said(&[Some(State::Partial), Some(State::Planned), Some(State::None)]),
        Figure::Most => {
            let groups: Vec<u16> = gaps::most(catalog, &a.gaps, 2).into_iter().map(|(g, _)| g).collect();
            let in_these = |g: &&gaps::Gap| g.level.is_some() && question(&g.item).is_some_and(|q| groups.contains(&q.group));
            by_state(answers, a.gaps.iter().filter(in_these).map(|g| g.item), &STATES)
        }
        Figure::Unknown => said(&[None, Some(State::Unsure)]),
        Figure::Unsure => said(&[Some(State::Unsure)]),
        Figure::Unanswered => said(&[None]),
        Figure::LeftOut => said(&[Some(State::NotApplicable)]),
        Figure::Stops => by_state(answers, a.gaps.iter().filter(|g| g.stops).map(|g| g.item), &STATES),
        Figure::Ready(standard, part) => {
            let items = catalog.standards.get(usize::from(standard)).map_or(&[][..], |s| s.items);
            let wanted = |i: &Item| part == Part::All || is(i, |q| q.control) == (part == Part::Annex);
            by_state(answers, items.iter().copied().filter(wanted), &STATES)
        }
        Figure::Group(group, standard) => by_state(answers, of_group(catalog, group, standard.map_or(a.asked, |n| 1 << n)), &STATES),
        Figure::State(group, state) => by_state(answers, of_group(catalog, group, a.asked), &[state]),
        Figure::Quick(group, kind) => {
            let here = |i: &Item| group.is_none_or(|g| question(i).is_some_and(|q| q.group == g));
            by_state(answers, a.quick.items.iter().copied().filter(here), states_of(kind))
        }
        Figure::Start(n) => catalog.overlaps.get(usize::from(n)).map_or(Vec::new(), |o| start(catalog, o, answers, profile)),
        Figure::Lane(n, lane) => catalog.overlaps.get(usize::from(n)).map_or(Vec::new(), |o| vec![(By::All, of_lane(catalog, o, answers, lane))]),
        Figure::Action(n) => {
            let closes = catalog.advice.actions.get(usize::from(n)).map_or(&[][..], |action| action.items);
            by_state(answers, a.gaps.iter().map(|g| g.item).filter(|i| closes.contains(i)), &STATES)
        }
        Figure::Gives(item) => {
            let links = catalog.overlaps.iter().filter(|o| a.asked & 1 << o.to != 0).flat_map(overlap::strong);
            let given = links.filter(|l| l.main.contains(&item) && !left_out(catalog, answers, l.control));
            vec![(By::All, given.map(|l| l.control).collect())]
        }
        Figure::Months | Figure::Left => {
            let driven = a.timeline.as_ref().map_or(0, |t| t.path.standards);
            by_state(answers, profile::asked_items(catalog, driven), &STATES)
        }
        Figure::Phase(n) => {
            let phase = a.timeline.as_ref().and_then(|t| t.path.phases.get(usize::from(n)));
            by_state(answers, phase.map_or(&[][..], |p| p.items).iter().copied(), &STATES)
        }
    };
    lists.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// The states that a count of the quick check takes in.
fn states_of(kind: Kind) -> &'static [Option<State>] {
    match kind {
        Kind::All => &STATES,
        Kind::InPlace => &[Some(State::Proven), Some(State::Done)],
        Kind::UnderWay => &[Some(State::Partial), Some(State::Planned)],
        Kind::Missing => &[Some(State::None)],
        Kind::Unknown => &[None, Some(State::Unsure)],
        Kind::LeftOut => &[Some(State::NotApplicable)],
    }
}

/// The questions in a list per state.
fn by_state(answers: &Answers, items: impl Iterator<Item = Item>, wanted: &[Option<State>]) -> Vec<List> {
    let items: Vec<Item> = items.collect();
    wanted.iter().map(|state| (By::State(*state), items.iter().copied().filter(|i| answers.state(*i) == *state).collect())).collect()
}

/// The questions of a group that count for one of these standards, a bit each.
fn of_group(catalog: &'static Catalog, group: u16, standards: u8) -> impl Iterator<Item = Item> {
    let items = catalog.groups.get(usize::from(group)).map_or(&[][..], |g| g.items);
    items.iter().copied().filter(move |i| catalog.items.get(usize::from(*i)).is_some_and(|q| q.standards & standards != 0))
}

/// The head start, part by part, as [`overlap::head_start`] counts it.
fn start(catalog: &'static Catalog, o: &Overlap, answers: &Answers, profile: &Profile) -> Vec<List> {
    let proven = profile.fits(catalog, &[o.proven_by]);
    let (reached, open): (Vec<Item>, Vec<Item>) = o.shared.iter().copied().partition(|i| proven || overlap::served(answers, *i, false));
    let (mut earned, mut missing, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for link in overlap::strong(o) {
        match overlap::live_mains(catalog, answers, link) {
            None => without.push(link.control),
            Some(mains) if mains.iter().all(|i| overlap::served(answers, *i, proven)) => earned.push(link.control),
            Some(_) => missing.push(link.control),
        }
    }
    vec![
        (By::ClausesReached, reached),
        (By::ControlsReached, earned),
        (By::ClausesOpen, open),
        (By::ControlsOpen, missing),
        (By::WithoutStart, without),
    ]
}

/// The clauses or controls of one lane, as the picture of the overlap counts them.
fn of_lane(catalog: &'static Catalog, o: &'static Overlap, answers: &Answers, lane: Lane) -> Vec<Item> {
    let clauses = |f: fn(&Question) -> bool| {
        let of = |(_, q): &(usize, &Question)| !q.control && q.standards & 1 << o.to != 0 && f(q);
        catalog.items.iter().enumerate().filter(of).map(|(n, _)| n as Item).collect()
    };
    let links = |strength: Strength| o.links.iter().filter(move |l| l.strength == strength).map(|l| l.control).collect();
    match lane {
        Lane::Shared => clauses(|q| q.shared),
        Lane::Differs => clauses(|q| q.twin.is_some()),
        Lane::Only => clauses(|q| !q.shared && q.twin.is_none()),
        // A control that does not apply can give no start.
        Lane::Strong => overlap::strong(o).filter(|l| overlap::live_mains(catalog, answers, l).is_some()).map(|l| l.control).collect(),
        Lane::Weak => links(Strength::Weak),
        Lane::Nothing => links(Strength::Nothing),
    }
}
