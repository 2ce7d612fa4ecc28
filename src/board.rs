//! What is asked of those who decide? Decisions that are open, the steps that come first, people and months; all of it from the answers.

use crate::{
    assessment::Assessment,
    catalog::{
        advice::Matter,
        shape::{Catalog, Item},
    },
    plan::Plan,
    profile::Profile,
};

/// How many steps of the plan are asked for.
const STEPS: usize = 3;
/// The fact that tells who has time set aside.
const TIME: &str = "capacity";

/// Something that those who decide are asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// A decision, with the clauses that are open without it.
    Decide(Matter, Vec<Item>),
    /// Time for the work: field and option as told, and whether that is as much as there can be; none where nothing is told.
    Time(Option<(u8, u8, bool)>),
    /// The months that are still open, at least and at most.
    Months(f64, f64),
    /// Steps of the plan that can begin, by their position in the catalog.
    Begin(Vec<u16>),
}

/// What is asked for, in this order; nothing where nothing is open.
pub fn asks(catalog: &Catalog, profile: &Profile, a: &Assessment, plan: &Plan) -> Vec<Ask> {
    let begin: Vec<u16> = plan.steps.iter().filter(|step| !step.closes.is_empty()).take(STEPS).map(|step| step.action).collect();
    if begin.is_empty() {
        return Vec::new();
    }
    let open = |item: &Item| a.gaps.iter().any(|gap| gap.item == *item);
    let decisions = catalog.advice.decisions.iter().filter_map(|decision| {
        let items: Vec<Item> = decision.items.iter().copied().filter(open).collect();
        (!items.is_empty()).then_some(Ask::Decide(decision.matter, items))
    });
    let told = |(n, _)| Some((n as u8, profile.get(n as u8)?, profile.hard(catalog, n as u8) == Some(0.0)));
    let field = catalog.fields.iter().enumerate().find(|(_, field)| field.key == TIME);
    let time = field.map(|field| Ask::Time(told(field)));
    let months = a.timeline.as_ref().map(|t| Ask::Months(t.total.left_low, t.total.left_high));
    decisions.chain(time).chain(months).chain([Ask::Begin(begin)]).collect()
}
