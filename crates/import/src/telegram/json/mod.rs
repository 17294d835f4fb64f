//! Reads Telegram Desktop's export of a channel as JSON (`result.json`), as it comes: in memory are only the messages of the channel. The true source of the format is Telegram Desktop's `export_output_json.cpp`.

mod byte_reader;
mod chats;
pub(super) mod dates;
mod entities;
mod fields;
mod layout;
mod media;
mod message;
mod repair;
mod rich;
mod scan;
mod strings;
mod telethon;
mod tokens;

pub(crate) use chats::Chats;
