//! How does the quick check go? One question at a time, back and forth, nothing advances by itself.

use crate::{
    ui::{
        parts::{bar::progress, button::button, heading::heading},
        pictures::group_number,
        place::Place,
        row::{Room, row},
        session::Session,
        view::{Node, el, live_on, nothing},
    },
    wording::{Words, phrase},
};

/// One question of the quick check, by its number from 0.
pub fn quick(s: Session, w: Words, level: u8, n: usize) -> Node {
    let items = s.assessment.with_untracked(|a| a.quick.items.clone());
    let n = n.min(items.len().saturating_sub(1));
    let Some(item) = items.get(n).copied() else { return nothing() };
    let group = s.question(item).map_or(0, |q| q.group);
    let total = items.len();
    let title = w.fill(phrase::QUICK_HEADING, &[("n", &w.number(n + 1)), ("total", &w.number(total))]);
    let last = n + 1 == total;
    let next_text = {
        let (done, go_on, skip) = (w.say(phrase::QUICK_RESULT), w.say(phrase::NEXT), w.say(phrase::SKIP));
        let text = move |answered: &bool| {
            if last {
                done
            } else if *answered {
                go_on
            } else {
                skip
            }
        };
        live_on(move || s.state(item).is_some(), text)
    };
    // To leave a question out is no step that is asked for.
    let class = move || Some(if last || s.state(item).is_some() { "primary" } else { "secondary" }.into());
    let next = el("button").attr("type", "button").attr("part", "primary").follows("class", class).child(next_text);
    let next = next.press(move || s.place.set(if last { Place::Results } else { Place::Quick(n + 1) }));
    let back = button("secondary", w.say(phrase::BACK), move || s.place.set(if n == 0 { Place::Start } else { Place::Quick(n - 1) }));
    let early = (n >= total / 2 && !last).then(|| button("quiet", w.say(phrase::QUICK_RESULT), move || s.place.set(Place::Results)));
    let head = (el("div").class("quick-head"))
        .child(heading(level + 1, title.clone(), true))
        .child(el("p").class("hint").child(el("bdi").child(group_label(s, group))).child(" ").child(w.group(group)))
        .child(progress(title, n + 1, total));
    el("div")
        .class("quick")
        .child(head)
        .child(row(s, w, item, Room::Screen))
        .child(el("div").class("buttons").child(back).child(next).child(early))
        .child(el("p").class("hint keys").flag_follows("hidden", move || s.keyless.get()).child(w.say(phrase::QUICK_KEYS)))
        .into()
}

/// A group's number with its standard where it is an Annex A.
pub fn group_label(s: Session, group: u16) -> String {
    group_number(s.catalog, group)
}
