//! What is advised, and does it resolve? Actions, documents, checks, exclusions and topics; each file may be missing.

use super::super::{
    advice::*,
    shape::Item,
    source::{self, Fault, Source},
};
use super::{ids::Ids, keep, text};
use serde::{Deserialize, de::DeserializeOwned};
use std::{collections::BTreeMap, path::PathBuf};
use toml::Spanned;

type Told = BTreeMap<Spanned<String>, Spanned<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    now: Option<u8>,
    next: Option<u8>,
    #[serde(default)]
    action: Vec<ActionTable>,
    #[serde(default)]
    decision: Vec<DecisionTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionTable {
    matter: Matter,
    items: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionTable {
    key: Spanned<String>,
    items: Vec<Spanned<String>>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    #[serde(default)]
    goal: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentsFile {
    document: Vec<DocumentTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentTable {
    key: String,
    clauses: Vec<Spanned<String>>,
    #[serde(default)]
    standards: Vec<Spanned<String>>,
    sharing: Sharing,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecksFile {
    rule: Vec<RuleTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    key: Spanned<String>,
    #[serde(default)]
    told: Told,
    when: Vec<ConditionTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionTable {
    any: Option<Vec<Spanned<String>>>,
    all: Option<Vec<Spanned<String>>>,
    is: Option<Is>,
    controls: Option<Spanned<String>>,
    in_place_at_most: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExclusionsFile {
    case: Vec<CaseTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseTable {
    key: String,
    #[serde(default)]
    told: Told,
    items: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicsFile {
    topic: Vec<TopicTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicTable {
    key: String,
    to: Vec<Spanned<String>>,
    #[serde(default)]
    from: Vec<Spanned<String>>,
    strength: Start,
    #[serde(default)]
    exceptions: Vec<Spanned<String>>,
}

/// The file of that name in every root that has it.
fn each<T: DeserializeOwned>(roots: &[PathBuf], name: &str) -> Result<Vec<(Source, T)>, Fault> {
    roots.iter().map(|root| root.join(name)).filter(|file| file.exists()).map(|file| source::read(&file)).collect()
}

/// Everything that is advised.
pub fn advice(roots: &[PathBuf], ids: &Ids) -> Result<Advice, Fault> {
    let list = |source: &Source, named: &[Spanned<String>]| named.iter().map(|id| ids.id(source, id)).collect::<Result<Vec<Item>, _>>().map(keep);
    let plans = each::<PlanFile>(roots, "plan.toml")?;
    let limit = |of: fn(&PlanFile) -> Option<u8>| plans.iter().find_map(|(_, plan)| of(plan)).unwrap_or(u8::MAX);
    let mut decisions = Vec::new();
    for (source, decision) in plans.iter().flat_map(|(source, plan)| plan.decision.iter().map(move |d| (source, d))) {
        decisions.push(Decision { matter: decision.matter, items: list(source, &decision.items)? });
    }
    let mut documents = Vec::new();
    for (source, file) in each::<DocumentsFile>(roots, "documents.toml")? {
        for d in &file.document {
            let clauses = list(&source, &d.clauses)?;
            let of_clauses = clauses.iter().filter_map(|i| ids.items.get(usize::from(*i))).fold(0, |bits, q| bits | q.standards);
            let standards = if d.standards.is_empty() { of_clauses } else { ids.bits(&source, &d.standards)? };
            documents.push(Document { key: text(&d.key), clauses, standards, sharing: d.sharing });
        }
    }
    let mut rules = Vec::new();
    for (source, file) in each::<ChecksFile>(roots, "checks.toml")? {
        for r in &file.rule {
            let condition = |c: &ConditionTable| match (&c.any, &c.all, c.is, &c.controls, c.in_place_at_most) {
                (Some(any), None, Some(is), None, None) => Ok(Condition::Any(list(&source, any)?, is)),
                (None, Some(all), Some(is), None, None) => Ok(Condition::All(list(&source, all)?, is)),
                (None, None, None, Some(standard), Some(share)) => Ok(Condition::Few(ids.standard(&source, standard)?, share)),
                _ => Err(source.fault(r.key.span(), format!("a condition of {} is neither any, all nor controls", r.key.get_ref()))),
            };
            let when = r.when.iter().map(condition).collect::<Result<Vec<_>, _>>()?;
            rules.push(Rule { key: text(r.key.get_ref()), told: ids.conditions(&source, &r.told)?, when: keep(when) });
        }
    }
    let mut cases = Vec::new();
    for (source, file) in each::<ExclusionsFile>(roots, "exclusions.toml")? {
        for c in &file.case {
            let items = list(&source, &c.items)?;
            let clause = (items.iter().zip(&c.items)).find(|(n, _)| ids.items.get(usize::from(**n)).is_some_and(|q| !q.control));
            if let Some((_, id)) = clause {
                return Err(source.fault(id.span(), format!("{} is a clause and cannot be left out", id.get_ref())));
            }
            cases.push(Case { key: text(&c.key), told: ids.conditions(&source, &c.told)?, items });
        }
    }
    let mut topics = Vec::new();
    for (source, file) in each::<TopicsFile>(roots, "overlap/topics.toml")? {
        for t in &file.topic {
            let (to, from, weaker) = (list(&source, &t.to)?, list(&source, &t.from)?, list(&source, &t.exceptions)?);
            topics.push(Topic { key: text(&t.key), to, from, start: t.strength, weaker });
        }
    }
    Ok(Advice {
        now: limit(|plan| plan.now),
        next: limit(|plan| plan.next),
        actions: keep(actions(&plans, ids)?),
        decisions: keep(decisions),
        documents: keep(documents),
        rules: keep(rules),
        cases: keep(cases),
        topics: keep(topics),
    })
}

/// The actions: each question in one of them, none before what it waits for.
fn actions(plans: &[(Source, PlanFile)], ids: &Ids) -> Result<Vec<Action>, Fault> {
    let tables: Vec<(&Source, &ActionTable)> = plans.iter().flat_map(|(source, plan)| plan.action.iter().map(move |a| (source, a))).collect();
    let mut closed: Vec<Option<&str>> = vec![None; ids.items.len()];
    let mut actions = Vec::new();
    for (n, (source, table)) in tables.iter().enumerate() {
        let mut items = Vec::new();
        for id in &table.items {
            let item = ids.id(source, id)?;
            if let Some(before) = closed.get_mut(usize::from(item)).and_then(|c| c.replace(table.key.get_ref())) {
                return Err(source.fault(id.span(), format!("{} belongs to {before} already", id.get_ref())));
            }
            items.push(item);
        }
        let mut after = Vec::new();
        for key in &table.after {
            // An action stands after those that it waits for, so that no circle can be written.
            let before = tables.iter().take(n).position(|(_, t)| t.key.get_ref() == key.get_ref());
            after.push(
                before.ok_or_else(|| source.fault(key.span(), format!("no action before {} is called {}", table.key.get_ref(), key.get_ref())))?
                    as u16,
            );
        }
        actions.push(Action { key: text(table.key.get_ref()), items: keep(items), after: keep(after), goal: table.goal });
    }
    let open = closed.iter().position(Option::is_none).and_then(|n| ids.items.get(n));
    match (plans.first(), open) {
        (Some((source, _)), Some(question)) => Err(source.fault(0..0, format!("{} belongs to no action", question.id))),
        _ => Ok(actions),
    }
}
