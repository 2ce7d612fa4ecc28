//! Where does the host's brand show? Beside the title, in the colour of what can be pressed, and in a call to action that gates nothing.

use super::{
    cells::{Following, follow},
    parts::button::button,
    session::Session,
    tell,
    view::{El, Node, el, live, nothing},
};
use crate::{
    accent::{hex, parse, readable},
    brand::{ACCENT, HREF, LABEL, LOGO, NAME, NAMES, accepted, leaves_browser},
    browser::{host, page},
    wording::{Words, phrase},
};
use web_sys::{Event, HtmlElement};

/// Sets one of the options by its name. What does not fit is nothing from then on, and false.
pub fn set(s: Session, name: &str, value: &str) -> bool {
    let options = NAMES.iter().zip(s.brand).enumerate();
    let Some((n, (_, place))) = options.into_iter().find(|(_, (known, _))| **known == name) else { return false };
    let kept = accepted(n, value);
    let text = kept.unwrap_or_default();
    // What stays the same is not made anew.
    if place.with_untracked(|now| now != text) {
        place.set(text.to_owned());
    }
    kept.is_some()
}

/// The host's logo and name. Where there is none, nothing stands there.
pub fn name(s: Session) -> Node {
    live(move || {
        let (name, logo) = (s.brand[NAME].get(), s.brand[LOGO].get());
        if name.is_empty() && logo.is_empty() {
            return nothing();
        }
        let brand = el("div").class("brand").attr("part", "brand");
        // The name beside it says what the logo would; one that cannot be loaded leaves the name alone.
        let picture = || el("img").attr("part", "logo").attr("alt", "").attr("src", logo.clone()).on("error", |event| page::hide(&event));
        brand.child((!logo.is_empty()).then(picture)).child(el("bdi").child(name)).into()
    })
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

/// The host's call to action: a plain link, which the host may answer in its own way. It needs a label and an address, and a sample is no
/// place for one.
pub fn cta(s: Session, w: Words) -> Node {
    live(move || {
        let (label, href) = (s.brand[LABEL].get(), s.brand[HREF].get());
        if label.is_empty() || href.is_empty() || s.sampled {
            return nothing();
        }
        let mut link = el("a").class("cta").attr("part", "cta").attr("dir", "auto").attr("href", href.clone()).child(label);
        if !leaves_browser(&href) {
            link = link.attr("target", "_blank").attr("rel", "noopener").attr("title", w.say(phrase::NEW_TAB));
        }
        let follow = move |event: Event| {
            if !tell::cta(s, &href) {
                event.prevent_default();
            }
        };
        link.on("click", follow).into()
    })
}

/// Lets the section's colours follow the host's accent, and says to the owner of the page what became of it.
pub fn dress(s: Session, section: &HtmlElement) -> Following {
    let section = section.clone();
    follow(move || {
        let colour = parse(&s.brand[ACCENT].get());
        let shown = colour.map(|colour| [readable(colour, false), readable(colour, true)].map(hex));
        if let (Some(colour), Some(shown)) = (colour, &shown) {
            host::inform(&corrected(&hex(colour), shown));
        }
        let [light, dark] = shown.unwrap_or_default();
        page::set_style(&section, "--brand-light", &light);
        page::set_style(&section, "--brand-dark", &dark);
    })
}

/// What became of an accent. No colour can be read on light and on dark paper, so each is another one on either of them.
pub fn corrected(asked: &str, [light, dark]: &[String; 2]) -> String {
    let why = " on dark paper, so that text in it has a contrast of at least 4.5 to 1";
    ["accent ", asked, " is shown as ", light, " on light paper and as ", dark, why].concat()
}
