//! What does Lighthouse say of the stand-alone page? Its four scores, beside those that are wanted.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::Project;
use crate::server::Server;
use crate::{program, setup};

/// Each score as Lighthouse names it, and how much of 100 is wanted.
const WANTED: [(&str, &str, f64); 4] = [
    ("performance", "performance", 95.0),
    ("accessibility", "accessibility", 100.0),
    ("best-practices", "best practices", 100.0),
    ("seo", "SEO", 100.0),
];
/// As in a container: no sandbox of its own, no window.
const FLAGS: &str = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage";

/// Lets Lighthouse of these packages look at the finished folder, and prints what it says.
pub fn print(project: &Project, packages: &Path) -> Result<()> {
    let server = Server::start(project.dist(), 0).context("no port can be opened")?;
    let report = packages.join("lighthouse.json");
    let mut command = Command::new(packages.join("node_modules/.bin/lighthouse"));
    command.current_dir(packages).arg(server.address()).args(["--quiet", "--output=json", "--no-enable-error-reporting", FLAGS]);
    command.arg(format!("--only-categories={}", WANTED.map(|(key, ..)| key).join(",")));
    command.arg(format!("--output-path={}", report.display()));
    if let Some(chromium) = setup::chromium() {
        command.env("CHROME_PATH", chromium);
    }
    program::run(&mut command, "Lighthouse")?;
    let text = fs::read_to_string(&report).with_context(|| format!("{} cannot be read", report.display()))?;
    for line in lines(&serde_json::from_str(&text).context("Lighthouse's report cannot be read")?)? {
        println!("{line}");
    }
    Ok(())
}

/// A line for each score, and one for each audit that took something from a score that is to be whole.
fn lines(report: &Value) -> Result<Vec<String>> {
    let version = report.get("lighthouseVersion").and_then(Value::as_str).unwrap_or_default();
    let mut lines = vec![format!("Lighthouse {version}, as on a middling telephone")];
    for (key, name, least) in WANTED {
        let category = report.get("categories").and_then(|all| all.get(key)).with_context(|| format!("Lighthouse says nothing of {key}"))?;
        let Some(score) = category.get("score").and_then(Value::as_f64) else { bail!("Lighthouse could not look at {key}") };
        let score = (score * 100.0).round();
        lines.push(format!("{name:<16} {score:>4}   at least {least:<4} {}", if score >= least { "yes" } else { "no" }));
        if least < 100.0 {
            continue;
        }
        let audits = category.get("auditRefs").and_then(Value::as_array).into_iter().flatten();
        for id in audits.filter_map(|audit| audit.get("id")?.as_str()) {
            let audit = report.get("audits").and_then(|all| all.get(id));
            if audit.and_then(|audit| audit.get("score")?.as_f64()).is_some_and(|score| score < 1.0) {
                let title = audit.and_then(|audit| audit.get("title")?.as_str()).unwrap_or_default();
                lines.push(format!("                 {id}: {title}"));
            }
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_score_below_what_is_wanted_is_named_with_its_audits() -> Result<()> {
        let score = |score: f64| json!({ "score": score, "auditRefs": [{ "id": "robots-txt" }, { "id": "fine" }] });
        let report = json!({
            "lighthouseVersion": "12",
            "categories": { "performance": score(0.96), "accessibility": score(1.0), "best-practices": score(1.0), "seo": score(0.92) },
            "audits": { "robots-txt": { "score": 0, "title": "It is wrong" }, "fine": { "score": 1, "title": "Fine" } },
        });
        let lines = lines(&report)?;
        assert!(lines.iter().any(|line| line.starts_with("performance        96") && line.ends_with("yes")), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("SEO") && line.contains(" 92 ") && line.ends_with("no")), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("robots-txt: It is wrong")) && !lines.iter().any(|line| line.contains("Fine")), "{lines:?}");
        assert!(super::lines(&json!({ "categories": {} })).is_err());
        Ok(())
    }
}
