//! Writes the export (`result.json`) of a channel that does not exist, as Telegram Desktop would: texts in Persian and English, tags, links, pictures, albums, polls, replies, over eight years. It knows nothing of who reads it.
//!
//! The same count and seed give the same bytes.

mod message;
mod words;

use std::io::{self, BufWriter, Write};

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::ser::PrettyFormatter;

use message::Messages;

/// The channel's public name, which an export does not tell.
pub const HANDLE: &str = "example_notes";
/// The channel's number.
pub const NUMBER: u64 = 1_600_000_001;
const NAME: &str = "یادداشت‌های نمونه";

/// Writes an export of so many messages, service messages among them.
///
/// # Errors
/// The output cannot be written.
pub fn write(out: impl Write, messages: u32, seed: u64) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let formatter = PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
    Export { messages, seed }.serialize(&mut serializer)?;
    out.write_all(b"\n")?;
    out.flush()
}

struct Export {
    messages: u32,
    seed: u64,
}

impl Serialize for Export {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut export = serializer.serialize_struct("Export", 4)?;
        export.serialize_field("name", NAME)?;
        export.serialize_field("type", "public_channel")?;
        export.serialize_field("id", &NUMBER)?;
        export.serialize_field("messages", &List(self))?;
        export.end()
    }
}

/// The messages, made one by one.
struct List<'e>(&'e Export);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(Messages::new(self.0.messages, self.0.seed))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::write;

    fn export(messages: u32, seed: u64) -> String {
        let mut out = Vec::new();
        write(&mut out, messages, seed).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(export(300, 7), export(300, 7));
        assert_ne!(export(300, 7), export(300, 8));
    }

    #[test]
    fn it_is_json_of_so_many_messages_in_order() {
        for messages in [0, 1, 400] {
            let export: serde_json::Value = serde_json::from_str(&export(messages, 1)).unwrap();
            let list = export["messages"].as_array().unwrap();
            assert_eq!(list.len(), messages as usize);
            let ids: Vec<u64> = list
                .iter()
                .map(|message| message["id"].as_u64().unwrap())
                .collect();
            assert!(ids.is_sorted_by(|one, next| one < next));
            let times = list
                .iter()
                .map(|message| message["date_unixtime"].as_str().unwrap());
            assert!(times.is_sorted());
        }
    }

    #[test]
    fn everything_a_channel_has_occurs() {
        let export = export(3000, 1);
        for part in [
            "\"photo\"",
            "\"poll\"",
            "\"reactions\"",
            "\"reply_to_message_id\"",
            "\"forwarded_from\"",
            "\"edited_unixtime\"",
            "\"service\"",
            "\"hashtag\"",
            "\"text_link\"",
            "\"bold\"",
            "\"pre\"",
            "\"blockquote\"",
            "\"file_name\"",
            "https://t.me/",
        ] {
            assert!(export.contains(part), "{part}");
        }
    }
}
