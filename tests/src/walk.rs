//! A reader's walk through a site, and what the browser's timeline says of it: what moved, and what kept the page from answering. It knows
//! nothing of what is too much.

use bayegan_server::{Fault, FaultKind, Faults};
use serde_json::Value;

use crate::page::Page;

/// Keeps what Chromium tells of: shifts of the layout, tasks of more than 50 ms, and the marks of the steps.
const WATCH: &str = "(() => {
    window.timeline = [];
    const place = node => node?.nodeType == 1 ? node.tagName.toLowerCase() + (node.className && '.' + node.className) : String(node?.nodeName);
    const keep = entry => timeline.push({
        kind: entry.entryType,
        name: entry.name,
        at: entry.startTime,
        length: entry.duration,
        shift: entry.value ?? 0,
        asked: entry.hadRecentInput ?? false,
        what: (entry.sources ?? []).map(({ node }) => place(node)).join(', '),
    });
    const observer = new PerformanceObserver(list => list.getEntries().forEach(keep));
    for (const type of ['layout-shift', 'longtask', 'mark']) observer.observe({ type, buffered: true });
    return true;
})()";

/// The steps, in order; the first one ends when the app has taken the page over.
pub const STEPS: [&str; 11] = [
    "open",
    "the font arrives",
    "scroll",
    "the site is kept for reading offline",
    "scroll back",
    "type",
    "open a post",
    "back",
    "overview/",
    "links/",
    "settings/",
];

/// What moved without being asked to, or kept the page from answering.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The step of the walk.
    pub step: String,
    /// How much of the window moved how far, as Cumulative Layout Shift counts it.
    pub shift: f64,
    /// For how many milliseconds the page did not answer.
    pub busy: f64,
    /// The elements that moved.
    pub what: String,
}

/// Faults under which font and offline worker do not come until the walk lets them.
pub fn held_back() -> Faults {
    let faults = Faults::default();
    faults.set([FONT, WORKER].map(held));
    faults
}

/// How the path of the font ends.
const FONT: &str = ".woff2";

/// How the path of the offline worker ends.
const WORKER: &str = "/sw.js";

/// The fault that a file does not come.
fn held(path_suffix: &str) -> Fault {
    Fault::new(path_suffix, FaultKind::Hold)
}

/// Walks through the site in Chromium, beginning with an empty page; `faults` are those of the visit, from [`held_back`]. `query` finds
/// some posts.
pub async fn walk(page: &Page, faults: &Faults, query: &str) -> Vec<Moment> {
    page.open("").await;
    page.evaluate(WATCH).await;
    page.wait_for("html[data-live]").await;
    step(page, "the font arrives").await;
    faults.set([held(WORKER)]);
    // Listed once all of it is there, whether the page then uses it or not.
    page.until_true(
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.woff2'))",
    )
    .await;
    step(page, "scroll").await;
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
        .await;
    step(page, "the site is kept for reading offline").await;
    faults.set([]);
    page.until_true("!document.getElementById('offline').hidden")
        .await;
    step(page, "scroll back").await;
    page.evaluate("scrollTo(0, 0)").await;
    step(page, "type").await;
    for letter in query.chars() {
        page.type_into("#search", &letter.to_string()).await;
    }
    page.until_true("document.querySelector('.rows mark')")
        .await;
    step(page, "open a post").await;
    page.click(".rows h2 a").await;
    page.wait_for(".post-page .body").await;
    step(page, "back").await;
    page.back().await;
    page.wait_for(".rows mark").await;
    for room in ["overview/", "links/", "settings/"] {
        step(page, room).await;
        page.click(&format!(".rooms a[href^='{room}']")).await;
        page.wait_for(&format!(".rooms a[href^='{room}'][aria-current]"))
            .await;
    }
    step(page, "the end").await;
    page.until_true("timeline.some(({ name }) => name == 'the end')")
        .await;
    moments(&page.evaluate("timeline").await)
}

/// Lets what went before come to rest, and marks where the next step begins.
async fn step(page: &Page, name: &str) {
    page.until_painted().await;
    page.evaluate(&format!("performance.mark({name:?})")).await;
}

/// What of a timeline is no mark, each with the last mark before it.
fn moments(timeline: &Value) -> Vec<Moment> {
    let entries = timeline.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    let number = |entry: &Value, name: &str| entry[name].as_f64().unwrap_or_default();
    let step = |at: f64| {
        let mut marks = entries.iter().rev().filter(|entry| entry["kind"] == "mark");
        let last = marks.find(|mark| number(mark, "at") <= at);
        last.map_or("open".into(), |mark| text(mark, "name"))
    };
    let told = entries
        .iter()
        .filter(|entry| entry["kind"] != "mark" && entry["asked"] != true);
    told.map(|entry| Moment {
        step: step(number(entry, "at")),
        shift: number(entry, "shift"),
        busy: number(entry, "length"),
        what: text(entry, "what"),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_moment_belongs_to_the_last_mark_before_it() {
        let entry = |kind: &str, name: &str, at: f64, shift: f64| json!({ "kind": kind, "name": name, "at": at, "length": 60.0, "shift": shift, "asked": false, "what": "p" });
        let timeline = json!([
            entry("longtask", "self", 5.0, 0.0),
            entry("mark", "type", 10.0, 0.0),
            entry("layout-shift", "", 20.0, 0.25),
            entry("mark", "back", 30.0, 0.0),
        ]);
        let found = moments(&timeline);
        let steps: Vec<_> = found
            .iter()
            .map(|one| (one.step.as_str(), one.shift))
            .collect();
        assert_eq!(steps, [("open", 0.0), ("type", 0.25)]);
    }
}
