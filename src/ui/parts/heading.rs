//! How is a heading made at a level that the host decides?

use leptos::prelude::*;

/// A heading of level 2 to 6; deeper ones stay at 6. `focusable` ones take the focus when a screen changes.
pub fn heading(level: u8, text: String, focusable: bool) -> AnyView {
    let tab = focusable.then_some("-1");
    let class = if focusable { "heading screen-heading" } else { "heading" };
    match level {
        0..=2 => view! { <h2 class=class tabindex=tab>{text}</h2> }.into_any(),
        3 => view! { <h3 class=class tabindex=tab>{text}</h3> }.into_any(),
        4 => view! { <h4 class=class tabindex=tab>{text}</h4> }.into_any(),
        5 => view! { <h5 class=class tabindex=tab>{text}</h5> }.into_any(),
        _ => view! { <h6 class=class tabindex=tab>{text}</h6> }.into_any(),
    }
}
