//! What stands on the paper that a browser prints, as readers find it that are no browsers?

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::visit::Visit;

/// Calls for a print as a visitor does, and holds it until `window.over`.
const BEGIN: &str = "window.print = () => { dispatchEvent(new Event('beforeprint')); window.printing = true; };
    window.over = false; host.print(arguments[0]).then(() => { window.over = true; })";

/// Both papers, in inches.
pub const A4: (f64, f64) = (8.27, 11.69);
/// The paper of North America.
pub const LETTER: (f64, f64) = (8.5, 11.0);

/// A PDF in a file, which goes when it is dropped unless `READINESS_PRINTS` names a folder to keep it in.
pub struct Pdf(PathBuf);

impl Visit {
    /// Prints in a kind on a paper of this width and height; only Chromium can. What `look` says of the page as it is
    /// printed comes with it.
    pub async fn printed(&self, kind: &str, paper: (f64, f64), look: &str) -> Result<(Pdf, Value)> {
        self.ask(BEGIN, vec![json!(kind)]).await?;
        self.until_true("the browser is asked to print", "return window.printing === true").await?;
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = self.ask(look, Vec::new()).await?;
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        let pdf = self.pdf(kind, paper, json!({})).await?;
        self.until_true("the print is over", "return window.over").await?;
        self.ask("window.printing = false", Vec::new()).await?;
        Ok((pdf, seen))
    }

    /// The page as it is now, as a PDF with this in its name; more that the printer is told, such as margins, may come along.
    pub async fn pdf(&self, name: &str, (width, height): (f64, f64), more: Value) -> Result<Pdf> {
        let mut print = json!({ "paperWidth": width, "paperHeight": height, "printBackground": true });
        for (key, value) in more.as_object().into_iter().flatten() {
            print[key] = value.clone();
        }
        let pdf = self.cdp("Page.printToPDF", print).await?;
        let folder = std::env::var_os("READINESS_PRINTS").map_or_else(std::env::temp_dir, PathBuf::from);
        let file = folder.join(format!("{name}-{width}-{}.pdf", std::process::id()));
        std::fs::write(&file, STANDARD.decode(pdf["data"].as_str().context("no PDF")?)?)?;
        Ok(Pdf(file))
    }
}

impl Pdf {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its sheets as text, found with these words for pdftotext.
    pub fn sheets(&self, words: &[&str]) -> Result<Vec<String>> {
        let text = said("pdftotext", words, &self.0, &["-"])?;
        Ok(text.split_terminator('\u{c}').map(str::to_owned).collect())
    }

    /// Its fonts: each with whether it is inside.
    pub fn fonts(&self) -> Result<Vec<(String, bool)>> {
        let list = said("pdffonts", &[], &self.0, &[])?;
        let heads = list.lines().next().context("pdffonts says nothing")?;
        let inside = heads.find("emb").context("pdffonts says nothing of what is inside")?;
        Ok(list.lines().skip(2).map(|line| (line.to_owned(), line.get(inside..).is_some_and(|rest| rest.starts_with("yes")))).collect())
    }
}

impl Drop for Pdf {
    fn drop(&mut self) {
        if std::env::var_os("READINESS_PRINTS").is_none() {
            // A file that stays behind is in the folder for such files.
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

fn said(tool: &str, words: &[&str], file: &Path, to: &[&str]) -> Result<String> {
    let output = Command::new(tool).args(words).arg(file).args(to).output();
    let output = output.with_context(|| format!("{tool} is missing; `cargo xtask test` installs it"))?;
    ensure!(output.status.success(), "{tool} cannot read the file");
    Ok(String::from_utf8(output.stdout)?)
}
