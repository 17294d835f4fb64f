//! Bytes of text, index and blob, as they are and in brotli as a server sends them. It must not know time or memory.

use std::io::Write;

use bayegan_search::{Field, Filter, Source};

use crate::bayegan;
use crate::document::{Document, to_archive};
use crate::outcome::Outcome;

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
pub fn sizes(documents: &[Document], blob: &[u8]) -> Outcome<Sizes> {
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
        text_brotli: compressed(text.as_bytes())?,
        index: index.len() as u64,
        index_brotli: compressed(&index)?,
        blob_brotli: compressed(blob)?,
    })
}

/// How the share of posts and index in brotli falls as a corpus grows: for every eighth document, every fourth, and
/// so on to all, the bytes of text and of the blob in brotli.
///
/// # Errors
/// Fails where the blob cannot be built or compressed.
pub fn growth(documents: &[Document]) -> Outcome<Vec<(u64, u64)>> {
    let steps = [8, 4, 2, 1];
    let parts = steps.map(|step| documents.iter().step_by(step).cloned().collect::<Vec<_>>());
    let sized = parts.iter().map(|part| {
        let blob = bayegan::build(&to_archive(part))?;
        let text = part.iter().flat_map(Document::fields);
        let text: u64 = text.map(|(_, text)| text.len() as u64).sum();
        Ok((text, compressed(&blob)?))
    });
    sized.collect()
}

fn compressed(bytes: &[u8]) -> Outcome<u64> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
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
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn repeated_text_is_smaller_in_brotli() {
        let text = "سلام دنیا ".repeat(100);
        assert!(compressed(text.as_bytes()).unwrap() < 100);
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
