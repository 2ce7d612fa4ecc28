//! How do scripts travel? Without comments and indents, as visitors need neither.

use minifier::js;

/// The same script, smaller. Names stay, so that a message of the browser can be followed back to the source.
pub fn small(script: &str) -> String {
    js::minify(script).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_and_keeps_what_is_said() {
        let script = "// head\nclass A {\n  #b = `x ${ 1 + 2 } // kept`;\n  /* gone */\n  get c() { return this.#b ?? /a\\/b/.test(\"'\"); }\n}\n";
        let small = small(script);
        assert!(!small.contains("head") && !small.contains("gone"), "{small}");
        assert!(small.contains("// kept") && small.contains("#b") && small.contains("/a\\/b/"), "{small}");
    }
}
