//! What can be taken along, and in which form? Statements, lists, the plan, paper, the file and the link, each with what it is for.

use super::{results_link, results_take};
use crate::{
    browser::page,
    catalog::shape::Standard,
    profile::NAME_LIMIT,
    ui::{
        parts::{button::button, heading::heading},
        session::Session,
        taking::outcome,
        view::{El, Node, el, live_on},
    },
    wording::{Phrase, Words, phrase},
};

/// The screen.
pub fn take(s: Session, w: Words, level: u8) -> Node {
    let part = |title: Phrase| el("div").class("part").child(heading(level + 2, w.say(title), false));
    let statements = live_on(move || s.asked_now.get(), move |asked| statements(s, w, level, *asked));
    let platforms = live_on(move || s.asked_now.get(), move |asked| platforms(s, w, level, *asked));
    let list = |title, text, kind: &str| one(s, w, level, w.say(title).into(), w.say(text), &tables(kind));
    let single = |title, text, kind: &str, label| one(s, w, level, w.say(title).into(), w.say(text), &[(kind.to_owned(), label)]);
    (el("div").class("main take"))
        .child(heading(level + 1, w.say(phrase::TAKE_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::TAKE_LEAD)))
        .child(organization(s, w))
        .child(
            part(phrase::TAKE_STATEMENTS)
                .child(el("p").child(w.fill(phrase::TAKE_STATEMENTS_SAY, &[("more", w.say(phrase::MORE))])))
                .child(statements),
        )
        .child(
            part(phrase::TAKE_LISTS)
                .child(list(phrase::TAKE_GAPS, phrase::TAKE_GAPS_SAY, "gaps"))
                .child(list(phrase::TAKE_ACTIONS, phrase::TAKE_ACTIONS_SAY, "actions"))
                .child(list(phrase::TAKE_DOCUMENTS, phrase::TAKE_DOCUMENTS_SAY, "documents"))
                .child(single(phrase::TAKE_CALENDAR, phrase::TAKE_CALENDAR_SAY, "plan.ics", phrase::TAKE_ICS))
                .child(single(phrase::TAKE_REPORT, phrase::TAKE_REPORT_SAY, "report.md", phrase::TAKE_MD)),
        )
        .child(part(phrase::TAKE_PLATFORMS).child(el("p").child(w.say(phrase::TAKE_PLATFORMS_SAY))).child(platforms))
        .child(part(phrase::TAKE_PAPER).child(results_take::paper(s, w)))
        .child(part(phrase::TAKE_FILE).child(results_take::file(s, w)))
        .child(results_link::section(s, w, level))
        .into()
}

/// What the organization is called on the documents.
fn organization(s: Session, w: Words) -> El {
    let mut shown = None;
    let field = (el("input").attr("id", "organization").attr("type", "text").attr("dir", "auto").attr("autocomplete", "organization"))
        .attr("maxlength", NAME_LIMIT.to_string())
        .attr("aria-describedby", "organization-hint")
        .flag("readonly", s.only_read())
        .with(move |field| page::show_value(field, &mut shown, s.profile().organization))
        .on("input", move |event| {
            if let Some(name) = page::whole_value(&event) {
                s.name_organization(&name);
            }
        })
        .on("blur", move |_| s.end_typing());
    (el("div").class("organization"))
        .child(el("label").class("field").attr("for", "organization").child(w.say(phrase::TAKE_NAME)))
        .child(field)
        .child(el("p").class("hint").attr("id", "organization-hint").child(w.say(phrase::TAKE_NAME_HINT)))
}

/// The two forms of a list.
fn tables(kind: &str) -> Vec<(String, Phrase)> {
    vec![([kind, ".xlsx"].concat(), phrase::TAKE_XLSX), ([kind, ".csv"].concat(), phrase::TAKE_CSV)]
}

/// One thing to take: what it is, what it is for, a button for each of its forms, and how that went.
fn one(s: Session, w: Words, level: u8, title: String, text: &str, forms: &[(String, Phrase)]) -> El {
    let id = ["take-", forms.first().map_or("", |(kind, _)| kind)].concat();
    let buttons: Vec<El> = forms
        .iter()
        .map(|(kind, label)| {
            let taken = kind.clone();
            button("secondary", w.say(*label), move || s.take(&taken)).attr("data-kind", kind.clone()).attr("aria-describedby", id.clone())
        })
        .collect();
    let kinds: Vec<String> = forms.iter().map(|(kind, _)| kind.clone()).collect();
    let told = outcome(s, w, move |kind| kinds.iter().any(|k| k == kind));
    (el("div").class("take-one"))
        .child(el("div").child(heading(level + 3, title, false).attr("id", id)).child(el("p").child(text.to_owned())))
        .child(el("div").class("buttons").child(buttons))
        .child(el("div").class("told").attr("role", "status").child(told))
}

fn named(s: Session, asked: u8) -> Vec<&'static Standard> {
    s.catalog.standards.iter().enumerate().filter(|(n, _)| asked & 1 << n != 0).map(|(_, standard)| standard).collect()
}

/// A statement for each standard asked, and one for all where there are several.
fn statements(s: Session, w: Words, level: u8, asked: u8) -> Vec<El> {
    let standards = named(s, asked);
    let controls = |bits: &dyn Fn(u8) -> bool| s.catalog.items.iter().filter(|q| q.control && bits(q.standards)).count();
    let mut all = Vec::new();
    for standard in &standards {
        let bit = s.catalog.standards.iter().position(|of| of.key == standard.key).map_or(0, |n| 1_u8 << n);
        let text = w.count(phrase::TAKE_SOA_SAY, controls(&|of| of & bit != 0), &[]);
        all.push(one(s, w, level, [standard.name, ":", standard.edition].concat(), &text, &tables(&["soa-", standard.key].concat())));
    }
    if standards.len() > 1 {
        let text = w.count(phrase::TAKE_SOA_SAY, controls(&|of| of & asked != 0), &[]);
        all.push(one(s, w, level, w.say(phrase::TAKE_COMBINED).into(), &text, &tables("soa-combined")));
    }
    all
}

/// A file for the platform for each standard asked.
fn platforms(s: Session, w: Words, level: u8, asked: u8) -> Vec<El> {
    let file = |standard: &&Standard| {
        let kind = ["ciso-assistant-", standard.key, ".xlsx"].concat();
        let title = w.fill(phrase::TAKE_PLATFORM, &[("standard", standard.name)]);
        one(s, w, level, title, w.say(phrase::TAKE_PLATFORM_SAY), &[(kind, phrase::TAKE_XLSX)])
    };
    named(s, asked).iter().map(file).collect()
}
