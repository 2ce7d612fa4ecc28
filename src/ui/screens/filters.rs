//! Which questions are shown? Chips for what is open, a group, and words to look for.

use crate::{
    answers::{Answer, State},
    browser::page,
    catalog::shape::Item,
    ui::{
        cells::Val,
        parts::button::button,
        session::{Filter, Session},
        view::{El, el, live_on},
    },
    wording::{Phrase, Words, phrase},
};

/// The filters in the order in which they are offered.
const FILTERS: [(Filter, Phrase); 7] = [
    (Filter::Everything, phrase::FILTER_ALL),
    (Filter::Unanswered, phrase::FILTER_UNANSWERED),
    (Filter::Unsure, phrase::FILTER_UNSURE),
    (Filter::Gaps, phrase::FILTER_GAPS),
    (Filter::Noted, phrase::FILTER_NOTED),
    (Filter::Widen, phrase::FILTER_WIDEN),
    (Filter::Apart, phrase::FILTER_APART),
];

/// Whether an answer fits a filter.
fn fits(answer: Option<&Answer>, filter: Filter) -> bool {
    let state = answer.and_then(|a| a.state);
    match filter {
        Filter::Everything => true,
        Filter::Unanswered => state.is_none(),
        Filter::Unsure => state == Some(State::Unsure),
        Filter::Gaps => matches!(state, Some(State::None | State::Planned | State::Partial)),
        Filter::Noted => answer.is_some_and(Answer::noted),
        Filter::Widen => answer.is_some_and(|a| a.widen != 0),
        Filter::Apart => answer.is_some_and(|a| !a.others.is_empty()),
    }
}

/// How many asked questions fit each filter, in their order.
fn counts(s: Session) -> [usize; FILTERS.len()] {
    let mut counts = [0; FILTERS.len()];
    s.with_record(|r| {
        for item in crate::profile::asked_items(s.catalog, s.asked()) {
            let answer = r.answers.get(item);
            for (count, (filter, _)) in counts.iter_mut().zip(FILTERS) {
                *count += usize::from(fits(answer, filter));
            }
        }
    });
    counts
}

/// The questions that fit filter, group and search, in reading order. Computed when one of these is set, not while answering:
/// a question does not vanish under the hand that answers it.
pub fn fitting(s: Session, w: Words, (filter, group): (Filter, Option<u16>), search: &str) -> Vec<Item> {
    let search = w.locale().lower(search);
    let in_group = |i: &Item| group.is_none_or(|g| s.question(*i).is_some_and(|q| q.group == g));
    let found = |i: &Item| {
        let said = || {
            let answer = s.peek(*i);
            let id = s.question(*i).map_or("", |q| q.id);
            w.locale().lower(&[id, w.title(*i), w.question(*i), &answer.note, &answer.owner].join(" "))
        };
        search.is_empty() || Some(said()).is_some_and(|said| search.split_whitespace().all(|word| said.contains(word)))
    };
    let fits = |i: &Item| s.with_record(|r| fits(r.answers.get(*i), filter));
    crate::profile::asked_items(s.catalog, s.asked()).filter(|i| in_group(i) && fits(i) && found(i)).collect()
}

/// Chips on the hub, each leading to the page with every question.
pub fn hub_chips(s: Session, w: Words) -> El {
    let _changed = s.changed.get();
    let mut chips = el("div").class("chips");
    for (n, (filter, phrase)) in counts(s).into_iter().zip(FILTERS).skip(1).filter(|(n, _)| *n > 0) {
        chips = chips.child(button("chip", w.count(phrase, n, &[]), move || s.show(filter)));
    }
    chips
}

/// The line of filters above the page with every question.
pub fn filter_line(s: Session, w: Words) -> El {
    let now = Val::new(counts(s));
    let mut chips = el("div").class("chips").with(move |_| {
        let _changed = s.changed.get();
        let next = counts(s);
        if now.with_untracked(|now| *now != next) {
            now.set(next);
        }
    });
    for (n, (filter, phrase)) in FILTERS.into_iter().enumerate() {
        let number = move || now.with(|now| now.get(n).copied().unwrap_or(0));
        let on = move || s.filter.with(|f| f.0 == filter);
        let text = live_on(number, move |number| w.count(phrase, *number, &[]));
        let chip = button("chip", text, move || s.filter.update(|f| f.0 = filter));
        let idle = move || filter != Filter::Everything && number() == 0 && !on();
        chips = chips.child(chip.says("aria-pressed", on).flag_follows("hidden", idle));
    }
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
    el("div").class("filters").attr("role", "group").attr("aria-label", w.say(phrase::FILTER_LABEL)).child(chips).child(pair)
}
