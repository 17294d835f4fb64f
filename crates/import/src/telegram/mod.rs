//! Imports Telegram's exports of a channel: each format gives a [`chat::Chat`] with its messages, and what is here makes posts of them. A format is a module of its own, such as [`json`].

mod albums;
mod chat;
mod diagnostics;
mod exporter_clock;
pub(crate) mod json;
mod message;
mod posts;
mod rich;
