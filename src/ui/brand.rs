//! Where does the host's brand show? Beside the title, in the colour of what can be pressed, and in a call to action that gates nothing.

use super::{
    cells::{Following, follow_key},
    parts::button::button,
    session::Session,
    tell,
    view::{El, Node, el, live_on},
};
use crate::{
    accent::{hex, parse, readable},
    brand::leaves_browser,
    browser::{host, page},
    wording::{Words, phrase},
};
use web_sys::{Event, HtmlElement};

/// The host's logo and name. Where there is none, nothing stands there.
pub fn name(s: Session) -> Node {
    live_on(
        move || s.brand.with(|b| (b.name.clone(), b.logo.clone())),
        |(name, logo)| {
            // The name beside it says what the logo would; one that cannot be loaded leaves the name alone.
            let logo = (!logo.is_empty())
                .then(|| el("img").attr("part", "logo").attr("alt", "").attr("src", logo.clone()).on("error", |event| page::hide(&event)));
            let bare = (!name.is_empty()).then(|| el("bdi").child(name.clone()));
            (logo.is_some() || bare.is_some()).then(|| el("div").class("brand").attr("part", "brand").child(logo).child(bare))
        },
    )
}

/// The button that closes the dialog, where the element stands in one.
pub fn close(s: Session, w: Words) -> Option<El> {
    let press = move || {
        if let Some(host) = s.host.get_untracked() {
            host.close();
        }
    };
    s.options.with_untracked(|o| o.dialog).then(|| button("quiet close", w.say(phrase::CLOSE), press))
}

/// The host's call to action: a plain link, which the host may answer in its own way. A sample is no place for one.
pub fn cta(s: Session, w: Words) -> Node {
    live_on(
        move || s.brand.with(|b| b.cta()).filter(|_| !s.sampled),
        move |both| {
            let (label, href) = both.clone()?;
            let mut link = el("a").class("cta").attr("part", "cta").attr("dir", "auto").attr("href", href.clone());
            if !leaves_browser(&href) {
                link = link.attr("target", "_blank").attr("rel", "noopener").attr("title", w.say(phrase::NEW_TAB));
            }
            let follow = move |event: Event| {
                if !tell::cta(s, &href) {
                    event.prevent_default();
                }
            };
            Some(link.child(label).on("click", follow))
        },
    )
}

/// Lets the section's colours follow the host's accent, and says to the owner of the page what became of it.
pub fn dress(s: Session, section: &HtmlElement) -> Following {
    let section = section.clone();
    follow_key(
        move || s.brand.with(|b| b.accent.clone()),
        move |accent| {
            let colour = parse(accent);
            for (name, dark) in [("--brand-light", false), ("--brand-dark", true)] {
                page::set_style(&section, name, &colour.map(|colour| hex(readable(colour, dark))).unwrap_or_default());
            }
            if let Some(line) = colour.and_then(corrected) {
                host::inform(&line);
            }
        },
    )
}

/// What became of an accent that could not be read on every surface as it was.
pub fn corrected(colour: crate::accent::Rgb) -> Option<String> {
    let papers = [(" on light paper", readable(colour, false)), (" on dark paper", readable(colour, true))];
    let changed: Vec<String> = papers.into_iter().filter(|(_, now)| *now != colour).map(|(paper, now)| [&hex(now), paper].concat()).collect();
    let why = ", so that text in it has a contrast of at least 4.5 to 1";
    (!changed.is_empty()).then(|| ["accent ", &hex(colour), " is shown as ", &changed.join(" and as "), why].concat())
}
