//! Which answers follow from others? Each is taken on the visitor's word.

use super::results::part;
use crate::{
    answers::State,
    browser::page,
    catalog::{
        shape::{Item, Overlap},
        words::{Entry, List},
    },
    credit::{self, Why},
    exclusions,
    ui::{
        cells::{Val, untrack},
        fill::Proposed,
        links,
        parts::{
            button::plain,
            heading::heading,
            table::{Row, table},
        },
        reading,
        row_suggestion::{more, sources},
        session::Session,
        terms::marked,
        view::{El, Node, el, live, live_on},
    },
    wording::{Phrase, Words, phrase},
};
use std::rc::Rc;

/// The screen.
pub fn suggestions(s: Session, w: Words, level: u8) -> Node {
    let head = el("div").class("main suggestions").child(heading(level + 1, w.say(phrase::SUGGESTIONS_HEADING), true));
    if s.only_read() {
        return head.child(el("p").class("lead").child(w.say(phrase::SUGGEST_READ_ONLY))).into();
    }
    let held: Vec<El> = s.catalog.overlaps.iter().map(|o| hold(s, w, level, o)).collect();
    head.child(el("p").class("lead").child(w.say(phrase::SUGGEST_INTRO))).child(held).child(follow(s, w, level)).child(leave_out(s, w, level)).into()
}

/// Something proposed that can be picked.
#[derive(Debug, Clone, PartialEq)]
struct Pick {
    item: Item,
    state: State,
    why: String,
    /// The questions that suggest it.
    from: Vec<Item>,
}

/// What a certificate proposes, where one is held.
fn hold(s: Session, w: Words, level: u8, overlap: &'static Overlap) -> El {
    let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
    let (from, to) = (name(overlap.from), name(overlap.to));
    let told = move || s.effective_profile().tells(&[overlap.proven_by]);
    let state = Filling::new();
    let tell = live_on(told, move |told| {
        (!told).then(|| {
            let (field, option) = overlap.proven_by;
            let tell = plain("secondary", w.fill(phrase::SUGGEST_TELL, &[("from", from)]).into()).on("click", move |event| {
                s.tell_fact(field, Some(option));
                state.said.set(w.fill(phrase::SUGGEST_TOLD, &[("from", from)]));
                page::focus_near(&event, ".part", ".said".into());
            });
            vec![el("p").child(w.fill(phrase::SUGGEST_HOLD_ASK, &[("from", from)])), tell]
        })
    });
    let list = move || {
        let profile = s.effective_profile();
        let found = s.with_record(|r| credit::holding(s.catalog, overlap, &r.answers, &profile));
        let pick = |p: credit::Proposal| {
            let (why, from_items) = match p.why {
                Why::Shared => (phrase::SUGGEST_WHY_SHARED, Vec::new()),
                Why::Own => (phrase::SUGGEST_WHY_OWN, Vec::new()),
                Why::Linked(items) => (phrase::SUGGEST_WHY_LINKED, items),
            };
            Pick { item: p.item, state: p.state, why: w.fill(why, &[("from", from), ("to", to)]), from: from_items }
        };
        found.into_iter().map(pick).collect()
    };
    let heading = w.fill(phrase::SUGGEST_HOLD, &[("from", from)]);
    let none = w.fill(phrase::SUGGEST_HOLD_NONE, &[("from", from)]);
    let shown = Shown { id: "hold", idle: Box::new(told), none, caption: w.fill(phrase::SUGGEST_HOLD_TABLE, &[("from", from)]) };
    part(level, heading).child(tell).child(picks(s, w, state, shown, Box::new(list)))
}

/// What the answers for one standard suggest for the controls of another.
fn follow(s: Session, w: Words, level: u8) -> El {
    let list = move || {
        let profile = s.effective_profile();
        let mut found = Vec::new();
        s.with_record(|r| {
            let held: Vec<credit::Proposal> = s.catalog.overlaps.iter().flat_map(|o| credit::holding(s.catalog, o, &r.answers, &profile)).collect();
            for item in crate::profile::asked_items(s.catalog, profile.asked(s.catalog)) {
                // What the certificate proposes is listed there already.
                let open = held.iter().all(|p| p.item != item);
                if let Some(f) = credit::suggestion(s.catalog, &r.answers, item).filter(|_| open) {
                    let from = s.catalog.standards.get(usize::from(f.standard)).map_or("", |s| s.name);
                    found.push(Pick { item, state: f.state, why: w.fill(phrase::SUGGEST_WHY_STRONG, &[("from", from)]), from: f.from });
                }
            }
        });
        found
    };
    let none = w.say(phrase::SUGGEST_FOLLOW_NONE).into();
    let shown = Shown { id: "follow", idle: Box::new(|| true), none, caption: w.say(phrase::SUGGEST_FOLLOW_TABLE).into() };
    let text = el("p").child(w.say(phrase::SUGGEST_FOLLOW_TEXT));
    part(level, w.say(phrase::SUGGEST_FOLLOW)).child(text).child(picks(s, w, Filling::new(), shown, Box::new(list)))
}

/// What a section remembers while it is open: the boxes that stand otherwise than at first, and what was done.
#[derive(Clone, Copy)]
struct Filling {
    flipped: Val<Vec<Item>>,
    said: Val<String>,
}

impl Filling {
    fn new() -> Filling {
        Filling { flipped: Val::new(Vec::new()), said: Val::new(String::new()) }
    }

    /// Whether a box stands otherwise than at first.
    fn flips(self, n: Item) -> bool {
        self.flipped.with(|list| list.contains(&n))
    }

    /// A box; `on` is how it stands at first.
    fn tick(self, n: Item, on: bool, label: String) -> El {
        let checked = on != self.flipped.with_untracked(|list| list.contains(&n));
        let flip = move |_| {
            self.flipped.update(|list| match list.iter().position(|i| *i == n) {
                Some(at) => drop(list.remove(at)),
                None => list.push(n),
            });
        };
        el("input").attr("type", "checkbox").flag("checked", checked).attr("aria-labelledby", label).on("change", flip)
    }

    /// The line that says what was done; it takes the focus from a button whose work is done.
    fn status(self) -> El {
        el("p").class("said").attr("tabindex", "-1").child(live(move || self.said.get()))
    }
}

/// How a list of picks is shown.
struct Shown {
    /// The beginning of its ids.
    id: &'static str,
    /// Whether an empty list is worth a word.
    idle: Box<dyn Fn() -> bool>,
    none: String,
    caption: String,
}

/// A table of what is proposed, each with a box that is checked, and the button that takes it over.
fn picks(s: Session, w: Words, state: Filling, shown: Shown, list: Box<dyn Fn() -> Vec<Pick>>) -> Vec<Node> {
    let list: Rc<dyn Fn() -> Vec<Pick>> = list.into();
    let now = {
        let list = list.clone();
        move || {
            let _changed = s.changed.get();
            list()
        }
    };
    let Shown { id, idle, none, caption } = shown;
    let found = now.clone();
    let rows = live_on(
        move || (idle(), found()),
        move |(idle, picks)| -> Option<El> {
            if picks.is_empty() {
                return idle.then(|| el("p").child(none.clone()));
            }
            let heads = [phrase::SUGGEST_QUESTION, phrase::SUGGEST_ANSWER, phrase::SUGGEST_WHY].map(|p| w.say(p).into()).to_vec();
            Some(table(caption.clone().into(), heads, picks.iter().map(|p| line(s, w, state, id, p)).collect()))
        },
    );
    let chosen = move || now().into_iter().filter(|p| !state.flips(p.item)).count();
    let text = live_on(chosen.clone(), move |n| w.count(phrase::SUGGEST_FILL, *n, &[]));
    let press = move |event: web_sys::Event| {
        let picked = list().into_iter().filter(|p| !state.flips(p.item));
        let proposed: Vec<Proposed> = picked.map(|p| (p.item, p.state, String::new())).collect();
        done(w, state, &event, s.fill(phrase::SUGGEST_STEP, proposed), phrase::SUGGEST_FILLED);
    };
    let fill = plain("primary", text).flag_follows("hidden", move || chosen() == 0).on("click", press);
    vec![rows, fill.into(), state.status().into()]
}

/// Says what was done, where the focus goes.
fn done(w: Words, state: Filling, event: &web_sys::Event, count: usize, what: Phrase) {
    state.said.set(w.count(what, count, &[]));
    page::focus_near(event, ".part", ".said".into());
}

fn line(s: Session, w: Words, state: Filling, id: &str, pick: &Pick) -> Row {
    let label = format!("{id}{}", pick.item);
    let head = el("span").class("tick").child(state.tick(pick.item, true, label.clone()));
    let head = head.child(el("span").attr("id", label).child(links::to_marked_item(s, w, pick.item)));
    let mut why: Vec<Node> = vec![el("p").child(pick.why.clone()).into()];
    if !pick.from.is_empty() {
        why.push(sources(s, w, &pick.from).into());
        why.push(more(s, w, pick.item).into());
    }
    (head.into(), vec![w.state(pick.state).into(), why.into()])
}

/// When controls may be left out, case by case.
fn leave_out(s: Session, w: Words, level: u8) -> El {
    let state = Filling::new();
    let entries = move || untrack(|| reading::entries(s, List::Exclusions));
    let now = move || {
        let _changed = s.changed.get();
        let profile = s.effective_profile();
        s.with_record(|r| exclusions::proposals(s.catalog, &r.answers, &profile))
    };
    let cases = live_on(now, move |found| {
        let entries = entries();
        let cases: Vec<El> = found.iter().filter_map(|p| Some(case(s, w, state, p, entries.get(p.case)?))).collect();
        if cases.is_empty() { vec![el("p").child(w.say(phrase::SUGGEST_CASES_NONE))] } else { cases }
    });
    // The chosen boxes, each with the control and the reason that it stands for.
    let chosen = move || {
        let mut chosen: Vec<Proposed> = Vec::new();
        let entries = entries();
        for p in now() {
            for (n, item) in p.items.into_iter().filter(|(n, _)| state.flips(number(s, p.case, *n))) {
                let reason = entries.get(p.case).and_then(|e| e.list.get(n)).cloned().unwrap_or_default();
                if !chosen.iter().any(|(i, ..)| *i == item) {
                    chosen.push((item, State::NotApplicable, reason));
                }
            }
        }
        chosen
    };
    let count = move || chosen().len();
    let text = live_on(count, move |n| w.count(phrase::SUGGEST_LEAVE_OUT, *n, &[]));
    let press = move |event: web_sys::Event| {
        let count = s.fill(phrase::SUGGEST_LEFT_STEP, chosen());
        done(w, state, &event, count, phrase::SUGGEST_LEFT);
    };
    let leave = plain("primary", text).flag_follows("hidden", move || count() == 0).on("click", press);
    part(level, w.say(phrase::SUGGEST_CASES)).child(el("p").child(w.say(phrase::SUGGEST_CASES_TEXT))).child(cases).child(leave).child(state.status())
}

/// The number of a box: over the controls of all cases before it.
fn number(s: Session, case: usize, n: usize) -> Item {
    let before: usize = s.catalog.advice.cases.iter().take(case).map(|c| c.items.len()).sum();
    (before + n) as Item
}

/// A case: its statement, what makes it likely, and its controls with the reasons as they would be written.
fn case(s: Session, w: Words, state: Filling, p: &exclusions::Proposal, entry: &Entry) -> El {
    let told = s.catalog.advice.cases.get(p.case).map_or(&[][..], |c| c.told);
    let told: Vec<&str> = told.iter().map(|(field, option)| w.option(*field, *option)).collect();
    let likely = p.likely.then(|| el("p").child(el("strong").child(w.fill(phrase::SUGGEST_LIKELY, &[("facts", &told.join(", "))]))));
    let line = |&(n, item): &(usize, Item)| {
        let number = number(s, p.case, n);
        let label = format!("case{number}");
        let reason = entry.list.get(n).cloned().unwrap_or_default();
        (el("div").class("tick")).child(state.tick(number, false, label.clone()).attr("aria-describedby", format!("{label}-reason"))).child(
            el("div")
                .child(el("span").attr("id", label.clone()).child(links::to_marked_item(s, w, item)))
                .child(el("p").class("hint").attr("id", format!("{label}-reason")).child(reason)),
        )
    };
    let lines: Vec<El> = p.items.iter().map(line).collect();
    let legend = el("legend").child(el("strong").child(entry.title.clone()));
    el("fieldset").class("case").child(legend).child(likely).child(el("p").child(marked(s, w, &entry.text))).child(lines)
}
