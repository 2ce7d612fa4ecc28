//! Who is asking? Eight facts, all optional, each with what it changes.

use crate::{
    browser::page,
    options,
    ui::{
        parts::{button::button, heading::heading},
        place::Place,
        row::joined_subjects,
        session::{Filter, Session},
    },
    wording::{Words, phrase},
};
use leptos::{ev::Event, html::Fieldset, prelude::*};

/// The screen about the organization.
pub fn profile(s: Session, w: &Words, level: u8) -> AnyView {
    let fixed = s.options.with_value(|o| options::fixed_target(s.catalog, o.standards)).map(|(field, _)| field);
    let facts = (0..s.catalog.fields.len() as u8).filter(|f| Some(*f) != fixed).map(|f| fact(s, w, f)).collect_view();
    let next = s.next.get_untracked();
    let go_on = match next {
        Place::Quick(_) => w.say(phrase::PROFILE_TO_QUICK),
        Place::Results => w.say(phrase::GO_RESULTS),
        _ => w.say(phrase::PROFILE_TO_HUB),
    };
    let date = move || s.profile().start.map(|d| d.to_string()).unwrap_or_default();
    let widen = { let w = w.clone(); move || widen_line(s, &w) };
    view! {
        <div class="profile">
            {heading(level + 1, w.say(phrase::PROFILE_HEADING), true)}
            <p class="lead">{w.say(phrase::PROFILE_INTRO)}</p>
            <div aria-live="polite">{widen}</div>
            <div class="facts-grid">
                {facts}
                <div class="fact">
                    <label class="fact-title" for="start-date">{w.say(phrase::PROFILE_START)}</label>
                    <p class="hint" id="start-hint">{w.say(phrase::PROFILE_START_CHANGES)}</p>
                    <input id="start-date" type="date" aria-describedby="start-hint" prop:value=date on:change=move |e| s.tell_start(&event_target_value(&e))/>
                </div>
            </div>
            <div class="buttons">{button("primary", go_on, move |_| s.place.set(s.next.get_untracked()))}</div>
        </div>
    }
    .into_any()
}

/// One fact: what it changes, and its options.
fn fact(s: Session, w: &Words, field: u8) -> AnyView {
    let Some(table) = s.catalog.fields.get(usize::from(field)) else { return ().into_any() };
    let node = NodeRef::<Fieldset>::new();
    let told = move || s.effective_profile().get(field);
    let key = move || told().and_then(|o| table.options.get(usize::from(o))).map_or("", |o| o.key);
    Effect::new(move |_| {
        let key = key();
        if let Some(fieldset) = node.get_untracked() {
            page::check_radio(&fieldset, key);
        }
    });
    let choose = move |event: Event| {
        let option = page::radio_value(&event).and_then(|v| table.options.iter().position(|o| o.key == v));
        if let Some(option) = option {
            s.tell_fact(field, Some(option as u8));
        }
    };
    let now = untrack(told);
    let name = format!("fact{field}");
    let options = (table.options.iter().enumerate())
        .map(|(n, o)| {
            let label = w.option(field, n as u8);
            view! {
                <label class="choice"><input type="radio" name=name.clone() value=o.key checked=now == Some(n as u8)/><span class="label">{label}</span></label>
            }
        })
        .collect_view();
    let title = w.field(field);
    let label = w.fill(phrase::FORGET_OF, &[("field", &title)]);
    let forget = w.say(phrase::FORGET);
    let forget = move || {
        let (forget, label) = (forget.clone(), label.clone());
        told().map(|_| view! { <button type="button" class="quiet small" aria-label=label on:click=move |_| s.tell_fact(field, None)>{forget}</button> })
    };
    let hint = format!("fact-hint{field}");
    let described = hint.clone();
    view! {
        <fieldset class="fact" data-field=table.key node_ref=node on:change=choose aria-describedby=described>
            <legend class="fact-title">{title}</legend>
            <p class="hint" id=hint>{w.field_changes(field)}</p>
            <div class="options">{options}</div>
            {forget}
        </fieldset>
    }
    .into_any()
}

/// Shared answers that were given before another standard came into the target.
fn widen_line(s: Session, w: &Words) -> AnyView {
    let (count, standards) = s.assessment.with(|a| {
        let standards = a.widen.iter().filter_map(|i| s.with_record(|r| r.answers.get(*i).map(|a| a.widen))).fold(0, |all, bits| all | bits);
        (a.widen.len(), standards & a.asked)
    });
    if count == 0 {
        return ().into_any();
    }
    let text = w.count(phrase::WIDEN_FOUND, count, &[("subject", &joined_subjects(s, w, standards))]);
    view! { <div class="message"><p>{text}</p>{button("secondary small", w.say(phrase::WIDEN_SHOW), move |_| s.show(Filter::Widen))}</div> }.into_any()
}
