//! What does a reader of codes find in a picture? One that shares nothing with what made the code.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};

/// The text of the first code in a picture (PNG, 8 bits a sample).
pub fn decoded(picture: &[u8]) -> Result<String> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().context("the picture is too large")?];
    let info = reader.next_frame(&mut bytes)?;
    ensure!(info.bit_depth == png::BitDepth::Eight, "the picture has {:?} bits a sample", info.bit_depth);
    let (width, height, samples) = (info.width as usize, info.height as usize, info.color_type.samples());
    let mut found = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| bytes.get((y * width + x) * samples).copied().unwrap_or(255));
    let grids = found.detect_grids();
    Ok(grids.first().context("there is no code in the picture")?.decode()?.1)
}
