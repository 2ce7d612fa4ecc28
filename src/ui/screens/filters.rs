//! Which questions are shown? Chips for what is open, a group, and words to look for.

use crate::{
    answers::State,
    browser::page,
    catalog::shape::Item,
    ui::{
        parts::button::button,
        session::{Filter, Session},
        view::{El, el, live},
    },
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
pub fn hub_chips(s: Session, w: &Words) -> El {
    s.changed.track();
    let chip = |(filter, phrase): (Filter, Phrase)| {
        let n = count(s, filter);
        (n > 0).then(|| button("chip", w.count(phrase, n, &[]), move || s.show(filter)))
    };
    el("div").class("chips").child(FILTERS.into_iter().skip(1).filter_map(chip).collect::<Vec<_>>())
}

/// The line of filters above the page with every question.
pub fn filter_line(s: Session, w: &Words) -> El {
    let chip = |(filter, phrase): (Filter, Phrase)| {
        let words = w.clone();
        let number = Memo::new(move |_| {
            s.changed.track();
            count(s, filter)
        });
        let on = move || s.filter.with(|f| f.0 == filter);
        let text = live(move || words.count(phrase, number.get(), &[]));
        let chip = button("chip", text, move || s.filter.update(|f| f.0 = filter));
        chip.says("aria-pressed", on).flag_follows("hidden", move || filter != Filter::Everything && number.get() == 0 && !on())
    };
    let chips: Vec<El> = FILTERS.into_iter().map(chip).collect();
    let shown = s.assessment.with_untracked(|a| a.groups.iter().map(|p| p.share.total > 0).collect::<Vec<_>>());
    let groups = shown.iter().enumerate().filter(|(_, shown)| **shown).map(|(n, _)| n as u16);
    let option = |n: u16| el("option").attr("value", n.to_string()).child(format!("{} {}", super::quick::group_label(s, n), w.group(n)));
    let options: Vec<El> = groups.map(option).collect();
    let select = (el("select").attr("id", "filter-group"))
        .child(el("option").attr("value", "").child(w.say(phrase::FILTER_EVERY_GROUP)))
        .child(options)
        .property("value", move || s.filter.with(|f| f.1.map(|n| n.to_string()).unwrap_or_default()))
        .on("change", move |event| s.filter.update(|f| f.1 = page::value(&event).parse().ok()));
    let search = (el("input").attr("id", "filter-search").attr("type", "search").attr("dir", "auto"))
        .property("value", move || s.search.get())
        .on("input", move |event| s.search.set(page::value(&event)));
    let field = |id: &'static str, label, input: El| el("div").child(el("label").class("field").attr("for", id).child(w.say(label))).child(input);
    let pair =
        el("div").class("pair").child(field("filter-group", phrase::FILTER_GROUP, select)).child(field("filter-search", phrase::SEARCH, search));
    el("div")
        .class("filters")
        .attr("role", "group")
        .attr("aria-label", w.say(phrase::FILTER_LABEL))
        .child(el("div").class("chips").child(chips))
        .child(pair)
}
