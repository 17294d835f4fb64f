//! A chat with its messages, as every format of Telegram's exports gives it. It must not know any of these formats.

use super::diagnostics::Findings;
use super::message::Message;

/// A chat with its messages, in the order of the source.
#[derive(Debug, Default)]
pub(super) struct Chat {
    pub name: String,
    pub number: Option<u64>,
    /// Whether it is a channel that has a public name.
    pub is_public: bool,
    pub messages: Vec<Message>,
    /// What there is to say of it so far.
    pub findings: Findings,
}
