//! Which catalogs was this built with? The tables that the build script wrote.

// What a catalog has none of is named all the same.
#[allow(unused_imports)]
use crate::catalog::{
    advice::{Condition::*, Is::*, Matter::*, Sharing::*, Start::*, *},
    shape::{Effort::*, *},
};

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
