//! What the reader may set, what the keys do, and what is kept in this browser. It must not know how it is kept.

use crate::i18n::Words;
use crate::markup::HEADING;
use crate::platform::{event, file, json};
use crate::reading_lists::LISTS;
use crate::route::Route;
use crate::section::Section;
use crate::settings::{self, CHOICES, Choice};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Where the reader is.
    pub route: Rc<Route>,
}

/// What was said last, below the buttons.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Imported,
    NotImported,
    ClearSure,
    Cleared,
}

#[component]
pub fn Settings(props: &Props) -> Html {
    let said = use_state_eq(|| Said::Nothing);
    let drawn = use_state_eq(|| 0u32);
    let language = props.route.language();
    let words = language.words();
    let again = {
        let drawn = drawn.clone();
        Callback::from(move |()| drawn.set(*drawn + 1))
    };
    html! {
        <main id="main" class="room">
            <h1 id={HEADING} tabindex="-1">{ language.section(Section::Settings) }</h1>
            { for CHOICES.into_iter().map(|choice| fieldset(choice, words, &again)) }
            <section>
                <dl class="keys">
                    { for keys(words).into_iter().map(|(key, does)| html! { <div><dt><kbd dir="ltr">{ key }</kbd></dt><dd>{ does }</dd></div> }) }
                </dl>
                <p class="help">{ words.keys_help() }</p>
            </section>
            { stored(words, &said, &again) }
        </main>
    }
}

/// The keys, and what each does.
const fn keys(words: &'static Words) -> [(&'static str, &'static str); 6] {
    [
        ("/", words.shortcuts_search()),
        ("j ↓", words.shortcuts_next()),
        ("k ↑", words.shortcuts_previous()),
        ("Esc", words.shortcuts_back()),
        ("?", words.shortcuts_help()),
        ("← →", words.shortcuts_tags()),
    ]
}

fn fieldset(choice: Choice, words: &'static Words, again: &Callback<()>) -> Html {
    let now = choice.value();
    let again = again.clone();
    let oninput = move |event: InputEvent| {
        choice.set(&event::typed(&event));
        again.emit(());
    };
    let values = choice.values.iter().map(|value| {
        html! {
            <label class="facet"><input type="radio" name={choice.name} value={value.name} checked={value.name == now} />{ words.word(value.title) }</label>
        }
    });
    html! { <fieldset class="choice" {oninput}><legend>{ words.word(choice.title) }</legend>{ for values }</fieldset> }
}

/// What is kept, and the ways to take it along, bring it, and have it deleted.
fn stored(words: &'static Words, said: &UseStateHandle<Said>, again: &Callback<()>) -> Html {
    let export = move |_| file::save("bayegan.json", "application/json", &stored_json());
    let is_sure = **said == Said::ClearSure;
    let told = match **said {
        Said::Nothing | Said::ClearSure => "",
        Said::Imported => words.imported(),
        Said::NotImported => words.not_imported(),
        Said::Cleared => words.cleared(),
    };
    html! {
        <section>
            <h2>{ words.stored() }</h2>
            <p class="help">{ words.stored_help() }</p>
            <div class="actions">
                <button type="button" onclick={export}>{ words.export() }</button>
                <label class="button">{ words.import() }<input type="file" accept=".json,application/json" class="hidden" onchange={import(said, again)} /></label>
                <button type="button" class="erase" onclick={clear(said, again)}>{ if is_sure { words.clear_sure() } else { words.clear() } }</button>
                <span role="status">{ told }</span>
            </div>
        </section>
    }
}

fn import(said: &UseStateHandle<Said>, again: &Callback<()>) -> impl Fn(Event) + use<> {
    let (said, again) = (said.setter(), again.clone());
    move |event| {
        let (said, again) = (said.clone(), again.clone());
        file::chosen(&event, move |text| {
            let is_own = text.is_some_and(|text| import_json(&text));
            said.set(if is_own {
                Said::Imported
            } else {
                Said::NotImported
            });
            again.emit(());
        });
    }
}

/// Deletes everything when it is asked for twice.
fn clear(said: &UseStateHandle<Said>, again: &Callback<()>) -> impl Fn(MouseEvent) + use<> {
    let is_sure = **said == Said::ClearSure;
    let (said, again) = (said.setter(), again.clone());
    move |_| {
        if is_sure {
            LISTS.iter().for_each(|list| list.forget());
            settings::forget();
            again.emit(());
        }
        said.set(if is_sure {
            Said::Cleared
        } else {
            Said::ClearSure
        });
    }
}

/// All that is kept, as JSON: lists of texts by name.
fn stored_json() -> String {
    let mut lists: Vec<_> = LISTS.iter().map(|list| (list.name, list.lines())).collect();
    lists.push((settings::NAME, vec![settings::kept()]));
    json::write(&lists)
}

/// Adds what such a text holds to what is kept; false where it is not one.
fn import_json(text: &str) -> bool {
    let Some(read) = json::read(text) else {
        return false;
    };
    let mut is_own = false;
    for list in LISTS {
        if let Some(lines) = read.list(list.name) {
            list.append(&lines);
            is_own = true;
        }
    }
    if let Some(kept) = read.list(settings::NAME) {
        settings::take(kept.first().map_or("", String::as_str));
    }
    is_own
}
