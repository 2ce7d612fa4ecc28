//! How do the longer texts come onto a page? Entries of the second pack, with the counted figures filled in.

use super::{
    parts::{contents::PART, heading::part_heading},
    session::{Helping, Session},
    terms::Terms,
    view::{El, Node, el},
};
use crate::{
    catalog::words::{Entry, List},
    counts::{Value, counts},
    wording::{Words, fill},
};

/// The entries of a list; none while the second pack is not here.
pub fn entries(s: Session, list: List) -> Vec<Entry> {
    s.helping.with(|helping| match helping {
        Helping::Here(guidance) => guidance.list(list).to_vec(),
        _ => Vec::new(),
    })
}

/// A text with what can be counted or looked up in the catalogs filled in.
pub struct Filling(Vec<(&'static str, String)>);

impl Filling {
    /// Counts what the texts may ask for.
    pub fn new(s: Session, w: Words) -> Filling {
        let catalog = s.catalog;
        let percent = |share: f64| w.locale().percent(share);
        let [_, planned, partial, done, proven] = catalog.levels.map(percent);
        let mut values = vec![
            ("planned", planned),
            ("partial", partial),
            ("done", done),
            ("proven", proven),
            ("open_weight", percent(catalog.open_weight)),
            ("fact_weight", percent(1.0 - catalog.open_weight)),
        ];
        if let Some(overlap) = catalog.overlaps.first() {
            values.extend(counts(catalog, overlap).named().map(|(name, value)| match value {
                Value::Number(n) => (name, w.number(n)),
                Value::Share(share) => (name, percent(share)),
            }));
        }
        Filling(values)
    }

    /// The text as it is shown.
    pub fn fill(&self, text: &str) -> String {
        let values: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(text, &values)
    }
}

/// An entry as a part of a page: its title, its text, its further texts.
pub fn article(s: Session, w: Words, level: u8, filling: &Filling, entry: &Entry) -> El {
    let texts = std::iter::once(&entry.text).filter(|text| !text.is_empty()).chain(&entry.list);
    let mut terms = Terms::new(s, w);
    let texts: Vec<Node> = texts.map(|text| el("p").child(terms.text(&filling.fill(text))).into()).collect();
    el("div").class("part article").attr(PART, entry.key.clone()).child(part_heading(level, filling.fill(&entry.title))).child(texts)
}
