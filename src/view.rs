//! The HTML of a view, drawn by the app's own components, natively or in a browser, so that a page and the app cannot differ. It must not know the rest of the page.

use crate::app::{App, Props};
use crate::route::Route;
use yew::LocalServerRenderer;

/// What stands in the page's element `app` at that route, of the archive that this thread shows.
///
/// It must be awaited in a browser, where Yew's renderer goes through the microtasks; natively the future is ready at once.
pub async fn view(route: Route) -> String {
    let renderer = LocalServerRenderer::<App>::with_props(Props { route });
    renderer.hydratable(false).render().await
}
