//! What a reader can do with a post: save it, copy it as link, text or Markdown, hand it on. It must not know how a browser does it.

use crate::archive;
use crate::hooks::{Copying, use_copying};
use crate::i18n::Words;
use crate::markdown::{markdown, plain};
use crate::markup::{name, post};
use crate::platform::{history, share};
use crate::reading_lists::SAVED;
use crate::route::Route;
use bayegan_posts::PostRef;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Where the reader is.
    pub route: Rc<Route>,
    /// The post's number.
    pub number: u32,
}

/// What is copied, by the value of its button.
const COPIED: [&str; 3] = ["link", "text", "markdown"];

#[component]
pub fn Actions(props: &Props) -> Html {
    let Some(post) = post(props.number) else {
        return Html::default();
    };
    let (outcome, copy) = use_copying(AttrValue::Static(post.id()));
    let saved = use_state(|| (post.id(), SAVED.has(post.id())));
    let is_saved = if saved.0 == post.id() {
        saved.1
    } else {
        SAVED.has(post.id())
    };
    let words = props.route.words();
    // The link that is shared leads to the post alone, not to the search it was found by.
    let address = props.route.cleared().with_post(post.id()).address();
    let save = move |_| {
        SAVED.toggle(post.id());
        saved.set((post.id(), !is_saved));
    };
    let names = [words.copy_link(), words.copy_text(), words.copy_markdown()];
    let copies = COPIED.into_iter().zip(names).map(|(what, name)| {
        let (copy, address) = (copy.clone(), address.clone());
        let onclick = move |_| copy.emit(text(what, post, &history::absolute(&address)));
        html! { <button type="button" {onclick}>{ name }</button> }
    });
    let copies: Vec<_> = copies.collect();
    let hand_on = move |_| {
        share::share(name(post).unwrap_or_default(), &history::absolute(&address));
    };
    html! {
        <div class="actions">
            <button type="button" aria-pressed={super::list_bar::pressed(is_saved)} onclick={save} class="save">{ if is_saved { words.saved() } else { words.save() } }</button>
            { for copies }
            if share::is_there() { <button type="button" onclick={hand_on}>{ words.share() }</button> }
            if let Some(address) = telegram(post.message()) {
                <a href={address} target="_blank" rel="noopener noreferrer">{ words.on_telegram() }</a>
            }
            <a class="to-embed" href={props.route.cleared().with_post(post.id()).snippet()}>{ words.embed() }</a>
            <span role="status">{ said(outcome, words) }</span>
        </div>
    }
}

fn said(outcome: Copying, words: &Words) -> &'static str {
    match outcome {
        Copying::Not => "",
        Copying::Done => words.copied(),
        Copying::Failed => words.copy_failed(),
    }
}

fn text(what: &str, post: PostRef<'static>, address: &str) -> String {
    match what {
        "text" => plain(post, address),
        "markdown" => markdown(post, archive::channel(), address),
        _ => address.to_owned(),
    }
}

/// The post's address in Telegram. Numbers beyond Telegram's own are those of messages from before a group became a supergroup, which have none.
fn telegram(message: Option<u32>) -> Option<String> {
    let message = message.filter(|number| i32::try_from(*number).is_ok())?;
    let handle = archive::get()?.posts().channel().handle;
    (!handle.is_empty()).then_some(["https://t.me/", handle, "/", &message.to_string()].concat())
}
