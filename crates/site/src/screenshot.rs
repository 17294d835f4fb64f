//! Pictures of the site that a browser shows where it offers to install it (`screenshots` of W3C's Manifest Incubations). It must not know what they show.

use serde_json::{Value, json};

use crate::SiteError;
use crate::png;

/// Bytes of the largest picture.
const LARGEST: usize = 1_000_000;
/// Pixels of a side; Chromium passes over pictures with others.
const SIDE: std::ops::RangeInclusive<u32> = 320..=3840;

/// A picture of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screenshot {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl Screenshot {
    /// The picture that stands in a file of that name.
    ///
    /// # Errors
    /// The bytes are no PNG or too many, or the picture has a size that browsers pass over.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, SiteError> {
        let wrong = |why: &str| SiteError::Option(format!("the screenshot `{name}` {why}"));
        let size = png::size(&bytes).filter(|_| png::is_png(&bytes));
        let (width, height) = size.ok_or_else(|| wrong("is no png"))?;
        if bytes.len() > LARGEST {
            let count = bytes.len();
            return Err(wrong(&format!(
                "has {count} bytes, more than {LARGEST}: make it smaller"
            )));
        }
        // Chromium passes over pictures of which one side is more than 2.3 times the other.
        let (short, long) = (width.min(height), width.max(height));
        let is_slim = u64::from(long) * 10 > u64::from(short) * 23;
        if is_slim || !SIDE.contains(&width) || !SIDE.contains(&height) {
            return Err(wrong(&format!(
                "is {width}x{height} pixels: browsers ask for sides of 320 to 3840, one at most 2.3 times the other"
            )));
        }
        Ok(Self {
            width,
            height,
            bytes,
        })
    }

    /// Its path in the site, as the one with that number.
    pub(crate) fn path(number: usize) -> String {
        format!("{FOLDER}{number}.png")
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its entry in the manifest, as the one with that number.
    pub(crate) fn entry(&self, number: usize) -> Value {
        let form = if self.width > self.height {
            "wide"
        } else {
            "narrow"
        };
        json!({
            "src": Self::path(number),
            "type": "image/png",
            "sizes": format!("{}x{}", self.width, self.height),
            "form_factor": form,
        })
    }
}

/// The folder they stand in.
pub(crate) const FOLDER: &str = "screenshots/";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [head.as_slice(), &sides].concat()
    }

    #[test]
    fn the_size_says_for_what_it_stands() {
        let form = |width, height| {
            let screenshot = Screenshot::new("a.png", png(width, height)).unwrap();
            screenshot.entry(1)["form_factor"].clone()
        };
        assert_eq!(
            (form(360, 720), form(1280, 800)),
            (json!("narrow"), json!("wide"))
        );
    }

    #[test]
    fn what_browsers_pass_over_is_refused() {
        let refused = |bytes, why: &str| {
            let error = Screenshot::new("a.png", bytes).unwrap_err().to_string();
            assert!(error.contains("`a.png`") && error.contains(why), "{error}");
        };
        refused(b"GIF89a".to_vec(), "no png");
        refused(png(319, 400), "319x400");
        refused(png(3841, 3000), "3841x3000");
        refused(png(400, 921), "2.3 times");
        let mut large = png(400, 800);
        large.resize(LARGEST + 1, 0);
        refused(large, "1000001 bytes");
    }
}
