//! Promise: what `axe.rs` promises in light holds in the dark, in the system's own colours, from right to left, at twice the size, and in a
//! frame of 320 pixels: for all scenes but the page with every question, whose rows are those of the groups.

use anyhow::Result;
use browser_tests::Engine::{Chromium, Firefox, WebKit};
use browser_tests::rules::holds;
use browser_tests::walk::{Mode, Which};

/// Names of tests, with the engine and the mode of each.
macro_rules! walks {
    ($($name:ident: $engine:ident, $mode:ident;)+) => { $(
        #[tokio::test]
        async fn $name() -> Result<()> {
            holds($engine, Mode::$mode, Which::Most).await
        }
    )+ };
}

walks! {
    all_in_the_dark_in_chromium: Chromium, Dark;
    all_in_forced_colours_in_chromium: Chromium, Forced;
    all_from_right_to_left_in_chromium: Chromium, Rtl;
    all_at_twice_the_size_in_chromium: Chromium, Zoom;
    all_in_a_narrow_frame_in_chromium: Chromium, Narrow;
    all_in_the_dark_in_firefox: Firefox, Dark;
    all_in_forced_colours_in_firefox: Firefox, Forced;
    all_from_right_to_left_in_firefox: Firefox, Rtl;
    all_at_twice_the_size_in_firefox: Firefox, Zoom;
    all_in_a_narrow_frame_in_firefox: Firefox, Narrow;
    // WebKitGTK has no forced colours, and takes a dark scheme from its desktop alone: there the host page is dark.
    all_in_the_dark_in_webkit: WebKit, Dark;
    all_from_right_to_left_in_webkit: WebKit, Rtl;
    all_at_twice_the_size_in_webkit: WebKit, Zoom;
    all_in_a_narrow_frame_in_webkit: WebKit, Narrow;
}
