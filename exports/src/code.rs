//! How does a link get from one screen to another without typing? As a QR code (ISO/IEC 18004), of which the page draws the dark places.

use qrcode::{Color, EcLevel, QrCode};

/// The rows of the code, a text of `1` (dark) and `0` each, as long as there are rows; none where the text does not fit into any code.
/// A seventh of it may be unreadable and the text still is.
pub fn rows(text: &str) -> Option<Vec<String>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let places = code.to_colors();
    Some(places.chunks(code.width().max(1)).map(|row| row.iter().map(|c| if *c == Color::Dark { '1' } else { '0' }).collect()).collect())
}
