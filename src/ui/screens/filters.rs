//! Which questions are shown? Chips for what is open, a group, and words to look for.

use crate::{
    answers::State,
    catalog::shape::Item,
    ui::session::{Filter, Session},
    wording::{Phrase, Words, phrase},
};
use leptos::prelude::*;

/// The filters in the order in which they are offered.
const FILTERS: [(Filter, Phrase); 6] = [
    (Filter::Everything, phrase::FILTER_ALL),
    (Filter::Unanswered, phrase::FILTER_UNANSWERED),
    (Filter::Unsure, phrase::FILTER_UNSURE),
    (Filter::Gaps, phrase::FILTER_GAPS),
    (Filter::Noted, phrase::FILTER_NOTED),
    (Filter::Widen, phrase::FILTER_WIDEN),
];

/// Whether a question fits a filter, as it is answered now.
pub fn fits(s: Session, item: Item, filter: Filter) -> bool {
    let answer = s.peek(item);
    match filter {
        Filter::Everything => true,
        Filter::Unanswered => answer.state.is_none(),
        Filter::Unsure => answer.state == Some(State::Unsure),
        Filter::Gaps => matches!(answer.state, Some(State::None | State::Planned | State::Partial)),
        Filter::Noted => answer.noted(),
        Filter::Widen => answer.widen != 0,
    }
}

/// How many asked questions fit a filter.
fn count(s: Session, filter: Filter) -> usize {
    let asked = s.assessment.with(|a| a.asked);
    crate::profile::asked_items(s.catalog, asked).filter(|i| fits(s, *i, filter)).count()
}

/// The questions that fit filter, group and search, in reading order. Computed when one of these is set, not while answering:
/// a question does not vanish under the hand that answers it.
pub fn fitting(s: Session, w: &Words) -> Vec<Item> {
    let (filter, group) = s.filter.get();
    let search = s.search.with(|t| t.trim().to_lowercase());
    let asked = s.assessment.with_untracked(|a| a.asked);
    let in_group = |i: &Item| group.is_none_or(|g| s.question(*i).is_some_and(|q| q.group == g));
    let found = |i: &Item| {
        let said = || {
            let answer = s.peek(*i);
            format!("{} {} {} {} {}", s.question(*i).map_or("", |q| q.id), w.title(*i), w.question(*i), answer.note, answer.owner).to_lowercase()
        };
        search.is_empty() || search.split_whitespace().all(|word| said().contains(word))
    };
    crate::profile::asked_items(s.catalog, asked).filter(|i| in_group(i) && fits(s, *i, filter) && found(i)).collect()
}

/// Chips on the hub, each leading to the page with every question.
pub fn hub_chips(s: Session, w: &Words) -> AnyView {
    s.changed.track();
    let chips = FILTERS.into_iter().skip(1).filter_map(|(filter, phrase)| {
        let n = count(s, filter);
        let text = w.count(phrase, n, &[]);
        (n > 0).then(|| view! { <button type="button" class="chip" on:click=move |_| s.show(filter)>{text}</button> })
    });
    view! { <div class="chips">{chips.collect_view()}</div> }.into_any()
}

/// The line of filters above the page with every question.
pub fn filter_line(s: Session, w: &Words) -> AnyView {
    let chips = FILTERS.into_iter().map(|(filter, phrase)| {
        let words = w.clone();
        let text = move || {
            s.changed.track();
            words.count(phrase, count(s, filter), &[])
        };
        let on = move || if s.filter.with(|f| f.0 == filter) { "true" } else { "false" };
        let hidden = move || {
            s.changed.track();
            filter != Filter::Everything && count(s, filter) == 0 && s.filter.with(|f| f.0 != filter)
        };
        view! { <button type="button" class="chip" hidden=hidden aria-pressed=on on:click=move |_| s.filter.update(|f| f.0 = filter)>{text}</button> }
    });
    let chips = chips.collect_view();
    let groups = s.assessment.with_untracked(|a| (0..a.groups.len() as u16).filter(|n| a.groups.get(usize::from(*n)).is_some_and(|p| p.share.total > 0)).collect::<Vec<_>>());
    let options = groups.iter().map(|n| view! { <option value=n.to_string()>{format!("{} {}", super::quick::group_label(s, *n), w.group(*n))}</option> }).collect_view();
    let choose = move |e| s.filter.update(|f| f.1 = event_target_value(&e).parse().ok());
    let group = move || s.filter.with(|f| f.1.map(|n| n.to_string()).unwrap_or_default());
    view! {
        <div class="filters" role="search" aria-label=w.say(phrase::FILTER_LABEL)>
            <div class="chips">{chips}</div>
            <div class="pair">
                <div>
                    <label class="field" for="filter-group">{w.say(phrase::FILTER_GROUP)}</label>
                    <select id="filter-group" prop:value=group on:change=choose><option value="">{w.say(phrase::FILTER_EVERY_GROUP)}</option>{options}</select>
                </div>
                <div>
                    <label class="field" for="filter-search">{w.say(phrase::SEARCH)}</label>
                    <input id="filter-search" type="search" dir="auto" prop:value=move || s.search.get() on:input=move |e| s.search.set(event_target_value(&e))/>
                </div>
            </div>
        </div>
    }
    .into_any()
}
