//! Compressed copies beside files (RFC 7932, RFC 1952), for hosts that serve such copies but do not compress. It must not know what is in the files.

use std::io::Write as _;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::SiteError;
use crate::files::{File, extension};

/// Kinds of files that become smaller.
const TEXTS: [&str; 10] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
    "toml",
];
/// Below this many bytes a copy saves nothing that counts.
const LEAST: usize = 256;
/// Pages are many, and from quality 7 on the encoder clears tables of megabytes for each.
const PAGE_QUALITY: i32 = 6;
const BEST_QUALITY: i32 = 11;

/// The copies of a file, `.br` and `.gz`; none where they would not be smaller.
///
/// # Errors
/// None that memory does not cause.
pub fn of(file: &File) -> Result<Vec<File>, SiteError> {
    let kind = extension(&file.path);
    if file.bytes.len() < LEAST || !TEXTS.contains(&kind) {
        return Ok(Vec::new());
    }
    let quality = if kind == "html" {
        PAGE_QUALITY
    } else {
        BEST_QUALITY
    };
    let copies = [
        ("br", brotli(&file.bytes, quality)?),
        ("gz", gzip(&file.bytes)?),
    ];
    let smaller = copies
        .into_iter()
        .filter(|(_, bytes)| bytes.len() < file.bytes.len());
    Ok(smaller
        .map(|(extension, bytes)| File::new(format!("{}.{extension}", file.path), bytes))
        .collect())
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>, SiteError> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut writer = CompressorWriter::with_params(&mut out, 4096, &parameters);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out)
}

/// No time and no name stand in the copy: the same bytes give the same copy.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, SiteError> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use std::io::Read as _;

    use super::*;

    #[test]
    fn copies_hold_the_same_bytes() {
        let text = "سلام دنیا ".repeat(100);
        let copies = of(&File::new("a/index.html", text.clone())).unwrap();
        let [br, gz] = copies.as_slice() else {
            panic!("{copies:?}")
        };
        assert_eq!(
            (br.path.as_str(), gz.path.as_str()),
            ("a/index.html.br", "a/index.html.gz")
        );
        let mut read = String::new();
        brotli::Decompressor::new(&*br.bytes, 4096)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
        read.clear();
        flate2::read::GzDecoder::new(&*gz.bytes)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn what_does_not_shrink_has_no_copy() {
        assert!(of(&File::new("a.html", "short")).unwrap().is_empty());
        assert!(of(&File::new("a.woff2", [0; 1000])).unwrap().is_empty());
    }
}
