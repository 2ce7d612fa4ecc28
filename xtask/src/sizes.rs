//! Is any part of what a visitor downloads larger than was agreed, and if so, what grew?

mod functions;
mod record;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::dist::{self, Dist};
use crate::project::Project;
use crate::setup::{self, Need};
use record::Record;

/// Makes `dist/` and holds it against the record; with `accept` the present sizes become the record.
pub fn sizes(project: &Project, accept: bool) -> Result<()> {
    setup::ensure(project, &[Need::Build])?;
    let dist = dist::make(project)?;
    if !accept {
        return check(project, &dist);
    }
    let record = Record::of(dist::sizes::parts(&dist.folder), functions::groups(&dist.named_code()?)?);
    let file = Record::file(project);
    fs::write(&file, record.to_text()).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("   {} says what is there now", file.display());
    Ok(())
}

/// Fails where a part is over its budget, in one sentence per part.
pub fn check(project: &Project, dist: &Dist) -> Result<()> {
    let record = Record::read(project)?;
    let parts = dist::sizes::parts(&dist.folder);
    let complaints = record.complaints(&parts);
    for (name, bytes) in &parts {
        println!("   {name:<14} {bytes:>7} of {:>7} bytes", record.budget(name).map_or_else(|| "no".to_owned(), |budget| budget.to_string()));
    }
    if complaints.is_empty() {
        return Ok(());
    }
    let mut text = complaints.join("\n");
    if record.is_over("code", &parts) || record.is_over("code-later", &parts) {
        text.push_str("\nIn the code, before compression, these grew most:");
        text.extend(record.growers(&functions::groups(&dist.named_code()?)?).iter().map(|line| format!("\n  {line}")));
    }
    bail!("{text}\nWhere that is worth it, `cargo xtask sizes --accept` takes the present sizes as the new ones.")
}
