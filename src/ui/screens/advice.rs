//! What does the adviser say, and what becomes of it? One point after another beside the visitor's own answer; each is decided alone.

use crate::{
    advice::{Advice, Dealt, Point},
    browser::page,
    catalog::shape::Item,
    day,
    ui::{
        cells::Val,
        links,
        parts::{
            button::{button, plain},
            heading::heading,
        },
        row_advice::comment,
        row_apart::state,
        session::Session,
        view::{El, Node, el, live, live_on},
    },
    wording::{Phrase, Words, phrase},
};
use web_sys::Event;

/// The screen of whoever was advised.
pub fn advice(s: Session, w: Words, level: u8) -> Node {
    let differs = Val::new(false);
    let items = move || s.points().into_iter().map(|(item, _)| item).collect::<Vec<_>>();
    // A point does not vanish under the hand that decides on it: which ones differ is asked when the filter is set.
    let list = live_on(move || (differs.get(), items()), move |(differs, items)| list(s, w, *differs, items));
    let lead = live(move || {
        let _changed = s.changed.get();
        s.with_record(|r| (!r.advice.is_empty()).then(|| from(w, &r.advice)))
    });
    (el("div").class("main advice"))
        .child(heading(level + 1, w.say(phrase::ADVICE_HEADING), true))
        .child(el("p").class("lead").child(lead))
        .child(filter(s, w, differs).flag_follows("hidden", move || items().is_empty()))
        .child(list)
        .child(removal(s, w))
        .into()
}

/// Who gave it, and on which day, as far as that is known.
pub fn from(w: Words, advice: &Advice) -> String {
    let day = day::read(advice.on()).map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let who = if advice.by().is_empty() { w.say(phrase::ADVICE_SOMEBODY) } else { advice.by() };
    let said = if day.is_empty() { phrase::ADVICE_FROM } else { phrase::ADVICE_FROM_ON };
    w.fill(said, &[("by", who), ("on", &day)])
}

/// Whether all points are listed, or those whose proposal is not what the visitor says.
fn filter(s: Session, w: Words, differs: Val<bool>) -> El {
    let count = move |only: bool| s.points().iter().filter(|(item, point)| !only || point.differs(s.peek(*item).state)).count();
    let chip = |text: Phrase, only: bool| {
        let text = live(move || w.count(text, count(only), &[]));
        button("chip", text, move || differs.set(only)).says("aria-pressed", move || differs.get() == only)
    };
    let chips = el("div").class("chips").attr("role", "group").attr("aria-label", w.say(phrase::ADVICE_FILTER));
    chips.child(chip(phrase::ADVICE_ALL, false)).child(chip(phrase::ADVICE_DIFFERS, true))
}

fn list(s: Session, w: Words, differs: bool, items: &[Item]) -> Vec<Node> {
    let points: Vec<(Item, Point)> = s.with_record(|r| r.advice.points(s.catalog));
    let shown = points.iter().filter(|(item, point)| items.contains(item) && (!differs || point.differs(s.peek(*item).state)));
    let lines: Vec<El> = shown.map(|(item, _)| line(s, w, *item)).collect();
    match (lines.is_empty(), differs) {
        (false, _) => vec![el("ul").class("snap-list advice-list").child(lines).into()],
        (true, true) => vec![el("p").child(w.say(phrase::ADVICE_SAME)).into()],
        (true, false) => vec![el("p").child(w.say(phrase::ADVICE_NONE)).into()],
    }
}

/// One point. Its link stays whatever is decided, and takes the focus of a button that goes.
fn line(s: Session, w: Words, item: Item) -> El {
    let id = ["advice", &item.to_string()].concat();
    let title = el("p").class("snap-title").attr("id", id.clone()).child(links::to_item(s, w, item));
    let body = live(move || s.point(item).map(|point| body(s, w, item, &id, s.state(item), &point)));
    el("li").child(title).child(body)
}

/// An answer under what it is.
pub fn pair(w: Words, label: Phrase, what: &'static str) -> El {
    el("div").child(el("dt").child(w.say(label))).child(el("dd").child(what))
}

fn body(s: Session, w: Words, item: Item, id: &str, now: Option<crate::answers::State>, point: &Point) -> Vec<Node> {
    let answers = (el("dl").class("advice-answers"))
        .child(pair(w, phrase::ADVICE_YOURS, state(w, now)))
        .child(point.proposed.map(|proposed| pair(w, phrase::ADVICE_PROPOSED, w.state(proposed))));
    let mark = match point.dealt {
        Some(Dealt::Taken) => Some(phrase::ADVICE_TAKEN),
        Some(Dealt::Left) => Some(phrase::ADVICE_LEFT),
        None => None,
    };
    let mark = mark.map(|text| el("span").class("mark").child(w.say(text)));
    let moved = point.moved(now).then(|| el("p").class("hint").child(w.fill(phrase::ADVICE_MOVED, &[("was", state(w, point.was))])));
    let decide = (point.dealt.is_none()).then(|| {
        let take = point.differs(now).then(|| press(w, phrase::ADVICE_TAKE, "secondary small", id, move || s.accept(item)));
        el("div").class("buttons").child(take).child(press(w, phrase::ADVICE_LEAVE, "quiet small", id, move || s.decline(item)))
    });
    vec![answers.into(), moved.into(), comment(&point.comment).into(), mark.into(), decide.into()]
}

/// A button that goes with what it does; the focus stays at the point.
fn press(w: Words, text: Phrase, class: &'static str, id: &str, run: impl Fn() + 'static) -> El {
    plain(class, w.say(text).into()).attr("aria-describedby", id.to_owned()).on("click", move |event: Event| {
        page::focus_near(&event, "li", ".link".into());
        run();
    })
}

/// What takes advice away again.
fn removal(s: Session, w: Words) -> El {
    let dealt = move || s.points().iter().filter(|(_, point)| point.dealt.is_some()).count();
    let away = move |text: Node, all: bool| {
        plain("quiet small", text).on("click", move |event: Event| {
            page::focus_near(&event, ".advice", ".screen-heading".into());
            s.remove_advice(all);
        })
    };
    let text = live(move || w.count(phrase::ADVICE_TIDY, dealt(), &[]));
    let none = move || {
        let _changed = s.changed.get();
        s.with_record(|r| r.advice.is_empty())
    };
    let tidy = away(text, false).flag_follows("hidden", move || dealt() == 0);
    let all = away(w.say(phrase::ADVICE_REMOVE).into(), true).flag_follows("hidden", none);
    el("div").class("buttons").child(tidy).child(all)
}
