//! A post's tags, each leading to the posts that carry it, and small marks for the kinds of its links.

use crate::archive;
use crate::i18n::Language;
use crate::markup::kinds;
use crate::route::Route;
use bayegan_posts::PostRef;
use yew::prelude::*;

/// Draws the tags; nothing for a post without any.
pub fn tags(post: PostRef<'static>, route: &Route) -> Html {
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return Html::default();
    };
    let names = post.tags().map(|tag| posts.tag(tag));
    let tags = names.map(|name| {
        html! { <li><a href={route.only_tag(name).address()} class="tag"><bdi>{ "#" }{ name }</bdi></a></li> }
    });
    list("tags", route.words().tags(), tags.collect())
}

/// Draws the marks; nothing for a post without links.
pub fn kind_marks(post: PostRef<'static>, language: Language) -> Html {
    let marks = kinds(post).map(|kind| html! { <li class="kind">{ language.kind(kind) }</li> });
    list("marks", language.words().link_kinds(), marks.collect())
}

fn list(class: &'static str, label: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! { <ul {class} aria-label={label}>{ for items }</ul> }
}
