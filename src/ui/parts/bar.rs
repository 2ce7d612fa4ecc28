//! How is a range drawn? Solid up to the worst case, open up to the best case.

use leptos::prelude::*;

/// A bar from 0 to 1; decoration beside the words that say the same.
pub fn range_bar(hue: String, low: f64, high: f64) -> AnyView {
    let percent = |share: f64| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <span class=format!("bar {hue}") aria-hidden="true">
            <span class="bar-open" style:inline-size=percent(high)></span>
            <span class="bar-sure" style:inline-size=percent(low)></span>
        </span>
    }
    .into_any()
}

/// A bar of progress: how many of how many are answered. Another shape than readiness.
pub fn progress(label: String, value: usize, of: usize) -> AnyView {
    view! { <progress class="progress" aria-label=label max=of.max(1).to_string() value=value.to_string()></progress> }.into_any()
}
