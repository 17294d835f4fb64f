//! Imports Telegram's exports of a channel: each format gives a [`chat::Chat`] with its messages, and what is here makes posts of them. A format is a module of its own, such as [`json`].

mod albums;
mod chat;
mod diagnostics;
mod exporter_clock;
pub(crate) mod html;
mod join;
pub(crate) mod json;
mod markup;
mod message;
pub(crate) mod pasted;
mod posts;
mod preview;
mod rich;
mod values;

use crate::Posts;
use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// What was read of files of Telegram, whatever their format.
#[derive(Default)]
pub(crate) struct Readers<'c> {
    pub json: Option<Box<json::Chats<'c>>>,
    pub html: Option<html::Pages>,
    pub preview: Option<preview::Pages>,
    pub pasted: Option<pasted::Pasted>,
}

impl Readers<'_> {
    /// Makes posts of what was read.
    pub(crate) fn read(self, config: &Config) -> Posts {
        let mut refused: Vec<Diagnostic> = Vec::new();
        let mut chats = Vec::new();
        match self.json.map(|chats| chats.finish()) {
            Some(Ok(chat)) => chats.push(chat),
            Some(Err(said)) => refused.extend(said),
            None => {}
        }
        chats.extend(self.html.into_iter().flat_map(html::Pages::finish));
        chats.extend(self.preview.into_iter().flat_map(preview::Pages::finish));
        chats.extend(self.pasted.into_iter().flat_map(pasted::Pasted::finish));
        // In the order in which their files are told, so that the first says what channel it is.
        chats.sort_by_key(|chat| chat.messages.first().map(|first| first.place.file));
        if chats.is_empty() {
            return Posts {
                diagnostics: refused,
                ..Posts::default()
            };
        }
        let (chat, said) = join::join(chats, config);
        let mut posts = posts::read(chat, config);
        posts.diagnostics.extend(refused.into_iter().chain(said));
        posts
    }
}
