//! The day a post was written, in the calendar of the interface's language. It must not know the clock.

use crate::words::Language;
use bayegan_archive::PostRef;
use yew::prelude::*;

/// Draws the day; nothing for a post without a date.
pub fn date(post: PostRef<'static>, language: Language) -> Html {
    match post
        .date()
        .and_then(|date| Some((date, language.date(date)?)))
    {
        Some((seconds, day)) => {
            html! { <time class="date" datetime={machine(seconds)}>{ day }</time> }
        }
        None => Html::default(),
    }
}

/// The day as HTML writes it for machines: always Gregorian, `2024-03-19`.
fn machine(seconds: i64) -> Option<String> {
    let date = bayegan_bundle::Calendar::Gregorian.date(seconds)?;
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
