//! Reads Telegram Desktop's export of a channel as JSON (`result.json`), as it comes: in memory are only the messages of the channel. The true source of the format is Telegram Desktop's `export_output_json.cpp`.

mod bytes;
mod chats;
mod dates;
mod media;
mod message;
mod scan;
mod texts;
mod values;

use std::io::{self, Read};

use super::posts;
use crate::Import;
use crate::config::Config;
use crate::detect::Format;
use bayegan_model::Archive;

/// Imports an export.
///
/// # Errors
/// The source cannot be read; whatever is wrong with what stands in it is a diagnostic.
pub(crate) fn import(source: impl Read, config: &Config) -> io::Result<Import> {
    let mut chats = chats::Chats::new(config);
    scan::scan(bytes::Bytes::new(source), &mut chats)?;
    Ok(match chats.finish() {
        Ok(chat) => posts::archive(chat, Format::Telegram, config),
        Err(diagnostics) => Import {
            archive: Archive::default(),
            diagnostics,
            coverage: Vec::new(),
            format: Format::Telegram,
        },
    })
}
