//! What comes first? Open actions under Now, Next and Later, in an order that a reader can follow.
//!
//! An action is open while one of its questions is a gap, and waits for the open ones among those that come first.

use crate::{
    answers::Answers,
    catalog::{
        advice::Action,
        shape::{Catalog, Effort, Item},
    },
    gaps::Gap,
    order::in_order,
    readiness,
};
use jiff::civil::Date;

/// When an action's turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Nothing has to come before it.
    Now,
    /// It waits for nothing but what stands under Now.
    Next,
    /// Everything else.
    Later,
}

impl When {
    /// Every one, in order.
    pub const ALL: [When; 3] = [Self::Now, Self::Next, Self::Later];
}

/// What decided where an action stands; the first of these that is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is where the plan leads.
    Goal,
    /// It waits for others.
    Waits,
    /// Nothing holds it up, and what stands before it fills the list that it could stand in.
    Full,
    /// Questions of it stop a certificate.
    Stops,
    /// Others wait for it.
    Frees,
    /// The same work counts in another standard.
    Twice,
    /// How ready its questions are, and the effort.
    Ready,
}

/// An open action at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its position in the catalog's list.
    pub action: u16,
    /// When its turn is.
    pub when: When,
    /// Its questions that are still open, those that matter most first.
    pub closes: Vec<Item>,
    /// How many of these stop a certificate.
    pub stops: usize,
    /// In how many places of other standards the work on these counts.
    pub elsewhere: usize,
    /// How many other open actions wait for it, also through others.
    pub frees: usize,
    /// The largest effort among them; none where nobody estimated one.
    pub effort: Option<Effort>,
    /// The open actions that come first; for the goal all of them.
    pub waits_for: Vec<u16>,
    /// Why it stands where it stands.
    pub reason: Reason,
}

/// The open actions in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is to do now, then next, then later.
    pub steps: Vec<Placed>,
}

/// The plan for what is missing. `gaps` are those of the standards asked; `certify` says whether a certificate is still to be had.
pub fn plan(catalog: &'static Catalog, answers: &Answers, asked: u8, gaps: &[Gap], certify: bool) -> Plan {
    let advice = &catalog.advice;
    let (mut open, mut keys): (Vec<Placed>, Vec<u64>) = Default::default();
    for (n, action) in advice.actions.iter().enumerate().filter(|(_, a)| !a.goal) {
        let own = || gaps.iter().filter(|g| action.items.contains(&g.item));
        if own().next().is_none() {
            continue;
        }
        let effort = |i: &Item| catalog.items.get(usize::from(*i)).and_then(|q| q.effort);
        let closes: Vec<Item> = own().map(|g| g.item).collect();
        open.push(Placed {
            action: n as u16,
            when: When::Later,
            stops: own().filter(|g| g.stops).count(),
            elsewhere: own().map(|g| g.elsewhere).sum(),
            frees: 0,
            effort: closes.iter().filter_map(effort).max(),
            waits_for: action.after.iter().copied().filter(|a| open.iter().any(|o| o.action == *a)).collect(),
            reason: Reason::Ready,
            closes,
        });
    }
    count_waiting(&mut open);
    for placed in &open {
        let all = advice.actions.get(usize::from(placed.action)).map_or(&[][..], |a| a.items);
        let asked = all.iter().copied().filter(|i| catalog.items.get(usize::from(*i)).is_some_and(|q| q.standards & asked != 0));
        keys.push(key(placed, readiness::share(catalog, answers, asked).range.map_or(0.0, |(low, _)| low)));
    }
    let rest = in_order(keys).into_iter().filter_map(|n| open.get(n).cloned()).collect();
    let mut steps = in_lists(rest, [advice.now.into(), advice.next.into(), usize::MAX]);
    if let Some(goal) = goal(advice.actions, &steps).filter(|_| certify) {
        steps.push(goal);
    }
    Plan { steps }
}

/// How many wait for each, also through others. An action stands after those that it waits for, so that one pass finds them all.
fn count_waiting(open: &mut [Placed]) {
    let mut before: Vec<Vec<u16>> = Vec::new();
    for placed in open.iter() {
        let mut all = placed.waits_for.clone();
        for (_, further) in open.iter().zip(&before).filter(|(o, _)| placed.waits_for.contains(&o.action)) {
            all.extend(further);
        }
        before.push(all);
    }
    for placed in open {
        placed.frees = before.iter().filter(|all| all.contains(&placed.action)).count();
    }
}

/// A number that is smaller the earlier an action belongs: from the top a bit for what stops a certificate, eight for how many wait
/// for it, sixteen for what counts twice, twenty for the worst case in millionths, two for the effort, sixteen for its place.
fn key(placed: &Placed, low: f64) -> u64 {
    let fewer = |n: usize, most: u16| u64::from(most) - (n as u64).min(most.into());
    let effort = placed.effort.map_or(3, |e| e as u64);
    let low = (low.clamp(0.0, 1.0) * 1e6) as u64;
    fewer(placed.stops, 1) << 62
        | fewer(placed.frees, 255) << 54
        | fewer(placed.elsewhere, u16::MAX) << 38
        | low << 18
        | effort << 16
        | u64::from(placed.action)
}

/// Fills the lists in order: each takes what waits for nothing but the lists before it, up to its length; the last one takes the
/// rest, each action after those that it waits for.
fn in_lists(mut rest: Vec<Placed>, lengths: [usize; 3]) -> Vec<Placed> {
    let mut steps: Vec<Placed> = Vec::new();
    for (when, length) in When::ALL.into_iter().zip(lengths) {
        let before = steps.len();
        while steps.len() - before < length {
            let done = steps.get(..if when == When::Later { steps.len() } else { before }).unwrap_or_default();
            let free = |p: &Placed| p.waits_for.iter().all(|a| done.iter().any(|d| d.action == *a));
            let Some(at) = rest.iter().position(free) else { break };
            let mut placed = rest.remove(at);
            placed.when = when;
            placed.reason = reason(&placed);
            steps.push(placed);
        }
    }
    steps
}

fn reason(placed: &Placed) -> Reason {
    let reasons = [
        (!placed.waits_for.is_empty(), Reason::Waits),
        (placed.when != When::Now, Reason::Full),
        (placed.stops > 0, Reason::Stops),
        (placed.frees > 0, Reason::Frees),
        (placed.elsewhere > 0, Reason::Twice),
    ];
    reasons.iter().find(|(so, _)| *so).map_or(Reason::Ready, |(_, reason)| *reason)
}

/// The goal, one list after the last action; none where nothing is open.
fn goal(actions: &[Action], steps: &[Placed]) -> Option<Placed> {
    let when = if steps.last()?.when == When::Now { When::Next } else { When::Later };
    let action = actions.iter().position(|a| a.goal)? as u16;
    let waits_for = steps.iter().map(|s| s.action).collect();
    Some(Placed { action, when, closes: Vec::new(), stops: 0, elsewhere: 0, frees: 0, effort: None, waits_for, reason: Reason::Goal })
}

impl Plan {
    /// The actions of one list.
    pub fn list(&self, when: When) -> impl Iterator<Item = &Placed> {
        self.steps.iter().filter(move |s| s.when == when)
    }

    /// What an action waits for that is due last, where that is after the action's own date; dates may be missing anywhere between.
    pub fn due_later(&self, action: u16, due: &dyn Fn(u16) -> Option<Date>) -> Option<u16> {
        let own = due(action)?;
        let mut before: Vec<u16> = vec![action];
        // What an action waits for stands earlier, so that one pass from the end meets each of them.
        for step in self.steps.iter().rev() {
            if before.contains(&step.action) {
                before.extend(&step.waits_for);
            }
        }
        let late = before.into_iter().filter_map(|a| Some((due(a).filter(|d| *d > own)?, a)));
        late.max().map(|(_, action)| action)
    }
}
