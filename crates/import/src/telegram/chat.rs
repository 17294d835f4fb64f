//! A chat with its messages, as every format of Telegram's exports gives it. It must not know any of these formats.

use super::diagnostics::Findings;
use super::message::Message;

/// How much a format tells of a message, the least first: of two versions with one text the fuller is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fullness {
    /// Text copied out of a window.
    Pasted,
    /// A page of the web preview.
    Preview,
    /// An exported page.
    Html,
    /// An export for machines.
    #[default]
    Json,
}

/// A chat with its messages, in the order of the source.
#[derive(Debug, Default)]
pub(super) struct Chat {
    pub fullness: Fullness,
    /// Its public name, where the format tells it.
    pub handle: String,
    pub name: String,
    pub number: Option<u64>,
    /// Whether it is a channel that has a public name.
    pub is_public: bool,
    pub messages: Vec<Message>,
    /// What there is to say of it so far.
    pub findings: Findings,
}

impl Chat {
    pub(super) fn new(fullness: Fullness) -> Self {
        Self {
            fullness,
            ..Self::default()
        }
    }
}
