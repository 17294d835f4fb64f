//! The HTML of a view, drawn natively by the app's own components, so that a page and the app cannot differ. It must not know the rest of the page.

use crate::app::{App, Props};
use crate::route::Route;
use futures::executor::block_on;
use yew::LocalServerRenderer;

/// What stands in the page's element `app` at that route, of the archive that this thread shows.
#[must_use]
pub fn view(route: Route) -> String {
    let renderer = LocalServerRenderer::<App>::with_props(Props { route });
    // Nothing in a view waits for anything: the future is ready at once.
    block_on(renderer.hydratable(false).render())
}
