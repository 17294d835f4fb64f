//! What stands over the list: how many were found, in what order they stand, and what narrows them.

use crate::route::Route;
use bayegan_bundle::{Filters, Order};
use bayegan_search::Results;
use yew::prelude::*;

/// Draws number, order, the filters chosen, and what the search bent.
pub fn list_bar(route: &Route, count: u32, results: Option<&Results>) -> Html {
    html! {
        <>
            <div class="bar">
                <p role="status" aria-atomic="true" class="found">{ route.language().posts(count) }</p>
                { orders(route) }
            </div>
            { chosen(route) }
            { results.map(|results| notice(route, results)).unwrap_or_default() }
        </>
    }
}

/// What stands between what was typed and what was found.
fn notice(route: &Route, results: &Results) -> Html {
    let words = route.words();
    if let Some(rewrite) = &results.rewritten {
        let searched = route.with_query(&rewrite.searched).address();
        return html! {
            <p class="notice">
                { words.results_for() }{ " " }<a href={searched}><bdi>{ &rewrite.searched }</bdi></a>{ " · " }
                <a href={route.as_typed().address()}>{ words.search_instead() }{ " " }<bdi>{ &route.query }</bdi></a>
            </p>
        };
    }
    if results.partial && !results.hits.is_empty() {
        return html! { <h2 class="notice">{ words.partial() }</h2> };
    }
    Html::default()
}

fn orders(route: &Route) -> Html {
    let searching = !route.query.is_empty();
    let now = if route.order == Order::Best && !searching {
        Order::Newest
    } else {
        route.order
    };
    let orders = [Order::Best, Order::Newest, Order::Oldest];
    let shown = orders
        .into_iter()
        .filter(|&order| searching || order != Order::Best);
    let button = |order: Order| {
        let to = route.with_order(standard(order, searching)).address();
        html! {
            <button type="button" value={to} aria-pressed={pressed(order == now)}>
                { route.language().order(order) }
            </button>
        }
    };
    html! {
        <div class="orders" role="group" aria-label={route.words().order()}>{ for shown.map(button) }</div>
    }
}

/// The newest first is what an address without an order means where nothing is searched.
fn standard(order: Order, searching: bool) -> Order {
    if !searching && order == Order::Newest {
        Order::Best
    } else {
        order
    }
}

/// The value of `aria-pressed`.
pub const fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// What narrows the list now, each with a way to give it up.
pub fn chosen(route: &Route) -> Html {
    let words = route.words();
    let Filters {
        tags,
        kind,
        site,
        period,
    } = &route.filters;
    let tags = tags
        .iter()
        .map(|tag| (["#", tag].concat(), route.toggle_tag(tag)));
    let kind = kind.map(|kind| {
        (
            route.language().kind(kind).to_owned(),
            route.toggle_kind(kind),
        )
    });
    let site = site
        .as_ref()
        .map(|site| (site.clone(), route.toggle_site(site)));
    let period =
        period.map(|period| (route.language().period(period), route.toggle_period(period)));
    let chips: Vec<_> = tags
        .chain(kind)
        .chain(site)
        .chain(period)
        .map(|(name, without)| chip(name, &without, words.remove()))
        .collect();
    match chips.len() {
        0 => Html::default(),
        several => html! {
            <ul class="chosen" aria-label={words.with_filters()}>
                { for chips }
                if several > 1 {
                    <li><a href={route.without_filters().address()}>{ words.clear_filters() }</a></li>
                }
            </ul>
        },
    }
}

fn chip(name: String, without: &Route, remove: &str) -> Html {
    let label = [remove, " ", &name].concat();
    html! {
        <li>
            <a href={without.address()} class="chip" aria-label={label}>
                <bdi>{ name }</bdi><span class="cross" aria-hidden="true" />
            </a>
        </li>
    }
}
