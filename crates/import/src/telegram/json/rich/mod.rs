//! Reads a rich message: a tree of blocks with a tree of text in each. Whatever is not known shows what text it holds, and is named. The true source of the format is Telegram Desktop's `export_output_json.cpp`.

mod block;
mod keys;
mod list;
mod media;
mod table;
mod text;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::telegram::rich::{Inline, RichWriter};
use bayegan_model::{BlockKind, Media};
use bayegan_text::annotations::MarkKind;
use bayegan_text::told::ToldBody;

type Object = Map<String, Value>;

/// A rich message that was read.
#[derive(Debug, Default)]
pub(super) struct Rich {
    pub body: ToldBody,
    /// Its media; blocks name them by their number, which counts on from those of the message itself.
    pub media: Vec<Media>,
    pub said: Said,
}

/// What of a rich message could not be taken as it stands.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Types and keys that are not known.
    pub unknown: BTreeSet<String>,
    /// Addresses behind words that are no links.
    pub bad_addresses: BTreeSet<String>,
    /// Names that words lead to and no place has.
    pub lost_anchors: BTreeSet<String>,
    /// Control characters were left out.
    pub has_controls: bool,
    /// Telegram Desktop itself could not write a part.
    pub is_cut: bool,
}

/// Reads a rich message; `media` are those that the message has beside it.
pub(super) fn read(message: &Object, media: usize) -> Option<Rich> {
    let rich = message.get("rich_message")?;
    let mut reader = Reader {
        writer: RichWriter::default(),
        media: Vec::new(),
        before: media,
        said: Said::default(),
    };
    match rich {
        Value::Object(rich) => {
            reader.blocks(rich.get("blocks"));
            reader.unknown_keys(rich, keys::MESSAGE, "rich_message");
        }
        other => reader.anything(other),
    }
    let (body, says) = reader.writer.finish();
    let mut said = reader.said;
    said.lost_anchors = lost_anchors(&body);
    let says = says || !reader.media.is_empty();
    Some(Rich {
        body: if says { body } else { ToldBody::default() },
        media: reader.media,
        said,
    })
}

/// A message under way.
struct Reader {
    writer: RichWriter,
    media: Vec<Media>,
    /// How many media the message has beside these.
    before: usize,
    said: Said,
}

impl Reader {
    /// The text under a name.
    fn text_at(&mut self, object: &Object, name: &str) -> Inline {
        let mut inline = Inline::default();
        if let Some(value) = object.get(name) {
            self.said.text(value, &mut inline);
        }
        inline
    }

    /// Shows what text the keys hold that are not known, and names them.
    fn unknown_keys(&mut self, object: &Object, known: &[&str], of: &str) {
        for (key, value) in object {
            let is_read = known.contains(&key.as_str()) || keys::is_picture(key);
            if !is_read && !value.is_null() {
                self.said.unknown.insert(format!("\"{key}\" of {of}"));
                self.leftover(key, value);
            }
        }
    }

    /// Shows what text a value under a key holds whose meaning is not known.
    fn leftover(&mut self, key: &str, value: &Value) {
        match value {
            Value::String(_) if keys::holds_words(key) => {
                let mut inline = Inline::default();
                self.said.text(value, &mut inline);
                self.writer.lines(BlockKind::Paragraph, inline);
            }
            Value::Object(_) | Value::Array(_) => self.anything(value),
            _ => {}
        }
    }

    /// Shows what text a value holds, whatever it is.
    fn anything(&mut self, value: &Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.anything(value)),
            Value::Object(object) => match object.get("type").and_then(Value::as_str) {
                Some(kind) if keys::is_text(kind) => {
                    let mut inline = Inline::default();
                    self.said.text(value, &mut inline);
                    self.writer.lines(BlockKind::Paragraph, inline);
                }
                Some(kind) if keys::of_block(kind).is_some() => self.block(value),
                _ => object
                    .iter()
                    .for_each(|(key, value)| self.leftover(key, value)),
            },
            Value::String(_) => self.leftover("text", value),
            _ => {}
        }
    }
}

/// The names that words lead to and no place has.
fn lost_anchors(body: &ToldBody) -> BTreeSet<String> {
    let names = body.blocks.iter().flat_map(|block| &block.anchors);
    let names: BTreeSet<&String> = names.collect();
    let marks = body.blocks.iter().flat_map(|block| &block.marks);
    let led = marks.filter_map(|mark| match &mark.kind {
        MarkKind::Anchor(name) => Some(name),
        _ => None,
    });
    led.filter(|name| !names.contains(name)).cloned().collect()
}
