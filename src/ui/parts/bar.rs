//! How is a range drawn? Solid up to the worst case, open up to the best case.

use crate::ui::view::{El, el};

/// A bar from 0 to 1; decoration beside the words that say the same.
pub fn range_bar(hue: &str, low: f64, high: f64) -> El {
    // Whole thousandths: printing fractions would cost the visitor ten kilobytes of code.
    let percent = |share: f64| {
        let tenths = (share.clamp(0.0, 1.0) * 1000.0).round() as u32;
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let part = |class, share| el("span").class(class).style("inline-size", percent(share));
    el("span").class(format!("bar {hue}")).attr("aria-hidden", "true").child(part("bar-open", high)).child(part("bar-sure", low))
}

/// A bar of progress: how many of how many are answered. Another shape than readiness.
pub fn progress(label: String, value: usize, of: usize) -> El {
    el("progress").class("progress").attr("aria-label", label).attr("max", of.max(1).to_string()).attr("value", value.to_string())
}
