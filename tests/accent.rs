//! Promise: whatever accent a host asks for, text in it and on it can be read on every surface, and its hue stays what it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use readiness_check::accent::{Rgb, hex, parse, readable};
use std::{fs, path::Path, sync::LazyLock};

/// What the guidelines ask of text.
const LEAST: f64 = 4.5;

/// The light of a channel, by the usual powers and not by the program's own roots.
static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let value = channel as f64 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

fn light(channel: u8) -> f64 {
    LIGHT[usize::from(channel)]
}

fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Chroma and hue in OKLab, the hue in degrees.
fn hue([r, g, b]: Rgb) -> (f64, f64) {
    let [r, g, b] = [light(r), light(g), light(b)];
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    let b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    (a.hypot(b), b.atan2(a).to_degrees())
}

/// A colour of the style sheet, on light and on dark paper.
fn token(name: &str) -> [Rgb; 2] {
    let tokens = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css")).expect("the tokens");
    let line = tokens.lines().find(|line| line.trim_start().starts_with(&format!("--{name}:"))).unwrap_or_else(|| panic!("no token {name}"));
    let (_, both) = line.split_once("light-dark(").expect("a light and a dark value");
    let (both, _) = both.split_once(')').expect("an end");
    let [light, dark]: [Rgb; 2] = both.split(", ").map(|c| parse(c).expect("a colour")).collect::<Vec<_>>().try_into().expect("two");
    [light, dark]
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
    for (name, dark) in [("brand-light", false), ("brand-dark", true)] {
        let tokens = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css")).expect("the tokens");
        let (_, rest) = tokens.split_once(&format!("--{name}: ")).expect("the token");
        let colour = parse(&rest[..7]).expect("a colour");
        assert_eq!(readable(colour, dark), colour, "{name}");
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
