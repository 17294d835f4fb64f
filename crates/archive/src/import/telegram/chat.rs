//! Walks the document down to the messages of channels, which are handed on one by one. It must not know what a message says.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::message::Kept;
use super::reader::Place;
use super::take;
use crate::import::diagnostic::Diagnostic;

/// The channels of an export, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Export {
    pub chats: Vec<Chat>,
    pub error: Option<serde_json::Error>,
}

/// A channel of an export.
#[derive(Debug, Default)]
pub(super) struct Chat {
    pub name: String,
    kind: String,
    has_messages: bool,
    pub messages: Vec<Kept>,
    /// Messages that are no posts, by what they are.
    pub left_out: BTreeMap<String, u32>,
    pub said: Vec<Diagnostic>,
}

impl Chat {
    /// Whether it is a channel; a chat that does not say what it is may be one.
    fn is_channel(&self) -> bool {
        self.kind.is_empty() || self.kind.ends_with("_channel")
    }
}

/// Reads a document; where it breaks off, what stood before it is there.
pub(super) fn export<'de, D>(deserializer: D, place: &Place) -> Export
where
    D: Deserializer<'de, Error = serde_json::Error>,
{
    let mut export = Export::default();
    let walk = Object {
        place,
        export: &mut export,
    };
    let error = walk.deserialize(deserializer).err();
    export.chats.retain(Chat::is_channel);
    export.error = error;
    export
}

/// The document, or a chat within it.
struct Object<'a> {
    place: &'a Place,
    export: &'a mut Export,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object: a chat, or an account's chats")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut chat = Chat::default();
        let outcome = self.fields(&mut map, &mut chat);
        // Where the document breaks off, what was read of the chat counts.
        if chat.has_messages {
            self.export.chats.push(chat);
        }
        outcome
    }
}

impl Object<'_> {
    fn fields<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        chat: &mut Chat,
    ) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" => chat.name = text(&map.next_value()?),
                "type" => chat.kind = text(&map.next_value()?),
                "messages" if chat.is_channel() => {
                    chat.has_messages = true;
                    map.next_value_seed(Messages {
                        place: self.place,
                        chat,
                    })?;
                }
                "chats" | "left_chats" => map.next_value_seed(Chats {
                    place: self.place,
                    export: self.export,
                })?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The value's text; empty where it is none.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The messages of a chat, one after the other.
struct Messages<'a> {
    place: &'a Place,
    chat: &'a mut Chat,
}

impl<'de> DeserializeSeed<'de> for Messages<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Messages<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut messages: A) -> Result<(), A::Error> {
        loop {
            let line = self.place.line();
            let Some(message) = messages.next_element::<Value>()? else {
                return Ok(());
            };
            take(self.chat, &message, line);
        }
    }
}

/// The chats of an account: an object with the list of them.
struct Chats<'a> {
    place: &'a Place,
    export: &'a mut Export,
}

impl<'de> DeserializeSeed<'de> for Chats<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Chats<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with a list of chats")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "list" {
                map.next_value_seed(Chats {
                    place: self.place,
                    export: self.export,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut chats: A) -> Result<(), A::Error> {
        loop {
            let chat = Object {
                place: self.place,
                export: &mut *self.export,
            };
            if chats.next_element_seed(chat)?.is_none() {
                return Ok(());
            }
        }
    }
}
