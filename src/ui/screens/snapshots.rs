//! What changed since a kept state? Keep the present state under a name, and compare one of them with now or with another.

use super::snapshot_changes::differences;
use crate::{
    browser::{clock, page},
    record::snapshots::{LIMIT, NAME_LIMIT, Snapshot, same_state},
    ui::{
        cells::Val,
        parts::{
            button::{button, plain},
            heading::heading,
        },
        session::Session,
        view::{El, Node, el, live, live_on},
    },
    wording::{Words, phrase},
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The screen.
pub fn snapshots(s: Session, w: Words, level: u8) -> Node {
    // Another name is no other list: the field in which it is written stays.
    let nameless = move || s.kept().into_iter().map(|kept| Snapshot { name: String::new(), ..kept }).collect::<Vec<_>>();
    (el("div").class("main snapshots"))
        .child(heading(level + 1, w.say(phrase::SNAPSHOTS_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::SNAP_INTRO)))
        .child((!s.only_read()).then(|| keeping(s, w)))
        .child(live_on(nameless, move |kept| list(s, w, level, kept)))
        .child(live_on(move || (s.chosen(), s.kept()), move |(chosen, kept)| chosen.as_ref().map(|chosen| compared(s, w, level, chosen, kept))))
        .into()
}

/// The field for a name, with the day that it is, and the button that keeps; the key that ends a line keeps as well.
fn keeping(s: Session, w: Words) -> El {
    let today = s.today.get_untracked().map(|d| w.locale().date(d.year(), d.month(), d.day())).unwrap_or_default();
    let name = Val::new(today.clone());
    let just: Val<Option<(usize, String)>> = Val::new(None);
    let keep = move || {
        if s.keep_state(&name.get_untracked(), clock::now()) {
            just.set(s.with_record(|r| r.snapshots.last().map(|last| (r.snapshots.len(), last.name.clone()))));
        }
    };
    let enter = move |event: Event| {
        if ends_line(&event) {
            keep();
        }
    };
    let field = text_field("snap-name", today).on("input", move |event| name.set_untracked(page::value(&event))).on("keydown", enter);
    let full = live_on(move || s.kept().len() >= LIMIT, move |full| full.then(|| w.fill(phrase::SNAP_FULL, &[("limit", &w.number(LIMIT))])));
    (el("div").class("snap-form"))
        .child(el("label").class("field").attr("for", "snap-name").child(w.say(phrase::SNAP_NAME)))
        .child(field)
        .child(button("primary", w.say(phrase::SNAP_KEEP), keep))
        .child(el("p").class("hint").attr("role", "status").child(just_kept(s, w, just)).child(" ").child(full))
}

/// What is said once a state was kept, for as long as that stands: `just` holds how many there were then, and its name.
pub fn just_kept(s: Session, w: Words, just: Val<Option<(usize, String)>>) -> Node {
    let stands = move || {
        let kept = s.kept();
        just.get().filter(|(count, name)| kept.len() == *count && kept.last().is_some_and(|last| last.name == *name))
    };
    live_on(stands, move |just| just.as_ref().map(|(_, name)| w.fill(phrase::SNAP_KEPT_NOW, &[("name", name)])))
}

/// Whether the key that ends a line was pressed: once, and not while a word is still being put together.
fn ends_line(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" && !key.repeat() && !key.is_composing())
}

fn text_field(id: impl Into<crate::ui::view::Text>, value: String) -> El {
    el("input").attr("id", id).attr("type", "text").attr("dir", "auto").attr("maxlength", NAME_LIMIT.to_string()).attr("value", value)
}

/// The kept states, or why there is none.
fn list(s: Session, w: Words, level: u8, kept: &[Snapshot]) -> Vec<Node> {
    if kept.is_empty() {
        return vec![el("p").child(w.say(phrase::SNAP_NONE)).into()];
    }
    let lines: Vec<El> = kept.iter().enumerate().map(|(n, snapshot)| line(s, w, n, snapshot)).collect();
    vec![heading(level + 2, w.say(phrase::SNAP_LIST), false).into(), el("ul").class("snap-list").child(lines).into()]
}

fn line(s: Session, w: Words, n: usize, snapshot: &Snapshot) -> El {
    let (title, field) = (["kept", &n.to_string()].concat(), ["kept-name", &n.to_string()].concat());
    let answers = snapshot.answers.iter().filter(|(_, a)| a.state.is_some()).count();
    let when = w.count(phrase::SNAP_KEPT, answers, &[("when", &w.locale().moment(&snapshot.saved))]);
    let chosen = snapshot.clone();
    let compare = move |event: Event| {
        s.compared.set([Some(chosen.clone()), None]);
        focus_later(&event, ".snap-compared .heading");
    };
    let remove = move |event: Event| {
        // The button goes with its line; the focus stays among the kept states, or where one is kept.
        focus_later(&event, ".snap-list button, .screen-heading");
        s.remove_state(n);
    };
    let open = Val::new(false);
    let (describes, controls) = (title.clone(), field.clone());
    let tool = move |text, describes: &String| plain("quiet small", w.say(text).into()).attr("aria-describedby", describes.clone());
    let rename = tool(phrase::SNAP_RENAME, &describes).press(move || open.update(|open| *open = !*open));
    let rename = rename.attr("aria-controls", controls).says("aria-expanded", move || open.get());
    let new_name = live(move || {
        open.get().then(|| {
            let input = text_field(field.clone(), s.state_name(n)).on("change", move |event| s.rename_state(n, &page::value(&event)));
            (el("div").class("snap-form"))
                .child(el("label").class("field").attr("for", field.clone()).child(w.say(phrase::SNAP_NEW_NAME)))
                .child(input)
        })
    });
    let tools = (el("div").class("row-tools"))
        .child(tool(phrase::SNAP_COMPARE, &describes).on("click", compare))
        .child(rename)
        .child(tool(phrase::SNAP_REMOVE, &describes).on("click", remove));
    (el("li"))
        .child(el("bdi").class("snap-title").attr("id", title).child(live(move || s.follow_name(n))))
        .child(el("span").class("hint").child(when))
        .child(tools)
        .child(new_name)
}

/// Focuses what a selector finds on this screen, once what follows from a press is there.
fn focus_later(event: &Event, selector: &'static str) {
    if let Some(screen) = page::screen_of(event) {
        page::after(0, move || {
            page::focus_within(&screen, selector);
        });
    }
}

/// A kept state beside what is now, or beside another one.
fn compared(s: Session, w: Words, level: u8, chosen: &Snapshot, kept: &[Snapshot]) -> El {
    let mut options = vec![el("option").attr("value", "").child(w.say(phrase::SNAP_PRESENT))];
    let others = kept.iter().enumerate().filter(|(_, other)| !same_state(other, chosen));
    options.extend(others.map(|(n, other)| el("option").attr("value", n.to_string()).child(other.name.clone())));
    let (listed, all) = (kept.to_vec(), kept.to_vec());
    let position = move || {
        let second = s.compared.with(|[_, second]| second.clone());
        second.and_then(|second| listed.iter().position(|k| same_state(k, &second))).map(|n| n.to_string()).unwrap_or_default()
    };
    let choose = move |event: Event| {
        let second = page::value(&event).parse::<usize>().ok().and_then(|n| all.get(n).cloned());
        s.compared.update(|pair| pair[1] = second);
    };
    let select = el("select").attr("id", "snap-against").child(options).property("value", position).on("change", choose);
    let title = heading(level + 2, w.fill(phrase::SNAP_COMPARED, &[("name", &chosen.name)]), false).attr("tabindex", "-1");
    (el("div").class("part snap-compared"))
        .child(title)
        .child(
            el("div")
                .class("snap-form")
                .child(el("label").class("field").attr("for", "snap-against").child(w.say(phrase::SNAP_AGAINST)))
                .child(select),
        )
        .child(live(move || differences(s, w, level)))
}
