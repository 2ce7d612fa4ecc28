//! Where is there something left to do? Every group with how far it is, in any order.

use crate::{
    assessment::Progress,
    catalog::shape::Group,
    ui::{
        panel::panel,
        parts::{bar::progress, button::button, heading::heading},
        place::Place,
        screens::filters::hub_chips,
        session::Session,
    },
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// The list of groups.
pub fn hub(s: Session, w: &Words, level: u8) -> AnyView {
    let lists = { let w = w.clone(); move || lists(s, &w, level) };
    let chips = { let w = w.clone(); move || hub_chips(s, &w) };
    let next = move |_| {
        let open = crate::profile::asked_items(s.catalog, s.assessment.with_untracked(|a| a.asked)).find(|i| s.peek(*i).state.is_none());
        if let Some(item) = open { s.go_to(item) }
    };
    view! {
        <div class="beside">
            <div class="main">
                {heading(level + 1, w.say(phrase::HUB_HEADING), true)}
                <p class="lead">{w.say(phrase::HUB_INTRO)}</p>
                <div class="buttons">
                    {button("primary", w.say(phrase::HUB_NEXT), next)}
                    {button("secondary", w.say(phrase::GO_ALL), move |_| s.place.set(Place::All))}
                </div>
                {chips}
                {lists}
            </div>
            {panel(s, w)}
        </div>
    }
    .into_any()
}

/// One list per kind: the clauses, then each standard's controls.
fn lists(s: Session, w: &Words, level: u8) -> AnyView {
    s.assessment.with(|a| {
        let kinds = std::iter::once(None).chain((0..s.catalog.standards.len() as u8).filter(|n| a.asked & 1 << n != 0).map(Some));
        kinds
            .map(|kind| {
                let name = match kind.and_then(|n| s.catalog.standards.get(usize::from(n))) {
                    Some(standard) => w.fill(phrase::HUB_ANNEX, &[("standard", standard.name)]),
                    None => w.say(phrase::HUB_CLAUSES),
                };
                let groups = s.catalog.groups.iter().zip(&a.groups).enumerate().filter(|(_, (g, p))| g.standard == kind && p.share.total > 0);
                let lines = groups.map(|(n, (g, p))| line(s, w, n as u16, g, p)).collect_view();
                view! { {heading(level + 2, name, false)}<ul class="groups">{lines}</ul> }
            })
            .collect_view()
            .into_any()
    })
}

fn line(s: Session, w: &Words, n: u16, group: &'static Group, p: &Progress) -> AnyView {
    let status = if p.answered == 0 { phrase::STATUS_NEW } else if p.answered < p.share.total { phrase::STATUS_BEGUN } else { phrase::STATUS_DONE };
    let count = w.fill(phrase::OF, &[("n", &w.number(p.answered)), ("total", &w.number(p.share.total))]);
    view! {
        <li>
            <button type="button" class="group" on:click=move |_| s.place.set(Place::Group(n))>
                <bdi class="number">{group.id}</bdi>
                <span class="group-title">{w.group(n)}</span>
                <span class="group-status">{w.say(status)}</span>
                <span class="group-count">{count.clone()}</span>
                {progress(count, p.answered, p.share.total)}
            </button>
        </li>
    }
    .into_any()
}
