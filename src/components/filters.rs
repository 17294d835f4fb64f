//! The filters by tag, by kind of link and by site, with counts that follow the other filters. On a narrow screen a button opens them in a
//! sheet from the lower edge; in a frame, which may be lower than a sheet, it unfolds them.

use super::list_bar::pressed;
use crate::archive;
use crate::platform::dialog;
use crate::reading_lists::RECENT;
use crate::route::Route;
use bayegan_bundle::{Answer, Count, Facets, Period};
use bayegan_posts::Posts;
use std::rc::Rc;
use yew::prelude::*;

/// Id of the sheet.
const SHEET: &str = "sheet";

/// Sites shown before "all sites" is asked for.
const SITES: usize = 8;

#[derive(Properties)]
pub struct Props {
    pub route: Rc<Route>,
    pub answer: Rc<Answer>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.route == other.route && Rc::ptr_eq(&self.answer, &other.answer)
    }
}

#[component]
pub fn FilterPanel(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let forgotten = use_state_eq(|| 0);
    let route = &props.route;
    let words = route.words();
    let turn = |to: bool| {
        let open = open.clone();
        move || open.set(to)
    };
    let (toggle, close) = (turn(!*open), turn(false));
    let is_sheet = *open && route.embed.is_none();
    use_effect_with(is_sheet, |is_sheet| {
        if *is_sheet {
            dialog::open(SHEET);
        }
    });
    let inside = html! {
        <>
            { archive::get().map(|bundle| groups(route, bundle.posts(), &props.answer)).unwrap_or_default() }
            { recent_searches(route, &forgotten) }
            <p class="to-embed"><a href={route.snippet()}>{ words.embed() }</a></p>
        </>
    };
    html! {
        <nav class="side" aria-label={words.filters()}>
            <button type="button" class="unfold" aria-expanded={pressed(*open)} onclick={move |_| toggle()}>
                { words.filters() }
                if !route.filters.is_empty() { <span class="set">{ route.language().number(route.filters.count()) }</span> }
            </button>
            if is_sheet {
                <dialog id={SHEET} aria-label={words.filters()} onclose={move |_| close()} onclick={|event: MouseEvent| dialog::close_outside(&event)}>
                    { sheet(route, &props.answer, inside) }
                </dialog>
            } else {
                <div id="filters" class={if *open { "filters open" } else { "filters" }}>{ inside }</div>
            }
        </nav>
    }
}

/// What is in the sheet: the filters between two ways to close it, without a script of ours.
fn sheet(route: &Route, answer: &Answer, inside: Html) -> Html {
    let (language, words) = (route.language(), route.words());
    let count = u32::try_from(answer.posts.len()).unwrap_or(u32::MAX);
    html! {
        <form method="dialog">
            <p class="sheet-top">
                { words.filters() }
                <button class="clear" aria-label={words.close()}><span class="cross" aria-hidden="true" /></button>
            </p>
            <div class="filters open">{ inside }</div>
            <p class="sheet-end">
                <button>
                    { if count > 0 { language.show_posts(count) } else { language.posts(count) } }
                </button>
            </p>
        </form>
    }
}

fn groups(route: &Route, posts: &Posts<'static>, answer: &Answer) -> Html {
    let words = route.words();
    let Facets {
        tags,
        kinds,
        sites,
        years,
        months,
    } = &answer.facets;
    let tags = tags.iter().map(|count| {
        let name = posts.tag(count.value);
        let is_chosen = route.filters.tags.iter().any(|tag| tag == name);
        facet(
            route,
            ["#", name].concat().into(),
            count.posts,
            is_chosen,
            &route.toggle_tag(name),
        )
    });
    let kinds = kinds.iter().map(|count| {
        let name = route.language().kind(count.value).into();
        facet(
            route,
            name,
            count.posts,
            route.filters.kind == Some(count.value),
            &route.toggle_kind(count.value),
        )
    });
    html! {
        <>
            { dates(route, years, months) }
            { group("tags", words.tags(), tags.collect(), Html::default()) }
            { group("kinds", words.link_kinds(), kinds.collect(), Html::default()) }
            { group_of_sites(route, posts, sites) }
        </>
    }
}

/// The sites that are linked to most, and behind "all sites" the others.
fn group_of_sites(route: &Route, posts: &Posts<'static>, sites: &[Count<u32>]) -> Html {
    let words = route.words();
    let mut sites = sites.iter().map(|count| {
        let name = posts.site(count.value);
        let is_chosen = route.filters.site.as_deref() == Some(name);
        facet(
            route,
            name.into(),
            count.posts,
            is_chosen,
            &route.toggle_site(name),
        )
    });
    let first: Vec<_> = sites.by_ref().take(SITES).collect();
    let rest: Vec<_> = sites.collect();
    group(
        "sites",
        words.sites(),
        first,
        more(words.more_sites(), rest),
    )
}

/// Years, and the months of the year that is chosen; nothing where the archive has no dates.
fn dates(route: &Route, years: &[Count<u16>], months: &[Count<u8>]) -> Html {
    if years.is_empty() {
        return Html::default();
    }
    let value = |year, month, posts| {
        let period = Period { year, month };
        let name = route.language().period(period).into();
        facet(
            route,
            name,
            posts,
            route.filters.period == Some(period),
            &route.toggle_period(period),
        )
    };
    let years = years
        .iter()
        .map(|count| value(count.value, None, count.posts));
    let year = route
        .filters
        .period
        .map(|period| period.year)
        .unwrap_or_default();
    let months = if months.is_empty() {
        Html::default()
    } else {
        let months = months
            .iter()
            .map(|count| value(year, Some(count.value), count.posts));
        html! { <ul class="months">{ for months }</ul> }
    };
    group("dates", route.words().dates(), years.collect(), months)
}

fn group(id: &'static str, title: &'static str, values: Vec<Html>, more: Html) -> Html {
    let heading = ["facet-", id].concat();
    html! {
        <section class={["facets facet-", id].concat()} aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ title }</h2>
            <ul>{ for values }</ul>
            { more }
        </section>
    }
}

fn more(title: &'static str, values: Vec<Html>) -> Html {
    if values.is_empty() {
        return Html::default();
    }
    html! { <details><summary>{ title }</summary><ul>{ for values }</ul></details> }
}

fn facet(route: &Route, name: AttrValue, posts: u32, is_chosen: bool, to: &Route) -> Html {
    html! {
        <li>
            <a href={to.address()} class="facet" aria-current={is_chosen.then_some("true")}>
                <bdi>{ name }</bdi><span class="count">{ route.language().number(posts) }</span>
            </a>
        </li>
    }
}

/// The reader's own searches, with a way to have them forgotten.
fn recent_searches(route: &Route, forgotten: &UseStateHandle<u32>) -> Html {
    let searches = RECENT.lines();
    if searches.is_empty() {
        return Html::default();
    }
    let words = route.words();
    let forget = {
        let forgotten = forgotten.clone();
        move |_| {
            RECENT.forget();
            forgotten.set(*forgotten + 1);
        }
    };
    let links = searches.iter().map(|search| {
        html! { <li><a href={route.cleared().with_query(search).address()} class="chip"><bdi>{ search }</bdi></a></li> }
    });
    let button = html! { <button type="button" class="plain" onclick={forget}>{ words.clear_recent() }</button> };
    group("recent", words.recent(), links.collect(), button)
}
