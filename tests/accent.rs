//! Promise: whatever accent a host asks for, text in it and on it can be read on every surface, and its hue stays what it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::colour::{contrast, oklab, token};
use readiness_check::accent::{Rgb, hex, parse, readable};

/// What the guidelines ask of text.
const LEAST: f64 = 4.5;

/// Chroma and hue in OKLab, the hue in degrees.
fn hue(colour: Rgb) -> (f64, f64) {
    let [_, a, b] = oklab(colour);
    (a.hypot(b), b.atan2(a).to_degrees())
}

/// Where text in the accent stands: on the page, on raised parts, in notices.
fn surfaces() -> [Vec<Rgb>; 2] {
    [0, 1].map(|dark| ["paper", "raised", "note"].map(|name| token(name)[dark]).to_vec())
}

fn everywhere(step: usize) -> impl Iterator<Item = Rgb> {
    let channel = move || (0..=255).step_by(step);
    channel().flat_map(move |r| channel().flat_map(move |g| channel().map(move |b| [r, g, b])))
}

#[test]
fn every_accent_can_be_read_and_keeps_its_hue() {
    let (surfaces, on) = (surfaces(), token("on-accent"));
    let (mut kept, mut corrected, mut coloured) = (0, 0, 0);
    for colour in everywhere(5) {
        for dark in [false, true] {
            let (now, paper) = (readable(colour, dark), usize::from(dark));
            let on_all = |c: Rgb| surfaces[paper].iter().map(|surface| contrast(c, *surface)).fold(f64::MAX, f64::min);
            assert!(on_all(now) >= LEAST, "{} on {}: {}", hex(now), hex(colour), on_all(now));
            assert!(contrast(now, on[paper]) >= LEAST, "text on {} is hard to read", hex(now));
            if on_all(colour) >= LEAST {
                assert_eq!(now, colour, "it was good already");
                kept += 1;
                continue;
            }
            corrected += 1;
            assert_eq!(readable(now, dark), now, "a second time changes it again");
            assert!(on_all(now) < 4.9, "{} is moved further than it needs to be: {}", hex(colour), hex(now));
            let ((before, from), (after, to)) = (hue(colour), hue(now));
            if before > 0.04 && after > 0.04 {
                let turned = (to - from + 540.0).rem_euclid(360.0) - 180.0;
                assert!(turned.abs() < 3.0, "{} turns by {turned} degrees to {}", hex(colour), hex(now));
                coloured += 1;
            }
        }
    }
    assert!(kept > 50_000 && corrected > 50_000 && coloured > 50_000, "{kept} {corrected} {coloured}");
}

#[test]
fn a_colour_stays_a_colour() {
    // A hue that was strong before is not turned to grey.
    for colour in ["#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#ff8800", "#e6007e", "#7a00ff"] {
        for dark in [false, true] {
            let now = readable(parse(colour).unwrap(), dark);
            assert!(hue(now).0 > 0.07, "{colour} becomes {}", hex(now));
        }
    }
    assert_eq!([false, true].map(|dark| hex(readable([0, 0, 0], dark))[1..3].to_owned()), ["00", "8d"]);
}

#[test]
fn the_default_accent_needs_no_correction() {
    for (colour, dark) in token("accent").into_iter().zip([false, true]) {
        assert_eq!(readable(colour, dark), colour, "{}", hex(colour));
    }
}

#[test]
fn a_colour_is_written_in_one_of_two_ways() {
    let good = [("#0b5fff", [11, 95, 255]), ("#0B5FFF", [11, 95, 255]), ("#fa0", [255, 170, 0]), ("#000", [0, 0, 0]), ("#FFFFFF", [255; 3])];
    for (text, colour) in good {
        assert_eq!(parse(text), Some(colour), "{text}");
        assert_eq!(parse(&hex(colour)), Some(colour));
    }
    let bad = [
        "",
        "#",
        "0b5fff",
        "#0b5ff",
        "#0b5f",
        "#ff",
        "#0b5fff0",
        "#0b5fff00",
        "#+1a",
        "#-12345",
        "#ggg",
        "# ff",
        "red",
        "rgb(0,0,0)",
        "#éé",
        "#0b5fé",
        "#１２３",
    ];
    for text in bad {
        assert_eq!(parse(text), None, "{text}");
    }
    assert_eq!(hex([1, 2, 254]), "#0102fe");
}
