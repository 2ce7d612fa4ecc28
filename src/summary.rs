//! What does a host get told when it asks? The figures, in the shape that was promised.

use crate::{
    assessment::Assessment,
    catalog::shape::Catalog,
    overlap::HeadStart,
    readiness::Share,
    record::VERSION,
    timeline::{Months, Timeline},
};
use serde_json::{Map, Value, json};

/// The figures of an assessment. Shares and coverage are 0 to 1, lengths are months.
pub fn summary(catalog: &Catalog, assessment: &Assessment) -> Value {
    let mut standards = Map::new();
    for (standard, standing) in catalog.standards.iter().zip(&assessment.standards) {
        let mut all = share(&standing.all);
        all.insert("clauses".into(), share(&standing.clauses).into());
        all.insert("annex".into(), share(&standing.annex).into());
        standards.insert(standard.key.to_owned(), all.into());
    }
    let coverage = if assessment.total == 0 { 0.0 } else { assessment.answered as f64 / assessment.total as f64 };
    json!({
        "version": VERSION,
        "total": assessment.total,
        "answered": assessment.answered,
        "coverage": coverage,
        "standards": standards,
        "headStart": assessment.head_starts.first().copied().flatten().map(head_start),
        "timeline": assessment.timeline.as_ref().map(timeline),
    })
}

fn share(share: &Share) -> Map<String, Value> {
    let (low, high) = share.range.unzip();
    fields(vec![("total", share.total.into()), ("known", share.known.into()), ("low", low.into()), ("high", high.into())])
}

fn head_start(start: HeadStart) -> Value {
    json!({ "reached": start.reached, "possible": start.possible, "of": start.of })
}

fn timeline(timeline: &Timeline) -> Value {
    let mut all = months(&timeline.total);
    all.insert("path".into(), timeline.path.key.into());
    let phases = timeline.path.phases.iter().zip(&timeline.phases).map(|(phase, m)| {
        let mut one = months(m);
        one.insert("phase".into(), phase.key.into());
        Value::from(one)
    });
    all.insert("phases".into(), phases.collect());
    all.into()
}

fn months(m: &Months) -> Map<String, Value> {
    fields(vec![("low", m.low.into()), ("high", m.high.into()), ("leftLow", m.left_low.into()), ("leftHigh", m.left_high.into())])
}

fn fields(list: Vec<(&str, Value)>) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, value) in list {
        fields.insert(name.to_owned(), value);
    }
    fields
}
