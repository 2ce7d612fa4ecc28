//! How wide is a text? Estimated without a page, by the average width of each class of letter.
//!
//! The host's font is not known. The widths are those of a wide one (Verdana, DejaVu Sans), so that in any other a text is shorter than
//! was reckoned and never longer.

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// The size of the letters in pixels.
    pub size: u8,
    /// Whether it is bold.
    pub bold: bool,
}

/// The width of a text in pixels, rounded up.
pub fn width(text: &str, face: Face) -> i32 {
    let hundredths: i32 = text.chars().map(hundredths).sum();
    let percent = if face.bold { 112 } else { 100 };
    (hundredths * i32::from(face.size) * percent + 9_999) / 10_000
}

/// The width of a letter in hundredths of the font's size.
fn hundredths(letter: char) -> i32 {
    match letter {
        // Marks that stand over or under a letter, and signs that only steer the direction.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0,
        'i' | 'j' | 'l' | 'I' | '\'' | '|' => 30,
        ' ' | '.' | ',' | ':' | ';' | '\u{a0}' | '\u{202f}' => 33,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '!' | '\u{b7}' => 41,
        'c' | 's' | 'z' | 'k' | 'v' | 'x' | 'y' | 'J' => 57,
        'm' | 'M' | 'W' | '%' | '@' | '\u{2014}' | '\u{2026}' => 99,
        'w' | 'O' | 'Q' | 'G' | 'D' | 'H' | 'N' | 'U' => 81,
        'A'..='Z' => 70,
        '\0'..='\u{7f}' => 63,
        '\u{590}'..='\u{6ff}' => 66,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 100,
        '\u{1f000}'.. => 130,
        _ => 70,
    }
}

/// The text if it fits into so many pixels, otherwise its beginning with an ellipsis; empty where not even that fits.
pub fn fit(text: &str, face: Face, room: i32) -> String {
    if width(text, face) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        cut.push(letter);
        if width(&cut, face) + width("\u{2026}", face) > room {
            cut.pop();
            break;
        }
    }
    let kept = cut.trim_end().len();
    cut.truncate(kept);
    cut.push('\u{2026}');
    if width(&cut, face) <= room { cut } else { String::new() }
}

/// The text in at most so many lines of so many pixels, and whether something of it had to go.
pub fn wrap(text: &str, face: Face, room: i32, most: usize) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, face) <= room {
            line = longer;
            continue;
        }
        if lines.len() + 1 >= most || line.is_empty() {
            // The last line, or a word that no line holds: what is left is cut where the room ends.
            let rest = words.fold(longer, |all, word| format!("{all} {word}"));
            lines.push(fit(&rest, face, room));
            return (lines, true);
        }
        lines.push(std::mem::replace(&mut line, word.to_owned()));
        if width(&line, face) > room {
            let rest = words.fold(line, |all, word| format!("{all} {word}"));
            lines.push(fit(&rest, face, room));
            return (lines, true);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    (lines, false)
}
