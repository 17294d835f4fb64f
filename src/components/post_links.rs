//! Posts by their names alone, each leading to its page, under a heading of their own.

use crate::markup::{dir, name};
use crate::route::Route;
use bayegan_posts::PostRef;
use yew::prelude::*;

/// Draws the links; nothing where there are no posts. They lead out of what was searched.
pub fn post_links(
    class: &'static str,
    heading: &'static str,
    posts: Vec<PostRef<'static>>,
    route: &Route,
) -> Html {
    if posts.is_empty() {
        return Html::default();
    }
    let link = |post: PostRef<'static>| {
        let to = route.cleared().with_post(post.id()).address();
        let name = name(post).unwrap_or(route.words().untitled());
        html! { <li><a href={to} dir={dir(post.title().direction)}>{ name }</a></li> }
    };
    html! {
        <section {class}>
            <h2>{ heading }</h2>
            <ul>{ for posts.into_iter().map(link) }</ul>
        </section>
    }
}
