//! The page's own search without the page: `ask` gives the position of the post that stands first. It must not know how it is timed.

use bayegan_bundle::{Bundle, Request};
use bayegan_engine::{blob, publish};

fn main() {
    let Some(bundle) = blob().and_then(|blob| Bundle::open(blob).ok()) else {
        return;
    };
    publish("ask", move |query| first(&bundle, &query));
}

/// The position of the post that stands first, 0 where nothing is found.
fn first(bundle: &Bundle<'_>, query: &str) -> u32 {
    let answer = bundle.answer(&Request {
        query,
        ..Request::default()
    });
    answer.posts.first().map_or(0, |number| number + 1)
}
