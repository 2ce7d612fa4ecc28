//! How is readiness shown? As ranges per standard, apart for clauses and Annex A, then per group.

use super::{quick::group_label, results::part};
use crate::{
    assessment::Assessment,
    readiness::Share,
    ui::{
        panel::range_words,
        parts::{bar::range_bar, button::button, table::table},
        place::Place,
        row::standard_hue,
        session::Session,
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// The section on readiness.
pub fn section(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let heads = [phrase::COLUMN_PART, phrase::COLUMN_READY, phrase::COLUMN_KNOWN].map(|p| w.say(p)).to_vec();
    let mut rows = Vec::new();
    for (n, (standard, standing)) in s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0) {
        let hue = standard_hue(s, 1 << n);
        for (part, share) in [(phrase::PART_ALL, standing.all), (phrase::PART_CLAUSES, standing.clauses), (phrase::PART_ANNEX, standing.annex)] {
            rows.push((w.fill(part, &[("standard", standard.name)]).into(), cells(w, &hue, &share)));
        }
    }
    let by_standard = table(w.say(phrase::READY_TABLE), heads.clone(), rows);
    let groups = s.catalog.groups.iter().zip(&a.groups).enumerate().filter(|(_, (_, p))| p.share.total > 0);
    let rows = groups.map(|(n, (group, p))| {
        let (n, hue) = (n as u16, group.standard.map_or_else(|| standard_hue(s, a.asked), |n| standard_hue(s, 1 << n)));
        let head = button("link", el("bdi").child(group_label(s, n)), move || s.place.set(Place::Group(n))).child(" ").child(w.group(n));
        (head.into(), cells(w, &hue, &p.share))
    });
    let by_group = table(w.say(phrase::READY_GROUPS), heads, rows.collect());
    part(level, w.say(phrase::READY_HEADING)).child(el("p").child(w.say(phrase::READY_TEXT))).child(by_standard).child(by_group)
}

fn cells(w: Words, hue: &str, share: &Share) -> Vec<Node> {
    let (low, high) = share.range.unwrap_or((1.0, 1.0));
    let known = w.fill(phrase::OF, &[("n", &w.number(share.known)), ("total", &w.number(share.total))]);
    let range: Vec<Node> = vec![range_bar(hue, low, high).into(), el("span").class("figure").child(range_words(w, share.range)).into()];
    vec![range.into(), known.into()]
}
