//! Puts an archive into the viewer's wasm file, as a custom section (WebAssembly Core Specification 2.0, 5.5.3). It must not know what an archive is.

use std::borrow::Cow;

use wasm_encoder::{CustomSection, Section};
use wasmparser::{Parser, Payload};

use crate::SiteError;

/// The wasm file with a custom section of that name, and those bytes, at its end; the bytes stand in it once.
///
/// # Errors
/// The file is no wasm module, or has such a section already.
pub fn with_section(wasm: &[u8], name: &str, data: &[u8]) -> Result<Vec<u8>, SiteError> {
    for payload in Parser::new(0).parse_all(wasm) {
        match payload {
            Ok(Payload::CustomSection(section)) if section.name() == name => {
                return Err(SiteError::viewer("it carries an archive already"));
            }
            Ok(_) => {}
            Err(error) => {
                return Err(SiteError::viewer(format!(
                    "its wasm file is damaged: {error}"
                )));
            }
        }
    }
    let mut out = wasm.to_vec();
    let section = CustomSection {
        name: Cow::Borrowed(name),
        data: Cow::Borrowed(data),
    };
    section.append_to(&mut out);
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// The shortest module: magic and version.
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn sections(wasm: &[u8]) -> Vec<(String, Vec<u8>)> {
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        payloads
            .filter_map(|payload| match payload {
                Payload::CustomSection(section) => {
                    Some((section.name().to_owned(), section.data().to_vec()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_section_is_read_back() {
        let data: Vec<u8> = (0..=255).cycle().take(70_000).collect();
        let wasm = with_section(EMPTY, "archive", &data).unwrap();
        assert!(wasm.starts_with(EMPTY));
        assert_eq!(sections(&wasm), [("archive".to_owned(), data)]);
    }

    #[test]
    fn a_second_archive_is_refused() {
        let wasm = with_section(EMPTY, "archive", b"one").unwrap();
        assert!(with_section(&wasm, "archive", b"two").is_err());
        assert!(with_section(&wasm, "other", b"two").is_ok());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for bytes in [&b""[..], b"<!doctype html>", b"\0asm\x01\0\0\0\x01"] {
            assert!(with_section(bytes, "archive", b"").is_err());
        }
    }
}
