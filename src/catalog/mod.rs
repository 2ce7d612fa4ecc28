//! What is asked? The shape of the tables, the sources they are read from, and the checks that stop the build.
//!
//! The build script compiles this folder too: what is wrong in `catalogs/` is found before anything else is compiled.

pub mod advice;
pub mod pack;
pub mod shape;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod assemble;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod read_guidance;
#[cfg(not(target_arch = "wasm32"))]
pub mod read_lists;
#[cfg(not(target_arch = "wasm32"))]
pub mod read_words;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
