//! How alike are two pictures of a screen? As somebody says it from afar: the same blocks of light, dark and colour in the same places.
//!
//! Another version of a browser draws letters a little thicker or moves a line by a pixel or two; a broken layout moves or empties whole
//! blocks. So pictures are shrunk, cut into blocks, and each row of blocks may lie a little higher or lower than the row before it did.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};

/// How many pixels of a screen become one, in each direction.
const SHRINK: usize = 4;
/// The side of a block, in pixels of the small picture.
const BLOCK: usize = 4;
/// How much a block's mean and its unrest may differ, of 255.
const MEAN: f64 = 26.0;
const UNREST: f64 = 30.0;
/// How far a row may lie from where the row above it led one to look, which is little more than a line of text, and all in all.
const STEP: i64 = 7;
const DRIFT: i64 = 40;
/// Of blocks with something in them, how many may differ in a hundred; and how many of five by five that lie together.
const SHARE: f64 = 4.0;
const TOGETHER: usize = 17;

/// A picture, shrunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Small {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    rgb: Vec<[u8; 3]>,
}

/// Where two pictures differ.
pub struct Difference {
    /// Of a hundred blocks with something in them.
    pub share: f64,
    /// The most of 25 that lie together.
    pub together: usize,
    /// By how many pixels of the small picture one is taller.
    pub taller: i64,
    /// The new picture, with what differs in red.
    pub marked: Small,
}

impl Difference {
    /// Whether a person would call them the same.
    pub fn is_slight(&self) -> bool {
        self.share <= SHARE && self.together < TOGETHER && self.taller.abs() <= DRIFT
    }
}

impl Small {
    /// Shrinks a screenshot (PNG).
    pub fn of(screenshot: &[u8]) -> Result<Self> {
        let large = Self::read(screenshot)?;
        let (width, height) = (large.width / SHRINK, large.height / SHRINK);
        let mean = |x: usize, y: usize| {
            let cells = (0..SHRINK * SHRINK).map(|n| large.pixel(x * SHRINK + n % SHRINK, y * SHRINK + n / SHRINK));
            let sum = cells.fold([0_usize; 3], |sum, cell| std::array::from_fn(|c| sum[c] + usize::from(cell[c])));
            // Fewer tones take less room on the disk, and no block differs by them.
            sum.map(|sum| ((sum / (SHRINK * SHRINK) + 4).min(255) / 8 * 8).min(255) as u8)
        };
        let rgb = (0..width * height).map(|n| mean(n % width, n / width)).collect();
        Ok(Self { width, height, rgb })
    }

    /// Reads a picture as it is.
    pub fn read(png: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().context("the picture is too large")?];
        let info = reader.next_frame(&mut bytes)?;
        let samples = info.color_type.samples();
        ensure!(samples >= 3, "the picture has no colours");
        let rgb = bytes.chunks_exact(samples).map(|p| [p[0], p[1], p[2]]).collect();
        Ok(Self { width: info.width as usize, height: info.height as usize, rgb })
    }

    /// The picture as a file.
    pub fn png(&self) -> Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(self.rgb.as_flattened())?;
        Ok(file)
    }

    /// A picture from a rule, for tests.
    pub fn drawn(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Self {
        Self { width, height, rgb: (0..width * height).map(|n| colour(n % width, n / width)).collect() }
    }

    /// A pixel; what lies outside is as its nearest one.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        self.rgb.get(y.min(self.height - 1) * self.width + x.min(self.width - 1)).copied().unwrap_or_default()
    }

    /// The mean colour of a block and how much its pixels differ from one another.
    fn block(&self, left: i64, top: i64) -> ([f64; 3], f64) {
        let at = |n: usize| self.pixel((left + (n % BLOCK) as i64).max(0) as usize, (top + (n / BLOCK) as i64).max(0) as usize);
        let count = (BLOCK * BLOCK) as f64;
        let (mut sum, mut light, mut square) = ([0.0; 3], 0.0, 0.0);
        for cell in (0..BLOCK * BLOCK).map(at) {
            let cell = cell.map(f64::from);
            let grey = 0.3 * cell[0] + 0.6 * cell[1] + 0.1 * cell[2];
            sum = std::array::from_fn(|c| sum[c] + cell[c]);
            light += grey;
            square += grey * grey;
        }
        let mean = light / count;
        (sum.map(|sum| sum / count), (square / count - mean * mean).max(0.0).sqrt())
    }

    /// Whether a block of the kept picture is at this place of the new one, or a pixel beside it.
    fn has(&self, ours: ([f64; 3], f64), left: i64, top: i64) -> bool {
        (-1..=1).any(|aside| {
            let (mean, unrest) = self.block(left + aside, top);
            let far = ours.0.iter().zip(mean).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            far <= MEAN && (ours.1 - unrest).abs() <= UNREST
        })
    }

    /// How a new picture differs from this one.
    pub fn compare(&self, new: &Self) -> Difference {
        let (columns, rows) = (self.width / BLOCK, self.height / BLOCK);
        let mut marked = new.clone();
        let mut differs = vec![false; columns * rows];
        let (mut filled, mut drift) = (0, 0_i64);
        let blank = self.block(0, 0).0;
        for row in 0..rows {
            let kept: Vec<_> = (0..columns).map(|column| self.block((column * BLOCK) as i64, (row * BLOCK) as i64)).collect();
            let here = kept.iter().filter(|block| block.1 > 4.0 || block.0.iter().zip(blank).any(|(a, b)| (a - b).abs() > 4.0)).count();
            filled += here;
            let lines = |drift: i64| -> Vec<bool> {
                let top = (row * BLOCK) as i64 + drift;
                kept.iter().enumerate().map(|(column, block)| !new.has(*block, (column * BLOCK) as i64, top)).collect()
            };
            let near = (0..=2 * STEP).map(|n| drift + if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 }).filter(|d| d.abs() <= DRIFT);
            let best = near.map(|drift| (lines(drift), drift)).min_by_key(|(line, _)| line.iter().filter(|d| **d).count());
            let Some((line, found)) = best else { continue };
            // A row that is empty, or found nowhere, says nothing about where the next one lies.
            if 4 * line.iter().filter(|differs| **differs).count() < here {
                drift = found;
            }
            for (column, _) in line.iter().enumerate().filter(|(_, differs)| **differs) {
                differs[row * columns + column] = true;
                marked.redden(column * BLOCK, row * BLOCK);
            }
        }
        let together = |at: usize| {
            let (x, y) = (at % columns, at / columns);
            (0..25).filter(|n| x + n % 5 < columns && y + n / 5 < rows && differs[(y + n / 5) * columns + x + n % 5]).count()
        };
        Difference {
            share: 100.0 * differs.iter().filter(|d| **d).count() as f64 / filled.max(1) as f64,
            together: (0..columns * rows).map(together).max().unwrap_or(0),
            taller: new.height as i64 - self.height as i64,
            marked,
        }
    }

    fn redden(&mut self, left: usize, top: usize) {
        for n in 0..BLOCK * BLOCK {
            let (x, y) = (left + n % BLOCK, top + n / BLOCK);
            if x < self.width
                && let Some(pixel) = self.rgb.get_mut(y * self.width + x)
            {
                *pixel = [255, pixel[1] / 2, pixel[2] / 2];
            }
        }
    }
}
