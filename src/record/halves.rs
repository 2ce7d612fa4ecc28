//! What becomes of half a character? Scripts can cut a text inside one; JSON then names a half that no text can hold.

/// The same JSON with the sign for an unreadable character in place of every half.
pub fn mended(json: &str) -> String {
    let (mut mended, mut rest) = (String::with_capacity(json.len()), json);
    while let Some((before, escape)) = rest.split_once('\\') {
        mended.push_str(before);
        mended.push('\\');
        let second = || escape.get(5..).and_then(|t| t.strip_prefix('\\')).and_then(unit);
        let (kept, taken) = match (unit(escape), escape.chars().next()) {
            (Some(0xD800..=0xDBFF), _) if second().is_some_and(|u| matches!(u, 0xDC00..=0xDFFF)) => (escape.get(..11), 11),
            (Some(0xD800..=0xDFFF), _) => (Some("ufffd"), 5),
            (_, first) => {
                let length = first.map_or(0, char::len_utf8);
                (escape.get(..length), length)
            }
        };
        mended.push_str(kept.unwrap_or_default());
        rest = escape.get(taken..).unwrap_or_default();
    }
    mended.push_str(rest);
    mended
}

/// The UTF-16 unit that an escape such as `ud83d` names.
fn unit(escape: &str) -> Option<u16> {
    u16::from_str_radix(escape.strip_prefix('u')?.get(..4)?, 16).ok()
}
