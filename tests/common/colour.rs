//! Which colour does the style sheet mean? Tokens, their mixtures, and how much light and contrast they have.

use readiness_check::accent::{Rgb, parse};
use std::{fs, path::Path, sync::LazyLock};

/// Every file of `style/`, by name.
pub static STYLE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let order = fs::read_to_string(folder.join("order.txt")).expect("the order");
    let files = order.lines().map(str::trim).filter(|line| line.ends_with(".css"));
    files.map(|file| (file.to_owned(), fs::read_to_string(folder.join(file)).expect("a file of the style"))).collect()
});

/// The light of a channel, by the usual powers and not by the program's own roots.
static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let value = channel as f64 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// The light of a channel.
pub fn light(channel: u8) -> f64 {
    LIGHT[usize::from(channel)]
}

/// The light of a colour.
pub fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
}

/// The contrast of two colours, as the guidelines count it.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Lightness and the two axes of colour in OKLab.
pub fn oklab([r, g, b]: Rgb) -> [f64; 3] {
    let [r, g, b] = [light(r), light(g), light(b)];
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    [
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
}

/// So much of one colour in another, as `color-mix(in oklab, ...)` has it.
pub fn mixed(a: Rgb, share: f64, b: Rgb) -> Rgb {
    let (from, to) = (oklab(b), oklab(a));
    let [lightness, x, y] = std::array::from_fn(|n| from[n] + (to[n] - from[n]) * share);
    let l = (lightness + 0.3963377774 * x + 0.2158037573 * y).powi(3);
    let m = (lightness - 0.1055613458 * x - 0.0638541728 * y).powi(3);
    let s = (lightness - 0.0894841775 * x - 1.2914855480 * y).powi(3);
    let channels = [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    ];
    channels.map(|light| {
        let value = if light <= 0.0031308 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (value.clamp(0.0, 1.0) * 255.0).round() as u8
    })
}

/// Every token that is a colour, with its value on light and on dark paper.
pub fn tokens() -> Vec<(String, [Rgb; 2])> {
    let (_, text) = STYLE.iter().find(|(file, _)| file == "tokens.css").expect("the tokens");
    let declared = |line: &str| line.trim().strip_prefix("--")?.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let all: Vec<(String, String)> = text.lines().filter_map(declared).collect();
    let value = |value: &str| -> Option<[Rgb; 2]> {
        let (_, both) = value.split_once("light-dark(")?;
        let both = both.split_once(')').filter(|(both, _)| both.contains(", #"))?.0;
        let (light, dark) = both.split_once(", ")?;
        Some([parse(light)?, parse(dark)?])
    };
    let single = |name: &str| all.iter().find(|(n, _)| n == name).and_then(|(_, value)| parse(value.trim_end_matches(';'))).expect("the accent");
    let mut tokens: Vec<_> = all.iter().filter_map(|(name, text)| Some((name.clone(), value(text)?))).collect();
    tokens.push(("accent".to_owned(), ["brand-light", "brand-dark"].map(single)));
    tokens
}

/// A token's value on light and on dark paper.
pub fn token(name: &str) -> [Rgb; 2] {
    tokens().into_iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no token {name}")).1
}
