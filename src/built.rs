//! Which catalogs was this built with? The tables that the build script wrote.

use crate::catalog::shape::{Effort::*, *};

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
