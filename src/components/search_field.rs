//! The search field. It stands apart from the list, so that drawing the list never touches what is being typed.

use crate::archive;
use crate::hooks::Navigator;
use crate::markup::SEARCH;
use crate::platform::event::typed;
use crate::reading_lists::RECENT;
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Words offered while the reader types.
const SUGGESTIONS: u32 = 6;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub route: Rc<Route>,
    pub navigator: Navigator,
}

#[component]
pub fn SearchField(props: &Props) -> Html {
    let Props { route, navigator } = props;
    let words = route.words();
    let oninput = {
        let (route, navigator) = (Rc::clone(route), navigator.clone());
        move |event: InputEvent| navigator.typed(&route, route.with_query(&typed(&event)))
    };
    html! {
        <form role="search" class="search" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <label class="hidden" for={SEARCH}>{ words.search_hint() }</label>
            <input id={SEARCH} type="search" name="q" dir="auto" autocomplete="off" spellcheck="false"
                enterkeyhint="search" list="suggestions" placeholder={words.search_hint()} value={route.query.clone()} {oninput} />
            <datalist id="suggestions">{ for suggestions(&route.query).into_iter().map(|value| html! { <option {value} /> }) }</datalist>
            if !route.query.is_empty() {
                <button type="button" class="clear" aria-label={words.clear_search()} value={route.with_query("").address()}>
                    <span class="cross" aria-hidden="true" />
                </button>
            }
        </form>
    }
}

/// What to offer below the field: recent searches while it is empty, else the text with its last word completed from the archive.
fn suggestions(query: &str) -> Vec<String> {
    if query.is_empty() {
        return RECENT.lines();
    }
    let words = archive::get()
        .map(|bundle| bundle.suggest(query, SUGGESTIONS))
        .unwrap_or_default();
    let last = query.rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = query.strip_suffix(last).unwrap_or_default();
    words
        .into_iter()
        .map(|word| [start, &word].concat())
        .collect()
}
