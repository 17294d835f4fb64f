//! What the archive holds: the words that set each tag apart, and posts counted by tag, by kind of link, by site and by time, each bar a filter. It must not know how posts are counted.

use crate::archive;
use crate::markup::HEADING;
use crate::route::Route;
use crate::section::Section;
use crate::state::State;
use bayegan_bundle::{Count, Period};
use bayegan_model::LinkKind;
use bayegan_posts::Posts;
use yew::prelude::*;

/// Sites that are shown, the most linked first.
const SITES: usize = 12;

/// Tags whose words are shown, the most frequent first.
const TAGS: usize = 24;

/// A bar: what is counted, how many posts, and the list of them.
struct Bar {
    name: String,
    posts: u32,
    to: Route,
}

/// Draws the view.
pub fn overview_page(state: &State) -> Html {
    let route = &*state.route;
    let (language, words) = (route.language(), route.words());
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return Html::default();
    };
    html! {
        <main id="main" class="room">
            <h1 id={HEADING} tabindex="-1">{ language.section(Section::Overview) }</h1>
            <p class="found">{ language.posts(posts.len()) }</p>
            { vocabulary(state, posts) }
            <div class="counts">
                { bars(route, words.dates(), years(state)) }
                { bars(route, words.tags(), tags(state, posts)) }
                { bars(route, words.link_kinds(), kinds(state)) }
                { bars(route, words.sites(), sites(state, posts)) }
            </div>
        </main>
    }
}

/// Each tag with the words that are most its own, the most telling largest; each leads to the search for it within the tag.
fn vocabulary(state: &State, posts: &Posts<'static>) -> Html {
    let Some(vocabulary) = archive::get().map(|bundle| bundle.vocabulary()) else {
        return Html::default();
    };
    let tags = state.answer.facets.tags.iter();
    let cards: Vec<Html> = tags
        .map(|tag| {
            (
                posts.tag(tag.value),
                vocabulary.of(tag.value).collect::<Vec<_>>(),
            )
        })
        .filter(|(_, words)| !words.is_empty())
        .take(TAGS)
        .map(|(tag, words)| card(&state.route.only_tag(tag), tag, &words))
        .collect();
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section class="vocabulary">
            <h2>{ state.route.words().vocabulary() }</h2>
            <ul>{ for cards }</ul>
        </section>
    }
}

fn card(route: &Route, tag: &str, words: &[&str]) -> Html {
    let word =
        |word: &&str| html! { <a href={route.with_query(word).address()}><bdi>{ *word }</bdi></a> };
    html! {
        <li>
            <h3><a href={route.address()}><bdi>{ "#" }{ tag }</bdi></a></h3>
            <p>{ for words.iter().map(word) }</p>
        </li>
    }
}

fn years(state: &State) -> Vec<Bar> {
    let years = state.answer.facets.years.iter();
    let bar = |count: &Count<u16>| {
        let period = Period {
            year: count.value,
            month: None,
        };
        Bar {
            name: state.route.language().period(period),
            posts: count.posts,
            to: state.route.cleared().toggle_period(period),
        }
    };
    years.map(bar).collect()
}

fn tags(state: &State, posts: &Posts<'static>) -> Vec<Bar> {
    let tags = state.answer.facets.tags.iter();
    let bar = |count: &Count<u32>| Bar {
        name: ["#", posts.tag(count.value)].concat(),
        posts: count.posts,
        to: state.route.only_tag(posts.tag(count.value)),
    };
    tags.map(bar).collect()
}

fn kinds(state: &State) -> Vec<Bar> {
    let kinds = state.answer.facets.kinds.iter();
    let bar = |count: &Count<LinkKind>| Bar {
        name: state.route.language().kind(count.value).to_owned(),
        posts: count.posts,
        to: state.route.cleared().toggle_kind(count.value),
    };
    kinds.map(bar).collect()
}

fn sites(state: &State, posts: &Posts<'static>) -> Vec<Bar> {
    let sites = state.answer.facets.sites.iter().take(SITES);
    let bar = |count: &Count<u32>| Bar {
        name: posts.site(count.value).to_owned(),
        posts: count.posts,
        to: state.route.cleared().toggle_site(posts.site(count.value)),
    };
    sites.map(bar).collect()
}

/// A table of bars, the longest as long as there is room; nothing where there is nothing to count.
fn bars(route: &Route, title: &'static str, bars: Vec<Bar>) -> Html {
    let most = bars.iter().map(|bar| bar.posts).max().unwrap_or_default();
    if most == 0 {
        return Html::default();
    }
    let row = |bar: Bar| {
        let width = (u64::from(bar.posts) * 100).div_ceil(u64::from(most));
        html! {
            <tr>
                <th scope="row"><a href={bar.to.address()}><bdi>{ bar.name }</bdi></a></th>
                <td>{ route.language().number(bar.posts) }</td>
                <td aria-hidden="true"><svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect width={width.to_string()} height="1" /></svg></td>
            </tr>
        }
    };
    html! {
        <section>
            <h2>{ title }</h2>
            <table class="bars"><tbody>{ for bars.into_iter().map(row) }</tbody></table>
        </section>
    }
}
