//! Promise: what `axe.rs` promises in light holds in the dark, in the system's own colours, from right to left, at twice the size, and in a
//! frame of 320 pixels: in Chromium for all scenes but the page with every question, whose rows are those of the groups; in Firefox and
//! WebKit for the main ones.

use anyhow::Result;
use browser_tests::Engine::{Chromium, Firefox, WebKit};
use browser_tests::rules::holds;
use browser_tests::walk::{Mode, Which};

/// Names of tests, the engine and the mode of each.
macro_rules! walks {
    ($($name:ident: $engine:ident, $mode:ident, $which:ident;)+) => { $(
        #[tokio::test]
        async fn $name() -> Result<()> {
            holds($engine, Mode::$mode, Which::$which).await
        }
    )+ };
}

walks! {
    all_in_the_dark_in_chromium: Chromium, Dark, Most;
    all_in_forced_colours_in_chromium: Chromium, Forced, Most;
    all_from_right_to_left_in_chromium: Chromium, Rtl, Most;
    all_at_twice_the_size_in_chromium: Chromium, Zoom, Most;
    all_in_a_narrow_frame_in_chromium: Chromium, Narrow, Most;
    main_in_the_dark_in_firefox: Firefox, Dark, Main;
    main_in_forced_colours_in_firefox: Firefox, Forced, Main;
    main_from_right_to_left_in_firefox: Firefox, Rtl, Main;
    main_at_twice_the_size_in_firefox: Firefox, Zoom, Main;
    main_in_a_narrow_frame_in_firefox: Firefox, Narrow, Main;
    // WebKitGTK has no forced colours, and takes a dark scheme from its desktop alone: there the host page is dark.
    main_in_the_dark_in_webkit: WebKit, Dark, Main;
    main_from_right_to_left_in_webkit: WebKit, Rtl, Main;
    main_at_twice_the_size_in_webkit: WebKit, Zoom, Main;
    main_in_a_narrow_frame_in_webkit: WebKit, Narrow, Main;
}
