//! How does a host's colour stay readable? Darker on light paper and lighter on dark paper, by just as much as text in it needs.
//!
//! The colour moves along its own lightness in OKLab, where a hue looks the same from dark to light, and loses chroma only where a screen
//! cannot show it. Roots are taken by Newton's method: the usual powers of fractions would cost the visitor two kilobytes of code.

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// The least contrast of text, as the accessibility guidelines have it.
const LEAST: f64 = 4.5;
/// What a corrected colour aims for, so that it still has enough in whole steps of its channels.
const AIM: f64 = 4.57;

/// The light surface that is hardest to be read on, of all that `style/tokens.css` has under text in the accent.
const LIGHT: Rgb = [0xf6, 0xf7, 0xf8];
/// The same of the dark ones.
const DARK: Rgb = [0x2b, 0x26, 0x14];

/// The colour that `#rgb` or `#rrggbb` stands for.
pub fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| matches!(digits.len(), 3 | 6))?;
    let mut number = digits.chars().try_fold(0, |number, digit| Some(number * 16 + digit.to_digit(16)?))?;
    if digits.len() == 3 {
        number = ((number & 0xf00) << 8 | (number & 0xf0) << 4 | number & 0xf) * 17;
    }
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// A colour as `#rrggbb`.
pub fn hex([red, green, blue]: Rgb) -> String {
    let number = u32::from_be_bytes([0, red, green, blue]);
    let mut text = String::from("#");
    for place in (0..6).rev() {
        text.extend(char::from_digit(number >> (4 * place) & 15, 16));
    }
    text
}

/// The colour itself where text in it can be read on this paper, else the nearest of its hue in which it can.
pub fn readable(colour: Rgb, dark: bool) -> Rgb {
    let paper = luminance(if dark { DARK } else { LIGHT }.map(linear));
    let ratio = |light: [f64; 3]| {
        let light = luminance(light);
        (light.max(paper) + 0.05) / (light.min(paper) + 0.05)
    };
    let light = colour.map(linear);
    if ratio(light) >= LEAST {
        return colour;
    }
    let lab = to_lab(light);
    let (mut near, mut far) = (lab[0], f64::from(u8::from(dark)));
    for _step in 0..10 {
        let middle = (near + far) / 2.0;
        if ratio(shown(lab, middle)) >= AIM { far = middle } else { near = middle }
    }
    shown(lab, far).map(encoded)
}

/// A colour at another lightness, with as much of its chroma as a screen can show there.
fn shown([_, a, b]: [f64; 3], lightness: f64) -> [f64; 3] {
    let at = |share: f64| from_lab([lightness, a * share, b * share]);
    let can = |share: f64| at(share).iter().all(|channel| (-1e-4..=1.0001).contains(channel));
    if can(1.0) {
        return at(1.0);
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _step in 0..10 {
        let middle = (low + high) / 2.0;
        if can(middle) { low = middle } else { high = middle }
    }
    at(low)
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The light of a channel.
#[inline(never)]
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    base * base * root(base * base, 5)
}

/// The channel that gives this light.
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.0031308 { light * 12.92 } else { 1.055 * root(light * light * light * light * light, 12) - 0.055 };
    (value * 255.0 + 0.5) as u8
}

/// The root of that degree, of a number from 0 to little more than 1.
#[inline(never)]
fn root(number: f64, degree: u8) -> f64 {
    let mut root = 1.0;
    for _step in 0..60 {
        let power = (1..degree).fold(1.0, |power, _| power * root);
        let step = (number / power - root) / f64::from(degree);
        root += step;
        if step.abs() < 1e-10 {
            break;
        }
    }
    root
}

fn times(matrix: [[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// Light as OKLab has it: lightness, then two axes of colour.
fn to_lab(light: [f64; 3]) -> [f64; 3] {
    let cones = times(
        [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]],
        light,
    );
    times(
        [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]],
        cones.map(|cone| root(cone, 3)),
    )
}

/// The way back; outside of 0 to 1 where no screen can show it.
#[inline(never)]
fn from_lab(lab: [f64; 3]) -> [f64; 3] {
    let cones = times([[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]], lab);
    times(
        [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.7076147010]],
        cones.map(|cone| cone * cone * cone),
    )
}
