//! In which language is the report printed? In that of the visit, or in any other that there is, whose words come only when they are wanted.

use crate::{
    browser::page,
    catalog::words::Guidance,
    ui::{
        cells::Val,
        session::{Report, Session},
        spoken::words,
        view::{El, el, live},
    },
    wording::{Phrase, Words, phrase},
};
use std::sync::Arc;
use web_sys::Event;

/// The choice, where there is one to make.
pub fn report_language(s: Session, w: Words) -> Option<El> {
    let languages = s.host.with_untracked(|host| host.as_ref().map(|host| host.languages())).unwrap_or_default();
    choice(s, w, &languages)
}

/// The same among these languages, each with its tag and its own name.
pub fn choice(s: Session, w: Words, languages: &[(String, String)]) -> Option<El> {
    if languages.len() < 2 {
        return None;
    }
    let chosen = s.report.with_untracked(|report| report.as_ref().map_or(w.lang(), |report| report.words.lang()));
    // What there is to say, and the language that was asked for last.
    let (said, wanted) = (Val::new((chosen != w.lang()).then_some(phrase::REPORT_OTHER)), Val::new(chosen.to_owned()));
    let options: Vec<El> = (languages.iter())
        .map(|(tag, name)| {
            let option = el("option").attr("value", tag.clone()).attr("lang", tag.clone()).flag("selected", tag == chosen);
            option.child(name.clone())
        })
        .collect();
    let pick = move |event: Event| {
        wanted.set(page::value(&event));
        fetch(s, w, said, wanted);
    };
    let list = (el("select").attr("id", "report-language")).property("value", move || wanted.get()).on("change", pick).child(options);
    let told = live(move || said.get().map(|said| w.say(said)));
    let choice = (el("div").class("report-language"))
        .child(el("label").class("field").attr("for", "report-language").child(w.say(phrase::REPORT_LANGUAGE)))
        .child(list)
        .child(el("p").class("hint").attr("role", "status").child(told));
    Some(choice)
}

/// Gets the words of the language that is wanted, and lets the report have them.
fn fetch(s: Session, w: Words, said: Val<Option<Phrase>>, wanted: Val<String>) {
    let lang = wanted.get_untracked();
    s.report.set(None);
    if lang == w.lang() {
        return said.set(None);
    }
    said.set(Some(phrase::REPORT_WAITING));
    let Some(host) = s.host.get_untracked() else { return };
    let asked = lang.clone();
    host.fetch_packs(&lang, move |packs| {
        // Another language may be wanted meanwhile, or the screen may have gone.
        if wanted.try_get_untracked().as_ref() != Some(&asked) {
            return;
        }
        let report = packs.and_then(|[first, second]| {
            let (words, guidance) = (words(&first), Guidance::from_text(&second)?);
            words.learn(&guidance.phrases);
            Some(Report { words, guidance: Arc::new(guidance) })
        });
        said.set(Some(if report.is_some() { phrase::REPORT_OTHER } else { phrase::REPORT_FAILED }));
        if report.is_none() {
            wanted.set(w.lang().to_owned());
        }
        s.report.set(report);
    });
}
