//! What does the program do to the page? Focus, scrolling within itself, timers, and listening for its end.

use super::promise;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Runs something after so many milliseconds.
#[inline(always)]
pub fn after(milliseconds: i32, run: impl FnOnce() + 'static) {
    after_boxed(milliseconds, Box::new(run));
}

#[inline(never)]
fn after_boxed(milliseconds: i32, run: Box<dyn FnOnce()>) {
    let once = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(once.unchecked_ref(), milliseconds);
    }
}

/// Moves the focus to an element, unfolding what hides it. False where it cannot take the focus.
pub fn focus(element: &Element) -> bool {
    while let Some(folded) = closest(element, "details:not([open])") {
        set_attribute(&folded, "open", "");
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    let active = js_sys::Reflect::get(&element.get_root_node(), &"activeElement".into());
    active.is_ok_and(|active| active == *AsRef::<JsValue>::as_ref(element))
}

/// Lets the keys scroll a box sideways whose content is wider than it, under this name. Not every browser lets them by itself.
pub fn scroll_by_keys(room: &Element, name: &str) {
    if room.scroll_width() > room.client_width() {
        for (attribute, value) in [("tabindex", "0"), ("role", "group"), ("aria-label", name)] {
            let _ = room.set_attribute(attribute, value);
        }
    }
}

/// Moves the focus to the first element inside another that a selector fits. False where there is none that takes it.
pub fn focus_within(root: &Element, selector: &str) -> bool {
    focus_nth(root, selector, 0)
}

/// The same for the one after so many; where there are fewer now, for the first.
pub fn focus_nth(root: &Element, selector: &str, n: u32) -> bool {
    let Ok(found) = root.query_selector_all(selector) else { return false };
    let element = found.item(n).or_else(|| found.item(0)).and_then(|node| node.dyn_into::<Element>().ok());
    element.is_some_and(|element| focus(&element))
}

/// How many elements of the same view with the same attribute stand before the one that an event came from.
pub fn place_among(event: &Event, attribute: &str) -> u32 {
    let from = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(link) = from.and_then(|f| closest(&f, &["[", attribute, "]"].concat())) else { return 0 };
    let selector = ["[", attribute, "=\"", &link.get_attribute(attribute).unwrap_or_default(), "\"]"].concat();
    let all = closest(&link, "section").and_then(|root| root.query_selector_all(&selector).ok());
    all.map_or(0, |all| (0..all.length()).find(|n| all.item(*n).is_some_and(|node| node == *AsRef::<web_sys::Node>::as_ref(&link))).unwrap_or(0))
}

/// Moves the focus to the answer, or the first radio, of the fieldset that an event came from, for a button that is about to go.
pub fn focus_row_of(event: &Event) {
    let button = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(row) = button.and_then(|b| closest(&b, "fieldset")) {
        after(0, move || {
            // The arrow keys go on from the answer that is there.
            if !focus_within(&row, "input:checked") {
                focus_within(&row, "input[type=radio]");
            }
        });
    }
}

/// Moves the focus to the first element that a selector fits in the part of the page around an event, once the page has followed.
pub fn focus_near(event: &Event, around: &str, selector: String) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(around) = target.and_then(|t| closest(&t, around)) {
        after(0, move || {
            focus_within(&around, &selector);
        });
    }
}

/// The root that an element stands in, such as the shadow root's only section.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Checks the radio with that value among those of a question, and none where it is empty.
pub fn check_radio(fieldset: &Element, value: &str) {
    let Ok(radios) = fieldset.query_selector_all("input[type=radio]") else { return };
    for n in 0..radios.length() {
        if let Some(radio) = radios.item(n).and_then(|r| r.dyn_into::<HtmlInputElement>().ok()) {
            radio.set_checked(radio.value() == value);
        }
    }
}

/// Shows a tick in a box, or none.
pub fn show_tick(field: &Element, ticked: bool) {
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_checked(ticked);
    }
}

/// The value of the radio that an event came from; none for events of anything else.
pub fn radio_value(event: &Event) -> Option<String> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    (input.type_() == "radio").then(|| input.value())
}

/// The place of the present screen that an event came from.
pub fn screen_of(event: &Event) -> Option<Element> {
    closest(&event.target()?.dyn_into::<Element>().ok()?, ".screen")
}

/// Listens to an event of the window for as long as the handle lives.
pub struct Listener {
    target: web_sys::EventTarget,
    name: &'static str,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on the window.
    pub fn window(name: &'static str, run: impl FnMut(Event) + 'static) -> Option<Listener> {
        Self::on(web_sys::window()?.into(), name, Box::new(run))
    }

    /// Listens on the document.
    pub fn document(name: &'static str, run: impl FnMut(Event) + 'static) -> Option<Listener> {
        Self::on(web_sys::window()?.document()?.into(), name, Box::new(run))
    }

    fn on(target: web_sys::EventTarget, name: &'static str, run: Box<dyn FnMut(Event)>) -> Option<Listener> {
        let run = Closure::wrap(run);
        target.add_event_listener_with_callback(name, run.as_ref().unchecked_ref()).ok()?;
        Some(Listener { target, name, run })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.run.as_ref().unchecked_ref());
    }
}

/// A name by chance, for something that must not be called like anything else.
pub fn chance() -> String {
    let number = js_sys::Math::random() * f64::from(u32::MAX);
    let (mut rest, mut name) = (number as u32, String::new());
    while rest > 0 {
        name.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
    }
    name
}

/// Whether the page is hidden: the last moment at which a phone lets a page write.
pub fn hidden() -> bool {
    web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden())
}

/// Whether a page that is shown again comes back as it was left, without having been loaded.
pub fn came_back(event: &Event) -> bool {
    js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|v| v.as_bool() == Some(true))
}

/// Adds an entry to the browser's history that remembers a screen; only for the stand-alone page.
pub fn push_history(place: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.push_state(&place.into(), "");
    }
}

/// Lets the present entry of the history remember a screen; only for the stand-alone page.
pub fn replace_history(place: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state(&place.into(), "");
    }
}

/// The screen that a history event goes back to.
pub fn history_place(event: &Event) -> Option<String> {
    event.dyn_ref::<web_sys::PopStateEvent>()?.state().as_string()
}

/// Takes what follows a name in the fragment of the page's address, out of the address bar and out of the history too. A fragment that
/// does not begin so is the page's own.
pub fn take_fragment(name: &str) -> Option<String> {
    let window = web_sys::window()?;
    let (location, history) = (window.location(), window.history().ok()?);
    let text = location.hash().ok()?.strip_prefix('#')?.strip_prefix(name)?.to_owned();
    let address = [location.pathname().ok()?, location.search().ok()?].concat();
    let _ = history.replace_state_with_url(&history.state().ok()?, "", Some(&address));
    Some(text)
}

/// The address of the page without its fragment; of a page that is made for frames, the address of the stand-alone page beside it.
pub fn address() -> String {
    let Some(window) = web_sys::window() else { return String::new() };
    let href = window.location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    let framed = window.document().and_then(|d| d.query_selector(FRAME).ok().flatten()).is_some();
    match page.split('?').next().and_then(|path| path.rsplit_once('/')).filter(|_| framed) {
        Some((folder, _)) => [folder, "/index.html"].concat(),
        None => page.to_owned(),
    }
}

/// How a page says that it is made for frames.
const FRAME: &str = "meta[name='readiness-check'][content='frame']";

/// Hands the text of the field beside a button, which an event came from, to the clipboard; `done` hears whether that worked. Where it
/// did not, the text is selected, and the visitor's own keys copy it.
pub fn copy_beside(event: &Event, around: &str, done: impl Fn(bool) + 'static) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let field = target.and_then(|t| closest(&t, around)?.query_selector("input").ok().flatten()?.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let written = written(&field.value());
    let told = move |copied: bool| {
        if !copied {
            let _ = field.focus();
            field.select();
        }
        done(copied);
    };
    settled(written, Rc::new(told));
}

/// Tells whether what the browser promised came true; where it promised nothing, that it did not.
pub fn settled(promise: Option<JsValue>, done: Rc<dyn Fn(bool)>) {
    promise::came(promise, Rc::new(move |value: Option<JsValue>| done(value.is_some())));
}

/// What the clipboard promises where it is given a text; none where the browser offers none here.
fn written(text: &str) -> Option<JsValue> {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok().filter(|v| !v.is_undefined());
    let clipboard = of(&of(&web_sys::window()?.into(), "navigator")?, "clipboard")?;
    of(&clipboard, "writeText")?.dyn_into::<js_sys::Function>().ok()?.call1(&clipboard, &text.into()).ok()
}

/// Sets an attribute of an element of ours.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets a style property of an element of ours, or takes it away where it is empty; by script, as strict policies want it.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    let style = element.style();
    let _ = if value.is_empty() { style.remove_property(name).map(drop) } else { style.set_property(name, value) };
}

/// Takes an element out of sight that cannot be shown.
pub fn hide(event: &Event) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        set_attribute(&element, "hidden", "");
    }
}

/// The key of the mark of a picture that an event came from.
pub fn pressed_key(event: &Event) -> Option<u16> {
    let mark = closest(&event.target()?.dyn_into::<Element>().ok()?, "[data-key]")?;
    mark.get_attribute("data-key")?.parse().ok()
}

/// Gives the mark of a picture that is pointed at its tip, from the text that it carries.
pub fn show_title(event: &Event) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(mark) = target.and_then(|t| closest(&t, "[data-title]")) else { return };
    if mark.query_selector("title").ok().flatten().is_none() {
        let title = mark.owner_document().and_then(|d| d.create_element_ns(mark.namespace_uri().as_deref(), "title").ok());
        if let Some(title) = title {
            title.set_text_content(mark.get_attribute("data-title").as_deref());
            let _ = mark.prepend_with_node_1(&title);
        }
    }
}

/// Tells how wide an element is, in whole CSS pixels: now, and whenever that changes, for as long as the handle lives.
pub struct WidthWatch {
    observer: web_sys::ResizeObserver,
    _run: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Begins; none where the browser has no such observer.
    pub fn begin(element: &HtmlElement, mut told: impl FnMut(u32) + 'static) -> Option<WidthWatch> {
        let watched = element.clone();
        let tell = Rc::new(RefCell::new(move || told(watched.client_width().unsigned_abs())));
        tell.borrow_mut()();
        // What follows may change sizes itself, which an observer must not do while it observes.
        let run = Closure::<dyn FnMut()>::new(move || {
            let tell = tell.clone();
            after(0, move || {
                if let Ok(mut tell) = tell.try_borrow_mut() {
                    tell();
                }
            });
        });
        let observer = web_sys::ResizeObserver::new(run.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(WidthWatch { observer, _run: run })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the element that unfolds, which an event came from, is open now.
pub fn is_open(event: &Event) -> bool {
    let open = event.target().and_then(|target| js_sys::Reflect::get(&target, &"open".into()).ok());
    open.and_then(|v| v.as_bool()).unwrap_or_default()
}

/// The value of the field or list that an event came from.
pub fn value(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|v| v.as_string()).unwrap_or_default()
}

/// The value of the field that an event came from; none while a date is typed half: the field gives an empty text then, which would
/// take back what is kept.
pub fn whole_value(event: &Event) -> Option<String> {
    let validity = event.target().and_then(|target| js_sys::Reflect::get(&target, &"validity".into()).ok());
    let half = validity.and_then(|v| js_sys::Reflect::get(&v, &"badInput".into()).ok()).and_then(|v| v.as_bool());
    let value = value(event);
    (!value.is_empty() || half != Some(true)).then_some(value)
}

/// Shows a value in a field where it is another one than was `shown` last: to set a date anew would wipe what is typed half.
pub fn show_value(field: &Element, shown: &mut Option<String>, value: String) {
    if shown.as_ref() != Some(&value) {
        let _ = js_sys::Reflect::set(field, &"value".into(), &value.as_str().into());
        *shown = Some(value);
    }
}
