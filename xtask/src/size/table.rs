//! The files of a visit summed up by part and printed beside their limits. It knows nothing of folders or of how the limits are kept.

use std::collections::BTreeMap;
use std::fmt;
use std::io;

use brotli::enc::BrotliEncoderParams;

use super::limits::Limits;
use crate::site::Files;

/// The parts, in the order of the table; the last is the sum of all but the font and the script for other pages.
pub const PARTS: [&str; 8] = [
    "html",
    "css",
    "js",
    "wasm",
    "rest",
    "font",
    "embed.js",
    "all-but-font",
];
/// What other people's pages load, and no visit to the site.
const EMBED: &str = "embed.js";
const FONT: &str = "font";
const ALL_BUT_FONT: &str = "all-but-font";

/// What the parts cost.
pub struct Table {
    rows: Vec<Row>,
}

struct Row {
    part: &'static str,
    raw: u64,
    brotli: u64,
    limit: Option<u64>,
}

impl Table {
    /// Packs each file that a visit fetches and sums up by part.
    pub fn new(files: &Files, limits: &Limits) -> Self {
        let mut sums: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for (path, bytes) in files
            .iter()
            .filter(|(path, _)| is_sent(path) && limits.is_visited(path))
        {
            let part = part_of(path);
            let sizes = (bytes.len() as u64, packed_size(bytes));
            let total = if part == FONT || part == EMBED {
                None
            } else {
                Some(ALL_BUT_FONT)
            };
            for part in [Some(part), total].into_iter().flatten() {
                let sum = sums.entry(part).or_default();
                *sum = (sum.0 + sizes.0, sum.1 + sizes.1);
            }
        }
        let row = |part: &'static str| {
            let (raw, brotli) = sums.get(part).copied().unwrap_or_default();
            let limit = limits.of(part);
            Row {
                part,
                raw,
                brotli,
                limit,
            }
        };
        Self {
            rows: PARTS.into_iter().map(row).collect(),
        }
    }

    /// The parts that cost more than they may.
    pub fn over(&self) -> Vec<&'static str> {
        let over = self.rows.iter().filter(|row| row.is_over());
        over.map(|row| row.part).collect()
    }

    /// How many parts have a limit.
    pub fn limited(&self) -> u32 {
        self.rows
            .iter()
            .map(|row| u32::from(row.limit.is_some()))
            .sum()
    }
}

impl Row {
    fn is_over(&self) -> bool {
        self.limit.is_some_and(|limit| self.brotli > limit)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<14}{:>9}{:>9}{:>9}", "part", "raw", "brotli", "limit")?;
        for row in &self.rows {
            let limit = row.limit.map_or("-".into(), |limit| limit.to_string());
            let mark = if row.is_over() {
                "  over the limit"
            } else {
                ""
            };
            writeln!(
                f,
                "{:<14}{:>9}{:>9}{limit:>9}{mark}",
                row.part, row.raw, row.brotli
            )?;
        }
        Ok(())
    }
}

/// Packed twins are another form of a file that is counted already.
fn is_sent(path: &str) -> bool {
    !path.ends_with(".br") && !path.ends_with(".gz")
}

fn part_of(path: &str) -> &'static str {
    if path == EMBED {
        return EMBED;
    }
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "html",
        Some("css") => "css",
        Some("js") => "js",
        Some("wasm") => "wasm",
        Some("woff2") => FONT,
        _ => "rest",
    }
}

/// Bytes of the file in brotli, quality 11, the window that servers use (2^22). Where packing fails, the file counts as it is.
fn packed_size(bytes: &[u8]) -> u64 {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    match brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut packed, &parameters) {
        Ok(_) => packed.len() as u64,
        Err(_) => bytes.len() as u64,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn table(files: &[(&str, usize)], limits: &str) -> Table {
        // Each byte differs from its neighbours without a pattern, so that packing makes it no smaller.
        let noise = |length: usize| -> Vec<u8> {
            let mut state = 1u64;
            let step = |_| {
                state = state
                    .wrapping_mul(6364136223846793005)
                    .wrapping_add(1442695040888963407);
                state.to_be_bytes()[0]
            };
            (0..length).map(step).collect()
        };
        let files = files
            .iter()
            .map(|(path, length)| ((*path).into(), noise(*length)));
        Table::new(&files.collect(), &Limits::parse(limits).unwrap())
    }

    #[test]
    fn a_part_over_its_limit_is_told() {
        let files = [("index.html", 1000), ("a.css", 10)];
        let tight = table(&files, "[limits]\nhtml = 900\ncss = 900\n");
        assert_eq!(tight.over(), ["html"]);
        assert!(tight.to_string().contains("over the limit"), "{tight}");
        let loose = table(&files, "[limits]\nhtml = 1100\ncss = 900\n");
        assert!(loose.over().is_empty());
        assert_eq!(loose.limited(), 2);
    }

    #[test]
    fn the_sum_leaves_the_font_out() {
        let files = [("index.html", 1000), ("a.js", 1000), ("f.woff2", 5000)];
        assert!(
            table(&files, "[limits]\nall-but-font = 2100\n")
                .over()
                .is_empty()
        );
        let tight = table(&files, "[limits]\nall-but-font = 1900\nfont = 4900\n");
        assert_eq!(tight.over(), ["font", "all-but-font"]);
    }

    #[test]
    fn packed_twins_and_unvisited_files_cost_nothing() {
        let files = [("a.js", 100), ("a.js.br", 5000), ("icons/a.png", 5000)];
        let limits = "[limits]\njs = 200\nrest = 0\n[unvisited]\n\"icons/\" = \"why\"\n";
        assert!(table(&files, limits).over().is_empty());
    }

    #[test]
    fn text_is_measured_packed() {
        assert!(packed_size(&b"bayegan ".repeat(1000)) < 100);
    }
}
