//! What can a visitor tell about the organization? A further root adds options to a field, or a field.

use super::super::{
    shape::{Choosable, Field},
    source::{self, Fault, ProfileFile},
};
use super::{ids::Ids, keep, text};
use std::path::PathBuf;

/// The fields of the profile.
pub fn fields(roots: &[PathBuf], ids: &Ids) -> Result<Vec<Field>, Fault> {
    let mut fields: Vec<Field> = Vec::new();
    for (source, file) in source::read_each::<ProfileFile>(roots, "profile.toml")? {
        for f in &file.field {
            let at = fields.iter().position(|o| o.key == f.key.get_ref());
            let mut options = at.and_then(|a| fields.get(a)).map_or(Vec::new(), |o| o.options.to_vec());
            for o in &f.option {
                if options.iter().any(|p: &Choosable| p.key == o.key.get_ref()) {
                    return Err(source.fault(o.key.span(), format!("the option {} is there twice", o.key.get_ref())));
                }
                if let Some(h) = o.hard.as_ref().filter(|h| !(0.0..=1.0).contains(h.get_ref())) {
                    return Err(source.fault(h.span(), "`hard` goes from 0 to 1"));
                }
                let hard = o.hard.as_ref().map(|h| *h.get_ref());
                options.push(Choosable { key: text(o.key.get_ref()), hard, standards: ids.bits(&source, &o.standards)? });
            }
            let default = match &f.default {
                Some(d) => {
                    let n = options.iter().position(|o| o.key == d.get_ref());
                    Some(n.ok_or_else(|| source.fault(d.span(), format!("there is no option {}", d.get_ref())))? as u8)
                }
                None => at.and_then(|a| fields.get(a)).and_then(|o| o.default),
            };
            let field = Field { key: text(f.key.get_ref()), options: keep(options), default };
            match at.and_then(|a| fields.get_mut(a)) {
                Some(old) => *old = field,
                None => fields.push(field),
            }
        }
    }
    Ok(fields)
}
