//! Shows the message that stands ready in the page's shell when the archive cannot be shown. It must not know the message's words.

use super::page::element;

/// Shows the shell's message above what can be read; `reason` stands on it for those who look.
pub fn show(reason: &str) {
    if let Some(message) = element("failure") {
        let _ = message.set_attribute("data-reason", reason);
        let _ = message.remove_attribute("hidden");
    }
}
