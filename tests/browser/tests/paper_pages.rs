//! Promise: the board page and the appendix are whole on either paper and in each language: fonts inside, text in its order, no heading left alone.

use anyhow::{Context, Result, ensure};
use browser_tests::paper::{A4, LETTER};
use browser_tests::{Visit, sample};

/// The headings on the paper, and its first and last words, as they stand in the document.
const SAID: &str = "const paper = find('[data-print]'), flat = (e) => e.textContent.replace(/\\s+/g, ' ').trim();
    const seen = [...paper.querySelectorAll('h1, h2, h3, h4, h5, h6, .heading')].filter((e) => e.checkVisibility());
    return seen.map(flat)";

/// Letters alone, so that neither spaces, marks nor the direction of digits matter.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

async fn in_language(lang: &str) -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(&format!("<readiness-check lang='{lang}' brand-name='Ada &amp; Partners'></readiness-check>")).await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show("results").await?;
    for kind in ["board", "full"] {
        for (name, paper) in [("A4", A4), ("Letter", LETTER)] {
            let what = format!("{lang} {kind} {name}");
            let (pdf, headings) = visit.printed(kind, paper, SAID).await?;
            let headings: Vec<String> = serde_json::from_value(headings)?;
            // As it is drawn; what runs from right to left can only be read in the order in which a reader puts it.
            let rtl = lang == "he";
            let sheets = pdf.sheets(if rtl { &["-enc", "UTF-8"] } else { &["-raw", "-enc", "UTF-8"] })?;
            ensure!(if kind == "board" { sheets.len() == 1 } else { (4..=24).contains(&sheets.len()) }, "{what}: {} sheets", sheets.len());
            let fonts = pdf.fonts()?;
            ensure!(!fonts.is_empty() && fonts.iter().all(|(_, inside)| *inside), "{what}: a font is not inside: {fonts:?}");
            // Every heading is there, from left to right in the order of the document.
            ensure!(headings.len() > 3, "{what}: {headings:?}");
            let (all, mut from) = (letters(&sheets.concat()), 0);
            for heading in headings.iter().map(|heading| letters(heading)).filter(|heading| !heading.is_empty()) {
                let at = all
                    .get(from..)
                    .and_then(|rest| rest.find(&heading))
                    .with_context(|| format!("{what}: {heading} is not on paper where it should be"))?;
                from += if rtl { 0 } else { at + heading.len() };
            }
            // No sheet ends with a heading: what it is above comes with it.
            for (n, sheet) in sheets.iter().enumerate() {
                let mut lines = sheet.lines().map(letters).filter(|line| !line.is_empty()).rev();
                let last: Vec<String> = lines.by_ref().take(2).collect();
                ensure!(
                    !headings.iter().any(|heading| letters(heading).chars().count() > 3 && last.first() == Some(&letters(heading))),
                    "{what}: sheet {} ends with {last:?}",
                    n + 1
                );
            }
        }
    }
    visit.end().await
}

#[tokio::test]
async fn in_english() -> Result<()> {
    in_language("en").await
}

#[tokio::test]
async fn in_spanish() -> Result<()> {
    in_language("es").await
}

#[tokio::test]
async fn in_hebrew() -> Result<()> {
    in_language("he").await
}
