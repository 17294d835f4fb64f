//! Starts the app in the page: opens the archive that the wasm file carries and takes over what the page shows already. It must not know what is drawn.

use crate::app::{App, Props};
use crate::archive;
use crate::hooks::here;
use crate::markup::SEARCH;
use crate::platform::timer::Timeout;
use crate::platform::{custom_section, failure, history, page};
use crate::route::Route;
use crate::settings;

/// Mounts the app in the element `app`; where the archive is missing or damaged, shows the message that stands ready.
pub fn mount() {
    let Some(root) = page::element("app") else {
        return;
    };
    let blob = custom_section::read(bayegan_bundle::SECTION);
    match archive::open(blob.leak()) {
        Ok(bundle) => {
            archive::show(bundle);
            settings::start();
            let props = Props { route: start() };
            let wants_to_type = page::has_focus(SEARCH);
            // The page's own view goes and the app's comes before the browser paints again; the two look the same.
            yew::Renderer::<App>::with_root_and_props(root, props).render();
            if wants_to_type {
                Timeout::new(0, || {
                    page::focus(SEARCH);
                })
                .forget();
            }
        }
        Err(_) => failure::show("damaged"),
    }
}

/// The route of the address, with what the reader has typed while the app was on its way. The address is brought into the app's own
/// form, so that places within the page can be reached from it.
fn start() -> Route {
    let route = here();
    let address = route.address();
    if !history::is_at(&address) {
        history::replace(&address);
    }
    match page::typed(SEARCH) {
        Some(text) if !text.is_empty() && text != route.query => route.with_query(&text),
        _ => route,
    }
}
