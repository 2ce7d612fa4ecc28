//! How is a group answered? Its questions under their sub-headings, and one answer for all that are blank.

use crate::{
    answers::State,
    catalog::shape::Item,
    ui::{
        panel::panel,
        parts::{button::button, heading::heading},
        place::Place,
        row::{Room, row},
        screens::quick::group_label,
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The questions of one group that are asked; all of them where the target leaves the whole group out.
pub fn group(s: Session, w: &Words, level: u8, n: u16) -> AnyView {
    let Some(table) = s.catalog.groups.get(usize::from(n)) else { return ().into_any() };
    let asked = s.assessment.with_untracked(|a| a.asked);
    let in_target = |i: &Item| s.question(*i).is_some_and(|q| q.standards & asked != 0);
    let mut items: Vec<Item> = table.items.iter().copied().filter(in_target).collect();
    let wanted = s.wanted.get_untracked();
    let outside = items.is_empty() || wanted.is_some_and(|i| table.items.contains(&i) && !items.contains(&i));
    if outside {
        items = table.items.to_vec();
    }
    let outside = outside.then(|| view! { <p class="message">{w.say(phrase::OUTSIDE_TARGET)}</p> });
    let mut rows = Vec::new();
    for item in &items {
        if let Some(section) = table.sections.iter().position(|i| i == item) {
            rows.push(heading(level + 2, w.section(n, section), false));
        }
        rows.push(row(s, w, *item, Room::Row));
    }
    let shown: Vec<u16> = s.assessment.with_untracked(|a| (0..a.groups.len() as u16).filter(|g| a.groups.get(usize::from(*g)).is_some_and(|p| p.share.total > 0)).collect());
    let next = shown.iter().copied().find(|g| *g > n);
    let next = next.map(|g| button("primary", w.fill(phrase::NEXT_GROUP, &[("group", &w.group(g))]), move |_| s.place.set(Place::Group(g))));
    let title = format!("{} {}", group_label(s, n), w.group(n));
    view! {
        <div class="beside">
            <div class="main">
                {button("quiet back", w.say(phrase::BACK_TO_HUB), move |_| s.place.set(Place::Hub))}
                {heading(level + 1, title, true)}
                <p class="lead">{w.group_intro(n)}</p>
                {outside}
                {bulk(s, w, items)}
                <div class="rows">{rows}</div>
                <div class="buttons">{next}{button("secondary", w.say(phrase::BACK_TO_HUB), move |_| s.place.set(Place::Hub))}</div>
            </div>
            {panel(s, w)}
        </div>
    }
    .into_any()
}

/// One answer for every question of the group that has none.
fn bulk(s: Session, w: &Words, items: Vec<Item>) -> AnyView {
    let control = items.iter().any(|i| s.question(*i).is_some_and(|q| q.control));
    let states = State::ALL.into_iter().filter(|state| control || *state != State::NotApplicable);
    let options = states.map(|state| view! { <option value=state.key()>{w.state(state)}</option> }).collect_view();
    let chosen = RwSignal::new(State::None);
    let blanks = {
        let items = items.clone();
        Memo::new(move |_| {
            s.changed.track();
            items.iter().filter(|i| s.peek(**i).state.is_none()).count()
        })
    };
    let text = { let w = w.clone(); move || w.count(phrase::BULK_DO, blanks.get(), &[]) };
    let choose = move |e| chosen.set(State::from_key(&event_target_value(&e)).unwrap_or(State::None));
    view! {
        <div class="bulk" hidden=move || blanks.get() == 0>
            <label for="bulk">{w.say(phrase::BULK_LABEL)}</label>
            <select id="bulk" on:change=choose>{options}</select>
            <button type="button" class="secondary small" on:click=move |_| { s.answer_blanks(&items, chosen.get_untracked()); }>{text}</button>
        </div>
    }
    .into_any()
}
