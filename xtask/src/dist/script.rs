//! How do scripts travel? Without comments and indents, as visitors need neither.

use minifier::js;

/// The same script, smaller. Names stay, so that a message of the browser can be followed back to the source.
pub fn small(script: &str) -> String {
    js::minify(script).to_string()
}

/// The loader, smaller still: what a class keeps to itself has short names, which no page can see.
pub fn smallest(script: &str) -> String {
    let script = small(script);
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let mut names: Vec<String> = Vec::new();
    for rest in script.split("this.#").skip(1) {
        let name: String = rest.chars().take_while(|letter| is_part(*letter)).collect();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').collect();
    let short = |name: &str| names.iter().position(|known| known == name).and_then(|n| letters.get(n));
    let mut pieces = script.split('#');
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let name: String = piece.chars().take_while(|letter| is_part(*letter)).collect();
        // A sign in a text is followed by no name of the class, or stands after a quote.
        match short(&name).filter(|_| !made.ends_with(['"', '\'', '`'])) {
            Some(letter) => made.push_str(&format!("#{letter}{}", piece.strip_prefix(name.as_str()).unwrap_or_default())),
            None => made.push_str(&format!("#{piece}")),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_and_keeps_what_is_said() {
        let script = "// head\nclass A {\n  #b = `x ${ 1 + 2 } // kept`;\n  /* gone */\n  get c() { return this.#b ?? /a\\/b/.test(\"'\"); }\n}\n";
        let small = small(script);
        assert!(!small.contains("head") && !small.contains("gone"), "{small}");
        let smallest = smallest(script);
        assert!(smallest.contains("#A = `") || smallest.contains("#A=`") && smallest.contains("this.#A"), "{smallest}");
        assert!(smallest.contains("// kept"), "{smallest}");
        let many: String = (0..60).map(|n| format!("this.#name{n};")).collect();
        let many = super::smallest(&many);
        assert!(many.contains("#A") && many.contains("#z") && many.contains("#name52") && !many.contains('['), "{many}");
        assert!(small.contains("// kept") && small.contains("#b") && small.contains("/a\\/b/"), "{small}");
    }
}
