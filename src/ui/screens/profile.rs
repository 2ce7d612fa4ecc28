//! Who is asking? Eight facts, all optional, each with what it changes.

use crate::{
    browser::page,
    catalog::shape::Field,
    day, options,
    ui::{
        cells,
        links::to_place,
        parts::{
            button::{button, plain},
            heading::heading,
        },
        place::Place,
        row::joined_subjects,
        session::{Filter, Session},
        view::{El, Node, el, live, live_on},
    },
    wording::{Words, phrase},
};

/// The screen about the organization.
pub fn profile(s: Session, w: Words, level: u8) -> Node {
    let fixed = s.options.with_untracked(|o| options::fixed_target(s.catalog, o.standards)).map(|(field, _)| field);
    let fields = s.catalog.fields.iter().enumerate().map(|(n, f)| (n as u8, f)).filter(|(n, _)| Some(*n) != fixed);
    let facts: Vec<El> = fields.map(|(n, field)| fact(s, w, n, field)).collect();
    let go_on = match s.next.get_untracked() {
        Place::Quick(_) => phrase::PROFILE_TO_QUICK,
        Place::Results => phrase::GO_RESULTS,
        _ => phrase::PROFILE_TO_HUB,
    };
    let mut shown = None;
    let date = (el("input").attr("id", "start-date").attr("type", "date").attr("aria-describedby", "start-hint"))
        .with(move |field| page::show_value(field, &mut shown, s.profile().start.map(day::write).unwrap_or_default()))
        .on("change", move |event| {
            if let Some(date) = page::whole_value(&event) {
                s.tell_start(&date);
            }
        });
    let start = (el("div").class("fact"))
        .child(el("label").class("fact-title").attr("for", "start-date").child(w.say(phrase::PROFILE_START)))
        .child(el("p").class("hint").attr("id", "start-hint").child(w.say(phrase::PROFILE_START_CHANGES)))
        .child(date);
    el("div")
        .class("profile")
        .child(heading(level + 1, w.say(phrase::PROFILE_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::PROFILE_INTRO)))
        .child(el("div").attr("aria-live", "polite").child(live(move || widen_line(s, w))))
        .child(el("div").class("facts-grid").child(facts).child(start))
        .child(el("p").child(to_place(s, "link", w.say(phrase::GO_SUGGESTIONS), Place::Suggestions)))
        .child(el("div").class("buttons").child(button("primary", w.say(go_on), move || s.place.set(s.next.get_untracked()))))
        .into()
}

/// One fact: what it changes, and its options.
fn fact(s: Session, w: Words, n: u8, field: &'static Field) -> El {
    let told = move || s.effective_profile().get(n);
    let now = cells::untrack(told);
    let sync = move |fieldset: &web_sys::Element| {
        let key = told().and_then(|o| field.options.get(usize::from(o))).map_or("", |o| o.key);
        page::check_radio(fieldset, key);
    };
    let choose = move |event| {
        let option = page::radio_value(&event).and_then(|v| field.options.iter().position(|o| o.key == v));
        if let Some(option) = option {
            s.tell_fact(n, Some(option as u8));
        }
    };
    let name = format!("fact{n}");
    let option = |(o, option): (usize, &crate::catalog::shape::Choosable)| {
        let input = el("input").attr("type", "radio").attr("name", name.clone()).attr("value", option.key).flag("checked", now == Some(o as u8));
        let input = input.flag("disabled", s.only_read());
        el("label").class("choice").child(input).child(el("span").class("label").child(w.option(n, o as u8)))
    };
    let options: Vec<El> = field.options.iter().enumerate().map(option).collect();
    let title = w.field(n);
    let (forget, label) = (w.say(phrase::FORGET), w.fill(phrase::FORGET_OF, &[("field", title)]));
    let forget = live_on(
        move || told().is_some(),
        move |known| {
            known.then(|| {
                plain("quiet small", forget.into()).attr("aria-label", label.clone()).on("click", move |event| {
                    page::focus_row_of(&event);
                    s.tell_fact(n, None);
                })
            })
        },
    );
    let hint = format!("fact-hint{n}");
    el("fieldset")
        .class("fact")
        .attr("data-field", field.key)
        .attr("aria-describedby", hint.clone())
        .on("change", choose)
        .child(el("legend").class("fact-title").child(title))
        .child(el("p").class("hint").attr("id", hint).child(w.field_changes(n)))
        .child(el("div").class("options").child(options))
        .child(forget)
        .with(sync)
}

/// Shared answers that were given before another standard came into the target.
fn widen_line(s: Session, w: Words) -> Option<El> {
    let (count, standards) = s.assessment.with(|a| {
        let of = |i: &crate::catalog::shape::Item| s.with_record(|r| r.answers.get(*i).map_or(0, |a| a.widen));
        (a.widen.len(), a.widen.iter().fold(0, |all, i| all | of(i)) & a.asked)
    });
    let text = || w.count(phrase::WIDEN_FOUND, count, &[("subject", &joined_subjects(s, w, standards))]);
    let show = || button("secondary small", w.say(phrase::WIDEN_SHOW), move || s.show(Filter::Widen));
    (count > 0).then(|| el("div").class("message").child(el("p").child(text())).child(show()))
}
