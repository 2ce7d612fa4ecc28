//! What do keys do in the page? Which one was pressed and where, and the focus that goes along with it.

use super::page::{after, closest, focus_within, set_attribute};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Where keys write or choose by themselves.
const WRITES: &str = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";

/// The single key that was pressed, without Ctrl, Alt or the like, and where: none where one writes. On a keyboard with other letters
/// it is the one that lies where the Latin letter does.
pub fn single_key(event: &Event) -> Option<(String, Element)> {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let held = key.ctrl_key() || key.meta_key() || key.alt_key();
    let target = event.target()?.dyn_into::<Element>().ok().filter(|target| !held && closest(target, WRITES).is_none())?;
    let name = key.key();
    let name = if name.is_ascii() { name } else { key.code().strip_prefix("Key").map(str::to_ascii_lowercase)? };
    Some((name, target))
}

/// Moves the focus to the element of a kind after or before one of them, or to the first, as far as it is shown: there to what the first
/// of two selectors finds, else the second. False where there is none.
pub fn focus_beside(root: &Element, kind: &str, now: Option<&Element>, on: bool, selectors: [&str; 2]) -> bool {
    let Ok(list) = root.query_selector_all(kind) else { return false };
    let all = (0..list.length()).filter_map(|n| list.item(n)?.dyn_into::<Element>().ok()).filter(|e| closest(e, "[hidden]").is_none());
    let all: Vec<Element> = all.collect();
    let at = now.and_then(|now| all.iter().position(|e| e == now));
    let to = match at {
        None => Some(0),
        Some(at) if on => at.checked_add(1),
        Some(at) => at.checked_sub(1),
    };
    to.and_then(|to| all.get(to)).is_some_and(|there| selectors.iter().any(|selector| focus_within(there, selector)))
}

/// Shows a dialog over the page once it is in the document; what is behind it takes no key until it is closed.
pub fn show_modal(dialog: &Element) {
    let dialog = dialog.clone();
    after(0, move || {
        if let Some(dialog) = dialog.dyn_ref::<web_sys::HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
}

/// Closes the dialog that an event came from; the browser gives the focus back to where it was.
pub fn close_modal(event: &Event) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(dialog) = target.and_then(|t| closest(&t, "dialog")?.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Lets the arrow keys walk over the marks of a picture that can be pressed: one stop of the Tab key for all of them. A mark becomes a
/// button only when somebody walks there. True where Enter or the space bar presses one.
pub fn walk_marks(event: &Event) -> bool {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|key| !(key.ctrl_key() || key.meta_key() || key.alt_key())) else {
        return false;
    };
    let Some(here) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return false };
    let now = closest(&here, MARK);
    let way = match key.key().as_str() {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        "Enter" | " " => {
            event.prevent_default();
            return now.is_some();
        }
        _ => return false,
    };
    event.prevent_default();
    let Some(list) = closest(&here, ".picture").and_then(|picture| picture.query_selector_all(MARK).ok()) else { return false };
    let mut marks = (0..list.length()).filter_map(|n| list.item(n)?.dyn_into::<Element>().ok());
    let next = match &now {
        None => marks.next(),
        Some(now) => nearest(now, marks, way),
    };
    if let Some(mark) = next {
        // What is inside an image is nobody's to find.
        if let Some(image) = closest(&mark, "svg") {
            set_attribute(&image, "role", "group");
        }
        let title = mark.get_attribute("data-title").unwrap_or_default();
        for (name, value) in [("role", "button"), ("tabindex", "-1"), ("aria-label", &title)] {
            set_attribute(&mark, name, value);
        }
        // A mark is no element of HTML, but takes the focus by the same name.
        let _ = mark.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
    false
}

/// What can be pressed in a picture.
const MARK: &str = "[data-key]";

/// The nearest mark that way: straight ahead counts most.
fn nearest(now: &Element, marks: impl Iterator<Item = Element>, (across, down): (f64, f64)) -> Option<Element> {
    let middle = |mark: &Element| {
        let edges = mark.get_bounding_client_rect();
        (edges.x() + edges.width() / 2.0, edges.y() + edges.height() / 2.0)
    };
    let (x, y) = middle(now);
    let mut best: Option<(f64, Element)> = None;
    for mark in marks {
        let (to_x, to_y) = middle(&mark);
        let (dx, dy) = (to_x - x, to_y - y);
        let (ahead, aside) = (dx * across + dy * down, (dx * down + dy * across).abs());
        let far = ahead + 4.0 * aside;
        if ahead > 1.0 && best.as_ref().is_none_or(|(least, _)| far < *least) {
            best = Some((far, mark));
        }
    }
    best.map(|(_, mark)| mark)
}
