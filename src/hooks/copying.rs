//! Copies something and remembers how it went, for the words beside the button. It must not know what is copied.

use crate::platform::clipboard;
use yew::prelude::*;

/// How the last copying went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// Nothing was copied yet.
    #[default]
    Not,
    /// It is in the clipboard.
    Done,
    /// The browser refused.
    Failed,
}

/// The outcome so far, and the way to copy; `subject` names what is shown, another one starts anew.
#[hook]
pub fn use_copying(subject: AttrValue) -> (Copying, Callback<String>) {
    let outcome = use_state(|| (subject.clone(), Copying::Not));
    let now = if outcome.0 == subject {
        outcome.1
    } else {
        Copying::Not
    };
    let setter = outcome.setter();
    let copy = Callback::from(move |text: String| {
        let setter = setter.clone();
        let subject = subject.clone();
        clipboard::copy(&text, move |done| {
            setter.set((subject, if done { Copying::Done } else { Copying::Failed }));
        });
    });
    (now, copy)
}
