//! A link-preview card as the channel showed it: site, title, description.

use crate::i18n::Language;
use crate::markup::dir;
use bayegan_posts::{LineRef, PreviewRef};
use yew::prelude::*;

/// Draws the card.
pub fn preview_card(preview: &PreviewRef<'static>, language: Language) -> Html {
    html! {
        <aside class="preview" aria-label={language.words().preview()}>
            { line("site", preview.site) }
            { line("title", preview.title) }
            { line("description", preview.description) }
        </aside>
    }
}

fn line(class: &'static str, line: LineRef<'static>) -> Html {
    if line.text.is_empty() {
        return Html::default();
    }
    html! { <p {class} dir={dir(line.direction)}>{ line.text }</p> }
}
