//! How is the whole put together? Title and save line, ways between the screens, messages, and the screen.

use super::{
    brand,
    cells::Val,
    later::{self, Later},
    linked, links,
    notices::{erase_question, message, newer, save_line},
    parts::{button::button, heading::heading},
    place::Place,
    sample, screens,
    session::{Form, Helping, Report, Session},
    unsaved::unsaved,
    view::{El, Node, el, live, live_on},
    window::Shown,
};
use crate::{
    charts::Layout,
    wording::{Phrase, Words, phrase},
};

/// Everything inside the widget's section: the visitor's own visit, or a sample in its place.
pub fn app(s: Session) -> Node {
    let visit = live_on(
        move || (s.sample.get(), s.linked.get()),
        move |(n, linked)| match linked {
            Some(linked) => linked::look_at(s, linked),
            None => n.and_then(|n| sample::look_at(s, n)).unwrap_or_else(|| own(s)),
        },
    );
    // What is printed stands before the visit and takes its place on paper alone: place and focus of the visit stay as they are.
    vec![live_on(move || s.printing.get(), move |form| form.map(|form| on_paper(s, form))), visit].into()
}

/// The results in print form: light, drawn for a page, and where everything is wanted, with every table open.
fn on_paper(s: Session, form: Form) -> El {
    let pictures = ["ready", "overlap", "map", "time"].into_iter().chain(s.catalog.advice.rules.iter().map(|rule| rule.key));
    let opened = if form == Form::Full { pictures.collect() } else { Vec::new() };
    let (words, helping) = match s.report.get_untracked() {
        Some(Report { words, guidance }) => (Val::new(words), Val::new(Helping::Here(guidance))),
        None => (s.words, s.helping),
    };
    let paper = Session { paper: Some(form), words, helping, opened: Val::new(opened), layout: Val::new(Layout::Middle), ..s };
    let level = s.options.with_untracked(|o| o.heading_level);
    let page = live(move || {
        let w = words.get();
        later::not_yet(s, w).unwrap_or_else(|| later::screen(paper, w, level, Place::Results))
    });
    (el("div").class("widget").attr("data-print", form.key()))
        .follows("lang", move || Some(words.get().lang().into()))
        .follows("dir", move || Some(words.get().dir().into()))
        .child(page)
}

/// A visit. A change of language builds it anew; the session stays.
pub fn own(s: Session) -> Node {
    let level = s.options.with_untracked(|o| o.heading_level);
    live(move || {
        let w = s.words.get();
        // Of a sample nothing is kept, and its own line above says so.
        let saved = (!s.sampled).then(|| el("p").class("save").attr("role", "status").child(live(move || save_line(s, w))));
        let screen = live(move || show(s, w, level));
        let state = el("div").class("state").child(saved).child(undo(s, w));
        let head = el("div").class("head").child(heading(level, w.say(phrase::TITLE), false)).child(state);
        (el("div").class("widget"))
            .on("keydown", move |event| later::press(s, w, event))
            .child(el("div").class("masthead").child(brand::name(s)).child(head).child(brand::close(s, w)))
            .child(later::beside(s, w, |_| later::Ask::Reminder, 0))
            .child(ways(s, w))
            .child(live(move || back(s, w)))
            .child(live(move || newer(s, w)))
            .child(live(move || erase_question(s, w)))
            .child(live(move || message(s, w)))
            .child(unsaved(s, w))
            .child(later::beside(s, w, |_| later::Ask::Making, 0))
            .child(el("div").class("screen").child(screen))
            .child(foot(s, w))
            .child(live_on(
                move || s.shown.get().filter(|_| s.later.get() == Later::Here),
                move |shown| shown.map(|shown| later::ask(s, w, later::Ask::Window(shown))),
            ))
    })
}

/// The present screen.
pub fn show(s: Session, w: Words, level: u8) -> Node {
    let place = s.place.get();
    if matches!(place, Place::Quick(_) | Place::Group(_) | Place::All) {
        // Another target asks other questions.
        let _asked = s.asked_now.get();
    }
    // Results are shown without the guidance; the other later screens take their texts from it.
    let why = || later::not_yet(s, w).or_else(|| if place == Place::Results { None } else { not_yet(s, w) });
    if let Some(why) = later::holds(place).then(why).flatten() {
        return why;
    }
    match place {
        Place::Start => screens::start::start(s, w, level),
        Place::Profile => screens::profile::profile(s, w, level),
        Place::Quick(n) => screens::quick::quick(s, w, level, n),
        Place::Hub => screens::hub::hub(s, w, level),
        Place::Group(n) => screens::group::group(s, w, level, n),
        Place::All => screens::all::all(s, w, level),
        Place::Glossary => screens::glossary::glossary(s, w, level),
        place => later::screen(s, w, level, place),
    }
}

/// Why a screen whose texts come with the guidance cannot be shown yet, if so.
pub fn not_yet(s: Session, w: Words) -> Option<Node> {
    let why = s.helping.with(|helping| match helping {
        Helping::Waiting => Some(phrase::HELP_WAITING),
        Helping::Failed => Some(phrase::HELP_FAILED),
        Helping::Here(_) => None,
    });
    why.map(|why| el("p").class("hint").child(w.say(why)).into())
}

/// The ways between the screens.
fn ways(s: Session, w: Words) -> El {
    let way = |text: Phrase, to: fn(Session) -> Place, here: fn(Place) -> bool| {
        let go = move || {
            if to(s) == Place::Profile && s.place.get_untracked() != Place::Profile {
                s.next.set(s.place.get_untracked());
            }
            s.go(to(s));
        };
        button("way", w.say(text), go).follows("aria-current", move || here(s.place.get()).then(|| "page".into()))
    };
    (el("div").class("ways").attr("role", "group").attr("aria-label", w.say(phrase::WAYS)))
        .child(way(phrase::WAY_START, |_| Place::Start, |p| p == Place::Start))
        .child(way(phrase::WAY_PROFILE, |_| Place::Profile, |p| p == Place::Profile))
        .child(way(phrase::WAY_QUICK, |s| Place::Quick(s.quick_resume()), |p| matches!(p, Place::Quick(_))))
        .child(way(phrase::WAY_HUB, |_| Place::Hub, |p| matches!(p, Place::Hub | Place::Group(_))))
        .child(way(phrase::WAY_ALL, |_| Place::All, |p| p == Place::All))
        .child(way(phrase::WAY_RESULTS, |_| Place::Results, |p| p == Place::Results))
}

/// The way back to the screen that the visitor came from, where there is one.
fn back(s: Session, w: Words) -> Option<El> {
    let place = s.trail.with(|trail| trail.last().map(|last| last.place))?;
    let text = w.fill(phrase::BACK_TO, &[("where", &links::title(s, w, place))]);
    Some(el("div").class("back").child(button("quiet", text, move || s.back())))
}

/// The way back from the last step, with what that was.
fn undo(s: Session, w: Words) -> El {
    let label = move || s.undoable.with(|u| u.as_ref().map(|what| w.fill(phrase::UNDO_OF, &[("what", what)])));
    (button("quiet small undo", w.say(phrase::UNDO), move || s.undo()).flag_follows("hidden", move || s.undoable.with(Option::is_none)))
        .follows("title", label)
        .follows("aria-label", label)
}

/// What stays private, and the way to erase.
fn foot(s: Session, w: Words) -> El {
    let empty = move || {
        let _changed = s.changed.get();
        s.sampled || s.shelves.reading.get() || s.with_record(|r| !r.says_something())
    };
    let erase = button("quiet small erase", w.say(phrase::ERASE), move || s.erasing.set(true)).flag_follows("hidden", empty);
    let glossary = button("quiet small", w.say(phrase::GLOSSARY), move || s.visit(Place::Glossary));
    let keys = button("quiet small keys-list", w.say(phrase::KEYS), move || s.shown.set(Some(Shown::Keys)));
    // It stands here from the beginning, so that nothing moves; what it opens may come a moment later.
    let keys = keys.flag_follows("hidden", move || s.later.get() == Later::Failed);
    let kept = (!s.sampled).then(|| links::to_place(s, "quiet small", w.say(phrase::SHELF_HEADING), Place::Kept));
    el("div")
        .class("foot")
        .child(el("p").class("hint").child(w.say(phrase::PRIVATE)))
        .child(el("div").class("buttons").child(glossary).child(keys).child(kept).child(erase))
}
