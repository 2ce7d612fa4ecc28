//! What does this browser hold? Every assessment, every copy kept aside, and a way to each of them.

use super::where_kept::where_kept;
use crate::{
    browser::page,
    record::NAME_LIMIT,
    ui::{
        cells::Val,
        files::open_file,
        notices::given,
        parts::{
            button::{button, plain},
            heading::heading,
        },
        session::Session,
        shelf::Shelf,
        shelving::{Holdings, Kept, Shelving, label},
        view::{El, Node, el, live, live_on},
    },
    wording::{Phrase, Words, phrase},
};
use web_sys::Event;

/// How much a browser gives a site at least, in kB.
const ROOM: usize = 5_000;

/// The screen.
pub fn kept_here(s: Session, w: Words, level: u8) -> Node {
    let held = s.shelves.holdings;
    let ask = move |what| s.shelves.asked.set(Some(what));
    // Another name or count is no other list: the field in which a name is written stays.
    let lines = move || held.with(|h| h.kept.iter().map(|k| (k.shelf.clone(), k.open, k.written, k.readable)).collect::<Vec<_>>());
    let assessments = live_on(lines, move |_| {
        let kept = held.get_untracked().kept;
        el("ul").class("snap-list shelf-list").child(kept.iter().enumerate().map(|(n, kept)| line(s, w, n, kept)).collect::<Vec<_>>())
    });
    let aside = live_on(move || held.with(|h| h.aside.clone()), move |aside| copies(s, w, level, aside));
    let erased = live_on(
        move || held.with(|h| h.erased.clone()),
        move |erased| erased.iter().enumerate().map(|(n, label)| back(s, w, n, label)).collect::<Vec<_>>(),
    );
    let new = live_on(
        move || s.shelves.tab_only.get().is_some() || held.with(|h| h.bytes > 0),
        move |kept| kept.then(|| button("secondary", w.say(phrase::SHELF_NEW), move || ask(Shelving::New))),
    );
    (el("div").class("main kept-here"))
        .child(heading(level + 1, w.say(phrase::SHELF_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::SHELF_INTRO)))
        .child(el("div").class("shelf-erased").attr("role", "status").child(erased))
        .child(heading(level + 2, w.say(phrase::SHELF_LIST), false))
        .child(assessments)
        .child(given(s, w))
        .child(el("div").class("buttons").child(new).child(open_file(s, w)))
        .child(where_kept(s, w))
        .child(aside)
        .child(live_on(move || held.with(|h| h.others), move |n| elsewhere(s, w, level, *n)))
        .child(el("p").class("hint").child(live(move || held.with(|h| size(w, h)))))
        .into()
}

/// How much of the room is used.
fn size(w: Words, held: &Holdings) -> String {
    w.fill(phrase::SHELF_SIZE, &[("n", &w.number(held.bytes.div_ceil(1_000))), ("room", &w.number(ROOM))])
}

/// What is known now of an assessment of the list.
fn known(s: Session, shelf: &Shelf) -> Option<Kept> {
    s.shelves.holdings.with(|h| h.kept.iter().find(|k| k.shelf == *shelf).cloned())
}

fn facts(w: Words, kept: &Kept) -> String {
    let mut facts = Vec::new();
    if kept.open {
        facts.push(w.say(phrase::SHELF_OPEN_NOW).to_owned());
    }
    facts.push(w.count(phrase::SHELF_ANSWERS, kept.answers, &[]));
    let saved = w.locale().moment(&kept.saved);
    if kept.written && !saved.is_empty() {
        facts.push(w.fill(phrase::RESTORED_WHEN, &[("when", &saved)]));
    }
    if !kept.readable {
        facts.push(w.say(phrase::SHELF_UNREADABLE).to_owned());
    }
    if in_tab(kept) {
        facts.push(w.say(phrase::SHELF_IN_TAB).to_owned());
    }
    facts.join(" ")
}

fn in_tab(kept: &Kept) -> bool {
    kept.shelf.place.key() == "session"
}

/// An assessment with what can be done with it.
fn line(s: Session, w: Words, n: usize, kept: &Kept) -> El {
    let (title, field) = (["shelf", &n.to_string()].concat(), ["shelf-name", &n.to_string()].concat());
    let (shelf, open) = (kept.shelf.clone(), kept.open);
    let name = {
        let shelf = shelf.clone();
        move || known(s, &shelf).map(|kept| label(w, &kept)).unwrap_or_default()
    };
    let about = {
        let shelf = shelf.clone();
        move || known(s, &shelf).map(|kept| facts(w, &kept)).unwrap_or_default()
    };
    let described = title.clone();
    let tool = move |text: Phrase| plain("quiet small", w.say(text).into()).attr("aria-describedby", described.clone());
    let does = |text, what: Shelving| tool(text).press(move || s.shelves.asked.set(Some(what.clone())));
    let mut tools = el("div").class("row-tools");
    if !open {
        tools = tools.child(does(phrase::SHELF_OPEN, Shelving::Open(shelf.clone())));
    }
    let (renaming, erasing) = (Val::new(false), Val::new(false));
    if kept.readable && !(open && s.is_newer()) {
        let rename = tool(phrase::SNAP_RENAME).press(move || renaming.update(|open| *open = !*open));
        tools = tools.child(rename.attr("aria-controls", field.clone()).says("aria-expanded", move || renaming.get()));
        if kept.written {
            let (shelf, name) = (shelf.clone(), name.clone());
            let copy = move || {
                let name = w.fill(phrase::SHELF_COPY_OF, &[("name", &name())]);
                s.shelves.asked.set(Some(Shelving::Duplicate(shelf.clone(), name)));
            };
            tools = tools.child(tool(phrase::SHELF_DUPLICATE).press(copy));
        }
    }
    if kept.written || open {
        tools = tools.child(does(phrase::SHELF_GIVE, Shelving::Give(shelf.clone())));
    }
    // The open one is erased as on every other screen, and Undo brings it back.
    if kept.written && !(open && s.is_newer()) {
        let ask = move || if open { s.erasing.set(true) } else { erasing.set(true) };
        tools = tools.child(tool(phrase::SHELF_ERASE).class("quiet small erase-one").press(ask));
    }
    let question = {
        let (shelf, name) = (shelf.clone(), name.clone());
        live(move || erasing.get().then(|| question(s, w, name(), &shelf, erasing)))
    };
    let new_name = live_on(move || renaming.get(), move |open| open.then(|| rename(s, w, &field, &shelf)));
    (el("li"))
        .child(el("bdi").class("snap-title").attr("id", title).child(live(name)))
        .child(el("span").class("hint").child(live(about)))
        .child(tools)
        .child(new_name)
        .child(question)
}

/// The field for another name.
fn rename(s: Session, w: Words, field: &str, shelf: &Shelf) -> El {
    let name = s.shelves.holdings.with_untracked(|h| h.kept.iter().find(|k| k.shelf == *shelf).map(|k| k.name.clone())).unwrap_or_default();
    let shelf = shelf.clone();
    let input = (el("input").attr("id", field.to_owned()).attr("type", "text").attr("dir", "auto"))
        .attr("maxlength", NAME_LIMIT.to_string())
        .attr("value", name)
        .on("change", move |event| s.shelves.asked.set(Some(Shelving::Rename(shelf.clone(), page::value(&event)))));
    (el("div").class("snap-form")).child(el("label").class("field").attr("for", field.to_owned()).child(w.say(phrase::SNAP_NEW_NAME))).child(input)
}

/// The question before something is erased, which names it.
fn question(s: Session, w: Words, name: String, shelf: &Shelf, asking: Val<bool>) -> El {
    let (shelf, label) = (shelf.clone(), name.clone());
    let yes = plain("danger", w.say(phrase::ERASE_YES).into()).on("click", move |event: Event| {
        // The button goes with its line; the focus goes to the way back.
        if let Some(screen) = page::screen_of(&event) {
            page::after(0, move || {
                if !page::focus_within(&screen, ".shelf-erased p:last-child button") {
                    page::focus_within(&screen, ".screen-heading");
                }
            });
        }
        asking.set(false);
        s.shelves.asked.set(Some(Shelving::Erase(shelf.clone(), label.clone())));
    });
    let no = plain("secondary", w.say(phrase::ERASE_NO).into()).on("click", move |event| {
        page::focus_near(&event, "li", ".erase-one".into());
        asking.set(false);
    });
    let ask = el("div").class("ask").attr("role", "alertdialog").attr("aria-label", w.say(phrase::SHELF_ERASE)).with(|ask| {
        let ask = ask.clone();
        page::after(0, move || {
            page::focus_within(&ask, "button");
        });
    });
    ask.child(el("p").child(w.fill(phrase::SHELF_ERASE_ASK, &[("name", &name)]))).child(el("div").class("buttons").child(no).child(yes))
}

/// What was erased, and the way back.
fn back(s: Session, w: Words, n: usize, label: &str) -> El {
    let undo = button("secondary small", w.say(phrase::UNDO), move || s.shelves.asked.set(Some(Shelving::Restore(n))));
    let undo = undo.attr("aria-label", w.fill(phrase::UNDO_OF, &[("what", &w.fill(phrase::SHELF_ERASED_STEP, &[("name", label)]))]));
    el("p").child(w.fill(phrase::SHELF_ERASED, &[("name", label)])).child(" ").child(undo)
}

/// The copies that were kept aside, where there are any.
fn copies(s: Session, w: Words, level: u8, aside: &[Shelf]) -> Option<Vec<Node>> {
    let line = |(n, shelf): (usize, &Shelf)| {
        let title = ["aside", &n.to_string()].concat();
        let name = w.fill(phrase::SHELF_ASIDE, &[("n", &w.number(n + 1))]);
        let asking = Val::new(false);
        let (asked, called) = (shelf.clone(), name.clone());
        let tool = |text: Phrase| plain("quiet small", w.say(text).into()).attr("aria-describedby", title.clone());
        let what = Shelving::Give(shelf.clone());
        let give = tool(phrase::SHELF_GIVE).press(move || s.shelves.asked.set(Some(what.clone())));
        let erase = tool(phrase::SHELF_ERASE).class("quiet small erase-one").press(move || asking.set(true));
        let why = if shelf.name.starts_with(":backup:") { phrase::SHELF_ASIDE_OLD } else { phrase::SHELF_ASIDE_DAMAGED };
        (el("li"))
            .child(el("span").class("snap-title").attr("id", title.clone()).child(name))
            .child(el("span").class("hint").child(w.say(why)))
            .child(el("div").class("row-tools").child(give).child(erase))
            .child(live(move || asking.get().then(|| question(s, w, called.clone(), &asked, asking))))
    };
    let lines: Vec<El> = aside.iter().enumerate().map(line).collect();
    (!lines.is_empty()).then(|| {
        vec![
            heading(level + 2, w.say(phrase::SHELF_ASIDE_HEADING), false).into(),
            el("p").child(w.say(phrase::SHELF_ASIDE_TEXT)).into(),
            el("ul").class("snap-list").child(lines).into(),
        ]
    })
}

/// What other embeddings of the program keep in this browser: counted, and handed over whole.
fn elsewhere(s: Session, w: Words, level: u8, n: usize) -> Option<Vec<Node>> {
    (n > 0).then(|| {
        let give = button("quiet small", w.say(phrase::SHELF_OTHERS_GIVE), move || s.shelves.asked.set(Some(Shelving::GiveOthers)));
        vec![
            heading(level + 2, w.say(phrase::SHELF_OTHERS_HEADING), false).into(),
            el("p").child(w.count(phrase::SHELF_OTHERS, n, &[])).into(),
            el("div").class("buttons").child(give).into(),
        ]
    })
}
