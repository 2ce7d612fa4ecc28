//! How does the loader learn that the program has failed? The bound script tells it, and lets nothing of the program run after that.

use anyhow::{Result, bail};

/// What stands in the script that wasm-bindgen writes, and what stands there instead. Each must be found once: another version writes otherwise.
const CHANGES: [(&str, &str); 2] = [
    (
        "function __wbg_call_abort_hook() {",
        "let tell;\nexport function on_stop(run) { tell = run; }\nfunction __wbg_call_abort_hook() {\nqueueMicrotask(() => tell?.());",
    ),
    // A listener that is still there after the end, such as one of the window, does nothing; it would throw each time.
    ("const real = (...args) => {", "const real = (...args) => {\nif (__wbg_called_abort || state.instance !== __wbg_instance_id) return;"),
];

/// The script with a function `on_stop` that takes what is to run when the program has failed.
pub fn told(script: &str) -> Result<String> {
    let mut script = script.to_owned();
    for (old, new) in CHANGES {
        if script.matches(old).count() != 1 {
            bail!("the bound script has `{old}` {} times and not once", script.matches(old).count());
        }
        script = script.replacen(old, new, 1);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_is_written_otherwise_is_refused() -> Result<()> {
        let whole = format!("{}\n{}\n", CHANGES[0].0, CHANGES[1].0);
        assert!(told(&whole)?.contains("export function on_stop"));
        assert!(told(CHANGES[0].0).is_err() && told(&whole.repeat(2)).is_err());
        Ok(())
    }
}
