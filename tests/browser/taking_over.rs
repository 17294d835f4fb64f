//! The app takes a page over that can be read already: nothing about it may change.

use bayegan_tests::app_ready::{held_back, open, ready};
use bayegan_tests::{Fault, FaultKind, Faults, Page, Visit, Window};
use serde_json::{Value, json};

/// Every page of the site with a view of the app, by address.
async fn addresses(page: &Page) -> Vec<String> {
    let found = page
        .evaluate(
            "[...document.querySelectorAll('.row h2 a, .facet-tags a')].map(a => a.getAttribute('href'))",
        )
        .await;
    let Value::Array(found) = found else {
        panic!("{found}")
    };
    let mut found: Vec<String> = found
        .into_iter()
        .map(|address| address.as_str().unwrap().to_owned())
        .collect();
    found.push(String::new());
    found
}

/// Whether the file at the address that is open holds what the app shows there now. What depends on the reader is left out of both.
const SAME: &str = "(() => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () => {
        const file = request.response.getElementById('app');
        /* Natively a field's value is an attribute, in the browser a property. */
        file.querySelectorAll('input').forEach(field => field.removeAttribute('value'));
        const app = document.getElementById('app').cloneNode(true);
        /* The app's neighbouring texts are one in the file. */
        app.normalize();
        const at = [...file.innerHTML].findIndex((letter, at) => letter != app.innerHTML[at]);
        const around = (html) => html.slice(Math.max(0, at - 80), at + 80);
        window.same = file.isEqualNode(app) || { file: around(file.innerHTML), app: around(app.innerHTML) };
    };
    request.open('GET', location.href);
    request.send();
})()";

#[test]
fn each_file_holds_what_the_app_shows() {
    let faults = Faults::default();
    // The file comes from the host, as on a first visit, not from the worker.
    faults.set([Fault::new("sw.js", FaultKind::Hold)]);
    Visit::default().faults(&faults).run(|page| async move {
        open(&page, "").await;
        let addresses = addresses(&page).await;
        assert_eq!(addresses.len(), 21 + 10 + 1);
        for address in addresses {
            // To each page the reader comes for the first time.
            page.evaluate("localStorage.clear()").await;
            open(&page, &address).await;
            page.evaluate(SAME).await;
            page.until_true("window.same !== undefined").await;
            let same = page.evaluate("window.same").await;
            assert_eq!(same, true, "{address}: {same}");
        }
        page.assert_clean().await;
    });
}

/// Keeps where every element stands, and how far the layout has shifted since, which Chromium alone tells.
const WATCH: &str = "(() => {
    window.shift = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    window.boxes = () => [...document.querySelectorAll('#app, #app *')].map(element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { name: element.localName + '.' + element.className, box: [left, top, width, height] };
    });
    window.before = boxes();
})()";

/// What stands elsewhere than it did, or is new or gone. Engines round to parts of a pixel of their own.
const MOVED: &str = "(() => {
    const now = boxes();
    const moved = now.filter(({ name, box }, at) =>
        before[at]?.name != name || box.some((edge, side) => Math.abs(edge - before[at].box[side]) >= 0.1));
    return [now.length - before.length, moved.slice(0, 5)];
})()";

#[test]
fn nothing_moves_and_the_place_stays() {
    for window in [Window::PHONE, Window::DESKTOP] {
        let faults = held_back();
        Visit::default()
            .window(window)
            .faults(&faults.clone())
            .run(|page| async move {
                page.open("").await;
                // The font's coming may move lines.
                page.until_resolved("document.fonts.ready.then(() => true)")
                    .await;
                page.evaluate("void scrollTo(0, 900)").await;
                page.until_true("scrollY == 900").await;
                page.evaluate(WATCH).await;
                assert!(page.evaluate("before.length").await.as_u64() > Some(100));
                faults.clear();
                ready(&page).await;
                assert_eq!(page.evaluate("scrollY").await, 900);
                assert_eq!(page.evaluate(MOVED).await, json!([0, []]));
                assert_eq!(page.evaluate("window.shift").await, 0);
            });
    }
}

#[test]
fn what_is_typed_before_the_app_comes_is_searched() {
    let faults = held_back();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            page.type_into("#search", "einops").await;
            faults.clear();
            ready(&page).await;
            page.wait_for_count(".rows > li", 1).await;
            page.until_true("document.activeElement.id == 'search'")
                .await;
        });
}
