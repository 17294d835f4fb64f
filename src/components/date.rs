//! The days a post was written and changed, by the channel's clock, in the calendar of the view. It must not know the hour.

use crate::archive;
use crate::i18n::Language;
use bayegan_bundle::Calendar;
use bayegan_posts::PostRef;
use yew::prelude::*;

/// Draws the day it was written; nothing for a post without a date.
pub fn date(post: PostRef<'static>, language: Language) -> Html {
    match post.date() {
        Some(seconds) => html! { <span class="date">{ day(seconds, language) }</span> },
        None => Html::default(),
    }
}

/// Draws the day it was last changed; nothing where it was not.
pub fn edited(post: PostRef<'static>, language: Language) -> Html {
    match post.extras().edited {
        Some(seconds) => {
            html! { <p class="date">{ language.words().edited() }{ " " }{ day(seconds, language) }</p> }
        }
        None => Html::default(),
    }
}

fn day(seconds: i64, language: Language) -> Html {
    let (local, calendar) = (archive::local(seconds), archive::calendar(language));
    match calendar.date(local) {
        Some(date) => {
            html! { <time datetime={machine(local)}>{ language.day(date, calendar) }</time> }
        }
        None => Html::default(),
    }
}

/// The day as HTML writes it for machines: always Gregorian, `2024-03-19`.
fn machine(local: i64) -> Option<String> {
    let date = Calendar::Gregorian.date(local)?;
    let two = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    Some(
        [
            &date.year.to_string(),
            "-",
            &two(date.month),
            "-",
            &two(date.day),
        ]
        .concat(),
    )
}
