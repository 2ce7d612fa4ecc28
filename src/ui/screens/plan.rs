//! What to do now, next and later? Open actions in order, each with why it stands there, who sees to it and by when.

use super::results::part;
use crate::{
    answers::OWNER_LIMIT,
    browser::page,
    catalog::{
        shape::{Effort, Item},
        words::List,
    },
    day,
    figures::Figure,
    plan::{Placed, Plan, Reason, When},
    ui::{
        app,
        doings::Text,
        links,
        parts::heading::heading,
        place::Place,
        row::{standard_hue, standard_names},
        session::Session,
        terms::marked,
        view::{El, Node, el, live_on},
    },
    wording::{Phrase, Words, phrase},
};
use std::rc::Rc;

/// The screen. The lists are made anew when answers change, and stay while owners and dates are written.
pub fn plan(s: Session, w: Words, level: u8) -> Node {
    let lists = live_on(move || of(s), move |plan| lists(s, w, level, plan));
    el("div").class("main").child(heading(level + 1, w.say(phrase::PLAN_HEADING), true)).child(lists).into()
}

/// The plan for what is missing now; whoever asks is run again when an answer or the profile changes.
pub fn of(s: Session) -> Plan {
    s.assessment.with(|a| s.with_record(|r| crate::plan::plan(s.catalog, &r.answers, a.asked, &a.gaps, a.timeline.is_some())))
}

/// The first actions of the plan, as lines of a list; none until the longer words are here.
pub fn first(s: Session, w: Words, n: usize) -> Vec<El> {
    if app::not_yet(s, w).is_some() {
        return Vec::new();
    }
    let line = |placed: &Placed| {
        let title = el("strong").child(s.entry(List::Actions, placed.action).title);
        let closes = (!placed.closes.is_empty())
            .then(|| links::to_figure(s, Figure::Action(placed.action), w.count(phrase::PLAN_CLOSES, placed.closes.len(), &[])));
        el("li").child(title).child(" ").child(closes).child(el("span").class("why").child(links::to_place(
            s,
            "link",
            why(s, w, placed),
            Place::Plan,
        )))
    };
    of(s).steps.iter().take(n).map(line).collect()
}

fn lists(s: Session, w: Words, level: u8, plan: &Plan) -> Vec<Node> {
    let documents = links::to_place(s, "secondary", w.say(phrase::DOCUMENTS_HEADING), Place::Documents);
    let documents = el("div").class("buttons").child(documents).into();
    if plan.steps.is_empty() {
        return vec![el("p").class("lead").child(w.say(phrase::PLAN_EMPTY)).into(), documents];
    }
    let plan = Rc::new(plan.clone());
    let mut all = vec![Node::from(el("p").class("lead").child(w.say(phrase::PLAN_INTRO))), el("p").child(w.say(phrase::PLAN_ORDER)).into()];
    let mut number = 1;
    for when in When::ALL {
        let steps: Vec<El> = plan.list(when).map(|placed| step(s, w, level, &plan, placed)).collect();
        if steps.is_empty() {
            continue;
        }
        let (title, because) = match when {
            When::Now => (phrase::PLAN_NOW, w.count(phrase::PLAN_NOW_WHY, s.catalog.advice.now.into(), &[])),
            When::Next => (phrase::PLAN_NEXT, w.say(phrase::PLAN_NEXT_WHY).into()),
            When::Later => (phrase::PLAN_LATER, w.say(phrase::PLAN_LATER_WHY).into()),
        };
        let begin = number;
        number += steps.len();
        let title = part(level, w.count(title, steps.len(), &[])).child(el("p").class("hint").child(because));
        all.push(title.child(el("ol").class("plan").attr("start", begin.to_string()).child(steps)).into());
    }
    all.push(documents);
    all
}

/// One action: what it is, why it stands here, what it closes, who sees to it.
fn step(s: Session, w: Words, level: u8, plan: &Rc<Plan>, placed: &Placed) -> El {
    let n = placed.action;
    let entry = s.entry(List::Actions, n);
    let id = ["action", &n.to_string()].concat();
    let serves = placed.closes.iter().filter_map(|i| s.question(*i)).fold(0, |all, q| all | q.standards) & s.asked();
    let marks = (serves != 0).then(|| {
        let standard = el("span").class(["mark standard ", &standard_hue(s, serves)].concat()).child(standard_names(s, serves));
        let stops = (placed.stops > 0).then(|| el("span").class("mark stops").child(w.say(phrase::TAG_STOPS)));
        el("div").class("marks").child(standard).child(stops)
    });
    let effort = placed.effort.map(|effort| match effort {
        Effort::Hours => phrase::PLAN_EFFORT_HOURS,
        Effort::Days => phrase::PLAN_EFFORT_DAYS,
        Effort::Weeks => phrase::PLAN_EFFORT_WEEKS,
    });
    let twice = (placed.elsewhere > 0).then(|| w.count(phrase::PLAN_TWICE, placed.elsewhere, &[]));
    let more: Vec<String> = effort.map(|e| w.say(e).to_owned()).into_iter().chain(twice).collect();
    let (all, because) = (plan.clone(), id.clone());
    let warnings =
        live_on(move || warnings(s, w, &all, n), |said| said.iter().map(|text| el("p").class("warning").child(text.clone())).collect::<Vec<_>>());
    el("li")
        .attr("data-action", s.catalog.advice.actions.get(usize::from(n)).map_or("", |a| a.key))
        .child(heading(level + 3, entry.title, false).attr("id", id.clone()))
        .child(marks)
        .child(el("p").child(marked(s, w, &entry.text)))
        .child(el("p").class("why").child(why(s, w, placed)))
        .child((!more.is_empty()).then(|| el("p").class("hint").child(more.join(" "))))
        .child((!placed.closes.is_empty()).then(|| closes(s, w, placed)))
        .child(el("div").class("pair").child(owner(s, w, placed, &id)).child(field(s, w, n, Text::Due, phrase::DUE, because)))
        .child(el("div").attr("aria-live", "polite").child(warnings))
}

/// Why an action stands where it stands.
fn why(s: Session, w: Words, placed: &Placed) -> String {
    let plain = |phrase: Phrase| w.say(phrase).to_owned();
    match placed.reason {
        Reason::Goal => plain(phrase::PLAN_WHY_GOAL),
        Reason::Waits => {
            let names: Vec<String> = placed.waits_for.iter().map(|n| s.entry(List::Actions, *n).title).collect();
            w.fill(phrase::PLAN_WAITS, &[("names", &names.join("; "))])
        }
        Reason::Full => plain(phrase::PLAN_WHY_FULL),
        Reason::Stops => w.count(phrase::PLAN_WHY_STOPS, placed.stops, &[]),
        Reason::Frees => w.count(phrase::PLAN_WHY_FREES, placed.frees, &[]),
        Reason::Twice => plain(phrase::PLAN_WHY_TWICE),
        Reason::Ready => plain(phrase::PLAN_WHY_READY),
    }
}

/// The questions that an action closes; they stay unfolded for the way back.
fn closes(s: Session, w: Words, placed: &Placed) -> El {
    let n = placed.action;
    let toggle = move |event| {
        let open = page::is_open(&event);
        s.unfolded.update_untracked(|all| {
            all.retain(|a| *a != n);
            if open {
                all.push(n);
            }
        });
    };
    let items: Vec<El> = placed.closes.iter().map(|item| el("li").child(links::to_marked_item(s, w, *item))).collect();
    el("details")
        .class("as-table")
        .flag("open", s.unfolded.with_untracked(|all| all.contains(&n)))
        .on("toggle", toggle)
        .child(el("summary").child(w.count(phrase::PLAN_CLOSES, items.len(), &[])))
        .child(el("ul").child(items))
}

/// Who sees to an action, with those named at its questions.
fn owner(s: Session, w: Words, placed: &Placed, title: &str) -> El {
    let (n, items) = (placed.action, placed.closes.clone());
    let hint = [Text::Owner.key(), &n.to_string(), "-named"].concat();
    let line = field(s, w, n, Text::Owner, phrase::OWNER, [title, " ", &hint].concat());
    let named =
        live_on(move || owners(s, &items), move |names| (!names.is_empty()).then(|| w.fill(phrase::PLAN_OWNERS, &[("names", &names.join(", "))])));
    line.child(el("p").class("hint").attr("id", hint).child(named))
}

/// Everyone who is named at one of these questions, once.
fn owners(s: Session, items: &[Item]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for owner in items.iter().map(|i| s.answer_at_texts(*i).owner) {
        if !owner.is_empty() && !names.contains(&owner) {
            names.push(owner);
        }
    }
    names
}

/// A field that shows and writes one text of an action.
fn field(s: Session, w: Words, n: u16, text: Text, label: Phrase, described: String) -> El {
    let id = [text.key(), &n.to_string()].concat();
    let (input, event) = match text {
        Text::Owner => (el("input").attr("type", "text").attr("maxlength", OWNER_LIMIT.to_string()), "input"),
        Text::Due => (el("input").attr("type", "date"), "change"),
    };
    let mut shown = None;
    let input = (input.attr("id", id.clone()).attr("dir", "auto").attr("aria-describedby", described))
        .with(move |field| page::show_value(field, &mut shown, text.of(&s.doing(n)).to_owned()))
        .on(event, move |event| {
            if let Some(value) = page::whole_value(&event) {
                s.write_doing(n, text, &value);
            }
        })
        .on("blur", move |_| s.end_typing());
    el("div").child(el("label").class("field").attr("for", id).child(w.say(label))).child(input)
}

/// What is odd about the date of an action: it has passed, or something that comes first is due later.
fn warnings(s: Session, w: Words, plan: &Plan, n: u16) -> Vec<String> {
    let today = s.today.get();
    s.with_doings(|doings| {
        let due = |action: u16| doings.plan.get(usize::from(action)).and_then(|d| day::read(&d.due));
        let passed = due(n).zip(today).is_some_and(|(due, today)| due < today).then(|| w.say(phrase::PLAN_PAST).to_owned());
        let early = plan.due_later(n, &due).and_then(|other| Some((due(other)?, other))).map(|(date, other)| {
            let date = w.locale().date(date.year(), date.month(), date.day());
            w.fill(phrase::PLAN_TOO_EARLY, &[("title", &s.entry(List::Actions, other).title), ("date", &date)])
        });
        passed.into_iter().chain(early).collect()
    })
}
