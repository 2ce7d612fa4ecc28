//! What is handed over, and to whom? Everything that would leave is shown first; only the press on the button gives it to the page.

use crate::{
    brand::NAME,
    share::{Amounts, Choice, amounts, payload},
    ui::{
        cells::Val,
        parts::{button::button, heading::heading},
        session::{Errand, Session},
        view::{El, Node, el, live},
    },
    wording::{Phrase, Words, phrase},
};

/// The screen.
pub fn hand_over(s: Session, w: Words, level: u8) -> Node {
    let brand = s.brand[NAME].get();
    let to = |text: Phrase| w.fill(text, &[("brand", &brand)]);
    let choice = Val::new(Choice::FIRST);
    // What stands on the page is what is given, letter by letter.
    let shown = Val::new(String::new());
    let given = Val::new(false);
    let preview = live(move || {
        let _said = (s.changed.get(), s.profile_changed.get());
        let text = text_of(s, choice.get());
        shown.set_untracked(text.clone());
        // What was given was another text.
        if given.get_untracked() {
            given.set(false);
        }
        text
    });
    let give = move || {
        s.errand.set(Some(Errand::HandOver(shown.get_untracked())));
        given.set(true);
    };
    let thanks = to(phrase::SHARE_DONE);
    let seen = el("pre").class("payload").attr("tabindex", "0").attr("role", "region").attr("aria-label", w.say(phrase::SHARE_PREVIEW));
    (el("div").class("main hand-over"))
        .child(heading(level + 1, w.say(phrase::SHARE_HEADING), true))
        .child(el("p").class("lead").child(to(phrase::SHARE_WHO)))
        .child(el("p").child(to(phrase::SHARE_NOTHING)))
        .child(choices(s, w, choice))
        .child(el("p").class("hint").child(to(phrase::SHARE_EXACT)))
        .child(seen.attr("dir", "ltr").child(preview))
        .child(el("div").class("buttons").child(button("primary", w.say(phrase::SHARE_GIVE), give)))
        .child(el("p").attr("role", "status").child(live(move || given.get().then(|| thanks.clone()))))
        .into()
}

/// What would be handed over now, as it is read on the page.
fn text_of(s: Session, choice: Choice) -> String {
    let payload = s.with_record(|r| payload(s.catalog, r, choice));
    serde_json::to_string_pretty(&payload).unwrap_or_default()
}

/// How much there is of each kind, and what goes along. The answers always do.
fn choices(s: Session, w: Words, choice: Val<Choice>) -> El {
    let tick = |text: Phrase, of: fn(&Amounts) -> usize, part: Option<fn(&mut Choice) -> &mut bool>| {
        let on = part.is_none_or(|part| *part(&mut choice.get_untracked()));
        let input = el("input").attr("type", "checkbox").flag("checked", on).flag("disabled", part.is_none());
        let flip = move |_| {
            if let Some(part) = part {
                choice.update(|c| *part(c) = !*part(c));
            }
        };
        let amount = live(move || {
            let _said = (s.changed.get(), s.profile_changed.get());
            w.count(text, s.with_record(|r| of(&amounts(r))), &[])
        });
        el("label").class("tick").child(input.on("change", flip)).child(el("span").child(amount))
    };
    (el("fieldset").class("share-choice"))
        .child(el("legend").class("field").child(w.say(phrase::SHARE_CHOICE)))
        .child(tick(phrase::SHARE_ANSWERS, |a| a.answers, None))
        .child(tick(phrase::SHARE_TEXTS, |a| a.texts, Some(|c| &mut c.texts)))
        .child(tick(phrase::SHARE_OWNERS, |a| a.owners, Some(|c| &mut c.owners)))
        .child(tick(phrase::SHARE_FACTS, |a| a.facts, Some(|c| &mut c.profile)))
}
