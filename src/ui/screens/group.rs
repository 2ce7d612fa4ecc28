//! How is a group answered? Its questions under their sub-headings, and one answer for all that are blank.

use crate::{
    answers::State,
    browser::page,
    catalog::shape::Item,
    ui::{
        cells::Val,
        panel::panel,
        parts::{button::button, heading::heading},
        place::Place,
        row::{Room, row},
        screens::quick::group_label,
        session::Session,
        view::{El, Node, el, live_on, nothing},
    },
    wording::{Words, phrase},
};
use std::rc::Rc;

/// The questions of one group that are asked; all of them where the target leaves the whole group out.
pub fn group(s: Session, w: Words, level: u8, n: u16) -> Node {
    let Some(table) = s.catalog.groups.get(usize::from(n)) else { return nothing() };
    let asked = s.asked();
    let in_target = |i: &Item| s.question(*i).is_some_and(|q| q.standards & asked != 0);
    let mut items: Vec<Item> = table.items.iter().copied().filter(in_target).collect();
    let wanted = s.wanted.get_untracked();
    let outside = items.is_empty() || wanted.is_some_and(|i| table.items.contains(&i) && !items.contains(&i));
    if outside {
        items = table.items.to_vec();
    }
    let outside = outside.then(|| el("p").class("message").child(w.say(phrase::OUTSIDE_TARGET)));
    let mut rows: Vec<Node> = Vec::new();
    for item in &items {
        if let Some(section) = table.sections.iter().position(|i| i == item) {
            rows.push(heading(level + 2, w.section(n, section), false).into());
        }
        rows.push(row(s, w, *item, Room::Row));
    }
    let next = s.assessment.with_untracked(|a| {
        let shown = a.groups.iter().enumerate().find(|(g, p)| *g > usize::from(n) && p.share.total > 0);
        shown.map(|(g, _)| g as u16)
    });
    let next = next.map(|g| button("primary", w.fill(phrase::NEXT_GROUP, &[("group", w.group(g))]), move || s.place.set(Place::Group(g))));
    let to_hub = |class| button(class, w.say(phrase::BACK_TO_HUB), move || s.place.set(Place::Hub));
    let main = (el("div").class("main"))
        .child(to_hub("quiet back"))
        .child(heading(level + 1, format!("{} {}", group_label(s, n), w.group(n)), true))
        .child(el("p").class("lead").child(w.group_intro(n)))
        .child(outside)
        .child(bulk(s, w, items))
        .child(el("div").class("rows").child(rows))
        .child(el("div").class("buttons").child(next).child(to_hub("secondary")));
    el("div").class("beside").child(main).child(panel(s, w)).into()
}

/// One answer for every question of the group that has none.
fn bulk(s: Session, w: Words, items: Vec<Item>) -> El {
    let control = items.iter().any(|i| s.question(*i).is_some_and(|q| q.control));
    let states = State::ALL.into_iter().filter(|state| control || *state != State::NotApplicable);
    let options: Vec<El> = states.map(|state| el("option").attr("value", state.key()).child(w.state(state))).collect();
    let chosen = Val::new(State::None);
    let items: Rc<[Item]> = items.into();
    let counted = items.clone();
    let blanks = move || {
        let _changed = s.changed.get();
        s.with_record(|r| counted.iter().filter(|i| r.answers.state(**i).is_none()).count())
    };
    let text = live_on(blanks.clone(), move |blanks| w.count(phrase::BULK_DO, *blanks, &[]));
    let choose = move |event| chosen.set(State::from_key(&page::value(&event)).unwrap_or(State::None));
    let answer = button("secondary small", text, move || {
        s.answer_blanks(&items, chosen.get_untracked());
    });
    (el("div").class("bulk").flag_follows("hidden", move || s.only_read() || blanks() == 0))
        .child(el("label").attr("for", "bulk").child(w.say(phrase::BULK_LABEL)))
        .child(el("select").attr("id", "bulk").on("change", choose).child(options))
        .child(answer)
}
