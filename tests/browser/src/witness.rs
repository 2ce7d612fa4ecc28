//! What does a page see of itself from its first moment on, in every engine?

use std::fs;

use anyhow::{Context, Result};
use xtask::server::{Change, Server};

/// Runs before a page's own scripts: keeps what went wrong, the element's events, and what is said on the console.
/// It keeps what another run of it has kept, and changes nothing else of the page.
pub const WITNESS: &str = "
    window.witness = { violations: [], errors: [], events: [], warnings: [], console: [] };
    document.addEventListener('securitypolicyviolation', (event) =>
        witness.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    addEventListener('error', (event) => witness.errors.push(String(event.message || event.target)), true);
    addEventListener('unhandledrejection', (event) => witness.errors.push(String(event.reason)));
    for (const type of ['ready', 'progress', 'result', 'deepened', 'storage', 'cta', 'share', 'export', 'error'])
        document.addEventListener(`readiness:${type}`, (event) => {
            const { detail, bubbles, composed, cancelable, target, eventPhase } = event;
            witness.events.push({ type, detail, bubbles, composed, cancelable, frozen: Object.isFrozen(detail), target: target.id || target.localName, eventPhase });
        });
    for (const [level, list] of [['warn', witness.warnings], ['error', witness.console]]) {
        const say = console[level];
        console[level] = (...words) => { list.push(words.join(' ')); say.apply(console, words); };
    }";

/// Where the server has it for engines that let no test run a script before a page's own.
pub const ADDRESS: &str = "/witness.js";

/// The page with the witness as its first script.
pub fn beside(page: &str) -> String {
    page.replacen("<head>", &format!("<head><script src=\"{ADDRESS}\"></script>"), 1)
}

/// Serves the witness, and puts it into each page of the finished folder.
pub fn serve(server: &Server, script: &str) -> Result<()> {
    server.page(ADDRESS, script);
    for entry in fs::read_dir(crate::dist()?)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // A page that carries a policy of its own forbids a script that it does not know.
        let text = if name.ends_with(".html") { fs::read_to_string(&path).with_context(|| format!("{name} cannot be read"))? } else { continue };
        if !text.contains("http-equiv=\"Content-Security-Policy\"") {
            server.change(&format!("/{name}"), Change::Content(beside(&text).into_bytes()));
        }
    }
    Ok(())
}
