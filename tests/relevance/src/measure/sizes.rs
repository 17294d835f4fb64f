//! Bytes of text, index and blob, as they are and in brotli as a server sends them. It must not know time or memory.

use std::io::Write;

use anyhow::Result;
use bayegan_search::{Field, Filter, Source};

use crate::document::Document;

/// The window of brotli in which a whole corpus lies, as a power of two: 16 MiB.
const WINDOW: u32 = 24;

/// Bytes; `_brotli` in brotli at quality 11 with a window of 16 MiB.
pub struct Sizes {
    /// All searched texts.
    pub text: u64,
    /// The same, one a line.
    pub text_brotli: u64,
    /// The index alone.
    pub index: u64,
    /// The same.
    pub index_brotli: u64,
    /// Posts and index as the page carries them.
    pub blob_brotli: u64,
}

/// Measures the documents and the blob made of them.
///
/// # Errors
/// Fails where the compressor does.
pub fn sizes(documents: &[Document], blob: &[u8]) -> Result<Sizes> {
    let texts: Vec<String> = documents
        .iter()
        .flat_map(Document::fields)
        .map(|(_, text)| text)
        .filter(|text| !text.is_empty())
        .collect();
    let text = texts.join("\n");
    let index = bayegan_search::build(&Fields(documents));
    Ok(Sizes {
        text: text.len() as u64,
        text_brotli: packed(text.as_bytes(), WINDOW)?,
        index: index.len() as u64,
        index_brotli: packed(&index, WINDOW)?,
        blob_brotli: packed(blob, WINDOW)?,
    })
}

/// Bytes in brotli at quality 11 with a window of that power of two.
pub(super) fn packed(bytes: &[u8], window: u32) -> Result<u64> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, window);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len() as u64)
}

/// The documents as the search engine sees them, to build their index alone.
struct Fields<'a>(&'a [Document]);

impl Source for Fields<'_> {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }

    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        let Some(document) = self.0.get(document as usize) else {
            return;
        };
        match field {
            Field::Title => visit(&document.title),
            Field::Tags => document.tags.iter().for_each(|tag| visit(tag)),
            Field::Body => visit(&document.text),
            Field::Preview => visit(&document.preview),
            Field::Address => document.addresses.iter().for_each(|url| visit(url)),
        }
    }

    fn satisfies(&self, _: u32, _: &Filter) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn repeated_text_is_smaller_in_brotli() {
        let text = "سلام دنیا ".repeat(100);
        assert!(packed(text.as_bytes(), WINDOW).unwrap() < 100);
    }

    #[test]
    fn every_field_counts_as_text() {
        let document = Document {
            position: 1,
            title: "ab".into(),
            tags: vec!["c".into()],
            text: "d".into(),
            preview: String::new(),
            addresses: vec!["e".into(), "f".into()],
        };
        let sizes = sizes(&[document], b"blob").unwrap();
        assert_eq!(sizes.text, "ab\nc\nd\ne\nf".len() as u64);
    }
}
