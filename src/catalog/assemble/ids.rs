//! What does an id stand for? Keys and numbers become positions in the tables; what stands for nothing is a fault with its line.

use super::super::{
    shape::{Field, Item, Question, Standard},
    source::{Fault, Source},
};
use super::keep;
use std::collections::BTreeMap;
use toml::Spanned;

/// The tables that ids are looked up in.
pub struct Ids<'a> {
    pub standards: &'a [Standard],
    pub items: &'a [Question],
    pub fields: &'a [Field],
}

impl Ids<'_> {
    /// The question with that id.
    pub fn id(&self, source: &Source, id: &Spanned<String>) -> Result<Item, Fault> {
        let at = self.items.iter().position(|q| q.id == id.get_ref());
        at.map(|n| n as Item).ok_or_else(|| source.fault(id.span(), format!("there is no {}", id.get_ref())))
    }

    /// The question of a standard with that number.
    pub fn number(&self, source: &Source, standard: &str, number: &Spanned<String>) -> Result<Item, Fault> {
        let id = format!("{standard}:{}", number.get_ref());
        let at = self.items.iter().position(|q| q.id == id);
        at.map(|n| n as Item).ok_or_else(|| source.fault(number.span(), format!("there is no {id}")))
    }

    /// The standard with that key.
    pub fn standard(&self, source: &Source, key: &Spanned<String>) -> Result<u8, Fault> {
        let at = self.standards.iter().position(|s| s.key == key.get_ref());
        at.map(|n| n as u8).ok_or_else(|| source.fault(key.span(), format!("there is no standard {}", key.get_ref())))
    }

    /// The standards with these keys, a bit each.
    pub fn bits(&self, source: &Source, keys: &[Spanned<String>]) -> Result<u8, Fault> {
        keys.iter().try_fold(0u8, |bits, key| Ok(bits | 1 << self.standard(source, key)?))
    }

    /// The profile's field with that key.
    pub fn field(&self, source: &Source, key: &Spanned<String>) -> Result<u8, Fault> {
        let at = self.fields.iter().position(|f| f.key == key.get_ref());
        at.map(|n| n as u8).ok_or_else(|| source.fault(key.span(), format!("the profile has no field {}", key.get_ref())))
    }

    /// A field and its option.
    pub fn option(&self, source: &Source, key: &Spanned<String>, value: &Spanned<String>) -> Result<(u8, u8), Fault> {
        let field = self.field(source, key)?;
        let at = self.fields.get(usize::from(field)).and_then(|f| f.options.iter().position(|o| o.key == value.get_ref()));
        at.map(|o| (field, o as u8)).ok_or_else(|| source.fault(value.span(), format!("{} has no option {}", key.get_ref(), value.get_ref())))
    }

    /// Fields and options that must all be so.
    pub fn conditions(&self, source: &Source, when: &BTreeMap<Spanned<String>, Spanned<String>>) -> Result<&'static [(u8, u8)], Fault> {
        when.iter().map(|(key, value)| self.option(source, key, value)).collect::<Result<Vec<_>, _>>().map(keep)
    }
}
